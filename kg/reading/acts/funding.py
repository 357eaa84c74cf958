"""Who pays how much for what: "the United States will provide up to $40 million for the Reef Initiative"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Literal, Statement
from kg.namespaces import ENT, XSD
from kg.reading.acts.act import Act
from kg.reading.acts.amounts import Sum, sums_in
from kg.reading.acts.describing import Describer, DescribingReader, clean
from kg.reading.acts.parties import acting
from kg.reading.acts.roles import listed
from kg.reading.acts.setting import Setting
from kg.reading.acts.things import ThingReader
from kg.reading.acts.tokens import Token, alone, closing, is_glued, phrase_at
from kg.reading.annotation import Annotation
from kg.reading.mentions import Mention
from kg.reading.phrasing import phrasing

_NAMED, _DESCRIBED, _FIGURE = 0.7, 0.6, 0.65
# Classes of verbs by which money is given, and those that announce it.
_GIVING = frozenset({"fund"})
_ANNOUNCING = frozenset({"launch", "keep", "await", "establish", "conclude", "sign"})
# How far after its verb a sum is what is announced; how far after a sum is told what it is for.
_BESIDE, _AHEAD = 12, 32
# A description has no more words, and no fewer, than this.
_LONGEST, _FEWEST = 9, 2
_STOPS = frozenset(".;:")
_BRACKET = frozenset("([")
# A passage longer than this proves too little.
_PROOF = 380

Span = tuple[int, int]


class FundingReader(DescribingReader):
    """Reads what the sentences of one document say of money."""

    def __init__(self, setting: Setting, describer: Describer) -> None:
        """Begin with a document."""
        super().__init__(setting, describer)
        said = phrasing(setting.document.language)
        self.links = said["of"] | said["amounting"] | setting.words.sets["toward"]
        self.hollow = said["empty"] | said["light"] | said["no_things"] | setting.words.sets["money"]

    def read(
        self, tokens: Sequence[Token], annotation: Annotation, acts: Sequence[Act], things: ThingReader
    ) -> Iterator[Statement]:
        """Who supports what, and with how much."""
        yield from self.deeds(tokens, acts)
        text = self.annotator.text
        sums = [
            s
            for s in sums_in(text, annotation.start, annotation.end, self.document.language)
            if text[s.start - 1]
            not in _BRACKET  # the same in another currency: "C$20 million (US$15 million)"
        ]
        for place, amount in enumerate(sums):
            at = next((i for i, t in enumerate(tokens) if t.start >= amount.end), len(tokens))
            first = next((i for i, t in enumerate(tokens) if t.end > amount.start), at)
            act = self._payer(tokens, acts, first)
            after = self._payer_after(tokens, acts, at)
            if after is not None:  # "the $5 million that A has invested in ports"
                act, at = after, after.after
            if act is None:
                continue
            limit = sums[place + 1].start if place + 1 < len(sums) else annotation.end
            goal = self._goal(tokens, at, limit, things)
            if goal is not None:
                yield from self._paid(act, amount, goal, gives=self._gives(tokens, act, first))

    def _payer(self, tokens: Sequence[Token], acts: Sequence[Act], first: int) -> Act | None:
        """The verb by which a sum is given, with who gives it."""
        for act in reversed([a for a in acts if a.place < first and a.subject.parties]):
            if act.verb in _GIVING:
                return act
            if act.verb == "via":
                continue
            near = first - act.place <= _BESIDE
            return act if act.verb in _ANNOUNCING and (near or self._gives(tokens, act, first)) else None
        return None

    def deeds(self, tokens: Sequence[Token], acts: Sequence[Act]) -> Iterator[Statement]:
        """What is supported without money being told: "supporting the deployment of tide power in Kestria"."""
        sets = self.words.sets
        for act in acts:
            at = act.after
            while at < len(tokens) and tokens[at].word in self.words.any_of("determiners", "vague"):
                at += 1
            if act.verb not in _GIVING or at + 1 >= len(tokens) or tokens[at].word not in sets["deeds"]:
                continue
            deed = self._told(tokens, at, tokens[-1].end) if tokens[at + 1].word in sets["of"] else None
            if deed is None:
                continue
            elsewhere = [s for m in act.subject.parties for s in m.antecedent]
            rung = "considered" if act.tense == "considered" else ""
            hull = (min(act.subject.start, deed.start), deed.end)
            spans = [hull] if hull[1] - hull[0] <= _PROOF else [(deed.start, deed.end)]
            doers = [act.subject.instrument.iri] if act.subject.instrument is not None else []
            for party in (*acting(act.subject.parties, self.discourse), *doers):
                if party not in ("", deed.iri):
                    payer = self._for_whom(party)
                    yield self.say(
                        payer,
                        ENT.supports,
                        deed.iri,
                        [*spans, *elsewhere],
                        "act-deed",
                        _DESCRIBED,
                        status=rung,
                    )
            yield from self._where(tokens, deed)

    def _where(self, tokens: Sequence[Token], deed: Mention) -> Iterator[Statement]:
        """The states and regions where a deed is done."""
        at = next((i for i, t in enumerate(tokens) if t.start >= deed.end), len(tokens))
        if at >= len(tokens) or tokens[at].word not in self.words.sets["scopes"]:
            return
        places, _ = listed(tokens, at + 1, self.words)
        for place in places:
            if (
                place.iri
                and not place.antecedent
                and ENT.Organisation not in self.discourse.entity(place.iri).types
            ):
                span = (deed.start, place.end)
                yield self.say(deed.iri, ENT.concerns, place.iri, [span], "act-aim", _DESCRIBED)

    def _payer_after(self, tokens: Sequence[Token], acts: Sequence[Act], at: int) -> Act | None:
        """The verb of giving whose subject follows a sum at once."""
        while at < len(tokens) and tokens[at].word in self.words.any_of("relatives", "determiners"):
            at += 1
        if at >= len(tokens) or not tokens[at].is_a("party"):
            return None
        start, end = tokens[at].start, tokens[at].end
        return next(
            (a for a in acts if a.verb in _GIVING and a.subject.start <= start and end <= a.subject.end), None
        )

    def _gives(self, tokens: Sequence[Token], act: Act, first: int) -> bool:
        """Whether the words of a verb and after it say that money is given, and not that something is set up."""
        said = tokens[act.place : first]
        giving = act.verb in _GIVING or any(self.words.forms.get(t.word, ("",))[0] in _GIVING for t in said)
        return giving or any(t.word in self.words.sets["news"] for t in said[:1])

    def _goal(
        self, tokens: Sequence[Token], at: int, limit: int, things: ThingReader
    ) -> tuple[Mention, bool] | None:
        """What a sum is for: what is named after it, or else the first thing that is described.

        Returns:
            The thing, and whether it was named; None where nothing tells it.
        """
        sets, phrases = self.words.sets, self.words.phrases
        told: Mention | None = None
        place, beside, done, sure = at, True, False, True
        while place < min(len(tokens), at + _AHEAD):
            token = tokens[place]
            if token.start >= limit or token.word in _STOPS or token.word in sets["relatives"]:
                break
            if token.word in _BRACKET:
                place = closing(tokens, place)
                continue
            via = phrase_at(tokens, place, phrases["via"])
            link = via or int(token.word in self.links)
            if token.word == "," and not self._goes_on(tokens, place + 1):
                if told is not None and sure:
                    break
                done = True  # "$5 million, subject to approval, through the Reef Fund"
            if link and things.is_purpose(place):
                link = 2 * (tokens[place + 1].word in self.words.forms)  # "to support joint research"
                sure, done = (
                    False,
                    done or not link,
                )  # "to strengthen others’ ability to ...": what it is for is far
            if link or beside:
                begin = place + link
                named = (
                    self._named(tokens, begin, things, body=told is None)
                    if (via and not (told and sure)) or not (told or done)
                    else None
                )
                if named is not None and named.start < limit:
                    return named, True
                if told is None and not done:
                    set_up = self._set_up(begin, limit, things)
                    if set_up is not None:
                        return set_up, False
                    told = self._told(tokens, begin, limit)
            place, beside = place + max(link, 1), False
        return (told, False) if told is not None else None

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what a sum is for may still follow a comma: ", to support X", ", through the Y"."""
        at += at < len(tokens) and tokens[at].word in self.words.sets["adverbs"]
        if at >= len(tokens):
            return False
        return tokens[at].word in self.links or bool(phrase_at(tokens, at, self.words.phrases["via"]))

    def _set_up(self, at: int, limit: int, things: ThingReader) -> Mention | None:
        """What a noun phrase at a place describes as something set up: "a technical assistance facility"."""
        thing = next(iter(things.after(at)), None)
        if thing is None or thing.mention is not None or thing.listing or thing.end > limit:
            return None
        iri = self.describer.iri(thing)
        return Mention(thing.start, thing.end, "instrument", (iri,)) if iri else None

    def _named(self, tokens: Sequence[Token], at: int, things: ThingReader, *, body: bool) -> Mention | None:
        """The instrument, or the body, that is named at a place."""
        for thing in things.after(at)[:1]:
            iri = self.describer.iri(thing) if thing.mention is not None or thing.proper else ""
            if iri and not (thing.mention is not None and thing.mention.slot == "club"):
                elsewhere = thing.mention.antecedent if thing.mention is not None else ()
                return Mention(thing.start, thing.end, "instrument", (iri,), antecedent=elsewhere)
        while at < len(tokens) and tokens[at].word in self.words.sets["determiners"]:
            at += 1
        who = tokens[at].mention if body and at < len(tokens) else None
        if who is None or not who.iri or not tokens[at].is_a("party") or is_glued(tokens, at):
            return None
        known = self.discourse.entity(who.iri)
        acts = ENT.Organisation in known.types and alone(tokens, at)
        return who if acts else None

    def _told(self, tokens: Sequence[Token], at: int, limit: int) -> Mention | None:
        """What a noun phrase at a place describes: "semiconductor workforce training"."""
        sets = self.words.sets
        while at < len(tokens) and (
            (tokens[at].word in self.words.any_of("determiners", "dropped") and not is_glued(tokens, at))
            or self.words.forms.get(tokens[at].word, ("", frozenset()))[1] == {"ing"}
        ):
            at += 1
        last, place = at, at
        while place < min(len(tokens), at + _LONGEST) and tokens[place].end <= limit:
            token = tokens[place]
            goes_on = token.word in sets["of"] and place > at
            if token.mention is None and not goes_on:
                apart = self.words.any_of("prepositions", "parting", "relatives", "coordinators")
                if token.word in apart or not (token.word.isalnum() or token.word in "-–/"):
                    break
                if token.word in self.words.sifted("adverbs", "-") or token.word in self.words.tense:
                    break
            place += 1
            last = place if not goes_on else last
        inner = [t for t in tokens[at:last] if t.word not in sets["determiners"]]
        plain = [t for t in inner if t.mention is None and t.word.isalpha()]
        owning = last < len(tokens) and tokens[last].word in "’'"
        if len(inner) < _FEWEST or not plain or owning or inner[-1].is_a("date", "party", "place", "club"):
            return None  # "participants’ travel"
        head = inner[0] if self.words.head_first else inner[-1]
        telling = [
            t
            for t in inner
            if t is not head and t.word and t.word not in self.words.any_of("vague", "dropped", "of")
        ]
        if head.capital or not head.word or (head.word in self.hollow and not telling):
            return None
        start, end = tokens[at].start, tokens[last - 1].end
        iri = self.discourse.describe(clean(self.annotator.text[start:end]), str(ENT.Activity))
        return Mention(start, end, "instrument", (iri,))

    def _paid(self, act: Act, amount: Sum, goal: tuple[Mention, bool], *, gives: bool) -> Iterator[Statement]:
        thing, named = goal
        rung = "considered" if act.tense == "considered" else self.words.rungs[act.verb].get(act.tense, "")
        first, last = min(act.subject.start, amount.start), max(amount.end, thing.end)
        elsewhere = [s for m in act.subject.parties for s in m.antecedent] + list(thing.antecedent)
        whole = last - first <= _PROOF
        spans: list[Span] = [(first, last)] if whole else [(first, amount.end), (thing.start, thing.end)]
        sure = _NAMED if named else _DESCRIBED
        for party in acting(act.subject.parties, self.discourse) if gives else ():
            payer = self._for_whom(party)
            if payer != thing.iri:
                yield self.say(
                    payer, ENT.supports, thing.iri, [*spans, *elsewhere], "act-pays", sure, status=rung
                )
        begin = amount.start if last - amount.start <= _PROOF else thing.start
        if ENT.Instrument in self._classes(thing.iri):
            said = self.say(
                thing.iri,
                ENT.figure,
                Literal(amount.value, XSD.string),
                [(min(begin, thing.start), max(amount.end, thing.end)), *thing.antecedent],
                "act-sum",
                _FIGURE,
                status=rung,
            )
            yield replace(said, note=amount.unit)

    def _for_whom(self, party: str) -> str:
        """The state for which a person gives money."""
        entity = self.discourse.entity(party)
        return (entity.speaks_for or party) if ENT.Person in entity.types else party

    def _classes(self, iri: str) -> tuple[str, ...]:
        entity = self.discourse.entity(iri)
        return (str(ENT.Instrument),) if self.vocabulary.is_a(entity, ENT.Instrument) else tuple(entity.types)
