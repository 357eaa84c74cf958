"""Footnotes: calls, notes, and which belongs to which."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents.corpus import load_document, read_manifest
from kg.documents.footnotes import FootnoteCall, Footnotes, find_footnotes, footnote_calls
from kg.documents.layout import layout
from kg.documents.text import lines
from kg.model import Document, PassageKind

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def strategy() -> Document:
    (row,) = (row for row in read_manifest(SEEDS) if row.id.startswith("002"))
    return load_document(row, SEEDS)


def _find(text: str) -> Footnotes:
    return find_footnotes(text, lines(text), layout("fr"))


BODY = (
    "Les conseils du commerce 1 , les partenariats avec la Valdorie 2 et les câbles 3 , longs de 11 700 km, "
    "servent 55 lignes. Le règlement sur la résilience 4 complète l’agenda de Lumebourg 5 .\n"
)
NOTES = [
    "Avec la Kestrie.",
    "Communication sur les partenariats.",
    "Plan relatif aux câbles sous-marins.",
    "Règlement 12 sur la résilience.",
    "Agenda de Lumebourg.",
]


def test_calls_count_up_and_quantities_do_not():
    found = _find(BODY + "\n".join(NOTES) + "\n")
    assert [BODY[start:end] for _, start, end in found.calls] == ["1", "2", "3", "4", "5"]
    assert [note.number for note in found.notes] == [1, 2, 3, 4, 5]


def test_a_lost_note_leaves_the_others_with_their_calls():
    notes = [note for note in NOTES if "câbles" not in note]
    assert [note.number for note in _find(BODY + "\n".join(notes) + "\n").notes] == [1, 2, 4, 5]


def test_a_text_without_notes_has_no_calls():
    text = (
        "Les 2 pays et les 3 autres ont signé 4 accords. En 5 ans, 6 sommets , 7 réunions.\nSuite du texte.\n"
    )
    assert _find(text) == Footnotes()
    assert _find("") == Footnotes()


def test_written_markers_are_believed():
    text = "Un plan[^1] et un autre[^7].\n\n[^1]: Voir ici.\n[^7]: Voir là,\n    et encore là.\n"
    found = _find(text)
    assert [number for number, _, _ in found.calls] == [1, 7]
    assert [(note.number, text[note.start : note.end]) for note in found.notes] == [
        (1, "Voir ici."),
        (7, "Voir là,\n    et encore là."),
    ]


def test_the_strategy_has_forty_nine_calls_and_forty_six_notes(strategy: Document):
    calls = footnote_calls(strategy)
    assert [call.number for call in calls] == list(range(1, 50))
    assert all(strategy.text[call.start : call.end] == str(call.number) for call in calls)
    assert len([p for p in strategy.passages if p.kind is PassageKind.FOOTNOTE]) == 46


def test_what_the_text_does_not_tell_stays_open(strategy: Document):
    # Three notes are lost; two that are left say nothing that fits one call alone.
    assert [call.number for call in footnote_calls(strategy) if call.note is None] == [21, 22, 25, 26, 27]
    undecided = [p for p in strategy.passages if p.kind is PassageKind.FOOTNOTE and p.number == 0]
    assert [strategy.text[p.start : p.end][:14] for p in undecided] == ["Par exemple, a", "https://ec.eur"]


@pytest.mark.parametrize(
    ("number", "begins"),
    [
        (1, "Voir conclusions du Conseil européen"),
        (2, "«L’avenir de la compétitivité européenne»"),
        (7, "Voir texte complet du programme d’action"),
        (12, "Avec les États-Unis et l’Inde."),
        (13, "Avec le Japon, la République de Corée"),
        (14, "Avec le Brésil, le Mexique"),
        (15, "L’Inde, le Japon, la République de Corée, le Brésil"),
        (16, "Avec des partenaires tels que la Tunisie"),
        (17, "Dix-neuf pays sont actuellement associés"),
        (20, "De plus amples informations sur la facilité"),
        (23, "Des accords de libre-échange comportant"),
        (24, "L’accord sur le commerce numérique entre l’UE et Singapour"),
        (28, "Depuis 2022, l’UE a lancé des trains de mesures"),
        (30, "L’UE a conclu de tels partenariats"),
        (34, "Au Kenya, en Tanzanie, au Nigeria"),
        (49, "Agenda de Tunis"),
    ],
)
def test_each_call_has_its_note(strategy: Document, number: int, begins: str):
    call = footnote_calls(strategy)[number - 1]
    assert call.note is not None
    note = strategy.passages[call.note]
    assert (note.kind, note.number) == (PassageKind.FOOTNOTE, number)
    assert strategy.text[note.start :].startswith(begins)


def test_other_seeds_have_no_footnotes():
    for row in read_manifest(SEEDS):
        if not row.id.startswith("002"):
            assert footnote_calls(load_document(row, SEEDS)) == ()


def test_a_call_is_a_value():
    assert FootnoteCall(1, 2, 3, None) == FootnoteCall(1, 2, 3, None)
