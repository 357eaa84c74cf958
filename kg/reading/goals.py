"""What one verb of a sentence is about, and what is kept while its verbs are read from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.reading.mentions import Mention
from kg.reading.noun_phrases import Phrase


@dataclass(frozen=True, slots=True)
class Goal:
    """What one verb is about.

    Attributes:
        verb: place of the verb.
        start: place where the words that prove it begin.
        owner: the instrument whose purpose it is; ``None`` where those who speak commit themselves.
        tense: ``future``, ``ongoing``, ``past`` or empty.
        phrases: the noun phrases it is about.
        speech: it judges rather than works on what it is about.
        purpose: it is what something else that is committed to is for.
        circle: all who sign the text commit themselves, not one of them.
    """

    verb: int
    start: int
    owner: Mention | None
    tense: str
    phrases: tuple[Phrase, ...]
    speech: bool = False
    purpose: bool = False
    circle: bool = False


@dataclass(slots=True)
class State:
    """Where the reading of a sentence stands.

    Attributes:
        spoken: those who sign the text are its subject, or may be.
        listed: the sentence is an item of a list that goes on from a lead sentence of theirs.
        deed: place of what such an item opens with a noun for doing ("Launch of the Pact"); -1 where it does not.
        found: the goals read so far.
        loose: the goals that have no owner yet.
        seen: the instrument named last.
        active: its verbs have an owner.
        circle: that is all who sign the text.
        form: the form of the last verb, which a coordinated one shares.
        owner: the instrument its verbs are the purpose of.
        first: who the sentence begins with.
        through: the instrument the sentence says that all is done through.
        besides: the instrument that what those who sign do builds on, and serves as well.
        tense: of the last finite verb.
        relative: a relative clause is open.
        purpose: the next infinitive says what the last object is for.
        start: where the clause begins.
        end: the place after the last object.
        pending: the last verb shares the object of the next one.
        outer: what owner, tense and start were before the purpose of an instrument that the verbs before it took.
        listing: commas without "and" join the verbs.
        waiting: place of an instrument whose purpose may follow; -1 where there is none.
        shared: what the instrument is used for is what those who sign commit to as well.
    """

    spoken: bool = False
    listed: bool = False
    deed: int = -1
    found: list[Goal] = field(default_factory=list)
    loose: list[Goal] = field(default_factory=list)
    seen: Mention | None = None
    active: bool = False
    circle: bool = False
    form: str = ""
    owner: Mention | None = None
    first: tuple[Mention | None, bool] = (None, False)
    through: Mention | None = None
    besides: Mention | None = None
    tense: str = ""
    relative: bool = False
    purpose: bool = False
    start: int = 0
    end: int = 0
    pending: bool = False
    outer: tuple[Mention | None, str, int] | None = None
    listing: bool = False
    waiting: int = -1
    shared: bool = False
