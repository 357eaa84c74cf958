"""Each notebook runs from a clean kernel, shows no warning, and is kept without outputs."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))
MOST_CELLS = 15


def test_there_are_the_notebooks_the_readme_promises() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "01-first-look",
        "02-who-works-with-whom",
        "03-technologies-and-time",
        "04-check-a-claim",
        "05-whose-graph",
        "06-add-your-own-document",
        "07-query-with-sparql",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_short_tells_its_story_and_carries_no_output(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(notebook.cells) <= MOST_CELLS
    assert notebook.cells[0].cell_type == "markdown"
    assert notebook.cells[0].source.startswith("# ")
    assert [(cell.outputs, cell.execution_count) for cell in code] == [([], None)] * len(code)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    defined = [node for cell in code for node in ast.walk(ast.parse(cell.source)) if isinstance(node, kinds)]
    assert defined == [], "what a notebook has to define, the library lacks"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_no_warning(
    path: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE", str(built))
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    shown = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    assert [out.text for out in shown if out.get("name") == "stderr"] == []
    assert shown, "nothing to look at"
