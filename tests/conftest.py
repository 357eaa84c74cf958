"""The release of the seeds and others, each built once; files of every format.

What docstrings read is made in the root's conftest.py.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from kg.build import build, read_one
from kg.curation.readings import save
from kg.graph.release import Release
from kg.resources import seeds_folder


@pytest.fixture(scope="session")
def release(built: Path) -> Iterator[Release]:
    """The release in it."""
    with Release(built) as opened:
        yield opened


@pytest.fixture(scope="session")
def proposed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    """A release that holds what the loaders propose as well, unreviewed."""
    with Release(build(tmp_path_factory.mktemp("proposed"), include=["unreviewed"])) as opened:
        yield opened


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the first communiqué, its row of the manifest and its ledger; and what it was built into."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "seeds" / "ledger").mkdir(parents=True)
    head, *rows = (seeds_folder() / "manifest.csv").read_bytes().decode().splitlines(keepends=True)
    (row,) = (row for row in rows if row.startswith("001"))
    (folder / "seeds" / "manifest.csv").write_text(head + row, "utf-8", newline="")
    name = row.split(",", 1)[0]
    shutil.copy(seeds_folder() / f"{name}.txt", folder / "seeds")
    shutil.copy(seeds_folder() / "ledger" / f"{name}.tsv", folder / "seeds" / "ledger")
    build(folder / "build", seeds=folder / "seeds")
    return folder


@pytest.fixture
def reading(tmp_path: Path) -> Path:
    """The first communiqué as ``kg read`` leaves it: a reading in a file, without a ledger."""
    proposal, _ = read_one("001")
    path = tmp_path / "readings" / f"{proposal.document.id}.json"
    save(replace(proposal, path=str(seeds_folder() / proposal.document.file)), path)
    return path


# -- files of every format, made here: nothing is kept that a program wrote elsewhere ----------------

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _pdf(pages: Sequence[Sequence[str]], *, title: str = "", password: str = "", head: str = "") -> bytes:
    """A PDF with a line of text every 14 points; an empty line is a gap, a line in stars is set large."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4, encrypt=password or None, invariant=1)
    if title:
        sheet.setTitle(title)
    for number, lines in enumerate(pages, 1):
        if head:
            sheet.setFont("Helvetica", 9)
            sheet.drawString(60, 815, head)
            sheet.drawCentredString(300, 25, f"{number} / {len(pages)}")
        for row, line in enumerate(lines):
            large = line.startswith("*")
            sheet.setFont("Helvetica", 18 if large else 11)
            sheet.drawString(60, 760 - 14 * row, line.strip("*"))
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def _word(body: str, **parts: str) -> bytes:
    """A Word file of the body's XML and other parts by name (``footnotes`` is word/footnotes.xml)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            path = "docProps/core.xml" if name == "core" else f"word/{name}.xml"
            archive.writestr(path, content)
    return out.getvalue()


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """Makes a PDF; a line every 14 points; an empty line is a gap, one in stars is set large."""
    return _pdf


@pytest.fixture
def word() -> Callable[..., bytes]:
    """Makes a Word file; from its body's XML and other parts by name (``footnotes``)."""
    return _word
