"""Who signs a text for whom, at its foot: "Pour le Gouvernement de la Valdorie : / ANA REYES, Ministre des ports"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg import iris
from kg.model import Entity, Label, Statement
from kg.namespaces import ENT
from kg.reading.acts.setting import PartReader, Setting
from kg.reading.acts.tokens import Token
from kg.reading.annotation import Annotation

_SURE = 0.75
# A line for whom is signed, and one with a name and an office, are no longer.
_LONGEST = 140
# Two to five words with capitals, then the end of the line or a comma and an office.
_NAME = re.compile(
    r"\W*(?:(?:M|Mme|Mr|Ms|Mrs|Dr)\.?\s+)?(?P<name>[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:(?:de|van|von|bin|al)\s+)?[A-ZÀ-Þ][\w.'’-]*){1,4})"
    r"\s*(?:,\s*(?P<office>[^.;:]{3,90}))?[.;]?\s*\Z"
)


class SignatureReader(PartReader):
    """Reads the foot of one document."""

    def __init__(self, setting: Setting) -> None:
        """Begin with a document."""
        super().__init__(setting)
        self.signing: tuple[str, tuple[int, int]] | None = None

    def read(self, annotation: Annotation, tokens: Sequence[Token]) -> Iterator[Statement]:
        """The person whose name stands under those for whom the text is signed."""
        text = self.annotator.text[annotation.start : annotation.end]
        own, signing = self.discourse.own, self.signing
        self.signing = None
        if len(text) > _LONGEST or not own:
            return
        parties = [t.mention for t in tokens if t.is_a("party") and t.mention is not None and t.mention.iri]
        if len(parties) == 1 and tokens[0].word in self.words.sets["signing_for"]:
            if text.rstrip("* \n").endswith((":", ",")):
                self.signing = parties[0].iri, (parties[0].start, parties[0].end)
            return
        match = _NAME.match(text) if signing is not None else None
        if match is None or signing is None:
            return
        party, where = signing
        state = self.discourse.speaks_for(party) or party
        person = self._person(match["name"], match["office"] or "", state)
        first = annotation.start + match.start("name")
        proof = [(first, annotation.start + len(text.rstrip())), where]
        predicate = self.vocabulary.predicate(self.words.alone["sign"])
        yield self.say(person, predicate, own, proof, "act-signature", _SURE, status="signed")

    def _person(self, written: str, office: str, state: str) -> str:
        """IRI of a person whose name may be written in capitals."""
        name = " ".join(written.title().split() if written.isupper() else written.split())
        iri = iris.provisional(self.document.id, name)
        if iri not in self.discourse.minted:
            language = self.document.language
            others = tuple(Label(other, language) for other in (" ".join(office.split()),) if other)
            self.discourse.add(
                Entity(
                    iri=iri,
                    types=(str(ENT.Person),),
                    preferred=(Label(name, language),),
                    alternative=others,
                    provisional=True,
                    document=self.document.id,
                    speaks_for=state,
                )
            )
        return iri
