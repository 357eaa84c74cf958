"""All about one thing, to look at in a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from kg.knowledge.markup import quoted, small

if TYPE_CHECKING:
    import pandas as pd

    from kg.graph.show import Description, Said

_SHOWN = 8  # statements of a relation that a notebook shows
_WORDS = {
    "fr": {"also": "aussi", "more": "et {} autres", "said": "selon", "unreviewed": "non examiné"},
    "en": {"also": "also", "more": "and {} more", "said": "according to", "unreviewed": "unreviewed"},
}


class Described:
    """What the graph knows of a thing.

    Attributes:
        description: the whole of it, as :mod:`kg.graph.show` has it.
        language: of the labels.
    """

    def __init__(self, description: Description, language: str) -> None:
        self.description = description
        self.language = language

    @property
    def iri(self) -> str:
        """The IRI of the thing."""
        return self.description.iri

    @property
    def labels(self) -> Mapping[str, str]:
        """Its preferred names by language."""
        return dict(self.description.labels)

    @property
    def frame(self) -> pd.DataFrame:
        """A row a statement, index ``statement`` (id): how it is related, to what, how firmly, by whom, and the words.

        Columns: ``relation``, ``is_subject``, ``predicate``, ``other``, ``other_iri``, ``status``, ``when``,
        ``force``, ``review``, ``speakers`` and ``quotes`` (joined), ``documents``.
        """
        import pandas as pd

        from kg.knowledge.tables import typed

        columns = [
            "statement", "relation", "is_subject", "predicate", "other", "other_iri", "status", "when", "force",
            "review", "speakers", "quotes", "documents",
        ]  # fmt: skip
        rows = [
            (
                said.iri.rsplit("/", 1)[-1], relation, said.is_subject, said.predicate, said.other, said.other_iri,
                said.status, said.when, said.force, said.review, "; ".join(said.speakers),
                " ¶ ".join(proof.quote for proof in said.proofs),
                " ".join(dict.fromkeys(proof.document for proof in said.proofs)),
            )
            for relation, group in self.description.groups
            for said in group
        ]  # fmt: skip
        made = pd.DataFrame(rows, columns=columns).set_index("statement")
        return typed(made, ["relation", "predicate", "status", "force", "review", "documents"])

    def __repr__(self) -> str:
        of = self.description
        words = _WORDS[self.language]
        lines = [f"{self._name}  ({', '.join(of.types)})  <{of.iri}>"]
        if of.alternative:
            lines.append(f"{words['also']}: {', '.join(of.alternative)}")
        for relation, group in of.groups:
            lines.append(f"{relation} ({len(group)})")
            lines += [f"  {self._line(said)}" for said in group[:_SHOWN]]
            if len(group) > _SHOWN:
                lines.append(f"  {words['more'].format(len(group) - _SHOWN)}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        of = self.description
        words = _WORDS[self.language]
        also = small(f"{words['also']} {', '.join(of.alternative)}") if of.alternative else ""
        found = [f"<div><b>{escape(self._name)}</b> · {escape(', '.join(of.types))}{also}"]
        for number, (relation, group) in enumerate(of.groups):
            is_open = " open" if number == 0 else ""
            found.append(f"<details{is_open}><summary>{escape(relation)} ({len(group)})</summary>")
            for said in group[:_SHOWN]:
                found.append(f"<div>{escape(self._line(said))}</div>")
                for proof in said.proofs:
                    place = f"{proof.document} {proof.start}–{proof.end}"
                    found.append(quoted(escape(" ".join(proof.quote.split())), place))
            if len(group) > _SHOWN:
                found.append(small(words["more"].format(len(group) - _SHOWN)))
            found.append("</details>")
        return "".join([*found, "</div>"])

    @property
    def _name(self) -> str:
        names = self.labels
        return names.get(self.language) or next(iter(names.values()), self.description.iri)

    def _line(self, said: Said) -> str:
        ends = (self._name, said.other) if said.is_subject else (said.other, self._name)
        told = [said.status, said.when, said.force]
        if said.speakers:
            told.append(f"{_WORDS[self.language]['said']} {', '.join(said.speakers)}")
        if said.review == "unreviewed":
            told.append(_WORDS[self.language]["unreviewed"])
        facts = " · ".join(filter(None, told))
        return f"{ends[0]} — {said.predicate} → {ends[1]}" + (f"  [{facts}]" if facts else "")
