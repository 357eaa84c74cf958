"""When things go wrong: one line on stderr that says what, where and what to do; the old build stays.

Each test is a line of the issue's section of that name.
"""

from __future__ import annotations

import hashlib
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import COMMANDS, main
from kg.graph.release import Release

NAME = "001_10fd14955a8171a2"
TEXT, LEDGER = f"{NAME}.txt", f"ledger/{NAME}.tsv"
KG = [sys.executable, "-c", "from kg.cli.main import main; main()"]


def told(*words: str, code: int = 1) -> str:
    """What a command that fails says: one line on stderr, nothing on stdout, and no traceback."""
    result = CliRunner().invoke(main, words)
    # An exception that is not an exit would have been a traceback.
    assert isinstance(result.exception, SystemExit), result.exception
    assert (result.exit_code, result.stdout) == (code, "")
    (line,) = result.stderr.splitlines()
    return line


def state(folder: Path) -> dict[str, bytes]:
    """Every file below a folder of builds, with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def signed(folder: Path, data: bytes) -> None:
    """Other bytes for the document, with a manifest that knows them."""
    manifest = folder / "manifest.csv"
    before = hashlib.sha256((folder / TEXT).read_bytes()).hexdigest()
    (folder / TEXT).write_bytes(data)
    after = hashlib.sha256(data).hexdigest()
    manifest.write_bytes(manifest.read_bytes().replace(before.encode(), after.encode()))


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Other words in a file."""

    def damage(folder: Path) -> None:
        text = (folder / name).read_bytes().decode()
        assert old in text
        (folder / name).write_bytes(text.replace(old, new).encode())

    return damage


def row(*cells: str) -> Callable[[Path], None]:
    """One more row in the ledger."""

    def damage(folder: Path) -> None:
        with (folder / LEDGER).open("a", encoding="utf-8", newline="") as ledger:
            ledger.write("\t".join(cells) + "\n")

    return damage


def row_twice(folder: Path) -> None:
    head, *rows = (folder / "manifest.csv").read_bytes().splitlines(keepends=True)
    (folder / "manifest.csv").write_bytes(b"".join([head, *rows, *rows]))


def last(folder: Path) -> str:
    """The place of the ledger's last row."""
    return f"{folder / LEDGER}:{len((folder / LEDGER).read_bytes().splitlines())}"


FRANCE = ("added", "", "France", "covers", "5G", "", "", "")
DOCUMENT_FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a manifest row without its file": (
        lambda folder: (folder / TEXT).unlink(),
        "{folder}/manifest.csv:2: no file '" + TEXT + "' in the folder; restore it or remove the row",
    ),
    "a changed file": (
        lambda folder: (folder / TEXT).write_text("Autre chose.\n"),
        "{folder}/" + TEXT + ": digest differs from the manifest; restore the file or update its row",
    ),
    "a file that is not UTF-8": (
        lambda folder: signed(folder, "Première".encode("latin-1")),
        TEXT + ": not UTF-8 at byte 5; save it as UTF-8",
    ),
    "an empty file": (
        lambda folder: signed(folder, b""),
        TEXT + ": the file is empty; put the document's text in it",
    ),
    "a file of blanks": (
        lambda folder: signed(folder, " \n\ufeff\t".encode()),
        TEXT + ": the file is empty; put the document's text in it",
    ),
    "an unknown genre": (
        replaced("manifest.csv", ",communique,", ",memo,"),
        "manifest.csv: " + NAME + ": unknown genre 'memo'; use one of communique, document, institutional-page, "
        "programme-page, questions-and-answers, strategy",
    ),
    "an unknown speaker": (
        replaced("manifest.csv", "affaires étrangères,,", "affaires étrangère,,"),
        "{folder}/manifest.csv:2: speaker: unknown name 'Ministère de l’Europe et des affaires étrangère'; did you "
        "mean 'ministère de l’Europe et des affaires étrangères'",
    ),
    "a speaker nobody resembles": (
        replaced("manifest.csv", ",Ministère de l’Europe et des affaires étrangères,,", ",Qqqq,,"),
        "{folder}/manifest.csv:2: speaker: unknown name 'Qqqq'; add it to ontology/reference",
    ),
    "no manifest": (
        lambda folder: (folder / "manifest.csv").unlink(),
        "{folder}/manifest.csv: cannot be read (No such file or directory); write a manifest there",
    ),
    "a manifest that is not UTF-8": (
        lambda folder: (folder / "manifest.csv").write_bytes(b"id,\xe9"),
        "{folder}/manifest.csv: not UTF-8 at byte 3; save it as UTF-8",
    ),
    "a manifest without a column": (
        replaced("manifest.csv", ",genre,", ",gender,"),
        "{folder}/manifest.csv:1: no column genre; add it to the first line",
    ),
    "a row twice": (
        row_twice,
        "{folder}/manifest.csv:3: '" + NAME + "' is on line 2 too; keep one row a document",
    ),
    "a ledger quote that is not found": (
        row(*FRANCE, "Les parties se sont félicitées"),
        "{ledger}: the document does not say 'Les parties se sont félicitées'; nearest: '",
    ),
    "a ledger quote that resembles nothing": (
        row(*FRANCE, "0123456789" * 12),
        "{ledger}: the document does not say '" + "0123456789" * 10 + "…'; copy the words from the file",
    ),
    "a ledger name nobody knows": (
        row("added", "", "Frnce", "covers", "5G", "", "", "", "France - Japon"),
        "{ledger}: 'Frnce' is known neither here nor in the ontology; did you mean 'France'",
    ),
    "a ledger name nobody resembles": (
        row("added", "", "Qqqqqq", "covers", "5G", "", "", "", "France - Japon"),
        "{ledger}: 'Qqqqqq' is known neither here nor in the ontology; declare it in a named row",
    ),
    "a ledger property nobody knows": (
        row("added", "", "France", "cover", "5G", "", "", "", "France - Japon"),
        "{ledger}: unknown property 'cover'; did you mean 'covers'",
    ),
    "a ledger status nobody knows": (
        row("added", "", "France", "covers", "5G", "", "signd", "", "France - Japon"),
        "{ledger}: unknown status 'signd'; did you mean 'signed'",
    ),
    "a ledger date that is none": (
        row("added", "", "France", "covers", "5G", "février", "", "", "France - Japon"),
        "{ledger}: 'février'",
    ),
    "an unknown decision": (
        row("acepted", "", "France", "covers", "5G"),
        "{ledger}: unknown decision 'acepted'; did you mean 'accepted'?",
    ),
    "a ledger without its columns": (
        lambda folder: (folder / LEDGER).write_text("accepted\tx\n"),
        "{folder}/" + LEDGER + ":1: the columns are not decision key subject",
    ),
    "a ledger of no document": (
        lambda folder: shutil.copy(folder / LEDGER, folder / "ledger" / "999.tsv"),
        "{folder}/ledger/999.tsv: the manifest has no document '999'; rename the ledger or add the row",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", DOCUMENT_FAULTS)
def test_a_fault_of_documents_is_one_clear_line_and_the_old_build_stays(
    seeds: Path, output: Path, fault: str
) -> None:
    before = state(output)
    damage, message = DOCUMENT_FAULTS[fault]
    damage(seeds)
    line = told("build", "--seeds", str(seeds), "--output", str(output))
    place = last(seeds) if "{ledger}" in message else ""
    assert line.startswith("kg: " + message.format(folder=seeds, ledger=place))
    assert state(output) == before


@pytest.mark.parametrize("below", ["", "/below"], ids=["a file in its place", "a file above"])
def test_an_output_folder_that_cannot_be_made_is_told(seeds: Path, tmp_path: Path, below: str) -> None:
    (tmp_path / "taken").write_text("")
    line = told("build", "--seeds", str(seeds), "--output", f"{tmp_path}/taken{below}")
    reason = "Not a directory" if below else "File exists"
    assert line == (
        f"kg: {tmp_path}/taken{below}: cannot be written ({reason}); "
        "make room or choose another folder with --output"
    )


def test_an_unwritable_output_folder_is_told(seeds: Path) -> None:
    line = told("build", "--seeds", str(seeds), "--output", "/proc/entente")
    assert re.fullmatch(
        r"kg: /proc/entente: cannot be written \(.+\); make room or choose another folder with --output", line
    )


def failed_build(seeds: Path, output: Path, limit: int = -1) -> str:
    """What a build in a process of its own says when it fails; *limit* bounds the size of a file."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [*KG, "build", "--seeds", str(seeds), "--output", str(output)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bounded if limit >= 0 else None,
    )
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    return line


@pytest.mark.parametrize("limit", [0, 30_000, 200_000], ids=["first file", "settings", "data"])
def test_a_disk_that_takes_no_more_is_told_and_the_old_build_stays(
    seeds: Path, output: Path, limit: int
) -> None:
    before = state(output)
    line = failed_build(seeds, output, limit)
    assert line.startswith(f"kg: {output}: cannot be written (")
    assert line.endswith("; make room or choose another folder with --output")
    assert state(output) == before
    assert not any(output.glob(".unfinished-*"))


@pytest.fixture
def small_disk(output: Path, tmp_path: Path) -> Iterator[Path]:
    """A file system that holds a build and no room for another."""
    folder = tmp_path / "disk"
    folder.mkdir()
    room = sum(path.stat().st_size + 4096 for path in output.rglob("*")) * 3 // 2
    mount = ["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(folder)]
    if os.getuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("a disk of a given size needs the right to mount one")
    try:
        shutil.copytree(output, folder, symlinks=True, dirs_exist_ok=True)
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_told_and_the_old_build_stays(seeds: Path, small_disk: Path) -> None:
    before = state(small_disk)
    line = failed_build(seeds, small_disk)
    assert re.fullmatch(
        rf"kg: {small_disk}: cannot be written \(.*No space left on device.*\); make room or choose another "
        "folder with --output",
        line,
    )
    assert state(small_disk) == before
    assert not any(small_disk.glob(".unfinished-*"))


READERS = {
    "show": ("show", "Japon", "--store"),
    "query": ("query", "who-works-with", "--store"),
    "export statements": ("export", "statements", "--store"),
    "export parquet": ("export", "statements", "--format", "parquet", "--store"),
    "export graph": ("export", "graph", "--store"),
    "stats": ("stats", "--store"),
    "check": ("check", "--store"),
    "diff": ("diff",),
}


def reading(command: str, store: Path) -> tuple[str, ...]:
    """A command that reads a store, for ``diff`` on both sides."""
    return (*READERS[command], str(store), *([str(store)] if command == "diff" else []))


@pytest.mark.parametrize("command", READERS)
def test_a_missing_store_is_told(tmp_path: Path, command: str) -> None:
    line = told(*reading(command, tmp_path / "none"))
    assert line == (f"kg: {tmp_path}/none: no graph here; run kg build, or name another folder with --store")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribbled(path: Path) -> None:
    """Other bytes in the middle, the size kept."""
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 8] = bytes(byte ^ 0xFF for byte in data[middle : middle + 8])
    path.write_bytes(data)


EVERYTHING = tuple(READERS)
STORE = ("show", "query", "export graph")
TABLES = ("export statements", "export parquet", "diff")


@pytest.mark.parametrize(
    ("pattern", "damage", "commands"),
    [
        ("manifest.json", cut, EVERYTHING),
        ("manifest.json", lambda path: path.write_text("{}"), EVERYTHING),
        ("manifest.json", lambda path: path.write_bytes(b"\xff\x00"), EVERYTHING),
        ("store/*.sst", cut, EVERYTHING),
        ("store/*.sst", Path.unlink, EVERYTHING),
        ("store/CURRENT", Path.unlink, EVERYTHING),
        ("store/*.sst", scribbled, STORE),
        ("store/MANIFEST-*", scribbled, STORE),
        ("statements.parquet", cut, EVERYTHING),
        ("statements.parquet", scribbled, TABLES),
        ("evidence.parquet", Path.unlink, EVERYTHING),
    ],
    ids=[
        "manifest-cut", "manifest-emptied", "manifest-binary", "store-cut", "store-removed", "store-headless",
        "store-changed", "store-map-changed", "table-cut", "table-changed", "table-removed",
    ],
)  # fmt: skip
def test_a_damaged_store_is_told_by_every_command_that_needs_what_is_damaged(
    release: Release,
    tmp_path: Path,
    pattern: str,
    damage: Callable[[Path], object],
    commands: tuple[str, ...],
) -> None:
    copy = shutil.copytree(release.folder, tmp_path / "copy")
    path = max(copy.glob(pattern), key=lambda found: found.stat().st_size)
    damage(path)
    lines = {command: told(*reading(command, copy)) for command in commands}
    assert lines == dict.fromkeys(commands, f"kg: {path}: missing or damaged; run kg build again")


def test_a_store_that_was_emptied_is_told(release: Release, tmp_path: Path) -> None:
    copy = shutil.copytree(release.folder, tmp_path / "copy")
    shutil.rmtree(copy / "store")
    assert "missing or damaged; run kg build again" in told("show", "Japon", "--store", str(copy))


def test_a_sparql_error_names_line_and_column_and_marks_the_place(built: Path) -> None:
    line = told("query", "SELECT ?s {\n  ?s ?p ?o .\n  FILTR(?o > 3)\n}", "--store", str(built))
    assert line == "kg: query, line 3, column 3: --> FILTR(?o > 3) (mend what begins here)"


def test_a_sparql_error_in_a_file_is_told_alike(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "wrong.rq"
    path.write_text("ASK { ?s a ent:Statement ) }")
    assert told("query", str(path), "--store", str(built)) == (
        "kg: query, line 1, column 26: ASK { ?s a ent:Statement --> ) } (mend what begins here)"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("show", "Jpaon"), "unknown name 'Jpaon'; did you mean 'Japon' or 'Japan' or 'PAHO'?"),
        (("show", "qqqqqq"), "unknown name 'qqqqqq'; kg export entities lists every name"),
        (("show", "Mexico"), "'Mexico' may be Mexico (https://w3id.org/entente/id/place/mexico) or Mexique ("),
        (("query", "who-works-wth"), "unknown query 'who-works-wth'; did you mean 'who-works-with'"),
        (("query", "qqqqqq"), "unknown query 'qqqqqq'; kg query --list shows the named questions"),
        (("query", "who-works-with", "prty=Japon"), "unknown parameter of who-works-with 'prty'; did you mean 'party'"),
        (("query", "who-works-with", "party=Jpon"), "unknown name 'Jpon'; did you mean 'Japon'"),
        (("query", "as-of", "day=2024"), "day='2024' is no day; write it as 2024-12-31"),
        (("query", "signed-or-above", "rung=signd"), "unknown name 'signd'; did you mean 'signed'"),
        (("query", "ASK { ?s ?p ?o }", "a=b"), "'a': only named questions take parameters; write it into the query"),
        (("query", "none.rq"), "none.rq: cannot be read (No such file or directory); give SPARQL, a file or a name"),
        (("query", "as-of", "--format", "turtle"), "only CONSTRUCT and DESCRIBE give Turtle; choose table"),
        (("export", "evidence", "--format", "jsonl"), "evidence come in csv, parquet, not in jsonl; jsonl is a format"),
        (("export", "graph", "-o", "/proc/entente"), "/proc/entente: cannot be written ("),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_a_wrong_word_is_told_with_what_was_meant(built: Path, words: tuple[str, ...], message: str) -> None:
    assert told(*words, "--store", str(built)).startswith(f"kg: {message}")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("shw", "Japon"), "No such command 'shw'. Did you mean 'show'?"),
        (("qqqqqq",), f"No such command 'qqqqqq'. There are {', '.join(sorted(COMMANDS))}."),
        (("show",), "Missing argument 'NAME'."),
        (("show", "Japon", "--lnag", "en"), "No such option"),
        (("show", "Japon", "--lang", "de"), "Invalid value for '--lang': 'de' is not one of 'fr', 'en'."),
        (("query",), "Missing argument 'QUERY'; --list shows the named questions."),
        (("query", "as-of", "day"), "'day' is no parameter; write NAME=VALUE."),
        (("export", "statement"), "Invalid value for '{statements|evidence|entities|graph}': 'statement' is not"),
        (("diff", "build"), "Missing argument 'B'."),
        (("build", "--include", "all"), "Invalid value for '--include': 'all' is not"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_wrong_usage_is_told_with_exit_code_two(words: tuple[str, ...], message: str) -> None:
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Error: {message}" in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


def test_a_reader_that_stops_early_is_no_fault(built: Path) -> None:
    export = " ".join(f"'{word}'" for word in [*KG, "export", "graph", "--store", str(built)])
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {export} | head -n 1"], capture_output=True, text=True, check=False
    )
    assert (done.stdout.count("\n"), done.stderr) == (1, "")
