"""Which reader reads which format of file; the bytes are looked at, a wrong ending is said.

================ ==========================================================================
ending           text layer
================ ==========================================================================
.txt .md         the file itself, decoded as UTF-8
.html .htm       its main text without menus, in the simple forms of Markdown
.pdf             its text, a paragraph a line; a form feed stands between two pages
.docx            its text in the simple forms of Markdown, footnotes at the end
================ ==========================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from kg.documents.extracted import Extracted
from kg.documents.rules import rules
from kg.documents.text import check_size, trim
from kg.errors import DocumentError

# Ending -> module whose ``extract`` reads it; imported when it is first met.
READERS = {
    ".txt": "plain",
    ".md": "plain",
    ".markdown": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "word",
}
_PLAIN = (".txt", ".pdf")  # whose paragraphs are told from their lines, not from marks
_MARKUP = (b"<!doctype html", b"<html", b"<?xml")
_OPENING = 2048


def suffix(name: str) -> str:
    """The ending of a file's name, in lower case.

    >>> suffix("Communiqué.final.PDF")
    '.pdf'
    """
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "." + base.rsplit(".", 1)[1].lower() if "." in base else ""


def is_markdown(name: str) -> bool:
    """Whether the text layer of a file is read as Markdown."""
    return suffix(name) in READERS and suffix(name) not in _PLAIN


def is_readable(name: str) -> bool:
    """Whether there is a reader for a file of this name."""
    return suffix(name) in READERS


def sniff(data: bytes) -> str:
    r"""The ending that fits bytes without a name.

    >>> [sniff(data) for data in (b"%PDF-1.7", b"---\ntitle: A\n---", b"<html>", b"Bonjour")]
    ['.pdf', '.md', '.html', '.txt']
    """
    opening = data[:_OPENING].lstrip(b"\xef\xbb\xbf \t\r\n")
    if opening.startswith(b"%PDF-"):
        return ".pdf"
    if opening.startswith(b"PK\x03\x04"):
        return ".docx"
    if opening.lower().startswith(_MARKUP):
        return ".html"
    return ".md" if opening.startswith((b"---\n", b"---\r\n", b"# ")) else ".txt"


def extract(data: bytes, name: str) -> Extracted:
    """The text layer of a file and what it says of itself.

    Args:
        data: its bytes.
        name: its name, for its ending and for messages.

    Raises:
        DocumentError: there is no reader for it, it is too large, damaged, locked or holds no text.
    """
    module = READERS.get(suffix(name))
    if module is None:
        known = ", ".join(sorted(READERS))
        raise DocumentError(f"{name}: no reader for this format; save it as one of {known}")
    limits = rules().limits
    check_size(len(data), name)
    found = sniff(data)
    if found in (".pdf", ".docx") and READERS[found] != module:
        kind = "PDF" if found == ".pdf" else "zip archive"
        raise DocumentError(f"{name}: holds a {kind}, not what its name says; rename it to end in {found}")
    read: Callable[[bytes, str], Extracted] = import_module(f"kg.documents.{module}").extract
    extracted = read(data, name)
    if len(extracted.text) > limits.text:
        many = f"{len(extracted.text):,} characters, at most {limits.text:,}"
        raise DocumentError(f"{name}: too long to read ({many}); split it")
    start, end = trim(extracted.text, 0, len(extracted.text))
    if start == end:
        raise DocumentError(f"{name}: the file is empty; put the document's text in it")
    return extracted
