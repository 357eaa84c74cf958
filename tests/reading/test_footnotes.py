"""Notes read where they are called, and generic plurals that stand for one instrument a pair."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Reading

Said = Callable[..., set[tuple[str, ...]]]

NOTES = """La Valdorie s’appuie sur les partenariats numériques[^1] et les dialogues numériques[^2].

Elle a aussi un réseau d’accords de libre-échange[^3].

[^1]: Avec la Kestrie.
[^2]: La Kestrie et la Moravélie.
[^3]: Des accords de libre-échange ont été conclus avec la Kestrie et sont en cours de négociation avec la Moravélie.
"""


def parties(found: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {row for row in found if row[1] in ("participatesIn", "isPartyTo")}


def test_partners_of_a_note_make_one_instrument_each(said: Said):
    found = {row[::2][:2] for row in parties(said(NOTES))}
    assert {row for row in found if "umérique" in row[1]} == {
        ("Valdorie", "Partenariat numérique Valdorie–Kestrie"),
        ("Kestrie", "Partenariat numérique Valdorie–Kestrie"),
        ("Valdorie", "Dialogue numérique Valdorie–Kestrie"),
        ("Kestrie", "Dialogue numérique Valdorie–Kestrie"),
        ("Valdorie", "Dialogue numérique Valdorie–Moravélie"),
        ("Moravélie", "Dialogue numérique Valdorie–Moravélie"),
    }


def test_statuses_differ_from_partner_to_partner_within_one_note(said: Said):
    found = {(row[0], row[3]) for row in parties(said(NOTES)) if "libre-échange" in row[2]}
    assert found == {
        ("Valdorie", "concluded"),
        ("Kestrie", "concluded"),
        ("Valdorie", "under_negotiation"),
        ("Moravélie", "under_negotiation"),
    }


def test_the_call_and_the_note_both_prove(reading: Callable[..., Reading]):
    result = reading(NOTES)
    named = {e.iri: e.label() for e in result.entities}
    (said,) = [
        s
        for s in result.statements
        if isinstance(s.object, str)
        and named.get(s.object) == "Partenariat numérique Valdorie–Kestrie"
        and s.subject.endswith("/kes")
    ]
    assert [q.text for q in said.quotes] == ["partenariats numériques[^1]", "Avec la Kestrie"]


def test_the_instrument_of_a_pair_is_joint_and_named_in_both_languages(reading: Callable[..., Reading]):
    pair = next(e for e in reading(NOTES).entities if e.label("fr").startswith("Partenariat"))
    assert pair.formation == "joint"
    assert pair.label("en") == "Valdoria–Kestria Digital Partnership"


def test_such_partnerships_are_those_the_call_follows(said: Said):
    text = (
        "La Valdorie renforcera les partenariats de sécurité et de défense[^1].\n\n"
        "[^1]: La Valdorie a conclu de tels partenariats avec la Kestrie.\n"
    )
    found = {(row[0], row[2], row[3]) for row in parties(said(text))}
    name = "Partenariat de sécurité et de défense Valdorie–Kestrie"
    assert found == {("Valdorie", name, "concluded"), ("Kestrie", name, "concluded")}


def test_a_note_speaks_of_the_instrument_its_call_follows(said: Said):
    text = (
        "La Valdorie ouvre la charte des semi-conducteurs[^1] à ses partenaires.\n\n"
        "[^1]: La Kestrie devrait devenir un pays associé en 2026, tandis que les négociations d’association "
        "progressent avec la Moravélie.\n"
    )
    found = {(row[0], *row[3:]) for row in parties(said(text))}
    assert found == {("Kestrie", "planned", "2026"), ("Moravélie", "under_negotiation", "")}


def test_partners_in_the_sentence_need_no_note(said: Said):
    found = {
        row[::2][:2]
        for row in parties(said("La Valdorie a conclu des partenariats numériques avec la Kestrie."))
    }
    name = "Partenariat numérique Valdorie–Kestrie"
    assert found == {("Valdorie", name), ("Kestrie", name)}


def test_a_name_between_two_parties_is_that_of_their_pair(said: Said):
    text = (
        "La Valdorie a conclu des accords de libre-échange avec la Kestrie.\n\n"
        "L’accord de libre-échange entre la Kestrie et la Valdorie a été signé le 7 mai 2025.\n"
    )
    found = said(text)
    name = "Accord de libre-échange Valdorie–Kestrie"
    assert (name, "signatureDate", "2025-05-07", "signed", "2025-05-07") in found
    assert {row[2] for row in parties(found)} == {name}


def test_a_call_without_its_note_stays_an_issue(reading: Callable[..., Reading]):
    text = "La Valdorie suit les dialogues numériques[^2] et la 5G[^1].\n\n[^1]: Voir le rapport.\n"
    assert [i.quote for i in reading(text).issues if i.kind == "undecided-footnote"] == [
        "La Valdorie suit les dialogues numériques[^2]"
    ]
