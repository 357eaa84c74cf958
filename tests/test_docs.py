"""Documentation that can drift is a test: commands, links, versions and what must not be written anywhere."""

from __future__ import annotations

import doctest
import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli.main import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [
    ROOT / name
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "ontology/README.md", "tests/README.md")
]


def commands(group: click.Command, path: str = "kg") -> list[tuple[str, click.Command]]:
    """Every command below a group with the words that call it."""
    if not isinstance(group, click.Group):
        return [(path, group)]
    context = click.Context(group)
    found = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.extend(commands(command, f"{path} {name}"))
    return found


COMMANDS = commands(main)


def texts() -> list[Path]:
    """The project's own files, seeds left out: documents may name what they like."""
    roots = [ROOT / name for name in ("kg", "ontology", "scripts", "tests", "notebooks", ".ci")]
    below = (path for root in roots for path in root.rglob("*") if "__pycache__" not in path.parts)
    return sorted(path for path in (*ROOT.iterdir(), *below) if path.is_file())


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as they are made from the words of each."""
    headings = re.findall(r"^#+ +(.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_a_command_has_help_and_an_example_and_stands_in_the_readme(
    words: str, command: click.Command
) -> None:
    shown = command.get_help(click.Context(command, info_name=words))
    assert command.help, f"{words} has no help text"
    assert re.search(rf"^\s*(\$ )?{words}\b(?! \[OPTIONS\])", shown.split("\n", 1)[1], re.MULTILINE), (
        f"the help of {words} shows no example"
    )
    assert re.search(rf"\b{words}\b", README), f"the README does not mention {words}"


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_every_option_has_help(words: str, command: click.Command) -> None:
    silent = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert silent == [], f"{words}: options without help"


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(
        re.findall(
            r"(?:^|[`/ ])kg ([a-z]+)\b", "\n".join(re.findall(r"`[^`\n]+`|^ {4}.*$", README, re.MULTILINE))
        )
    )
    assert named - {words.split()[1] for words, _ in COMMANDS} == set()


SESSION = re.findall(r"^    \$ kg (.+)\n((?:    (?!\$).*\n)*)", README, re.MULTILINE)


@pytest.mark.parametrize(("words", "shown"), SESSION, ids=[words for words, _ in SESSION])
def test_the_session_of_the_readme_prints_what_it_shows(words: str, shown: str, built: Path) -> None:
    result = CliRunner().invoke(main, shlex.split(words), env={"KG_STORE": str(built)})
    assert result.exit_code == 0, result.output
    expected = "".join(line.removeprefix("    ") for line in shown.splitlines(keepends=True))
    assert doctest.OutputChecker().check_output(
        expected, result.stdout, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    ), result.stdout


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_between_pages_resolve(page: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        linked = (page.parent / name).resolve() if name else page
        if not linked.exists() or (anchor and anchor not in anchors(linked)):
            broken.append(target)
    assert broken == []


def test_there_is_one_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    cited = re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    newest = re.search(r"^## (\S+) \(", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert (cited and cited[1], newest and newest[1]) == (version, version)


def test_pins_are_exact_and_name_no_place_to_download_from() -> None:
    lines = [
        line
        for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.!+]+", line)] == []


def test_no_file_names_a_package_registry() -> None:
    registries = ("files.pythonhosted", "pypi", "registry.npmjs", "conda.anaconda", "proxy.golang")
    hosts = re.compile(rf"\b(?:{'|'.join(map(re.escape, registries))})\.(?:org|com)\b")
    naming = [path for path in texts() if hosts.search(path.read_text("utf-8", errors="replace"))]
    assert naming == []
