"""The wordings of a language, read from ``ontology/patterns/``: what announces a name, a relation, a status."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError
from kg.reading.date_words import date_words
from kg.reading.mentions import SLOTS
from kg.reading.patterns import Pattern, pattern_of
from kg.reading.required import Prefilter, holds
from kg.resources import ontology_folder
from kg.text import fold
from kg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything the reader knows of a language's wordings.

    Attributes:
        spread: elided or contracted word -> words.
        determiners: folded words that open a noun phrase.
        demonstratives: determiners that point back.
        ordinals: folded words that tell one of a row: "the first session" does not point back.
        unilateral: kinds in whose names a party takes no part.
        capital_months: whether months are written with a capital.
        months: folded names of months, which end a name.
        indefinites: determiners of something not named before.
        pairing: folded words after which a name lists the parties it is between.
        capitals: head nouns of everyday language, which name only with a capital and words before them.
        generic: words before such a head noun that make no name of it ("Public Law").
        recurring: folded words in or before a name that say how often it takes place.
        counts: folded words that count the parties of an instrument ("trilateral").
        collectives: phrases by which those who sign a text speak of themselves.
        led: kinds that the party in their name leads -> the property that says so.
        on: folded words that say what a text is about.
        partnering: folded words that open a partner after a head noun, which then names something new.
        itself: folded words before a head noun that mean the text itself ("the present Agreement").
        agents: folded words after which who did it is named.
        participle: how a participle ends that is no part of a name before one of them.
        prefixed: folded letters that open a participle before a hyphen ("co-organised").
        possessors: folded words that say whose the noun after them is, which opens another name.
        acting: two folded words after a head noun of which the first is a verb there, though it may open a partner.
        shared: determiners that say whose a thing is.
        entitled: folded words before the title of a text, in quotation marks.
        of_topic: kinds whose head nouns are acts when "of" and a topic follow ("déclaration des incidents").
        circle: folded words that may stand in such a list beside the parties.
        plurals: determiners that open a generic plural.
        cased: head nouns that name with a capital only.
        invariable: head nouns that end as plurals do, and may be one thing.
        groups: those of them that are definite: what follows may be one thing all the same.
        before: folded words that may stand between determiner and head noun and belong to the name.
        stops: folded words that end a name.
        finite: written words that are finite verbs by their ending, which end a name too.
        continues: folded word -> folded words one of which must follow for the name to go on.
        joins: folded words that join two parties inside a name, and articles.
        coordinators: folded words that join two names of the same rank.
        within: what stands between a name and the whole it says it is part of.
        about: folded words before a name inside a name that say it is meant, not that it takes part.
        possessives: what stands before a name inside a name when it says "of".
        domain: folded words that open a complement of domain ("dans le domaine de").
        locating: prepositions after which a place is where something happens, no part of its name.
        posts: local names of kinds that are no instrument after one of *under*.
        under: words before such a kind: "under the presidency of A".
        adverbial: how head nouns stand in an adverb: "à l'initiative de A" only says who began it.
        alternatives: words before another name of what was just named: "the Tide Power Pact, or TIPP,".
        offered: what leads to a kind of thing that its subject is: "provides a platform for A and B to do X".
        offering: what follows there, and says for what.
        breaks: folded openings after which a coordination starts something else ("et d'autres").
        dangling: folded words a name cannot end with.
        not_heads: written words that are no head nouns, though without accents they look like one ("traite").
        people: who is no party and whose name may open that of an instrument: "Women’s".
        ornaments: words after an article that praise what is named, and are no part of its name: "historic".
        weak: kinds whose head nouns are everyday words; their names need quotation marks or a named part.
        described: kinds of which many words describe one thing, though none is a name.
        spans: pairs of folded words a name goes on over, though one of them ends names elsewhere.
        acts: kinds whose head nouns are what is done, and name nothing by what they are on ("un échange sur").
        connectors: folded words a name may grow over to its left; empty where head nouns come first.
        pointers: class local name -> phrases that point back to an instrument of that class.
        parties: phrases that stand for the parties in focus.
        pronouns: words that stand for the subject of the sentence before.
        singulars: folded words that stand for the speaker after a sentence of what the speaker will do.
        envoys: nouns of those who act for the state whose adjective follows ("ministre", "gouvernement").
        fronting: words that open what stands before a subject and its comma; *fronted*, endings of such words.
        things: pronouns that stand for what the sentence before is about -> the gender of its determiner.
        genders: folded determiners -> their gender.
        impersonal: how a sentence begins whose pronoun stands for nothing ("il convient de").
        statuses: (wording, status) pairs, for whole sentences and cells; the first that is met wins.
        patterns: the wordings that announce relations.
        raw: the pattern file as read.
    """

    language: str
    spread: Mapping[str, str]
    determiners: frozenset[str]
    demonstratives: frozenset[str]
    ordinals: frozenset[str]
    unilateral: frozenset[str]
    capital_months: bool
    months: frozenset[str]
    indefinites: frozenset[str]
    pairing: frozenset[str]
    circle: frozenset[str]
    capitals: frozenset[str]
    generic: frozenset[str]
    recurring: frozenset[str]
    counts: Mapping[str, int]
    collectives: tuple[str, ...]
    led: Mapping[str, str]
    on: frozenset[str]
    partnering: frozenset[str]
    itself: frozenset[str]
    agents: frozenset[str]
    participle: re.Pattern[str]
    prefixed: frozenset[str]
    possessors: frozenset[str]
    acting: frozenset[str]
    shared: frozenset[str]
    entitled: frozenset[str]
    of_topic: frozenset[str]
    plurals: frozenset[str]
    cased: frozenset[str]
    invariable: frozenset[str]
    groups: frozenset[str]
    before: frozenset[str]
    stops: frozenset[str]
    finite: re.Pattern[str]
    continues: Mapping[str, frozenset[str]]
    joins: frozenset[str]
    coordinators: frozenset[str]
    about: frozenset[str]
    within: tuple[str, ...]
    possessives: tuple[str, ...]
    domain: frozenset[str]
    locating: frozenset[str]
    posts: frozenset[str]
    under: frozenset[str]
    adverbial: re.Pattern[str]
    alternatives: frozenset[str]
    offered: re.Pattern[str]
    offering: re.Pattern[str]
    breaks: tuple[str, ...]
    dangling: frozenset[str]
    not_heads: frozenset[str]
    people: frozenset[str]
    ornaments: frozenset[str]
    weak: frozenset[str]
    acts: frozenset[str]
    described: frozenset[str]
    spans: frozenset[str]
    connectors: frozenset[str]
    pointers: Mapping[str, tuple[str, ...]]
    parties: tuple[str, ...]
    pronouns: tuple[str, ...]
    envoys: frozenset[str]
    fronting: frozenset[str]
    fronted: tuple[str, ...]
    singulars: frozenset[str]
    things: Mapping[str, str]
    genders: Mapping[str, str]
    impersonal: re.Pattern[str]
    statuses: tuple[tuple[re.Pattern[str], str], ...]
    patterns: tuple[Pattern, ...]
    raw: Mapping[str, Any]
    _fitting: dict[tuple[tuple[str, ...], frozenset[str]], Prefilter[Pattern]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _together: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def any_of(self, *names: str) -> frozenset[str]:
        """The words of several attributes, put together once."""
        known = self._together.get(names)
        if known is None:
            known = self._together[names] = frozenset().union(*(getattr(self, name) for name in names))
        return known

    def fitting(self, scopes: tuple[str, ...], slots: frozenset[str]) -> Prefilter[Pattern]:
        """The patterns of some scopes that a sentence with mentions of these slots may meet."""
        chosen = self._fitting.get((scopes, slots))
        if chosen is None:
            marks = {SLOTS[slot] for slot in slots}
            chosen = self._fitting[scopes, slots] = Prefilter(
                # What marks it needs is told already.
                (p, tuple(c for c in p.needs if c not in p.marks))
                for p in self.patterns
                if p.scope in scopes and holds(marks, p.marks)
            )
        return chosen


@cache
def grammar(vocabulary: Vocabulary, language: str, folder: Path | None = None) -> Grammar:
    """The grammar of a language, checked against the schema; made once per process."""
    path = (folder or ontology_folder()) / "patterns" / f"{language}.yaml"
    try:
        raw = yaml.load(
            path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
    except (OSError, yaml.YAMLError) as error:
        raise OntologyError(f"{path.name}: {' '.join(str(error).split())}; mend the pattern file") from error
    names = raw["names"]
    return Grammar(
        language=language,
        spread=raw["spread"],
        determiners=frozenset(names["determiners"]),
        demonstratives=frozenset(names["demonstratives"]),
        ordinals=frozenset(names["ordinals"]),
        unilateral=frozenset(names["unilateral"]),
        capital_months=date_words(language).capital_months,
        months=frozenset(fold(month) for month in date_words(language).month),
        indefinites=frozenset(names["indefinites"]),
        pairing=frozenset(names["pairing"]),
        circle=frozenset(names["circle"]),
        capitals=frozenset(names["capitals"]),
        generic=frozenset(names.get("generic", ())),
        recurring=frozenset(names["recurring"]),
        counts=names["counts"],
        collectives=tuple(raw["collectives"]),
        led=names["led"],
        on=frozenset(names["on"]),
        partnering=frozenset(names["partnering"]),
        acting=frozenset(names["acting"]),
        itself=frozenset(names["itself"]),
        agents=frozenset(names["agents"]),
        participle=re.compile(names["participle"]),
        prefixed=frozenset(names["prefixed"]),
        possessors=frozenset(names["possessors"]),
        shared=frozenset(names["shared"]),
        entitled=frozenset(names["entitled"]),
        of_topic=frozenset(names["of_topic"]),
        plurals=frozenset(names["plurals"]),
        cased=frozenset(names["cased"]),
        invariable=frozenset(names["invariable"]),
        groups=frozenset(names.get("groups", ())),
        before=frozenset(names["before"]),
        stops=frozenset(names["stops"]),
        finite=re.compile(names["finite"]),
        continues={word: frozenset(after) for word, after in names["continues"].items()},
        joins=frozenset(names["joins"]),
        coordinators=frozenset(names["coordinators"]),
        about=frozenset(names["about"]),
        within=tuple(names["within"]),
        possessives=tuple(names["possessives"]),
        domain=frozenset(names["domain"]),
        locating=frozenset(names.get("locating", ())),
        posts=frozenset(names.get("posts", ())),
        under=frozenset(names.get("under", ())),
        adverbial=re.compile(names.get("adverbial", "(?!)")),
        alternatives=frozenset(names.get("alternatives", ())),
        offered=re.compile(names.get("offered", "(?!)")),
        offering=re.compile(names.get("offering", "(?!)")),
        breaks=tuple(names["breaks"]),
        dangling=frozenset(names["dangling"]),
        not_heads=frozenset(names.get("not_heads", ())),
        people=frozenset(names.get("people", ())),
        ornaments=frozenset(names.get("ornaments", ())),
        weak=frozenset(names["weak"]),
        acts=frozenset(names.get("acts", ())),
        described=frozenset(names.get("described", ())),
        spans=frozenset(names.get("spans", ())),
        connectors=frozenset(names.get("connectors", ())),
        pointers={cls: tuple(phrases) for cls, phrases in raw["pointers"].items()},
        parties=tuple(raw["parties"]),
        pronouns=tuple(raw["pronouns"]),
        envoys=frozenset(raw["envoys"]),
        fronting=frozenset(raw["fronting"]),
        fronted=tuple(raw["fronted"]),
        singulars=frozenset(raw["singulars"]),
        things=raw["things"],
        genders=raw["genders"],
        impersonal=re.compile(raw["impersonal"], re.I),
        statuses=tuple((re.compile(entry["match"], re.I), entry["status"]) for entry in raw["statuses"]),
        patterns=tuple(pattern_of(entry, raw["macros"], vocabulary, path.name) for entry in raw["patterns"]),
        raw=raw,
    )
