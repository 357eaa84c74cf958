"""A statement's id hangs on its passages, its key does not; neither hangs on what a curator may correct."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Literal, Quote, Statement

SAID = Statement(
    document="d1",
    subject="id/a",
    predicate="ns#covers",
    object="id/b",
    quotes=(Quote(0, 3, "abc"), Quote(7, 9, "de")),
)


@pytest.mark.parametrize(
    "change", [{"status": "signed"}, {"when": "2024"}, {"review": "accepted"}, {"method": "x"}]
)
def test_a_correction_keeps_the_id(change: dict[str, str]):
    assert replace(SAID, **change).id == SAID.id


def test_the_order_of_passages_does_not_matter():
    assert replace(SAID, quotes=SAID.quotes[::-1]).id == SAID.id


def test_another_passage_changes_the_id_and_keeps_the_key():
    other = replace(SAID, quotes=SAID.quotes[:1])
    assert (other.id != SAID.id, other.key) == (True, SAID.key)


def test_a_literal_is_not_an_iri_of_the_same_text():
    assert replace(SAID, object=Literal("id/b", "string")).key != SAID.key


def test_an_ordinal_tells_two_statuses_of_one_key_apart():
    assert replace(SAID, ordinal=1).key == f"{SAID.key}-1"
