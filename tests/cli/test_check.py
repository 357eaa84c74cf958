"""``kg check`` on a sound release, and on copies of it that were tampered with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import main
from kg.graph.release import Release


@pytest.fixture
def copy(release: Release, tmp_path: Path) -> Path:
    return shutil.copytree(release.folder, tmp_path / "release")


def test_a_sound_release_passes_and_its_doubts_are_listed(release: Release) -> None:
    result = CliRunner().invoke(main, ["check", "--store", str(release.folder)])
    assert result.exit_code == 0, result.output
    passed = [line.split()[0] for line in result.stdout.splitlines() if line.endswith(" ok")]
    assert passed == ["files", "quotes", "minimums", "shapes", "ontology"]
    assert f"{len(release.issues)} open" in result.stdout


def test_a_changed_text_is_found_by_digest_and_by_every_quote_it_breaks(copy: Path) -> None:
    text = copy / "documents" / "001_10fd14955a8171a2.txt"
    text.write_bytes(text.read_bytes().replace(b"1er", b"2er"))
    result = CliRunner().invoke(main, ["check", "--json", "--store", str(copy)])
    found = {check["name"]: check["findings"] for check in json.loads(result.stdout)["checks"]}
    assert result.exit_code == 1
    assert [f["where"] for f in found["files"]] == ["documents/001_10fd14955a8171a2.txt"]
    assert found["quotes"]
    assert all("where statement" in f["message"] for f in found["quotes"])
    assert found["shapes"] == []


def test_too_few_statements_are_named_with_their_document(copy: Path) -> None:
    manifest = copy / "manifest.json"
    built = json.loads(manifest.read_text("utf-8"))
    built["documents"][0]["minimum"] = 10_000
    manifest.write_text(json.dumps(built), "utf-8")
    result = CliRunner().invoke(main, ["check", "--no-issues", "--store", str(copy)])
    assert result.exit_code == 1
    assert f"at least {10_000} expected" in result.stdout
    assert result.stderr == "kg: 1 fault found; the lines above say where\n"
