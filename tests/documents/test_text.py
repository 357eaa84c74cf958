"""Text layers: bytes to the text offsets count in."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents.formats import extract
from kg.documents.text import decode, lines, read_bytes, trim
from kg.errors import DocumentError


def test_nothing_of_the_file_is_lost():
    data = "\ufeff  Première\r\nligne\u00a0\n\n".encode()
    assert decode(data, "a.txt").encode() == data


def test_a_file_in_another_encoding_is_an_error_with_its_place():
    with pytest.raises(DocumentError) as raised:
        decode("été".encode("latin-1"), "seeds/a.txt")
    assert str(raised.value) == "seeds/a.txt: not UTF-8 at byte 0; save it as UTF-8"


@pytest.mark.parametrize("content", ["", " \n\t\r\n", "\ufeff\n"])
def test_a_file_that_holds_nothing_is_an_error(content: str):
    with pytest.raises(DocumentError, match=r"a\.txt: the file is empty"):
        extract(content.encode(), "a.txt")


def test_a_format_without_a_reader_is_an_error():
    with pytest.raises(DocumentError, match=r"a\.odt: no reader for this format; save it as one of \.docx"):
        extract(b"text", "a.odt")


def test_a_missing_file_is_an_error(tmp_path: Path):
    with pytest.raises(DocumentError, match="no such file"):
        read_bytes(tmp_path / "a.txt")


def test_a_folder_is_no_document(tmp_path: Path):
    with pytest.raises(DocumentError, match="cannot be read"):
        read_bytes(tmp_path)


def test_lines_end_as_the_file_ends_them():
    text = "  a \r\nb\rc\n\n d"
    found = lines(text)
    assert [(text[line.start : line.end], line.indent) for line in found] == [
        ("a", 2),
        ("b", 0),
        ("c", 0),
        ("", 0),
        ("d", 1),
    ]
    assert [line.is_blank for line in found] == [False, False, False, True, False]


def test_blanks_of_every_width_are_trimmed():
    assert trim("\u00a0\u202f\u200b\ufeff x\u2003\n", 0, 8) == (5, 6)
