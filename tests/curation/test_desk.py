"""A reading laid out for review, and rows from what a curator types."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.curation import session as steps
from kg.curation.desk import Choice, Desk
from kg.curation.entry import Entry
from kg.curation.ledger import LedgerRow
from kg.curation.readings import Proposal
from kg.curation.readings import load as load_reading
from kg.curation.replay import replay
from kg.curation.session import Session
from kg.errors import LedgerError
from kg.issues import Issue
from kg.model import Reading
from kg.vocabulary import load

GROUP = "groupe de travail franco-japonais sur la sécurité économique"


@pytest.fixture
def desk(reading: Path) -> Desk:
    return Desk(load_reading(reading), load(), "d.tsv")


@pytest.fixture
def session(desk: Desk) -> Session:
    return desk.session(())


@pytest.fixture
def entry(desk: Desk, session: Session) -> Entry:  # noqa: ARG001 the session tells the desk who is who
    return Entry(desk)


def replayed(desk: Desk, session: Session) -> Reading:
    return replay(desk.document, desk.proposed, session.rows(), desk.vocabulary, "d.tsv")


def test_every_proposal_is_shown_once_and_every_doubt(desk: Desk, session: Session) -> None:
    shown = [item.id for item in session.items if item.said is not None]
    assert sorted(shown) == sorted(said.key for said in desk.proposed.statements)
    assert [issue for stop in session.stops for issue in stop.issues] == list(desk.proposed.issues)


def test_a_doubt_about_the_whole_document_is_shown_with_its_first_passage(desk: Desk) -> None:
    doubt = Issue(desk.document.id, 0, 0, "no-date", "no date found")
    proposed = replace(desk.proposed, issues=(*desk.proposed.issues, doubt))
    stops = Desk(Proposal(desk.document, proposed), desk.vocabulary, "d.tsv").session(()).stops
    assert [stop.start for stop in stops if doubt in stop.issues] == [stops[0].start]
    assert len(stops) == len(desk.session(()).stops)


def test_all_accepted_replays_to_what_was_read(desk: Desk, session: Session) -> None:
    while session.item is not None:
        session = steps.accept_all(session) if session.item.said is not None else steps.skip(session)
    said = replayed(desk, session).statements
    assert {s.review for s in said} == {"accepted"}
    assert {(s.key, s.quotes, s.status, s.when) for s in said} == {
        (s.key, s.quotes, s.status, s.when) for s in desk.proposed.statements
    }


def test_accepted_rows_need_no_loader(desk: Desk, session: Session) -> None:
    while session.item is not None:
        session = steps.accept_all(session) if session.item.said is not None else steps.skip(session)
    alone = replay(desk.document, Reading((), ()), session.rows(), desk.vocabulary, "d.tsv")
    assert {s.key for s in alone.statements} == {s.key for s in desk.proposed.statements}


def test_all_rejected_replays_to_nothing_and_a_second_review_shows_nothing_new(
    desk: Desk, session: Session
) -> None:
    while session.item is not None:
        session = steps.reject(session) if session.item.said is not None else steps.skip(session)
    assert replayed(desk, session).statements == ()
    again = desk.session(desk.based(session.rows()))
    assert again.progress[0] == again.progress[1] == len(desk.proposed.statements)


def test_a_rejected_row_whose_names_nobody_knows_any_more_is_stale_not_an_error(desk: Desk) -> None:
    row = LedgerRow("rejected", "0" * 32, "dialogue disparu", "covers", "5G", quotes=("Paris",), line=2)
    reading = replay(desk.document, desk.proposed, [row], desk.vocabulary, "d.tsv")
    assert "stale-ledger-row" in {issue.kind for issue in reading.issues}


def test_a_choice_narrows_what_is_shown(desk: Desk) -> None:
    said = {
        name: [item.said for item in desk.session((), choice=choice).items if item.said is not None]
        for name, choice in {
            "sure": Choice(minimum=0.9),
            "unsure": Choice(maximum=0.8),
            "covers": Choice(relation="covers"),
            "doubts": Choice(only_issues=True),
        }.items()
    }
    assert min(s.confidence for s in said["sure"]) >= 0.9
    assert max(s.confidence for s in said["unsure"]) <= 0.8
    assert {desk.vocabulary.relation(s.predicate) for s in said["covers"]} == {"covers"}
    stops = desk.session((), choice=Choice(only_issues=True)).stops
    assert all(stop.issues for stop in stops)
    every = desk.session((), choice=Choice(every_passage=True)).stops
    assert [s.start for s in every] == sorted(s.start for s in every)
    backwards = desk.session((), choice=Choice(from_end=True)).stops
    assert [s.start for s in backwards] == sorted((s.start for s in backwards), reverse=True)
    assert len(every) > len(backwards) > len(stops)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("predicate", "est partie à", "isPartyTo"),
        ("predicate", "takes part in", "participatesIn"),
        ("predicate", "participates_in", "participatesIn"),
        ("predicate", "covers", "covers"),
        ("status", "signé", "signed"),
        ("status", "under_negotiation", "under_negotiation"),
        ("status", "", ""),
        ("when", "2024-02", "2024-02"),
        ("speakers", "France", "France"),
    ],
)
def test_a_field_is_understood_by_its_label_or_its_word(
    entry: Entry, field: str, typed: str, value: str
) -> None:
    assert entry.checked(field, typed) == value


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("predicate", "covrs", "unknown property 'covrs'; did you mean 'covers'"),
        ("status", "sined", "unknown status 'sined'; did you mean 'signed'"),
        ("when", "hier", "hier"),
        ("subject", "", "no subject; name a thing"),
        ("speakers", "Frnce", "did you mean 'France'"),
    ],
)
def test_a_field_that_cannot_be_says_what_could(entry: Entry, field: str, typed: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        entry.checked(field, typed)


def test_what_is_added_replays_on_the_words_that_were_chosen(
    desk: Desk, session: Session, entry: Entry
) -> None:
    stop = next(
        stop
        for stop in session.stops
        if "technologies critiques" in desk.document.text[stop.start : stop.end]
    )
    fields = {
        "subject": GROUP,
        "predicate": "covers",
        "object": "technologies critiques et émergentes",
        "status": "",
        "when": "",
    }
    after = steps.add(session, entry.added(stop, fields, "technologies critiques"))
    (added,) = [s for s in replayed(desk, after).statements if s.review == "added"]
    assert [quote.text for quote in added.quotes] == ["technologies critiques"]
    assert stop.start <= added.quotes[0].start < stop.end


def test_words_that_are_not_in_the_passage_are_refused(session: Session, entry: Entry) -> None:
    fields = {"subject": GROUP, "predicate": "covers", "object": "France"}
    with pytest.raises(LedgerError, match="does not say"):
        entry.added(session.stops[0], fields, "ces mots manquent")


def test_a_corrected_statement_takes_the_place_of_what_was_proposed(
    desk: Desk, session: Session, entry: Entry
) -> None:
    item = session.items[0]
    fields = entry.draft(item) | {"object": GROUP, "status": "", "when": "2024-03"}
    after = steps.correct(session, entry.corrected(item, fields))
    reading = replayed(desk, after)
    (corrected,) = [s for s in reading.statements if s.review == "corrected"]
    assert (corrected.status, corrected.when) == ("", "2024-03")
    assert corrected.object == desk.vocabulary.resolve(GROUP)
    assert item.id not in {s.key for s in reading.statements}
    # and stays so when the loader proposes nothing any more
    alone = replay(desk.document, Reading((), ()), after.rows(), desk.vocabulary, "d.tsv")
    assert [s.review for s in alone.statements] == ["corrected"]


def test_a_thing_nobody_knows_is_declared_with_what_names_it_and_goes_when_that_is_undone(
    desk: Desk, session: Session, entry: Entry
) -> None:
    stop = session.stops[0]
    with pytest.raises(LedgerError, match="known neither here nor in the ontology"):
        entry.thing("comité du thé", "participatesIn", "object")
    named = entry.declared("comité du thé", "committee", stop)
    fields = {"subject": "France", "predicate": "participatesIn", "object": "comité du thé"}
    after = steps.add(session, entry.added(stop, fields, named=[named]))
    assert [(row.decision, row.subject) for row in after.rows()] == [
        ("named", "comité du thé"),
        ("added", "France"),
    ]
    assert {s.review for s in replayed(desk, after).statements} == {"added", "unreviewed"}
    assert steps.undo(after).rows() == ()


def test_a_kind_that_is_none_names_the_nearest(session: Session, entry: Entry) -> None:
    with pytest.raises(LedgerError, match="'dialog' is no kind and no class; did you mean dialogue"):
        entry.declared("comité du thé", "dialog", session.stops[0])


def test_what_would_be_said_twice_is_refused(desk: Desk, session: Session, entry: Entry) -> None:
    first, second = session.items[0], session.items[1]
    fields = entry.draft(first) | {"subject": entry.draft(second)["subject"]}
    after = steps.accept(steps.correct(session, entry.corrected(first, fields)))
    with pytest.raises(LedgerError, match="says the same as line"):
        desk.check(after)


def test_tidying_keeps_the_key_of_what_a_row_corrects(desk: Desk, session: Session, entry: Entry) -> None:
    from kg.curation.review import tidy

    item = session.items[0]
    after = steps.correct(session, entry.corrected(item, entry.draft(item) | {"object": GROUP}))
    rows = tidy(desk.document, desk.proposed, after.rows(), desk.vocabulary, "d.tsv")
    assert [row.key for row in rows if row.decision == "corrected"] == [item.id]
    before, now = (
        replay(desk.document, desk.proposed, some, desk.vocabulary, "d.tsv") for some in (after.rows(), rows)
    )
    assert set(before.statements) == set(now.statements)
    assert replace(rows[-1], line=0) == rows[-1]
