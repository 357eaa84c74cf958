"""What a verb takes: an instrument that is named, or a thing a noun phrase only describes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.reading.mentions import Mention


@dataclass(frozen=True, slots=True)
class Thing:
    """What a verb takes.

    Attributes:
        start: offset of its first word, determiners left out.
        end: offset after the last word of its name.
        mention: the instrument named; None for one that is only described.
        head: index of the head noun of a description.
        short: offset after its head noun.
        ours: its determiner says that it belongs to those who speak.
        fresh: its determiner says that it is something new.
        proper: its head noun has a capital: it is a name, though no list and no wording knows it.
        counted: what stands before its head noun counts its parties, or names one ("trilateral").
        rung: what a noun before "of" makes of it ("the launch of X"); None where there is none.
        partners: the parties named after "with" or "between".
        number: ``plural`` where nothing makes a plural particular, ``loose`` where "several" or the like
            says that it is no particular one.
        listing: it only announces a list: "the following initiatives".
        session: what stands before its name says which of its sessions is meant ("second").
        bare: nothing tells which one it is ("a memorandum"): only who signs it can.
        called: what it is called, where its own words do not say.
        name_end: offset after its name where *end* lies further; else 0.
        roles: (property, party) for each party whose role in it is named after it.
    """

    start: int
    end: int
    mention: Mention | None
    head: int = -1
    short: int = -1
    ours: bool = False
    fresh: bool = False
    counted: bool = False
    proper: bool = False
    rung: str | None = None
    partners: tuple[Mention, ...] = ()
    roles: tuple[tuple[str, Mention], ...] = ()
    number: str = ""
    listing: bool = False
    session: bool = False
    bare: bool = False
    called: str = ""
    name_end: int = 0


class Before(NamedTuple):
    """What stands before a thing says of it.

    Attributes:
        ours: a determiner says that it belongs to those who speak.
        fresh: a determiner says that it is something new.
        rung: what a noun before "of" makes of it ("the launch of X"); None where there is none.
    """

    ours: bool = False
    fresh: bool = False
    rung: str | None = None
