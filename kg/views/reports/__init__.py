"""One module a report: ties in, what was found in plain French and English, with its table and figure, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.analysis.unreviewed import with_topics
from kg.views.remarks import remark
from kg.views.report import Column, Words

if TYPE_CHECKING:
    import pandas as pd

    from kg.analysis.ties import Ties

NAME = Column("label_fr", {"fr": "partie", "en": "party"}, {"fr": "la partie", "en": "the party"})


def words(fr: str, en: str) -> Words:
    """A text in both languages."""
    return {"fr": fr, "en": en}


def column(name: str, fr: str, en: str, meaning_fr: str, meaning_en: str) -> Column:
    """A column with its heading and meaning in both languages."""
    return Column(name, words(fr, en), words(meaning_fr, meaning_en))


def labelled(ties: Ties, frame: pd.DataFrame, of: str = "party", into: str = "label") -> pd.DataFrame:
    """A frame with the names of what a column of IRIs holds, in both languages, in front."""
    names = {}
    for language in ("fr", "en"):
        known = ties.entities[f"label_{language}"].to_dict()
        names[f"{into}_{language}"] = [known.get(iri, iri) for iri in frame[of]]
    return frame.assign(**names)[[*names, *(c for c in frame.columns if c not in names)]]


def scope(ties: Ties, *, topics: bool = False) -> list[Words]:
    """What the data behind any report cannot say: few documents, silence, who speaks, what nobody reviewed.

    Args:
        ties: the ties, as selected.
        topics: whether what instruments cover is behind it as well.
    """
    documents, speakers = ties.frame["document"].nunique(), set(" ".join(ties.frame["speakers"]).split())
    return [
        words(
            f"Ces chiffres décrivent ce que disent {documents} document(s) et {len(speakers)} locuteur(s) : "
            "ce qui n’y est pas dit n’est pas compté, et n’est pas pour autant inexistant.",
            f"These figures describe what {documents} document(s) and {len(speakers)} speaker(s) say: "
            "what they do not say is not counted, and need not be absent for that.",
        ),
        *([told] if (told := remark(with_topics(ties) if topics else ties.frame)) else []),
    ]


def listed(names: Sequence[str], language: str) -> str:
    """Names as a sentence lists them.

    >>> listed(["France", "Japon", "Canada"], "fr")
    'France, Japon et Canada'
    """
    last = {"fr": " et ", "en": " and "}[language]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + last + names[-1] if names else ""


def decimal(value: float, form: str = ".2f") -> str:
    """A number as French writes it.

    >>> decimal(0.5)
    '0,50'
    """
    return format(value, form).replace(".", ",")
