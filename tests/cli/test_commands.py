"""What a user sees of each command."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import COMMANDS, main
from kg.graph.exports import export
from kg.graph.release import Release

KG = [sys.executable, "-c", "from kg.cli.main import main; main()"]


def kg(*words: str, stdin: str | None = None) -> str:
    """What a command that succeeds writes to stdout."""
    result = CliRunner().invoke(main, words, input=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_help_lists_every_command_with_a_line() -> None:
    shown = kg("--help").split("Commands:\n", 1)[1]
    assert [tuple(line.split(maxsplit=1)) for line in shown.splitlines()] == sorted(COMMANDS.items())


def test_the_version_is_told() -> None:
    assert kg("--version").startswith("kg, version ")


def test_a_build_says_what_it_built_and_where(seeds: Path, tmp_path: Path) -> None:
    output = tmp_path / "fresh"
    shown = kg("build", "--seeds", str(seeds), "--output", str(output))
    with Release(output) as release:
        counts = release.counts
    *lines, seconds, where = shown.splitlines()
    named = ("documents", "statements", "parties", "instruments", "topics", "issues")
    assert [line.split() for line in lines] == [[f"{counts[name]:,}", name] for name in named]
    assert (seconds.split()[1], where) == ("seconds", f"in {output}")


def test_a_quiet_build_says_nothing(seeds: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["build", "-q", "--seeds", str(seeds), "--output", str(tmp_path / "fresh")]
    )
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize(
    ("options", "reviews"),
    [
        (["--no-ledger"], {"unreviewed"}),
        ([], {"accepted", "added"}),
    ],
    ids=["without ledger", "with ledger"],
)
def test_a_build_takes_the_ledger_or_leaves_it_out(
    seeds: Path, tmp_path: Path, options: list[str], reviews: set[str]
) -> None:
    kg("build", "--seeds", str(seeds), "--output", str(tmp_path / "fresh"), *options)
    with Release(tmp_path / "fresh") as release:
        assert set(release.counts["by review"]) == reviews


def test_a_build_can_include_what_nobody_reviewed(seeds: Path, tmp_path: Path, output: Path) -> None:
    kg("build", "--seeds", str(seeds), "--output", str(tmp_path / "fresh"), "--include", "unreviewed")
    with Release(tmp_path / "fresh") as wide, Release(output) as narrow:
        assert wide.manifest["options"]["include"] == "accepted added corrected disputed unreviewed"
        assert wide.counts["statements"] >= narrow.counts["statements"]


def test_stats_are_what_the_builder_counted(built: Path, release: Release) -> None:
    assert json.loads(kg("stats", "--json", "--store", str(built))) == release.counts
    shown = kg("stats", "--store", str(built)).splitlines()
    assert f"{release.counts['statements']:>8,}  statements" in shown
    headings = [name for name, value in release.counts.items() if name.startswith("by ") and value]
    assert [line for line in shown if line.startswith("by ")] == headings


def test_show_tells_what_a_thing_is_and_quotes_every_proof(built: Path, release: Release) -> None:
    shown = " ".join(kg("show", "france", "--store", str(built)).split())
    told = json.loads(kg("show", "france", "--store", str(built), "--json"))
    proofs = [proof for _, group in told["groups"] for said in group for proof in said["proofs"]]
    assert shown.startswith("France territoire <https://w3id.org/entente/id/territory/fra>")
    assert [
        p for p in proofs if f"« {' '.join(p['quote'].split())} » [{p['document']} {p['start']}" not in shown
    ] == []
    assert [p for p in proofs if release.text(p["document"])[p["start"] : p["end"]] != p["quote"]] == []
    assert proofs


def test_show_answers_in_english_and_without_quotes(built: Path) -> None:
    shown = kg("show", "ÉTATS-UNIS", "--lang", "en", "--no-quotes", "--store", str(built))
    assert shown.splitlines()[0] == "United States  (États-Unis)"
    assert "according to" in shown
    assert "«" not in shown


def test_show_says_when_nothing_is_said(built: Path) -> None:
    assert kg("show", "Aruba", "--store", str(built)).splitlines()[-1] == "aucune assertion"


def test_a_query_is_text_a_file_standard_input_or_a_name(
    built: Path, release: Release, tmp_path: Path
) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?s a ent:Statement }"
    path = tmp_path / "count.rq"
    path.write_text(text)
    store = ("--format", "csv", "--store", str(built))
    answers = [
        kg("query", text, *store),
        kg("query", str(path), *store),
        kg("query", "-", *store, stdin=text),
    ]
    assert answers == [f"n\n{release.counts['statements']}\n"] * 3
    assert kg("query", "who-works-with", *store) == kg("query", "who-works-with", "party=Japon", *store)


def test_a_name_of_a_party_is_understood_in_any_language(built: Path) -> None:
    rows = [
        kg("query", "instruments-of", f"party={name}", "--format", "csv", "--store", str(built))
        for name in ("États-Unis", "united states", "USA")
    ]
    assert rows[0] == rows[1] == rows[2]
    assert len(rows[0].splitlines()) > 1


def test_an_answer_comes_in_every_format(built: Path) -> None:
    question = "SELECT ?s ?key { ?s ent:key ?key } ORDER BY ?key LIMIT 3"

    def asked(form: str) -> str:
        return kg("query", question, "--format", form, "--store", str(built))

    rows = list(csv.DictReader(io.StringIO(asked("csv"))))
    assert json.loads(asked("json")) == rows
    bindings = json.loads(asked("sparql-json"))["results"]["bindings"]
    assert [{name: cell["value"] for name, cell in row.items()} for row in bindings] == rows
    assert asked("xml").count("<result>") == len(rows) == 3
    head, *lines = asked("table").splitlines()
    assert (head.split(), [line.split()[1] for line in lines]) == (["s", "key"], [row["key"] for row in rows])


def test_a_table_counts_its_rows_on_stderr(built: Path) -> None:
    result = CliRunner().invoke(main, ["query", "ASK { ?s ?p ?o }", "--store", str(built)])
    assert (result.stdout.split(), result.stderr) == (["answer", "true"], "1 row\n")


def test_the_list_of_questions_shows_titles_and_parameters_in_the_language_asked_for() -> None:
    french, english = kg("query", "--list"), kg("query", "--list", "--lang", "en")
    assert "party= (entity, 'Japon') " in french
    assert "What is said of this instrument, and who says it?" in english
    assert french.count("= (") == english.count("= (")


@pytest.mark.parametrize(
    ("what", "form"),
    [("statements", "jsonl"), ("evidence", "csv"), ("entities", "parquet"), ("graph", "nquads")],
)
def test_an_export_goes_to_a_file_or_to_standard_output(
    built: Path, release: Release, tmp_path: Path, what: str, form: str
) -> None:
    wanted = io.BytesIO()
    export(release, what, form, wanted)
    words = ["export", what, "--format", form, "--store", str(built)]
    shown = CliRunner().invoke(main, words)
    kg(*words, "-o", str(tmp_path / "out"))
    assert shown.stdout_bytes == (tmp_path / "out").read_bytes() == wanted.getvalue()


@pytest.mark.parametrize(
    ("what", "beginning"),
    [
        ("statements", '{"id": '),
        ("evidence", "statement,ordinal,"),
        ("entities", "iri,"),
        ("graph", "@prefix"),
    ],
)
def test_each_part_has_a_format_of_its_own_by_default(built: Path, what: str, beginning: str) -> None:
    assert kg("export", what, "--store", str(built)).startswith(beginning)


def test_a_difference_is_told_by_sign_and_counted(seeds: Path, output: Path, tmp_path: Path) -> None:
    fewer = tmp_path / "fewer"
    (ledger,) = (seeds / "ledger").iterdir()
    rows = ledger.read_bytes().decode().splitlines(keepends=True)
    removed = next(row for row in reversed(rows) if row.startswith(("accepted", "added")))
    ledger.write_bytes("".join(row for row in rows if row != removed).encode())
    kg("build", "--seeds", str(seeds), "--output", str(fewer))
    forth, back = (
        CliRunner().invoke(main, ["diff", str(a), str(b)]) for a, b in ((output, fewer), (fewer, output))
    )
    assert [line[:2] for line in forth.stdout.splitlines()] == ["- "]
    assert [line[:2] for line in back.stdout.splitlines()] == ["+ "]
    assert (forth.stderr, back.stderr) == (
        "0 added, 1 removed, 0 changed\n",
        "1 added, 0 removed, 0 changed\n",
    )
    (change,) = map(json.loads, kg("diff", str(output), str(fewer), "--json").splitlines())
    assert (change["sign"], change["key"], change["fields"]) == ("-", change["statement"]["key"], {})
    assert change["key"] in removed


def test_a_release_does_not_differ_from_itself(built: Path) -> None:
    result = CliRunner().invoke(main, ["diff", str(built), str(built)])
    assert (result.exit_code, result.output) == (0, "0 added, 0 removed, 0 changed\n")


def test_the_ledgers_of_the_seeds_are_tidy_and_nothing_is_left_to_decide_in_a_tidy_one(seeds: Path) -> None:
    kg("ledger", "tidy", "001", "--seeds", str(seeds))
    kg("ledger", "tidy", "001", "--check", "--seeds", str(seeds))
    (ledger,) = (seeds / "ledger").iterdir()
    before = ledger.read_bytes()
    kg("ledger", "draft", "001", "--append", "--seeds", str(seeds))
    assert kg("ledger", "draft", "001", "--seeds", str(seeds)).count("\n") == 1
    assert ledger.read_bytes().startswith(before[:100])


def test_an_untidy_ledger_is_told_and_left_as_it_is(seeds: Path) -> None:
    kg("ledger", "tidy", "001", "--seeds", str(seeds))
    (ledger,) = (seeds / "ledger").iterdir()
    head, first, second, *rows = ledger.read_bytes().splitlines(keepends=True)
    untidy = b"".join([head, *rows, second, first])
    ledger.write_bytes(untidy)
    result = CliRunner().invoke(main, ["ledger", "tidy", "001", "--check", "--seeds", str(seeds)])
    assert (result.exit_code, result.stderr) == (1, f"kg: {ledger} is not tidy; run kg ledger tidy 001\n")
    assert ledger.read_bytes() == untidy


def test_a_ledger_goes_to_a_spreadsheet_and_back_unchanged(seeds: Path, tmp_path: Path) -> None:
    kg("ledger", "tidy", "001", "--seeds", str(seeds))
    (ledger,) = (seeds / "ledger").iterdir()
    before = ledger.read_bytes()
    sheet = str(tmp_path / "001.xlsx")
    kg("ledger", "export", "001", sheet, "--seeds", str(seeds))
    ledger.unlink()
    kg("ledger", "import", "001", sheet, "--seeds", str(seeds))
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
@pytest.mark.parametrize(
    "words",
    [
        ("show", "coree du sud"),
        ("query", "SELECT ?name { <https://w3id.org/entente/id/territory/kor> ?p ?name }"),
    ],
    ids=["show", "query"],
)
def test_french_is_written_whatever_the_locale(built: Path, words: tuple[str, ...], locale: str) -> None:
    # Python itself reads LC_ALL=C as UTF-8 unless it is told not to.
    told = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [*KG, *words, "--store", str(built)], env=os.environ | told, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Corée du Sud" in done.stdout.decode("utf-8")


def test_the_store_is_the_one_of_the_variable_when_none_is_named(built: Path, release: Release) -> None:
    result = CliRunner().invoke(main, ["stats", "--json"], env={"KG_STORE": str(built)})
    assert json.loads(result.stdout) == release.counts
