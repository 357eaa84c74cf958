"""A document in two languages: each passage is read with the words of its own."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.intake import propose

TEXT = """# Déclaration conjointe

Le 1er février 2024

Le Japon et la France ont lancé un dialogue sur la sécurité des câbles sous-marins avec les ministères.

Chile and Peru have launched the Harbour Security Partnership, and they will work on it with the ports.

Die Parteien haben sich auf einen Plan für das Land geeinigt, und sie werden ihn bald mit uns umsetzen.
"""


def test_each_passage_is_read_in_its_language(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, "utf-8")
    found = propose(path)
    said = {
        (s.subject.rsplit("/", 1)[-1], s.predicate.rsplit("#", 1)[-1], s.quotes[0].text[:5])
        for s in found.proposed.statements
        if s.predicate.endswith(("#leads", "#launches", "#participatesIn"))
    }
    assert {subject for subject, _, quote in said if quote == "Le Ja"} == {"jpn", "fra"}
    assert {subject for subject, _, quote in said if quote == "Chile"} == {"chl", "per"}
    foreign = [i for i in found.proposed.issues if i.kind == "foreign-language"]
    assert [(i.message, TEXT[i.start : i.end] == i.quote, i.quote[:12]) for i in foreign] == [
        ("in German, which is not read; add what it says in the ledger", True, "Die Parteien")
    ]
    assert kg.read(path).statements == found.proposed.statements
