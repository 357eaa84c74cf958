"""The lexicon: every name of the reference data, found in text in one pass.

Text and names are folded to one byte a character, names are wrapped in blanks,
and an Aho-Corasick automaton runs over the bytes: word boundaries are exact by
construction and offsets stay those of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import product
from typing import NamedTuple

import ahocorasick_rs
import yaml

from kg.errors import OntologyError
from kg.model import Entity
from kg.namespaces import ENT
from kg.resources import ontology_folder
from kg.text import fold
from kg.vocabulary.vocabulary import Vocabulary


class Hit(NamedTuple):
    """A name found in text, with everything that goes by it.

    Attributes:
        start: offset of the first character.
        end: offset after the last character.
        iris: IRIs of the entities or concepts with this name, sorted; several where it is ambiguous.
        adjective: the name is an adjective (``japonais``) or a prefix (``franco-``).
    """

    start: int
    end: int
    iris: tuple[str, ...]
    adjective: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name as the reference data writes it.

    Attributes:
        text: the name.
        iri: who goes by it.
        adjective: an adjective or prefix rather than a noun.
        cased: words that start with a capital must do so in text too ("La Réunion", not "la réunion").
    """

    text: str
    iri: str
    adjective: bool = False
    cased: bool = True

    def allows(self, written: str) -> bool:
        """Whether the name may be written so, letters apart.

        >>> Name("OMC", "id/wto").allows("omc"), Name("Mer Noire", "id/x").allows("MER NOIRE")
        (False, True)
        """
        if is_acronym(self.text):
            return written == self.text.rstrip(".")
        if not self.cased:
            return True
        pairs = zip(self.text.split(), written.split(), strict=False)
        return all(b[:1].isupper() for a, b in pairs if a[:1].isupper())


class Lexicon:
    """Names and how they may be written.

    >>> lexicon = Lexicon([Name("Corée du Sud", "id/kor"), Name("La Réunion", "id/reu")])
    >>> [hit.iris for hit in lexicon.find("la réunion avec la CORÉE DU SUD")]
    [('id/kor',)]
    """

    def __init__(self, names: Iterable[Name]) -> None:
        entries: dict[str, set[Name]] = {}
        for name in names:
            inflect = not name.adjective and not is_acronym(name.text)
            for folded in _inflections(fold(name.text).strip(), inflect=inflect):
                if folded:
                    entries.setdefault(folded, set()).add(name)
        self._patterns = sorted(entries)
        self._entries = [tuple(sorted(entries[p])) for p in self._patterns]
        wrapped = [_bytes(f" {' '.join(p.split())} ") for p in self._patterns]
        self._automaton = ahocorasick_rs.BytesAhoCorasick(wrapped) if wrapped else None
        self._written = lru_cache(maxsize=_REMEMBERED)(self._as_written)

    def find(self, text: str) -> list[Hit]:
        """The longest names in *text*, leftmost first, never overlapping."""
        return longest(self.find_all(text))

    def find_all(self, text: str) -> list[Hit]:
        """Every name in *text*, nested and overlapping ones too, sorted by place."""
        if self._automaton is None:
            return []
        # Names are kept with single blanks; runs of blanks in the text would hide them, so the
        # bytes searched are squeezed, and what leads back to the text is kept.
        squeezed, origin = _searchable(text)
        found = []
        for number, start, end in self._automaton.find_matches_as_indexes(squeezed, overlapping=True):
            first, last = origin(start + 1), origin(end - 2) + 1
            # A full stop that ends a name ("U.S.") is a blank once folded.
            for iris, adjective, dotted in self._written(number, text[first:last]):
                stop = dotted and text[last : last + 1] == "."
                found.append(Hit(first, last + stop, iris, adjective))
        return sorted(found)

    def _as_written(self, number: int, written: str) -> tuple[tuple[tuple[str, ...], bool, bool], ...]:
        """Who goes by a name as it is written: their IRIs, whether as an adjective, whether a full stop may end it."""
        entries = [name for name in self._entries[number] if name.allows(written)]
        return tuple(
            (
                tuple(sorted({name.iri for name in entries if name.adjective == adjective})),
                adjective,
                any(name.text.endswith(".") for name in entries if name.adjective == adjective),
            )
            for adjective in sorted({name.adjective for name in entries})
        )


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Leftmost-longest, non-overlapping hits; of two on the same span the noun wins over the adjective.

    A name that begins inside another and goes on past it wins when it is longer:
    "Commission européenne" over "la Commission".
    """
    kept: list[Hit] = []
    several = list(hits)
    if len(several) < _SEVERAL:
        return several
    for hit in sorted(several, key=lambda h: (h.start, -h.end, h.adjective)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end > kept[-1].end and hit.end - hit.start > kept[-1].end - kept[-1].start:
            kept[-1] = hit
    return kept


def is_acronym(name: str) -> bool:
    """Whether a name must be met in its exact case, as acronyms must.

    >>> is_acronym("OMC"), is_acronym("Mexique"), is_acronym("G7"), is_acronym("U.S.")
    (True, False, True, True)
    """
    letters = [c for c in name if c.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return (len(name) <= _name_words().longest_acronym and " " not in name and capitals > 1) or (
        len(name) <= 3 and name.isupper()
    )


def names(vocabulary: Vocabulary, language: str) -> Iterable[Name]:
    """Every name of the vocabulary worth looking for in a text of this language.

    Organisations and instruments keep foreign names in a text; territories, places and topics do not.
    """
    for entity in vocabulary.entities.values():
        foreign = vocabulary.is_a(entity, ENT.Instrument) or not {ENT.Organisation, ENT.Person}.isdisjoint(
            entity.types
        )
        if not foreign and not any(t.startswith(str(ENT)) for t in entity.types):
            continue
        cased = ENT.Topic not in entity.types and not vocabulary.is_a(entity, ENT.Instrument)
        for label in (*entity.preferred, *entity.alternative, *entity.hidden):
            if foreign or label.language in (language, "") or label.language not in ("fr", "en"):
                yield Name(label.text, entity.iri, cased=cased)
        for label in vocabulary.adjectives(entity.iri):
            if label.language in (language, ""):
                yield Name(label.text.rstrip("-"), entity.iri, adjective=True, cased=False)


@cache
def lexicon(vocabulary: Vocabulary, language: str) -> Lexicon:
    """The lexicon of a vocabulary for texts of one language; made once per process."""
    return Lexicon(names(vocabulary, language))


def by_class(vocabulary: Vocabulary, entities: Mapping[str, Entity], iri: str) -> str:
    """The slot class of an entity: ``party``, ``instrument``, ``topic``, ``place`` or empty."""
    entity = entities.get(iri)
    if entity is None:
        return ""
    order = (("instrument", ENT.Instrument), ("party", ENT.Party), ("topic", ENT.Topic), ("place", ENT.Place))
    if vocabulary.is_a(entity, ENT.Grouping):
        return "party"
    return next((slot for slot, cls in order if vocabulary.is_a(entity, cls)), "")


@dataclass(frozen=True, slots=True)
class _NameWords:
    invariable: frozenset[str]
    longest_acronym: int


@cache
def _name_words() -> _NameWords:
    """How names vary, from ``ontology/patterns/names.yaml``."""
    path = ontology_folder() / "patterns" / "names.yaml"
    try:
        raw = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return _NameWords(frozenset(raw["invariable"]), int(raw["longest_acronym"]))
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise OntologyError(f"{path}: {' '.join(str(error).split())}; mend the file") from error


_BLANKS = re.compile(" {2,}")
# The same names are written in the same few ways, and several lexicons search one sentence.
_REMEMBERED, _SENTENCES = 8192, 4
_SEVERAL = 2


def _bytes(text: str) -> bytes:
    return text.encode("latin-1", "replace")


@lru_cache(maxsize=_SENTENCES)
def _searchable(text: str) -> tuple[bytes, Callable[[int], int]]:
    """A folded text between blanks with single blanks inside, and where a character of it stood before."""
    padded = f" {fold(text)} "
    if "  " not in padded:
        return _bytes(padded), _before_padding
    squeezed = padded
    while "  " in squeezed:
        squeezed = squeezed.replace("  ", " ")
    return _bytes(squeezed), _Squeezed(padded).origin


class _Squeezed:
    """Leads from a text with single blanks back to the text it was, once anything is found in it."""

    def __init__(self, padded: str) -> None:
        self.padded = padded

    @cached_property
    def _runs(self) -> tuple[list[int], list[int]]:
        """The places before which blanks have been left out, and how many in all before each."""
        places: list[int] = []
        left_out = [0]
        for run in _BLANKS.finditer(self.padded):
            places.append(run.start() + 1 - left_out[-1])
            left_out.append(left_out[-1] + run.end() - run.start() - 1)
        return places, left_out

    def origin(self, at: int) -> int:
        """Where a character stood before."""
        places, left_out = self._runs
        return at + left_out[bisect_right(places, at)] - 1


def _before_padding(at: int) -> int:
    return at - 1


def _inflections(folded: str, *, inflect: bool) -> set[str]:
    """The folded name with each of its (few) content words in the singular and the plural."""
    words, invariable = folded.split(), _name_words().invariable
    if not inflect or len(words) > 7:
        return {" ".join(words)}
    choices = []
    for word in words:
        bare = word[:-1] if len(word) > 3 and word[-1] in "sx" else word
        fixed = word in invariable or len(word) < 3 or word.isdigit()
        choices.append((word,) if fixed else tuple(dict.fromkeys((word, bare, bare + "s"))))
    if sum(len(c) > 1 for c in choices) > 4:
        return {" ".join(words)}
    return {" ".join(choice) for choice in product(*choices)}
