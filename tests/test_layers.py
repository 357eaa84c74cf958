"""The house keeps its shape: imports point down, and every room has its place in the list of layers."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_imports_point_down() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_stands_in_a_layer() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    listed = {name for layer in layers for name in re.findall(r"kg\.(\w+)", layer)}
    rooms = {p.stem for p in (ROOT / "kg").iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    assert rooms - {"__init__"} - listed == set()


def test_no_module_is_named_for_its_kind() -> None:
    drawers = {"utils", "util", "helpers", "common", "core", "misc", "tools"}
    assert [p for p in (ROOT / "kg").rglob("*.py") if p.stem in drawers or p.parent.name in drawers] == []


def test_the_reader_of_acts_says_what_each_of_its_modules_does() -> None:
    package = ROOT / "kg" / "reading" / "acts"
    told = set(re.findall(r"``(\w+)``", (package / "__init__.py").read_text("utf-8")))
    assert told == {p.stem for p in package.glob("*.py")} - {"__init__", "reader"}
