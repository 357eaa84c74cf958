"""Bodies and officials that no list knows: "the Valdorian Ministry of Ports", "Cable Authority (CA)".

Official prose names them in capitals around a head noun ("ministry", "agency"), with the state they
belong to before it. They become provisional organisations of the document, which speak for that state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg import iris
from kg.model import Document, Entity, Label
from kg.namespaces import ENT
from kg.reading.acts.words import ActWords
from kg.reading.discourse import Discourse
from kg.reading.grammar import Grammar
from kg.reading.name_extent import name_end
from kg.text import search_key
from kg.vocabulary import Vocabulary
from kg.vocabulary.lexicon import Hit

_WORD = re.compile(r"(?:[A-ZÀ-Þ]\.)+|[^\W_]+(?:-[^\W_]+)*|[^\w\s]|_")
_ACRONYM = re.compile(r"\s*\(\s*(?P<acronym>[A-Z][A-Z&-]{1,9})\s*\)")
# A name of a body holds no more words than this.
_LONGEST = 12


class BodyFinder:
    """Finds the bodies and officials that sentences of one document name."""

    def __init__(
        self,
        document: Document,
        text: str,
        vocabulary: Vocabulary,
        grammar: Grammar,
        words: ActWords,
        discourse: Discourse,
    ) -> None:
        self.document = document
        self.text = text
        self.vocabulary = vocabulary
        self.grammar = grammar
        self.words = words
        self.discourse = discourse
        self.acronyms: dict[str, str] = {}

    def find(self, start: int, end: int, hits: Sequence[Hit]) -> list[Hit]:
        """The bodies of a sentence, as names of the lexicon would be."""
        spans = self._leading(start, end, hits) if self.words.head_first else self._capitals(start, end, hits)
        found = []
        for first, last, owner in spans:
            if any(h.start <= first and last <= h.end and not h.adjective for h in hits):
                continue  # a list knows it
            if self.text[first - 1 : first] == "(" and any(h.end + 2 >= first > h.end for h in hits):
                continue  # another name of the body before the bracket
            acronym = _ACRONYM.match(self.text, last, end)
            if acronym is not None:
                same = next(
                    (h for h in hits if h.start == acronym.start("acronym") and len(h.iris) == 1), None
                )
                if same is not None:  # "Cable Authority (CA)", where a list knows the CA
                    found.append(Hit(first, last, same.iris))
                    continue
            iri = self._iri(first, last, owner)
            acronym = _ACRONYM.match(self.text, last, end)
            if acronym is not None:
                self.acronyms[acronym["acronym"]] = iri
            found.append(Hit(first, last, (iri,)))
        known = {h.start for h in hits}
        for short, iri in self.acronyms.items():
            for match in re.finditer(rf"\b{re.escape(short)}\b", self.text[start:end]):
                if start + match.start() not in known:
                    found.append(Hit(start + match.start(), start + match.end(), (iri,)))
        return sorted(found)

    def _iri(self, first: int, last: int, owner: str) -> str:
        name = " ".join(self.text[first:last].replace("’s", "’s").split())
        iri = iris.provisional(self.document.id, name)
        if iri not in self.discourse.minted:
            labels = (Label(name, self.document.language),)
            self.discourse.add(
                Entity(
                    iri=iri,
                    types=(str(ENT.Organisation),),
                    preferred=labels,
                    provisional=True,
                    document=self.document.id,
                    speaks_for=owner,
                )
            )
        return iri

    # -- capitals -------------------------------------------------------------------------------

    def _capitals(self, start: int, end: int, hits: Sequence[Hit]) -> Iterator[tuple[int, int, str]]:
        """Where head nouns have capitals: "Ministry of Ports and Cables", "Cable Authority"."""
        tokens = list(_WORD.finditer(self.text, start, end))
        sets = self.words.sets
        taken = start
        for place, token in enumerate(tokens):
            word = token.group()
            if not word[0].isupper() or token.start() < taken or word.isupper():
                continue
            key = search_key(word)
            following = tokens[place + 1].group() if place + 1 < len(tokens) else ""
            if key in sets["bodies_first"] and following in sets["body_links"]:
                last = self._right(tokens, place + 1, hits)
                if last <= place + 1:
                    continue
                first, owner = self._left(tokens, place, hits)
                if first == place:
                    first, owner = self._owner(tokens, place, hits)
            elif key in sets["bodies_last"] | sets["bodies_national"] and following not in sets["body_links"]:
                first, owner = self._left(tokens, place, hits)
                own = {search_key(t.group()) for t in tokens[first:place]}
                if key in sets["bodies_national"] and sets["national"].isdisjoint(own):
                    continue
                last = place
                if first == place:
                    continue
            else:
                continue
            taken = tokens[last].end()
            yield tokens[first].start(), taken, owner

    def _right(self, tokens: Sequence[re.Match[str]], at: int, hits: Sequence[Hit]) -> int:
        """Index of the last word of what follows "Ministry of"."""
        last = at
        sets = self.words.sets
        links = sets["body_links"] | self.words.sets["body_joins"]
        for place in range(at, min(len(tokens), at + _LONGEST)):
            word = tokens[place].group()
            if word[0].isupper() and word[-1].isalnum():
                key = search_key(word)
                joined = tokens[place - 1].group() in self.words.sets["body_joins"]
                if joined and (
                    key in self.words.sets["bodies_first"] or self._names(tokens[place].start(), hits)
                ):
                    break  # "Ministry of Ports and Japan", "Department of Energy and Department of State"
                last = place
            elif word not in links or (
                word in sets["articles"] and tokens[place - 1].group() not in sets["body_links"]
            ):
                break
        return last

    def _left(self, tokens: Sequence[re.Match[str]], head: int, hits: Sequence[Hit]) -> tuple[int, str]:
        """Index of the first word of "Valdorian Cable Authority", and whose it is."""
        first = head
        while first and head - first < _LONGEST:
            word = tokens[first - 1].group()
            if word[0].isupper() and (word[-1].isalnum() or word[-1] == "."):
                opens = self._is_opening(tokens, first - 1)
                common = (
                    self.grammar.determiners
                    | self.grammar.stops
                    | self.grammar.dangling
                    | self.words.sets["prepositions"]
                )
                if opens and search_key(word) in common | self.words.sets["possessive"]:
                    break
                first -= 1
            elif (
                word in self.words.sets["body_joins"]
                and first > 1
                and tokens[first - 2].group()[0].isupper()
                and not self._names(tokens[first - 2].start(), hits)
            ):
                first -= 1
            else:
                break
        while first < head and not tokens[first].group()[0].isupper():
            first += 1
        owner = next((o for t in tokens[first:head] if (o := self._names(t.start(), hits))), "")
        telling = [t for t in tokens[first:head] if not self._names(t.start(), hits)]
        if not telling:
            return head, ""
        before, whose = self._owner(tokens, first, hits)
        return (before, whose) if not owner else (first, owner)

    def _is_opening(self, tokens: Sequence[re.Match[str]], at: int) -> bool:
        return at == 0 or tokens[at - 1].group() in ".:"

    def _owner(self, tokens: Sequence[re.Match[str]], at: int, hits: Sequence[Hit]) -> tuple[int, str]:
        """Where a name begins with the state before it, and the state: "U.S.", "Valdorian", "Valdoria’s"."""
        back = at - 1
        while back >= 0 and tokens[back].group() in self.words.sets["genitive"]:
            back -= 1
        if back < 0:
            return at, ""
        for hit in hits:
            if hit.end in (tokens[back].end(), tokens[back].end() - 1) and self._state(hit):
                begins = next((i for i, t in enumerate(tokens) if t.start() == hit.start), at)
                return (begins, hit.iris[0]) if back == at - 1 else (at, hit.iris[0])
        return at, ""

    def _names(self, start: int, hits: Sequence[Hit]) -> str:
        """IRI of the state named at an offset; empty where none is."""
        return next((h.iris[0] for h in hits if h.start == start and self._state(h)), "")

    def _state(self, hit: Hit) -> bool:
        if len(hit.iris) != 1:
            return False
        entity = self.discourse.entity(hit.iris[0])
        return ENT.Territory in entity.types or self.vocabulary.is_a(entity, ENT.Grouping)

    # -- head nouns first -----------------------------------------------------------------------

    def _leading(self, start: int, end: int, hits: Sequence[Hit]) -> Iterator[tuple[int, int, str]]:
        """Where head nouns come first: "ministère valdorien des ports", "Agence des câbles"."""
        taken = start
        for token in _WORD.finditer(self.text, start, end):
            if token.start() < taken or token.group().lower() not in self.words.sets["bodies_first"]:
                continue
            last = name_end(self.text, token.end(), end, self.grammar, hits, frozenset())
            if last <= token.end() + 2:
                continue
            owner = next(
                (h.iris[0] for h in hits if token.end() <= h.start and h.end <= last and self._state(h)), ""
            )
            if not owner and not token.group()[0].isupper():
                continue  # "une agence commune"
            taken = last
            yield token.start(), last, owner
