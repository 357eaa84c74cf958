"""The table of contents: every method has an example that runs, and a user's own type checker sees the types."""

from __future__ import annotations

import doctest
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).resolve().parents[2]
METHODS = [
    (name, getattr(kg.KnowledgeGraph, name)) for name in dir(kg.KnowledgeGraph) if not name.startswith("_")
]
USER = """
from pathlib import Path

import kg

graph = kg.open(Path("build"), language="en")
names: list[str] = graph.parties(territories=True, at_least="signed").label.tolist()
proof = graph.evidence("Japon", "France")
first: str = proof[0].quote
answer: bool = graph.ask("ASK { ?s ?p ?o }")
network = graph.network("parties", weight="newman", on="2025-01-01")
try:
    graph.statements(force=["binding"])
except kg.UnknownTermError as error:
    nearest: tuple[str, ...] = error.nearest
"""
WRONG = {
    'graph.statements(forse="binding")': 'Unexpected keyword argument "forse"',
    'graph.network("partys")': "incompatible type",
    'kg.open(language="de")': "incompatible type",
    'number: int = graph.iri("Japon")': "Incompatible types in assignment",
}


@pytest.mark.parametrize(("name", "method"), METHODS, ids=[name for name, _ in METHODS])
def test_a_public_method_has_an_example_that_runs(name: str, method: object) -> None:
    text = (method.fget if isinstance(method, property) else method).__doc__
    assert doctest.DocTestParser().get_examples(text or ""), f"{name} has no example"


def test_the_help_of_kg_names_every_public_name_and_method() -> None:
    text = kg.__doc__ or ""
    shown = {name for name, _ in METHODS} - {"close", "counts", "issues", "language", "release"}
    assert {name for name in {*kg.__all__, *shown} if f"``{name}``" not in text} == set()


def test_a_user_s_type_checker_sees_the_types(tmp_path: Path) -> None:
    path = tmp_path / "user.py"
    path.write_text(USER + "\n".join(WRONG), "utf-8")
    words = [
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--cache-dir",
        str(tmp_path / "cache"),
        str(path),
    ]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, cwd=tmp_path)
    first = USER.count("\n") + 1
    told = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert [int(line.split(":")[1]) for line in told] == list(range(first, first + len(WRONG))), done.stdout
    assert [word for word, line in zip(WRONG.values(), told, strict=True) if word not in line] == []


def test_the_marker_of_types_is_part_of_the_package() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    assert (ROOT / "kg" / "py.typed").is_file()
    assert "kg" in wheel["only-include"]
