"""Whether one name says in fewer words what another says: "the CET Dialogue"."""

from __future__ import annotations

import re

# A name of no more words than this is too common to be known without what stands before it.
_FEW = 2
# Shorter words than this bear no mark of the plural.
_TELLING = 4
# A name may say so many words more than its short form, which then has as many as this that tell something.
_MORE = 3
_TOLD = 3
# "Critical Cables and Reefs (CCR) Dialogue": an acronym explained inside a name.
EXPLAINED = re.compile(r"\(\s*([A-Z][\w&*-]{1,11})\s*\)")

# Words of a name, and the acronyms it explains.
Core = tuple[tuple[str, ...], frozenset[str]]


def stem(word: str) -> str:
    """A word without its plural mark.

    >>> stem("technologies"), stem("technology"), stem("ports"), stem("gas")
    ('technology', 'technology', 'port', 'gas')
    """
    if len(word) > _TELLING and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > _TELLING - 1 and word.endswith(("s", "x")) else word


def shortens(short: Core, whole: Core, *, longer: bool = False) -> bool:
    """Whether one name says in fewer words what another says.

    >>> cet = (("next", "critical", "technology", "dialogue"), frozenset({"cet"}))
    >>> shortens((("cet", "dialogue"), frozenset()), cet)
    True
    >>> shortens((("technology", "dialogue"), frozenset()), cet)
    False

    Args:
        short: the shorter name.
        whole: the longer one.
        longer: the longer one came last: more words may then make another thing of it.
    """
    words, whole_words = short[0], whole[0]
    mine, named = set(words), set(whole_words)
    if len(mine) < _FEW or not mine <= named | whole[1]:
        return False
    if mine >= named or mine & whole[1]:
        return True
    # "Supply Chain Council" is no "Supply Chain Crisis Response Council": the words left stand together.
    together = any(whole_words[n : n + len(words)] == words for n in range(len(whole_words)))
    return not longer and together and len(mine) >= _TOLD and len(named - mine) <= _MORE
