"""What the quick commands must not import: each costs more than the answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("networkx", "pandas", "pyshacl", "pyvis", "rdflib")
PROBE = """
import json, sys
from kg.cli.main import main
code = main(sys.argv[1:], standalone_mode=False)
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def imported(*words: str) -> set[str]:
    """The modules a command leaves behind."""
    done = subprocess.run([sys.executable, "-c", PROBE, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code in (None, 0)
    return set(modules)


@pytest.mark.parametrize(
    "words",
    [
        ("show", "Japon"),
        ("show", "Japon", "--json"),
        ("query", "who-works-with"),
        ("query", "who-works-with", "--format", "csv"),
        ("query", "SELECT * { ?s a ent:Party } LIMIT 3"),
        ("stats",),
        ("export", "statements"),
        ("export", "graph", "--format", "jsonld"),
    ],
    ids=" ".join,
)
def test_a_quick_command_imports_nothing_heavy(built: Path, words: tuple[str, ...]) -> None:
    assert imported(*words, "--store", str(built)).intersection(HEAVY) == set()


def test_a_build_imports_nothing_heavy(seeds: Path, tmp_path: Path) -> None:
    assert (
        imported("build", "-q", "--seeds", str(seeds), "--output", str(tmp_path / "build")).intersection(
            HEAVY
        )
        == set()
    )


def test_help_imports_no_store_and_no_table() -> None:
    assert imported("--help").intersection((*HEAVY, "pyarrow", "pyoxigraph", "rich", "yaml")) == set()


def test_importing_kg_imports_nothing_of_it_but_the_table_of_contents() -> None:
    probe = "import sys, kg; print(*sorted(m for m in sys.modules if m.split('.')[0] in sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", probe, "kg", "pyarrow", "pyoxigraph", *HEAVY],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["kg"]
