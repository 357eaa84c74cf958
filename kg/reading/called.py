"""Other names that a text gives after a name: "Reef Partnership for Prosperity (Reef Partnership)", ", or RPP,"."""

from __future__ import annotations

import re
from collections.abc import Set

from kg.text import search_key

_SHORT = re.compile(r"\s*\(\s*[“\"«‘]?\s*(?P<short>[^()“”\"«»]{5,60}?)\s*[”\"»’]?\s*\)")
# "(ci-après dénommée « la Commission »)", "(hereinafter the “Fund”)".
_QUOTED = re.compile(r"\s*\([^()«»“”\"]{0,40}[«“\"]\s*(?P<short>[^()«»“”\"]{3,40}?)\s*[»”\"]\s*\)")
# A short name has as many words.
_FEWEST = 2
# The acronym in brackets after a name; one that mixes letters begins as a word of the name does.
ACRONYM = re.compile(r"\s*\(\s*(?P<acronym>[A-Z][\w&*-]*[A-Z][\w&*-]*)\s*\)")

# The same between commas: ", or JUMPP,".
_APPOSED = re.compile(
    r",\s+(?P<word>\w{2,4})\s+[“\"«]?\s*(?P<short>[A-Z][\w&-]*[A-Z][\w&-]*)\s*[”\"»]?(?=\s*,)"
)
# The same in brackets, one word of the name: "(the Group)".
_DEFINED = re.compile(r"\s*\(\s*(?P<word>\w{2,3})\s+[“\"«]?\s*(?P<short>[A-Z]\w{3,})\s*[”\"»]?\s*\)")

Span = tuple[int, int]


def called(text: str, start: int, end: int) -> Span | None:
    """Where the short name stands that follows a name in brackets, made of its words; None where none does.

    >>> text = "the Reef Partnership for Prosperity (Reef Partnership) and the Tide Pact (with Valdoria)"
    >>> text[slice(*called(text, 4, 35))]
    'Reef Partnership'
    >>> called(text, 63, 72) is None
    True
    """
    match = _SHORT.match(text, end)
    if match is None:
        return None
    short, whole = search_key(match["short"]).split(), search_key(text[start:end]).split()
    fits = _FEWEST <= len(short) < len(whole) and set(short) <= set(whole)
    return match.span("short") if fits else None


def apposed(text: str, end: int, alternatives: Set[str]) -> Span | None:
    """Where letters stand that a name which ends at an offset is known by, between commas; None where none do.

    >>> text = "The Tide Power Pact, or TIPP, which supports ports"
    >>> text[slice(*apposed(text, 19, {"or"}))], apposed(text, 19, {"and"})
    ('TIPP', None)
    """
    match = _APPOSED.match(text, end)
    return match.span("short") if match is not None and match["word"] in alternatives else None


def defined(text: str, start: int, end: int, determiners: Set[str]) -> str:
    """The word of a name that a bracket after it says stands for it; empty where none does.

    >>> text = "the Reef Cyber Group (the “Group”) and the Tide Pact (Pact)"
    >>> defined(text, 4, 20, {"the"}), defined(text, 43, 52, {"the"})
    ('Group', '')
    """
    match = _DEFINED.match(text, end)
    if match is None or match["word"].lower() not in determiners:
        return ""
    return match["short"] if match["short"] in text[start:end].split()[1:] else ""


def acronym_of(name: str, acronym: str) -> bool:
    """Whether letters in brackets after a name may be its acronym.

    >>> acronym_of("Ministry of Health", "MoH"), acronym_of("University of Reefs", "PhD")
    (True, False)
    """
    initials = {word[0].upper() for word in name.split()}
    return acronym.isupper() or acronym[0] in initials


def quoted(text: str, start: int, end: int) -> Span | None:
    """Where the short name stands that a bracket after a name gives it in quotation marks; None where none does.

    >>> text = "une Commission mixte (ci-après dénommée « la Commission ») est créée"
    >>> text[slice(*quoted(text, 4, 20))]
    'la Commission'
    >>> quoted("les ports (ci-après « les Parties »)", 4, 9) is None
    True
    """
    match = _QUOTED.match(text, end)
    if match is None:
        return None
    short, whole = search_key(match["short"]).split(), search_key(text[start:end]).split()
    return match.span("short") if short and short[-1] in whole else None
