"""A ledger's decisions, one by one, on a document of two sentences."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.curation.ledger import COLUMNS, LedgerRow, format_ledger, parse_ledger
from kg.curation.replay import replay, with_force
from kg.documents.passages import passages
from kg.errors import LedgerError
from kg.iris import provisional
from kg.issues import Issue
from kg.model import Document, Entity, Label, Quote, Reading, Statement
from kg.namespaces import ENT
from kg.vocabulary import load

TEXT = "Le Japon a rejoint le dialogue des ports. Le Japon préside le dialogue des ports depuis 2023.\n"
DIALOGUE = provisional("d", "dialogue des ports")
JAPAN = load().resolve("Japon")


@pytest.fixture
def document() -> Document:
    unread = Document("d", "d.txt", "Ports", "", (), "", "fr", "", "", "", "communique", text=TEXT)
    return replace(unread, passages=passages(TEXT, title="Ports", language="fr"))


@pytest.fixture
def proposed(document: Document) -> Reading:
    said = Statement(
        "d", JAPAN, ENT.participatesIn, DIALOGUE, (document.quote(0, 41),), method="communique/x"
    )
    kind = load().concept("instrument-kinds", "dialogue")
    entity = Entity(
        DIALOGUE, (ENT.Activity,), (Label("dialogue des ports", "fr"),), kind=kind, provisional=True
    )
    return Reading((said,), (), (entity,))


def heard(document: Document, proposed: Reading, *rows: LedgerRow) -> tuple[Statement, ...]:
    numbered = [replace(row, line=n) for n, row in enumerate(rows, start=2)]
    return replay(document, proposed, numbered, load(), "d.tsv").statements


SAID = LedgerRow(
    "added",
    "",
    "Japon",
    "participatesIn",
    "dialogue des ports",
    quotes=("Le Japon a rejoint le dialogue des ports",),
)
LEADS = LedgerRow(
    "added", "", "Japon", "chairs", "dialogue des ports", "2023", "ongoing",
    quotes=("Le Japon préside le dialogue des ports depuis 2023",),
)  # fmt: skip


def test_added_needs_no_loader_to_have_found_it(document: Document) -> None:
    named = LedgerRow("named", subject="dialogue des ports", predicate="kind", object="dialogue")
    (said,) = heard(document, Reading((), ()), named, LEADS)
    assert (said.subject, said.predicate, said.object) == (JAPAN, ENT.chairs, DIALOGUE)
    assert (said.when, said.status, said.review, said.method) == ("2023", "ongoing", "added", "ledger")
    assert said.quotes == (Quote(42, 92, LEADS.quotes[0]),)


def test_added_that_a_loader_finds_is_folded_into_accepted(document: Document, proposed: Reading) -> None:
    (said,) = heard(document, proposed, SAID)
    assert (said.review, said.method, said.quotes[0].text) == ("accepted", "communique/x", SAID.quotes[0])


def test_accepted_by_key_alone_takes_what_the_loader_read(document: Document, proposed: Reading) -> None:
    key = proposed.statements[0].key
    (said,) = heard(document, proposed, LedgerRow("accepted", key))
    assert said == replace(proposed.statements[0], review="accepted")


def test_corrected_replaces_every_field_given_and_keeps_the_rest(
    document: Document, proposed: Reading
) -> None:
    row = LedgerRow("corrected", proposed.statements[0].key, status="ongoing", when="2023")
    (said,) = heard(document, proposed, row)
    assert said == replace(proposed.statements[0], status="ongoing", when="2023", review="corrected")


def test_a_dash_empties_a_field(document: Document, proposed: Reading) -> None:
    dated = replace(proposed.statements[0], status="held", when="2023")
    (said,) = heard(
        document, replace(proposed, statements=(dated,)), LedgerRow("corrected", dated.key, status="-")
    )
    assert (said.status, said.when) == ("", "2023")


def test_rejected_matches_key_and_quote(document: Document, proposed: Reading) -> None:
    said = proposed.statements[0]
    other = LedgerRow("rejected", said.key, quotes=("Le Japon préside",))
    same = LedgerRow("rejected", said.key, quotes=(said.quotes[0].text,))
    assert heard(document, proposed, other) == (said,)
    assert heard(document, proposed, same) == ()


def test_a_rejection_of_what_nobody_proposes_any_more_is_an_issue(document: Document) -> None:
    row = LedgerRow("rejected", "0" * 32, line=2)
    reading = replay(document, Reading((), ()), [row], load(), "d.tsv")
    assert [issue.kind for issue in reading.issues] == ["stale-ledger-row"]


def test_a_doubt_about_a_passage_that_a_curator_quotes_is_settled(document: Document) -> None:
    first, second = (Issue("d", start, end, "unread-passage", "why") for start, end in ((0, 41), (42, 92)))
    doubtful = Reading((), (first, second), ())
    named = LedgerRow("named", subject="dialogue des ports", predicate="kind", object="dialogue")
    silent = LedgerRow("silent", quotes=("Le Japon a rejoint le dialogue",), note="told again below", line=4)
    for rows, left in (([named, LEADS], (first,)), ([silent], (second,)), ([named, LEADS, silent], ())):
        assert replay(document, doubtful, rows, load(), "d.tsv").issues == left


def test_silence_has_a_passage_and_a_reason(document: Document) -> None:
    with pytest.raises(LedgerError, match=r"d\.tsv:3: a silent row quotes a passage"):
        replay(
            document, Reading((), ()), [LedgerRow("silent", quotes=("Le Japon",), line=3)], load(), "d.tsv"
        )


def test_disputed_is_kept_as_said(document: Document, proposed: Reading) -> None:
    (said,) = heard(document, proposed, replace(SAID, decision="disputed", note="joined earlier"))
    assert (said.review, said.note) == ("disputed", "joined earlier")


def test_what_nobody_decided_stays_unreviewed(document: Document, proposed: Reading) -> None:
    assert [said.review for said in heard(document, proposed, LEADS)] == ["unreviewed", "added"]


def test_one_key_may_carry_two_statuses_with_ids_of_their_own(document: Document, proposed: Reading) -> None:
    _, first, second = heard(document, proposed, LEADS, replace(LEADS, status="launched"))
    assert (first.ordinal, second.ordinal) == (0, 1)
    assert first.id != second.id
    assert second.key == f"{first.key}-1"


def test_a_loaders_thing_becomes_the_curators_under_any_of_its_names(
    document: Document, proposed: Reading
) -> None:
    rows = [
        LedgerRow("named", subject="grand dialogue des ports", predicate="kind", object="dialogue"),
        LedgerRow(
            "named", subject="grand dialogue des ports", predicate="altLabel@fr", object="Dialogue des ports"
        ),
        LedgerRow(
            "named",
            subject="grand dialogue des ports",
            predicate="prefLabel@en",
            object="grand port dialogue",
        ),
    ]
    reading = replay(document, proposed, rows, load(), "d.tsv")
    (entity,) = reading.entities
    assert reading.statements[0].object == entity.iri == provisional("d", "grand dialogue des ports")
    assert (entity.label("fr"), entity.label("en")) == ("grand dialogue des ports", "grand port dialogue")


def test_force_follows_from_the_kind_of_instrument_and_is_marked_derived(document: Document) -> None:
    kind = load().concept("instrument-kinds", "free-trade-agreement")
    treaty = Entity("id/x", (ENT.Agreement,), (Label("traité", "fr"),), kind=kind)
    said = Statement("d", JAPAN, ENT.isPartyTo, "id/x", (document.quote(0, 8),))
    stated = replace(said, force="political")
    derived, kept = with_force((said, stated), (treaty,), load())
    assert (derived.force, derived.force_derived) == ("binding", True)
    assert kept == stated


def test_what_parties_make_together_is_not_unilateral(document: Document) -> None:
    kind = load().concept("instrument-kinds", "action-plan")
    plan = Entity("id/x", (ENT.Agreement,), (Label("plan", "fr"),), kind=kind)
    said = Statement("d", JAPAN, ENT.isPartyTo, "id/x", (document.quote(0, 8),))
    assert with_force((said,), (plan,), load())[0].force == "unilateral"
    assert with_force((said,), (replace(plan, formation="joint"),), load())[0].force == ""


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            replace(SAID, subject="Japn"),
            r"d\.tsv:2: 'Japn' is known neither here nor in the ontology; did you mean 'Japon'",
        ),
        (replace(SAID, object="dialogue du port"), r"'dialogue du port' .*did you mean 'dialogue des ports'"),
        (replace(SAID, predicate="takesPart"), r"d\.tsv:2: unknown property 'takesPart'"),
        (
            replace(SAID, quotes=("Le Japon a quitté le dialogue des ports",)),
            r"does not say .*nearest: 'Le Japon a rejoint",
        ),
        (replace(SAID, quotes=("Le Japon",)), r"'Le Japon' stands 2 times; say which in the column occurrence"),
        (replace(SAID, quotes=("Le Japon",), occurrences=(3,)), r"stands 2 times, not 3"),
        (replace(SAID, quotes=()), r"no quotes; quote the passage"),
        (replace(SAID, status="heldd"), r"unknown status 'heldd'; did you mean 'held'"),
        (replace(SAID, when="en 2023"), r"'en 2023' is no EDTF date"),
        (LedgerRow("accepted", "0" * 32), r"no loader proposes a statement with key"),
        (LedgerRow("named", subject="Japon", predicate="kind", object="dialogue"), r"'Japon' is in the reference data"),
        (LedgerRow("named", subject="truc", predicate="kind", object="dialog"), r"unknown name 'dialog'"),
        (LedgerRow("named", subject="truc", predicate="colour", object="x"), r"cannot give 'colour'"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_replayed_says_where_and_what_to_do(
    document: Document, proposed: Reading, row: LedgerRow, message: str
) -> None:
    with pytest.raises(LedgerError) as caught:
        heard(document, proposed, row)
    assert re.search(message, str(caught.value)), str(caught.value)
    assert "\n" not in str(caught.value)


def test_deciding_the_same_twice_is_an_error(document: Document, proposed: Reading) -> None:
    with pytest.raises(LedgerError, match=r"d\.tsv:3: says the same as line 2"):
        heard(document, proposed, SAID, SAID)


def test_a_ledger_is_written_as_it_is_read() -> None:
    rows = (
        replace(SAID, quotes=("a\nb", "c\\d\te"), occurrences=(1, 2), line=2, note="¶"),
        replace(LEADS, line=3),
    )
    assert parse_ledger(format_ledger(rows), "d.tsv") == rows


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("decision\tkey\n", r"d\.tsv:1: the columns are not"),
        (
            "\t".join(COLUMNS) + "\nacepted\n",
            r"d\.tsv:2: unknown decision 'acepted'; did you mean 'accepted'",
        ),
        ("\t".join(COLUMNS) + "\nadded" + "\t" * 8 + "a ¶ b\t1\t\n", r"1 occurrences for 2 quotes"),
        ("\t".join(COLUMNS) + "\nadded" + "\t" * 8 + "a\tx\t\n", r"occurrence 'x' is no number"),
        ("\t".join(COLUMNS) + "\n" + "\t" * 12 + "x\n", r"d\.tsv:2: 13 cells, 11 columns"),
    ],
)
def test_a_line_that_is_no_row_is_named(text: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        parse_ledger(text, "d.tsv")
