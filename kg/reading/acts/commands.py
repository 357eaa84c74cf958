"""Items without a subject: "- Launch a working group on cables", "- Concluding a roadmap".

Fact sheets of several parties list what these do in verbs alone. Who acts is said by the sentence that
leads the list ("the two sides will:"), or else by the title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.reading.act_words import ActWords
from kg.reading.acts.act import Act, Subject
from kg.reading.acts.announced import Lead
from kg.reading.acts.clauses import ClauseReader
from kg.reading.acts.roles import listed
from kg.reading.acts.tokens import Token, phrase_at, wording
from kg.reading.acts.verb_words import may_be_verb
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention

# Fewer than this sign nothing together.
_FEWEST = 2
# How far into an item the colon after its label stands.
_LABEL = 16
_FUTURE, _PRESENT, _PAST = "future", "present", "past"


@dataclass(frozen=True, slots=True)
class Leading:
    """Who does what the next items say, and how firmly.

    Attributes:
        parties: who acts, each with where it is named.
        instrument: what acts, where no party does.
        tense: what the lead's last words make of the verbs ("will:").
        bare: its last word waits for a verb ("to:"), so that each item opens with one.
    """

    parties: tuple[Mention, ...]
    instrument: Mention | None
    tense: str
    bare: bool = False


def leading(
    tokens: Sequence[Token], clause: ClauseReader, words: ActWords, *, signed: bool = False
) -> Leading | None:
    """The lead that a sentence is: it ends with a colon after what waits for a verb: "will:", "advance ports by:".

    Args:
        tokens: the tokens of the sentence.
        clause: has read its acts.
        words: the words of its language.
        signed: several parties sign the text: what an instrument of theirs does "by:" items they do.
    """
    last = len(tokens)
    while last and not (
        tokens[last - 1].word.isalnum() or tokens[last - 1].mention or tokens[last - 1].word == ":"
    ):
        last -= 1
    if not last or tokens[last - 1].word != ":":
        return None
    waits = clause.group == last - 1
    subject = clause.subject if waits else clause.main if _leads_on(tokens, last - 1, words) else None
    if subject is None or (not subject.parties and (subject.instrument is None or (signed and not waits))):
        return None
    parties = tuple(_named(m) for m in subject.parties)
    instrument = _named(subject.instrument) if subject.instrument is not None else None
    bare = waits and last > 1 and tokens[last - 2].word in words.sets["awaiting_verbs"]
    return Leading(parties, instrument, clause.tense or _PRESENT, bare)


def _leads_on(tokens: Sequence[Token], colon: int, words: ActWords) -> bool:
    """Whether what stands before a colon says how what is told is done: "by:", "including through:"."""
    links = words.phrases["leading_links"]
    first = max(0, colon - links.longest)
    linked = any(phrase_at(tokens, at, links) == colon - at for at in range(first, colon))
    return linked and not any(t.word in words.sets["opposing"] for t in tokens)


def announcing(lead: Lead) -> Leading:
    """The lead that a sentence is which announces things and lists them in its items."""
    return Leading(tuple(_named(m) for m in lead.subject.parties), None, _PRESENT)


def _named(mention: Mention) -> Mention:
    """A mention in another sentence, which proves what is said here of who is meant."""
    return replace(mention, antecedent=mention.antecedent or ((mention.start, mention.end),))


def commanded(
    tokens: Sequence[Token],
    words: ActWords,
    discourse: Discourse,
    lead: Leading | None,
    *,
    item: bool = False,
) -> tuple[int, Subject, str] | None:
    """Where the verb of an item without a subject stands, who acts, and the tense; None for other sentences.

    Args:
        tokens: its tokens.
        words: the words of its language.
        discourse: the document so far.
        lead: the sentence that leads to it.
        item: it is an item of a list: under such a lead it opens with a verb, known or not.
    """
    first = _first(tokens, lead)
    tense = _tense(tokens, first, words) if first >= 0 and not _is_told(tokens, discourse, lead) else ""
    if not tense and item and lead is not None and first >= 0:
        tense = _led(tokens, first, words, lead)
    subject = _who(tokens[first].start, discourse, lead) if tense else None
    if subject is None:
        return None
    given = lead.tense if lead is not None and lead.tense != _PRESENT else tense
    return first, subject, given


def named_acts(
    tokens: Sequence[Token], words: ActWords, discourse: Discourse, lead: Leading | None
) -> list[Act]:
    """The act that an item names: "- Launch of a working group", "- Création d'un fonds"."""
    first = _first(tokens, lead)
    long = phrase_at(tokens, first, words.phrases["nominal"]) if first >= 0 else 0
    after = first + long
    if words.head_first and after < len(tokens) and tokens[after].word == ",":
        # "Mise en place, au premier trimestre, d’un laboratoire"
        after = next((n + 1 for n in range(after + 1, len(tokens)) if tokens[n].word == ","), after)
    if not long or after >= len(tokens) or tokens[after].word not in words.sets["of"]:
        return []
    if _is_told(tokens, discourse, lead):
        return []
    subject = _who(tokens[first].start, discourse, lead)
    if subject is None:
        return []
    future = lead is not None and lead.tense == _FUTURE
    # Outside a lead that speaks of the future, the noun itself says how firmly the thing stands.
    verb, tense = ("launch", _FUTURE) if future else ("await", _PAST)
    return [Act(subject, verb, tense, first, first)]


def opening_verb(tokens: Sequence[Token], words: ActWords) -> tuple[int, str] | None:
    """Where the verb stands that an item opens with, and its tense, whoever acts; None for other sentences."""
    first = _first(tokens, None)
    tense = _tense(tokens, first, words) if first >= 0 else ""
    return (first, tense) if tense else None


def through_acts(
    tokens: Sequence[Token], words: ActWords, discourse: Discourse, lead: Leading | None
) -> Iterator[Act]:
    """What an item without a subject is done through: "- Fostering skills through the Talent Forum"."""
    if _first(tokens, lead) < 0 or (lead is None and discourse.speakers):
        return
    via = words.phrases["via"]
    for at, token in enumerate(tokens):
        long = phrase_at(tokens, at, via) if token.word in via.first else 0
        subject = _who(token.start, discourse, lead) if long else None
        if subject is not None and subject.parties:
            tense = lead.tense if lead is not None else _PRESENT
            yield Act(subject, "via", tense, at, at + long)
            place = at + long
            gerund = tokens[place] if place < len(tokens) else token
            cls, tenses = words.forms.get(gerund.word, ("", frozenset()))
            if tenses == {"ing"} and cls in words.purposes:  # "through launching three expert groups"
                yield Act(subject, cls, tense, place, place + 1, gerund.start, gerund.end)


def _first(tokens: Sequence[Token], lead: Leading | None) -> int:
    """Index of the first word of an item; -1 where it is a name or, without a lead, has no capital."""
    first = next((i for i, t in enumerate(tokens) if t.word.isalnum() or t.mention is not None), -1)
    if first < 0 or tokens[first].mention is not None or not (tokens[first].capital or lead is not None):
        return -1
    return first


def _who(at: int, discourse: Discourse, lead: Leading | None) -> Subject | None:
    """Who acts in an item: whom its lead names, or else those of the title."""
    if lead is not None:
        return Subject(lead.parties, lead.instrument if not lead.parties else None, at, at)
    if len(discourse.parties) < _FEWEST or (discourse.speakers and not discourse.gathered):
        return None
    circle = Mention(0, 0, "party", discourse.parties, antecedent=discourse.title)
    return Subject((circle,), None, at, at)


def _is_told(tokens: Sequence[Token], discourse: Discourse, lead: Leading | None) -> bool:
    """Whether nobody knows who does an item: a text that only tells of its parties labels it, and leads to none."""
    return lead is None and bool(discourse.speakers) and any(t.word == ":" for t in tokens[:_LABEL])


def _tense(tokens: Sequence[Token], at: int, words: ActWords) -> str:
    """The tense of a sentence that opens with a verb: ``future`` for a bare one, ``present`` for "launching"."""
    long = phrase_at(tokens, at, words.phrases["tense"])
    after = at + 1
    if long:
        return _PRESENT if words.tense[wording(tokens, at, long)] != "blocked" else ""
    pair = phrase_at(tokens, at, words.phrases["particles"])
    form = words.forms.get(tokens[at].word)
    if pair:
        form, after = words.forms.get(tokens[at].word, ("", frozenset({"inf"}))), at + pair
    if after >= len(tokens):
        return ""
    following = tokens[after]
    if form is None:
        return _unlisted(tokens, at, words)
    if following.word in words.any_of("prepositions", "of") or not (
        following.word.isalnum() or following.mention or following.word in words.any_of("quotes", "[")
    ):
        return ""
    if "ing" in form[1]:
        return _PRESENT
    return _FUTURE if "inf" in form[1] else ""


def _unlisted(tokens: Sequence[Token], at: int, words: ActWords) -> str:
    """The tense of a verb in no list that opens an item: "Restart the Forum", "Modernising trilateral talks"."""
    if not may_be_verb(tokens, words, at) or not words.sets["after_verbs"]:
        return ""
    word, following = tokens[at].word, tokens[at + 1]
    if word.endswith(tuple(words.sets["gerund_endings"])) and (following.word.isalpha() or following.mention):
        return _PRESENT if following.word not in words.any_of("prepositions", "of") else ""
    return _FUTURE if following.word in words.sets["after_verbs"] else ""


def _led(tokens: Sequence[Token], at: int, words: ActWords, lead: Leading) -> str:
    """The tense of what opens an item of a lead that waits for verbs: "to: improve harbours", "by: working in"."""
    if not may_be_verb(tokens, words, at) or at + 1 >= len(tokens) or not tokens[at + 1].word.isalpha():
        return ""
    if lead.bare:
        return _FUTURE
    return _PRESENT if tokens[at].word.endswith(tuple(words.sets["gerund_endings"])) else ""


def followed(tokens: Sequence[Token], words: ActWords) -> tuple[int, Subject, str] | None:
    """Who acts where those are listed after a colon: "The following states launched the Pact: A, B and C"."""
    if len(tokens) < _FEWEST + 2:
        return None
    at = 1 if tokens[0].word in words.sets["determiners"] else 0
    if tokens[at].word not in words.sets["announcing"] or tokens[at + 1].word not in words.sets["circles"]:
        return None
    colon = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].word == ":"), -1)
    parties, after = listed(tokens, colon + 1, words) if colon > at else ([], 0)
    if len(parties) < _FEWEST:
        return None
    return at + 2, Subject(tuple(parties), None, tokens[colon + 1].start, tokens[after - 1].end), ""
