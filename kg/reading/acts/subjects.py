"""Who may act: the parties listed at a place, and whether what stands before them lets them be the subject."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.act_words import ActWords
from kg.reading.acts.tokens import Token, alone, closing, is_glued, phrase_at
from kg.reading.mentions import Mention

# How many words may tell what those who act are in charge of.
_CHARGE = 16
_POSSESSIVE = frozenset("’'")


def parties_at(tokens: Sequence[Token], words: ActWords, at: int) -> tuple[list[Mention], int]:
    """The parties of a list that begins here, and the index after the last of them."""
    found: list[Mention] = []
    after = at
    place = at
    closed = at > 0 and _joins(tokens, words, at - 1)  # "A and B" ends a list: "for A and B, C will ..."
    while place < len(tokens):
        token = tokens[place]
        if token.is_a("party", "club"):
            spoken = _past_speakers(tokens, words, place + 1)
            if not alone(tokens, place) and not spoken:
                break
            if found and token.mention is not None and token.mention.antecedent and not found[-1].antecedent:
                break  # "With A and B, the two parties ..."
            if is_glued(tokens, place):
                break
            assert token.mention is not None
            found.append(token.mention)
            place = after = place + 1
            if place < len(tokens) and tokens[place].word == "(":
                close = closing(tokens, place)
                found += _in_bracket(tokens, words, place, close)
                place = after = close
            if spoken:
                return found, spoken  # "the A and B Forum co-chairs"
        else:
            linked = _linked(tokens, words, place)
            goes_on = phrase_at(tokens, place + 1, words.phrases["coordinators"])
            if not linked or (closed and token.word == "," and not goes_on):
                break
            closed = closed or _joins(tokens, words, place)
            place += linked
    if found and after < len(tokens) and tokens[after].word in words.sets["in_charge"]:
        after = _past_charge(tokens, words, after)
    if len(found) > 1 and found[-1].slot == "club" and after < len(tokens):
        after += tokens[after].word in words.sets["circles"]  # "A and the Reef Club partners"
    return found, after


def _joins(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether "and" stands at a place, no comma before it."""
    return tokens[at].word in words.sets["coordinators"] and tokens[at - 1].word != ","


def parties_before(tokens: Sequence[Token], words: ActWords, last: Token) -> list[Mention]:
    """The parties of the list that ends with a token, in order."""
    at = next((n for n, t in enumerate(tokens) if t is last), -1)
    joins = words.any_of("coordinators", "determiners", "of", ",")
    found: list[Mention] = []
    while at >= 0:
        token = tokens[at]
        if token.is_a("party") and token.mention is not None:
            found.insert(0, token.mention)
        elif token.word not in joins:
            break
        at -= 1
    return found


def _in_bracket(tokens: Sequence[Token], words: ActWords, at: int, close: int) -> list[Mention]:
    """Those with whom somebody acts, in the bracket after its name: "A (en partenariat avec B) publie"."""
    joint = phrase_at(tokens, at + 1, words.phrases["companions"]) if words.head_first else 0
    inside = tokens[at + 1 + joint : close] if joint else ()
    return [t.mention for t in inside if t.is_a("party", "club") and t.mention is not None]


def _past_charge(tokens: Sequence[Token], words: ActWords, at: int) -> int:
    """Index after what those who act are in charge of, where a verb follows: "les ministres chargés de l’énergie"."""
    for place in range(at + 1, min(len(tokens), at + _CHARGE)):
        token = tokens[place]
        if token.word in words.sets["relatives"] or (token.mention is not None and not token.is_a("place")):
            break
        form = words.forms.get(token.word)
        if phrase_at(tokens, place, words.phrases["tense"]) or (form is not None and "third" in form[1]):
            return place
    return at


def _past_speakers(tokens: Sequence[Token], words: ActWords, at: int) -> int:
    """Index after the office of those who act for the parties before it: "co-chairs", "trade ministers"; else 0."""
    place = at
    if place < len(tokens) and is_glued(tokens, place - 1):
        return 0
    if place < len(tokens) and (
        tokens[place].is_a("instrument", "club") or (tokens[place].capital and tokens[place].word.isalpha())
    ):
        place += 1
    while place < len(tokens) and tokens[place].word in words.any_of("offices", "prefixes", "-"):
        place += 1
    last = tokens[place - 1].word if place > at else ""
    return place if last in words.sets["speaking"] else 0


def _linked(tokens: Sequence[Token], words: ActWords, at: int) -> int:
    """How many tokens at a place may stand between two parties of a list."""
    sets, token = words.sets, tokens[at]
    between = words.any_of("determiners", "offices", "of", "with", "honorifics", ",")
    if token.word in between or (token.word == "." and tokens[at - 1].word in sets["honorifics"]):
        return 1
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if token.capital and token.mention is None and following == "," and tokens[at - 1].word in between:
        return 1  # a party nobody lists
    if following == "," and token.word.isalpha() and tokens[at - 1].word in sets["offices"]:
        return 1  # "le Premier ministre kestrien, Ana Reyes"
    return phrase_at(tokens, at, words.phrases["coordinators"])


def opens(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether nothing before a party makes it less than the subject: no preposition, no hyphen."""
    back = at - 1
    sets = words.sets
    while back >= 0 and tokens[back].word in sets["determiners"]:
        back -= 1
    if back < 0:
        return True
    before = tokens[back]
    if back and back == at - 1 and _opens_name(tokens, words, back):
        return False  # "in 2031, Power Valdoria funded"
    if before.word in sets["of"] and back and tokens[back - 1].word in sets["offices"]:
        return _opens_office(tokens, words, back - 1)
    if before.word == "-" or (before.mention is not None and before.end == tokens[at].start - 1):
        return before.is_a("date", "place")
    if before.word in sets["including"] and back > 1 and tokens[back - 1].word == ",":
        return tokens[back - 2].word in sets["circles"]  # "thirty countries, including A and B, joined"
    return before.word not in sets["prepositions"] and before.word not in _POSSESSIVE


def _opens_name(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether a word with a capital that nobody knows makes what follows it part of a longer name."""
    token = tokens[at]
    known = words.any_of("offices", "honorifics", "titles", "adverbs", "accompanying")
    return token.capital and token.mention is None and token.word.isalpha() and token.word not in known


def _opens_office(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether nothing before "the leaders of" makes those less than the subject."""
    sets = words.sets
    while at >= 0 and (tokens[at].word in words.any_of("offices", "determiners")):
        at -= 1
    return at < 0 or tokens[at].word not in sets["prepositions"]


def opening_of(tokens: Sequence[Token], words: ActWords, at: int) -> int:
    """Where what names a subject begins: "the leaders of A", with its determiner."""
    sets = words.sets
    first = at
    own = words.sifted("determiners", "fresh", "conjunctions")
    while first and tokens[first - 1].word in own:
        first -= 1
    back = first
    passed = words.any_of("offices", "of")
    while back and (
        tokens[back - 1].word in passed
        or tokens[back - 1].word in own
        or (back > 2 and tokens[back - 2].word in sets["of"] and tokens[back - 3].word in sets["offices"])
    ):
        back -= 1
    return first if back == first or tokens[back].word in sets["of"] else back


def accompanies(tokens: Sequence[Token], words: ActWords, at: int) -> bool:
    """Whether a sentence begins with "together with" and these parties."""
    return all(t.word in words.any_of("with", "determiners", "accompanying") for t in tokens[:at])


def past_opening(tokens: Sequence[Token], words: ActWords, at: int, after: int) -> int:
    """Index of who acts, where a comma and no "and" ends what opens the sentence: "at a forum held by A, B joined"."""
    if any(t.word in words.sets["coordinators"] for t in tokens[at:after]):
        return 0
    comma = next((i for i in range(after - 1, at, -1) if tokens[i].word == ","), 0)
    acts = after < len(tokens) and "past" in words.forms.get(tokens[after].word, ("", ()))[1]
    return comma + 1 if comma and acts else 0


def thing_acts(tokens: Sequence[Token], words: ActWords, at: int) -> int:
    """Index of the verb of what is named where a clause opens: "The Reef Group (RG) also launched a fund"; else -1.

    A participle that only tells of it takes nothing itself: "The Reef Pact launched in 2031".
    """
    if words.head_first:
        return -1
    first = at
    while first and tokens[first - 1].word in words.sets["determiners"]:
        first -= 1
    opens = not any(t.word.isalnum() or t.mention for t in tokens[:first]) or tokens[first - 1].word == ";"
    fronted = first > 1 and tokens[first - 1].word == "," and tokens[0].word in words.sets["prepositions"]
    if not opens and not (fronted and sum(t.word == "," for t in tokens[:first]) == 1):
        return -1
    after = at + 1
    if after < len(tokens) and tokens[after].word == "(":
        after = closing(tokens, after)
    while after < len(tokens) and tokens[after].word in words.sets["adverbs"]:
        after += 1
    cls, tenses = words.forms.get(tokens[after].word, ("", frozenset())) if after < len(tokens) else ("", ())
    if "third" in tenses:
        return after
    beside = tokens[after + 1] if "past" in tenses and after + 1 < len(tokens) else None
    if beside is None or tokens[after].capital:
        return -1
    takes = beside.mention is not None and not beside.is_a("date", "place")
    takes = takes or beside.word in words.any_of("determiners", "after_verbs", "ours")
    return after if takes or cls == "meet" else -1


def whole_before(tokens: Sequence[Token], words: ActWords, at: int) -> Token | None:
    """What stands before a verb, over a bracket and "partners": "the Forum partners will"."""
    before = at - 1
    if before >= 0 and tokens[before].word == ")":
        before = next((i for i in range(before, -1, -1) if tokens[i].word == "("), 0) - 1
    if before < 0:
        return None
    passed = tokens[before].word in words.sets["circles"] and at > 1
    return tokens[at - 2] if passed else tokens[before]
