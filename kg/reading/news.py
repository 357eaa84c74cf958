"""What a text that only tells of something is about: the one thing that its first sentences tell was done.

"La Valdorie et la Kestrie ont signé un accord sur les câbles. ..." has no title that names the accord; still, what
follows is on it, until a heading opens another part.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Document, Statement
from kg.namespaces import ENT
from kg.reading.annotation import Annotation
from kg.reading.discourse import Discourse
from kg.reading.mentions import Mention
from kg.vocabulary import Vocabulary

# Within how many sentences of a text or a part what it is about is told.
_NEAR = 3
# What share of a heading the name of an instrument takes, where the part under it is on that.
_SHARE = 0.7
_TAKING_PART = frozenset({"participates_in", "leads"})


class News:
    """Follows what the parts of one document tell of.

    Attributes:
        about: what the part being read is about; ``None`` until its text has told.
    """

    def __init__(self, document: Document, vocabulary: Vocabulary, discourse: Discourse) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.discourse = discourse
        self.about: Mention | None = None
        self.left = _NEAR

    def open(self, annotation: Annotation) -> None:
        """A heading opens another part, on what it is the name of."""
        self.about, self.left = None, _NEAR
        whole = annotation.end - annotation.start
        for named in annotation.named[:1]:
            if named.end - named.start >= _SHARE * whole:
                self._tell(named.iri, (named.start, named.end))

    def read(self, annotation: Annotation, said: Iterable[Statement]) -> None:
        """See whether a sentence tells of one thing that somebody did."""
        if self.about is not None or not self.left:
            return
        self.left -= 1
        things = {
            s.object
            for s in said
            if isinstance(s.object, str)
            and self.vocabulary.relation(s.predicate) in _TAKING_PART
            and s.object in self.discourse.minted
            and ENT.Meeting not in self.discourse.entity(s.object).types
        }
        if len(things) != 1:
            return
        (thing,) = things
        place = next((m for m in annotation.mentions if thing in m.iris), None)
        span = (place.start, place.end) if place is not None else (annotation.start, annotation.end)
        self._tell(thing, span)

    def _tell(self, iri: str, span: tuple[int, int]) -> None:
        self.about = Mention(*span, "instrument", (iri,), antecedent=(span,))
