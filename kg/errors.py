"""Every error the project raises on purpose.

    KgError                     a fault of input, ontology, configuration or store; one line for the user
    ├── ManifestError           the manifest and the documents disagree, or a row cannot be understood
    ├── DocumentError           a document cannot be read as text
    ├── OntologyError           a file of ``ontology/`` is missing, damaged or contradicts itself
    ├── LedgerError             a ledger row cannot be replayed
    ├── DateError               a text is no EDTF date (also a ValueError)
    ├── UnknownTermError        a name nobody knows; carries the nearest ones (also a LookupError)
    ├── AmbiguousNameError      several go by that name; carries them (also a LookupError)
    ├── EvidenceError           a quote is not found at its place: the build must not go on
    ├── StoreError              a build folder or store is missing, damaged or cannot be written
    ├── QueryError              a query cannot be parsed or lacks a parameter
    ├── EmptyNetworkError       a filter leaves nothing to analyse
    └── MissingExtraError       an optional package is not installed

A message says what, where and what to do, in one line. A doubt about a
*document* is never an error: it becomes a :class:`kg.issues.Issue`.
"""

from __future__ import annotations

from collections.abc import Iterable


class KgError(Exception):
    """Base of all errors of the project; catch this to catch them all."""


class ManifestError(KgError):
    """The manifest and the documents disagree, or a row cannot be understood."""


class DocumentError(KgError):
    """A document cannot be read as text."""


class OntologyError(KgError):
    """A file of the ontology is missing, damaged or contradicts itself."""


class LedgerError(KgError):
    """A ledger row cannot be replayed on its document."""


class DateError(KgError, ValueError):
    """A text is not an EDTF date the project understands."""


class EvidenceError(KgError):
    """A quote does not stand where its statement says it does."""


class StoreError(KgError):
    """A build folder or a store is missing, damaged or cannot be written."""


class QueryError(KgError):
    """A query cannot be parsed, is not known, or lacks a parameter."""


class EmptyNetworkError(KgError):
    """A filter that leaves nothing to analyse.

    Args:
        name: the filter.
        value: what it asked for.
        before: how many statements there were before it.
        there: what it could have asked for.

    >>> str(EmptyNetworkError("force", "binding", 12, ["political"]))
    'force binding leaves nothing of 12 statements; there are: political'
    """

    def __init__(self, name: str, value: str, before: int, there: Iterable[str] = ()) -> None:
        known = ", ".join(there)
        hint = f"; there are: {known}" if known else "; leave it out or widen it"
        asked = f"{name} {value}".strip()
        super().__init__(f"{asked} leaves nothing of {before} statements{hint}")


class MissingExtraError(KgError):
    """An optional package is needed and not installed."""


class UnknownTermError(KgError, LookupError):
    """A name nobody knows.

    Args:
        name: what was asked for.
        known: the names to compare it with; the nearest become :attr:`nearest`.
        what: the kind of thing asked for, for the message.
        otherwise: what to do where no name is near.
        there: the right ones, where they are few enough to be listed.

    >>> str(UnknownTermError("Japn", ["Japon", "France"], what="entity"))
    "unknown entity 'Japn'; did you mean 'Japon'?"
    >>> str(UnknownTermError("Mars", ["Japon", "France"], otherwise="look it up"))
    "unknown name 'Mars'; look it up"
    >>> str(UnknownTermError("forse", ["force", "on"], what="filter", there=["force", "on"]))
    "unknown filter 'forse'; did you mean 'force'? there are: force, on"
    """

    def __init__(
        self,
        name: str,
        known: Iterable[str] = (),
        what: str = "name",
        otherwise: str = "",
        there: Iterable[str] = (),
    ) -> None:
        self.name = name
        self.nearest = nearest(name, known)
        near = " or ".join(repr(n) for n in self.nearest)
        hint = f"did you mean {near}?" if near else otherwise
        if listed := ", ".join(there):
            hint = f"{hint} there are: {listed}".strip()
        super().__init__(f"unknown {what} {name!r}" + (f"; {hint}" if hint else ""))


class AmbiguousNameError(KgError, LookupError):
    """A name several things go by.

    Args:
        name: what was asked for.
        choices: what it may mean: a longer name and an IRI each.

    >>> str(AmbiguousNameError("Corée", [("Corée du Nord", "id/prk"), ("Corée du Sud", "id/kor")]))
    "'Corée' may be Corée du Nord (id/prk) or Corée du Sud (id/kor); ask for one of them"
    """

    def __init__(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.name = name
        self.choices = tuple(choices)
        named = [f"{label} ({iri})" for label, iri in self.choices]
        listed = f"{', '.join(named[:-1])} or {named[-1]}" if len(named) > 1 else "".join(named)
        super().__init__(f"{name!r} may be {listed}; ask for one of them")


def nearest(name: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known names that look most like *name*, case ignored, best first.

    >>> nearest("corée du nrd", ["Corée du Nord", "Corée du Sud", "Chili"], count=1)
    ('Corée du Nord',)
    """
    import difflib

    by_case = {k.casefold(): k for k in sorted(set(known), reverse=True)}
    found = difflib.get_close_matches(name.casefold(), list(by_case), n=count, cutoff=0.6)
    return tuple(by_case[f] for f in found)
