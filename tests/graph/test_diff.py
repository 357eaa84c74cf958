"""What differs between two releases, by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph.content import Content
from kg.graph.diff import Change, difference
from kg.graph.publish import publish
from kg.graph.release import Release
from kg.model import Document, Statement
from kg.namespaces import ENT
from kg.vocabulary import Vocabulary

Compare = Callable[[tuple[Statement, ...], tuple[Statement, ...]], list[Change]]


@pytest.fixture
def compared(content: Content, vocabulary: Vocabulary, tmp_path: Path) -> Compare:
    """The difference of two releases that hold these statements."""

    def compare(before: tuple[Statement, ...], after: tuple[Statement, ...]) -> list[Change]:
        folders = [
            publish(tmp_path / name, replace(content, statements=said), vocabulary)
            for name, said in (("before", before), ("after", after))
        ]
        with Release(folders[0]) as first, Release(folders[1]) as second:
            return list(difference(first, second))

    return compare


def test_releases_that_say_the_same_do_not_differ(
    compared: Compare, joined: Statement, may_lead: Statement
) -> None:
    assert compared((joined, may_lead), (may_lead, joined)) == []


def test_what_only_one_release_says_is_added_or_removed(
    compared: Compare, joined: Statement, may_lead: Statement
) -> None:
    found = compared((joined,), (may_lead,))
    assert [(change.sign, change.key, change.fields) for change in found] == [
        ("-", joined.key, {}),
        ("+", may_lead.key, {}),
    ]


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"status": "ongoing"}, {"status": ("launched", "ongoing")}),
        ({"when": "2023-05"}, {"when": ("2023", "2023-05")}),
        ({"review": "corrected"}, {"review": ("accepted", "corrected")}),
        ({"speakers": ()}, {"speakers": (["https://w3id.org/entente/id/territory/jpn"], [])}),
        (
            {"confidence": 1.0, "method": "ledger"},
            {"method": ("communique/x", "ledger"), "confidence": (0.9, 1.0)},
        ),
    ],
    ids=["status", "when", "review", "speakers", "two"],
)
def test_a_change_names_each_field_with_before_and_after(
    compared: Compare, joined: Statement, changed: dict[str, object], fields: dict[str, object]
) -> None:
    found = compared((joined,), (replace(joined, **changed),))
    assert [(change.sign, change.key, change.fields) for change in found] == [("~", joined.key, fields)]


def test_other_passages_are_a_change_and_not_another_statement(
    compared: Compare, joined: Statement, document: Document
) -> None:
    moved = replace(joined, quotes=(document.quote(0, 48),))
    (change,) = compared((joined,), (moved,))
    assert (change.sign, change.fields) == (
        "~",
        {
            "quotes": (["Le Japon", "a rejoint le dialogue des ports en 2023"], [document.text[:48]]),
            "spans": ([[0, 8], [9, 48]], [[0, 48]]),
        },
    )


def test_another_object_or_predicate_is_another_statement(compared: Compare, joined: Statement) -> None:
    found = compared((joined,), (replace(joined, predicate=ENT.chairs),))
    assert sorted(change.sign for change in found) == ["+", "-"]


def test_changes_come_in_the_order_of_the_document(
    compared: Compare, joined: Statement, may_lead: Statement
) -> None:
    found = compared(
        (may_lead, joined), tuple(replace(said, status="ongoing") for said in (may_lead, joined))
    )
    assert [change.said["spans"][0][0] for change in found] == [0, 50]
