"""A reading comes back from its file as it went in, and a file that is none says so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import read_one
from kg.curation.readings import Proposal, load, parse, save, write
from kg.errors import DocumentError


@pytest.fixture(scope="module")
def proposal() -> Proposal:
    return read_one("001")[0]


def test_a_reading_comes_back_as_it_went_in(proposal: Proposal, tmp_path: Path):
    place = tmp_path / "new" / "001.json"
    save(replace(proposal, path="some/001.txt"), place, "1.2.3")
    assert load(place) == replace(proposal, path="some/001.txt")
    assert [entry.name for entry in place.parent.iterdir()] == ["001.json"]


def test_a_reading_is_readable_without_this_software(proposal: Proposal):
    form = json.loads(write(proposal))
    first, said = form["statements"][0], proposal.proposed.statements[0]
    assert [form["text"][q["start"] : q["end"]] for q in first["quotes"]] == [q.text for q in said.quotes]
    assert (first["id"], first["subject"], first["review"]) == (said.id, said.subject, "unreviewed")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"form": "other"}, "no reading (its form is 'other'); make one with kg read"),
        ({"version": 99}, "a reading of version 99, this reads 1; read it again"),
        ({"text": "short"}, "its text differs from its digest; read the document again with kg read"),
        (
            {"statements": [{}]},
            "a damaged reading (KeyError('object')); read the document again with kg read",
        ),
    ],
)
def test_a_file_that_is_no_reading_says_so(proposal: Proposal, change: dict[str, object], said: str):
    with pytest.raises(DocumentError) as caught:
        parse(json.dumps(json.loads(write(proposal)) | change), "a.json")
    assert str(caught.value) == f"a.json: {said}"


def test_what_is_no_json_and_what_is_not_there_say_so(tmp_path: Path):
    with pytest.raises(DocumentError, match=r"^x: no reading .*; make one with kg read$"):
        parse("[", "x")
    with pytest.raises(
        DocumentError, match=r"none.json: cannot be read \(No such file or directory\); make it"
    ):
        load(tmp_path / "none.json")
