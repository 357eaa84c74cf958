"""``kg note`` as it is typed: the ending decides the format, faults say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import main


def run(built: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["note", *words], env={"KG_STORE": str(built)})


@pytest.mark.parametrize(
    ("ending", "begins"), [(".html", b"<!doctype html>"), (".docx", b"PK\x03\x04"), (".md", b"# South Korea")]
)
def test_the_ending_decides_the_format(built: Path, tmp_path: Path, ending: str, begins: bytes) -> None:
    path = tmp_path / f"korea{ending}"
    result = run(built, "South Korea", "--lang", "en", "--output", str(path))
    assert (result.exit_code, result.stderr) == (0, f"{path} written\n")
    assert path.read_bytes().startswith(begins)


def test_a_filter_is_named_in_the_note(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "japan.md"
    result = run(built, "Japon", "--force", "binding", "--lang", "en", "--output", str(path))
    assert result.exit_code == 0
    assert "; filtered: binding" in path.read_text("utf-8").splitlines()[2]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("Japon", "-o", "x.odt"), 2, "use one of .html, .pdf, .docx, .md."),
        (("Japon", "--as-of", "hier"), 2, "--as-of 'hier' is no day; write it as 2024-03-01."),
        (
            ("Tsukuba",),
            1,
            "kg: 'Tsukuba' (place): a note is about a party; kg show Tsukuba tells all about it",
        ),
        (("Japn",), 1, "did you mean 'Japon'"),
    ],
)
def test_a_fault_says_what_to_do(built: Path, words: tuple[str, ...], code: int, said: str) -> None:
    result = run(built, *words)
    assert (result.exit_code, said in result.stderr) == (code, True), result.stderr
