"""Estimates of how right methods are, worked out by hand, and whether confidences mean what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.curation.estimates import Rules, Tally, estimates, left_out, read_rules, tallies_of
from kg.curation.measures import Outcome
from kg.curation.reliability import Bin, reliability
from kg.errors import OntologyError
from kg.reading.confidence import Estimate
from kg.resources import ontology_folder

RULES = Rules({"name": "names", "held": "events"}, strength=4, likeness=0)


def test_a_method_alone_is_drawn_towards_a_coin_worth_one_statement() -> None:
    # all: (0.5 + 0) / 1, nothing else being counted; each level above is the same; 4 * 0.5 + 5 of 4 + 6.
    table = estimates([Tally("001", "page/name-kind", 0.9, 5, 6)], RULES)
    assert table.of("page/name-kind", 0.9) == Estimate(0.7, "written", 5, 6, 1)
    # All: 0.5 + 5 of 1 + 6.
    assert table.levels["all"]["all"] == Estimate(0.79, "all", 5, 6, 1)


def test_each_decision_counts_once_own_then_genre_then_family_then_rest() -> None:
    tallies = [
        Tally("001", "page/name-kind", 0.9, 3, 4),
        Tally("002", "strategy/name-kind", 0.9, 1, 4),
        Tally("003", "page/name-topic", 0.8, 4, 4),
        Tally("004", "page/held", 0.8, 7, 7),
    ]
    table = estimates(tallies, RULES)
    # The rest without the family: (0.5 + 7) / (1 + 7) = 0.9375.
    # The family without the pattern: (4 * 0.9375 + 4) / (4 + 4) = 0.96875.
    # The pattern in other genres: (4 * 0.96875 + 1) / (4 + 4) = 0.609375.
    # The method: (4 * 0.609375 + 3) / (4 + 4) = 0.6796875; its only number has the same.
    assert table.levels["methods"]["page/name-kind"] == Estimate(0.68, "methods", 3, 4, 1)
    assert table.of("page/name-kind", 0.9) == Estimate(0.68, "written", 3, 4, 1)


def test_many_statements_of_one_document_weigh_less_than_as_many_of_several() -> None:
    rules = replace(RULES, likeness=1)
    one = estimates([Tally("001", "page/name-kind", 0.9, 8, 8)], rules)
    several = estimates([Tally(f"00{n}", "page/name-kind", 0.9, 2, 2) for n in range(4)], rules)
    # As one: (4 * 0.5 + 1) / (4 + 1). As four: (4 * 0.5 + 4) / (4 + 4).
    assert (one.of("page/name-kind", 0.9).value, several.of("page/name-kind", 0.9).value) == (0.6, 0.75)


def test_more_right_is_surer_and_more_documents_are_less_drawn() -> None:
    values = [
        estimates([Tally("001", "page/name-kind", 0.9, right, 10)], RULES).of("page/name-kind", 0.9).value
        for right in range(11)
    ]
    assert values == sorted(set(values))
    wholly = [
        estimates([Tally(str(n), "page/held", 0.8, 3, 3) for n in range(of)], RULES)
        .of("page/held", 0.8)
        .value
        for of in (1, 3, 9, 300)
    ]
    assert wholly == sorted(set(wholly))
    assert wholly[-1] == 0.99  # what nobody has read is never certain


def test_what_was_never_counted_has_the_estimate_of_the_nearest_level() -> None:
    table = estimates(
        [Tally("001", "page/name-kind", 0.9, 1, 2), Tally("002", "page/held", 0.8, 2, 2)], RULES
    )
    levels = {
        ("page/name-kind", 0.855): "methods",
        ("communique/name-kind", 0.9): "patterns",
        ("communique/name-place", 0.9): "families",
        ("communique/signed", 0.9): "all",
    }
    assert {asked: table.of(*asked).level for asked in levels} == levels
    assert table.of("communique/name-place", 0.9).of == 2


def test_a_document_left_out_tells_nothing_of_itself() -> None:
    tallies = [Tally("001", "page/held", 0.8, 0, 9), Tally("002", "page/held", 0.8, 3, 3)]
    without = estimates(tallies[1:], RULES).of("page/held", 0.8).value
    assert left_out(tallies, RULES, ["001"]) == [(tallies[0], without)]
    assert [one for one, _ in left_out(tallies, RULES)] == tallies


def test_what_is_undecided_or_missed_is_no_decision() -> None:
    found = [
        Outcome(outcome, "page/held" if outcome != "missed" else "", "dated", is_found=False, written=0.8)
        for outcome in ("right", "corrected", "rejected", "unsaid", "undecided", "missed")
    ]
    assert tallies_of("001", found) == (Tally("001", "page/held", 0.8, 1, 4),)


def test_reliability_by_hand() -> None:
    found = reliability([(0.95, 1, 1), (1.0, 1, 2), (0.3, 0, 2)])
    # Brier: (0.05² + 0² + 1² + 2 * 0.3²) / 5.
    assert round(found.brier, 6) == 0.2365
    # The last tenth: 2 of 3 right, mean (0.95 + 2) / 3; the fourth: 0 of 2, mean 0.3.
    assert [(b.low, b.right, b.of, round(b.mean, 4)) for b in found.bins] == [
        (0.3, 0, 2, 0.3),
        (0.9, 2, 3, 0.9833),
    ]
    assert round(found.error, 6) == round((0.95 + 0.6) / 5, 6)
    assert reliability([]).bins == ()
    assert reliability([(0.5, 1, 2)]).bins == (Bin(0.5, 0.6, 1, 2, 0.5),)


def test_a_count_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "patterns").mkdir()
    path = tmp_path / "patterns" / "reliability.yaml"
    path.write_text(
        "families: {}\nstrength: 8\nlikeness: 0\njudged:\n  - {name: a, date: 2026-01-01, drawn: b, use: estimate,\n"
        "     documents: {d: {page/held 0.8: 3/2}}}\n"
    )
    with pytest.raises(OntologyError, match=r"d: page/held 0\.8: 3/2 is no count; write right/judged"):
        read_rules(tmp_path)


def test_what_was_judged_can_be_read_and_checks_stay_apart() -> None:
    rules = read_rules(ontology_folder())
    used = {one.document for batch in rules.judged if not batch.is_check for one in batch.tallies}
    checks = {one.document for batch in rules.judged if batch.is_check for one in batch.tallies}
    assert used
    assert checks
    assert not used & checks
