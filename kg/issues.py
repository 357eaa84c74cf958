"""Issues: what a reading did not understand, with its place.

An issue is data, not an error: the build goes on and a person works the list.
A silence is the curators' answer where there is nothing to say.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """A doubt about a document.

    Attributes:
        document: id of the document.
        start: offset of the passage in the document's text layer.
        end: offset after its last character.
        kind: a kebab-case word such as ``ambiguous-name`` or ``unread-passage``.
        message: what is not understood, for a curator.
        quote: the passage itself.
    """

    document: str
    start: int
    end: int
    kind: str
    message: str
    quote: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Silence:
    """A passage that a curator read and found to say nothing for the graph.

    Attributes:
        document: id of the document.
        start: offset of the passage in the document's text layer.
        end: offset after its last character.
        reason: why nothing is said there.
    """

    document: str
    start: int
    end: int
    reason: str
