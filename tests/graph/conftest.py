"""An invented document and what it says, small enough to be read at a glance."""

from __future__ import annotations

import pytest

from kg.graph.content import Content
from kg.iris import provisional
from kg.issues import Issue
from kg.model import Document, Entity, Label, Statement
from kg.namespaces import ENT
from kg.vocabulary import Vocabulary, load

TEXT = "Le Japon a rejoint le dialogue des ports en 2023.\nIl pourrait le présider.\n"


@pytest.fixture
def vocabulary() -> Vocabulary:
    return load()


@pytest.fixture
def japan(vocabulary: Vocabulary) -> str:
    return vocabulary.resolve("Japon")


@pytest.fixture
def document(japan: str) -> Document:
    return Document(
        "d1", "d1.txt", "Ports", "Revue", (japan,), "2024", "fr", "", "", "ab12", "communique", text=TEXT
    )


@pytest.fixture
def dialogue(vocabulary: Vocabulary) -> Entity:
    return Entity(
        provisional("d1", "dialogue des ports"),
        (ENT.Activity,),
        (Label("dialogue des ports", "fr"), Label("ports dialogue", "en")),
        (Label("DP", ""),),
        kind=vocabulary.concept("instrument-kinds", "dialogue"),
        provisional=True,
        formation="joint",
        formation_rule="both take part",
        document="d1",
    )


@pytest.fixture
def joined(japan: str, document: Document, dialogue: Entity) -> Statement:
    """The first sentence, on two passages, accepted."""
    return Statement(
        "d1", japan, ENT.participatesIn, dialogue.iri,
        (document.quote(0, 8), document.quote(9, 48)),
        when="2023", status="launched", force="political", force_derived=True, speakers=(japan,),
        method="communique/x", confidence=0.9, review="accepted", note="seen",
    )  # fmt: skip


@pytest.fixture
def may_lead(japan: str, document: Document, dialogue: Entity) -> Statement:
    """The second sentence, a hope, added."""
    return Statement(
        "d1", japan, ENT.chairs, dialogue.iri, (document.quote(50, 74),),
        status="considered", speakers=(japan,), method="ledger", review="added",
    )  # fmt: skip


@pytest.fixture
def content(document: Document, dialogue: Entity, joined: Statement, may_lead: Statement) -> Content:
    """Both statements, the later one first, and a doubt."""
    issue = Issue("d1", 50, 74, "unread-passage", "no wording was understood", "Il pourrait le présider.")
    return Content((may_lead, joined), (dialogue,), (document,), (issue,))
