"""``kg`` is a short table of contents, and reading it costs nothing."""

from __future__ import annotations

import subprocess
import sys

import kg


def test_the_table_of_contents_is_short_sorted_and_true() -> None:
    assert len(kg.__all__) <= 12
    assert list(kg.__all__) == sorted(kg.__all__)
    assert [name for name in kg.__all__ if not hasattr(kg, name)] == []


def test_build_is_a_function_whatever_was_used_before() -> None:
    probe = "import kg; kg.read('La France a signé.'); print(callable(kg.build), callable(kg.read))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True True"


def test_importing_kg_loads_no_heavy_package() -> None:
    heavy = "{'pandas', 'pyarrow', 'rdflib', 'networkx', 'numpy', 'yaml', 'pyoxigraph'}"
    probe = f"import sys, kg; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
