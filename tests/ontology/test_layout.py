"""Every Turtle file is in the house layout, and laying a file out loses nothing."""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "format-turtle"
HEAD = "PREFIX ex: <http://example.org/>\n\n"


@pytest.fixture(scope="module")
def formatter() -> ModuleType:
    spec = spec_from_loader("format_turtle", SourceFileLoader("format_turtle", str(SCRIPT)))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_file_is_laid_out(formatter: ModuleType):
    found = [path.name for path, _ in formatter.differing(formatter.ROOT / "ontology")]
    assert found == [], "run scripts/format-turtle"


def test_what_is_said_of_one_thing_stands_together_its_type_first(formatter: ModuleType):
    text = (
        '@prefix ex: <http://example.org/> .\nex:a ex:p "é"@fr. ex:b a ex:B. ex:a a ex:A; ex:p 1, true, 1 .'
    )
    wanted = f'{HEAD}ex:a\n  a ex:A ;\n  ex:p "é"@fr ,\n    1 ,\n    true .\n\nex:b\n  a ex:B .\n'
    assert formatter.laid_out(text) == wanted
    assert formatter.laid_out(wanted) == wanted


@pytest.mark.parametrize(
    "value", [r'"a \"b\" \\ \n # c"', '"5.0"^^ex:d', "ex:c.d", "<http://example.org/a/b>", "1.5", "01"]
)
def test_nothing_is_lost(formatter: ModuleType, value: str):
    text = f"{HEAD}ex:a\n  ex:p {value} .\n"

    def triples(turtle: str) -> list[str]:
        return [str(quad) for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]

    assert triples(formatter.laid_out(text)) == triples(text)


def test_blank_nodes_are_left_alone(formatter: ModuleType):
    assert formatter.laid_out(f"{HEAD}ex:a ex:p [ ex:q 1 ] .") is None


@pytest.mark.parametrize("comment", ["# why\n", "ex:a ex:p 1 . # why\n"])
def test_a_comment_is_refused_rather_than_lost(formatter: ModuleType, comment: str):
    with pytest.raises(formatter.Faulty, match="comment"):
        formatter.laid_out(f"{HEAD}{comment}ex:b ex:p 1 .\n")


def test_a_fault_is_named_and_mended(formatter: ModuleType, tmp_path: Path):
    (tmp_path / "a.ttl").write_text(f"{HEAD}ex:a ex:p 1 .\n", encoding="utf-8")
    ((path, wanted),) = formatter.differing(tmp_path)
    path.write_text(wanted, encoding="utf-8")
    assert path.name == "a.ttl"
    assert list(formatter.differing(tmp_path)) == []
