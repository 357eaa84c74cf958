"""Where the name of an instrument begins and ends: over which words it grows, and what stops it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import islice

from kg.iris import is_region, is_topic
from kg.reading.grammar import Grammar
from kg.reading.name_complements import continues_of, is_acting, listed_topics, opens_infinitive
from kg.reading.name_lists import end_of_circle, lists_parties
from kg.text import fold
from kg.vocabulary.lexicon import Hit

_TOKEN = re.compile(r"\w+['’]?|[^\w\s]")
_CONTEXT = 40
_YEARS = re.compile(r"\s*\((?:\d{4}\s*[-–/]\s*\d{4}|\d{4})\)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SHORTENED = re.compile(r"(?P<words>[^()«»,;:.]{3,120}?)\s*\(\s*(?P<acronym>[A-Z]{3,8})\s*\)")
_ACRONYM = re.compile(r"\(\s*[A-Z][\w&*-]{1,11}\s*\)(?=\s)")
# Where head nouns come first: adjectives in a row.
_ADJECTIVE = r"[a-zà-ÿ]+(?:ique|al|ale|aux|ales|aire|if|ive|ien|ienne|el|elle|ière|ier|aise|ain|aine|euse)s?"
_ADJECTIVES = re.compile(rf"(?:,\s+{_ADJECTIVE}){{1,4}}\s+et\s+{_ADJECTIVE}\b")
# An acronym that no list knows.
_LETTERS = re.compile(r"[A-ZÀ-Þ]{3,}\b")
_QUOTED = re.compile(r"[«“\"]\s*(?P<name>[^»”\"]{3,300}?)\s*[»”\"]")
_OXFORD = re.compile(r"(?:,\s+[A-Z][\w-]+){1,3},\s+(?:and|&)(?=\s+[A-Z])")
# How many words before a head noun may hold what counts the parties.
_COUNTED = 4
# Where head nouns come first: the date of a text that goes on with what it is on.
_DATED = re.compile(
    r"du \d{1,2}(?:er)? [a-zà-ÿ]+ \d{4}(?=,? (?:pour|sur|contre|relati|concernant|en matière))"
)
# What goes on with a hyphen is one word: "sous-marin".
_GLUED_ON = re.compile(r"[-‑]\w{3}")
# A year that says from when a text is.
_OF_YEAR = re.compile(r"de (?:19|20)\d{2}\b(?!\s*[-–/à])")
_LONGEST_NAME = 48
# How many characters before a place hold its last two words.
_BEFORE = 160


def grow_left(text: str, words: list[re.Match[str]], begin: int, grammar: Grammar) -> int:
    """Take capitalised words before a head noun into the name, over connectors that stand between them."""
    taken = 0
    bracket = link = listed = False
    for back, word in enumerate(reversed(words)):
        written = word.group()
        folded = fold(written).strip()
        if written == ")" and _in_name(words, len(words) - 1 - back):
            bracket = True  # "Competitiveness and Resilience (CoRe) Partnership"
            continue
        if bracket:
            bracket = written != "("
            continue
        capital = written[:1].isupper()
        if capital and (
            folded in grammar.determiners
            or folded in grammar.connectors
            or folded in grammar.stops
            or folded in grammar.dangling
        ):
            break  # a sentence opens here: "The Clean Water Agreement", "At the Summit"
        if folded in grammar.determiners or (capital and folded in grammar.months):
            break  # "the June Summit", "the Declaration and the Americas Partnership", "President of the Council"
        glued = written in "-–./&’'" and text[word.end() : word.end() + 1].strip() != ""
        # "U.S. – UK Dialogue": a dash with blanks beside it joins the names on either side.
        glued = glued or (
            written in "-–" and back > 0 and text[begin].isupper() and _after_capital(words, back)
        )
        if written.islower() and link and folded in grammar.coordinators:
            break  # "the Coordinator and in consultation"
        if written == "," and taken and _closes_list(words, back, grammar):
            listed = True  # "Research, Testing, and Evaluation Agreement"
            continue
        if written == "," and listed:
            continue
        link = written.islower()
        numbered = written.isdigit() and text[word.start() - 1] in "-‑" and text[word.start() - 2].isalpha()
        if numbered:
            continue  # "COVID-19 Relief Initiative"
        if capital or (glued and written != "."):
            taken, begin = back + 1, word.start()
        elif written != "." and folded not in grammar.connectors:
            break
    if not taken:
        # "trilateral development policy dialogue": what counts the parties opens the name, though it has no capitals.
        for back, word in enumerate(reversed(words[-_COUNTED:])):
            folded = fold(word.group()).strip()
            if folded in grammar.counts:
                taken, begin = back + 1, word.start()
                break
            if not folded.isalpha() or folded in grammar.stops | grammar.determiners | grammar.connectors:
                break
    del words[len(words) - taken :]
    return begin


def _after_capital(words: list[re.Match[str]], back: int) -> bool:
    """Whether a word with a capital, or the full stop of an acronym, stands before the word so many places back."""
    at = len(words) - 2 - back
    if at < 0:
        return False
    return words[at].group()[:1].isupper() or (
        words[at].group() == "." and at > 0 and words[at - 1].group().isupper()
    )


def _closes_list(words: list[re.Match[str]], back: int, grammar: Grammar) -> bool:
    """Whether "and" stands right after a comma, and words with capitals on either side of another before it."""
    at = len(words) - 1 - back
    follows = at + 1 < len(words) and fold(words[at + 1].group()).strip() in grammar.coordinators
    before = [w.group() for w in words[max(0, at - 3) : at]]
    return (
        follows
        and len(before) == 3
        and before[1] == ","
        and before[0][:1].isupper()
        and before[2][:1].isupper()
    )


def _in_name(words: list[re.Match[str]], closing: int) -> bool:
    """Whether a bracket of one word with a capital, and a capital before it, close here."""
    if closing < 3 or words[closing - 2].group() != "(":
        return False
    return words[closing - 1].group()[:1].isupper() and words[closing - 3].group()[:1].isupper()


def quotation_end(text: str, first: int, end: int) -> int:
    """Offset after the last word of a quotation; 0 where it is not closed."""
    closing = re.compile(r"\s*[»”\"]").search(text, first, end)
    if closing is None:
        return 0
    # A mark that ends the sentence may stand inside the quotation.
    return first + len(text[first : closing.start()].rstrip(".,;"))


def name_end(
    text: str,
    last: int,
    end: int,
    grammar: Grammar,
    hits: Sequence[Hit],
    firm: Set[int],
    heads: Set[int] = frozenset(),
) -> int:
    """Offset after the last word that belongs to the name.

    *firm* are the places of other head nouns, *heads* those of everyday words as well.
    """
    finish = _spelt_out(text, last, end, grammar)
    if finish:
        return finish
    finish = last
    tokens = list(islice(_TOKEN.finditer(text, last, end), _LONGEST_NAME))
    skip_to, titled, circled = last, False, False
    for place, token in enumerate(tokens):
        at = token.start()
        if at < skip_to:
            continue
        word = token.group()
        folded = fold(word).strip()
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if folded in grammar.entitled and following is not None:
            title = _QUOTED.match(text, following.start(), end)
            if title is None:
                break
            finish = skip_to = title.end()
            continue
        if folded in grammar.pairing:
            circle = end_of_circle(text, tokens[place + 1 :], grammar, hits)
            if circle:
                finish = skip_to = circle
                circled = bool(grammar.connectors)
                continue
        if circled:
            if folded not in grammar.on and folded not in grammar.about:
                break  # "the Dialogue between A and B took place"
            circled = False
        if word == "," and finish == token.start() and lists_parties(text, token.start(), grammar, hits):
            circle = end_of_circle(text, tokens[place + 1 :], grammar, hits)
            # Where the sentence goes on, the list may be its subject: "within the pact of A, B and C agreed".
            if circle and not text[circle : circle + 2].strip().isalpha():
                finish = skip_to = circle
                continue
        if word == "," and not grammar.connectors and finish == token.start():
            listed = _ADJECTIVES.match(text, finish, end)
            if listed is not None:
                finish = skip_to = (
                    listed.end()
                )  # "Commission mixte administrative, économique et commerciale"
                continue
        if word == "," and grammar.connectors and last < finish == token.start():
            listed = _OXFORD.match(text, finish, end)
            if listed is not None and not any(finish <= at < listed.end() for at in firm):
                skip_to = listed.end()  # "Agreement on Fair, Balanced, and Reciprocal Trade"
                continue
        plain = grammar.connectors and place == 0 and word.isalpha() and word.islower()
        if plain and folded not in grammar.connectors and folded not in grammar.continues:
            break  # where head nouns come last, only "of", "on" and the like lead a name on past it
        if word == "(" and not text[finish : token.start()].strip():
            short = _ACRONYM.match(text, token.start(), end)
            after = _TOKEN.match(text, short.end() + 1, end) if short is not None else None
            if short is None or after is None or not _leads_on(fold(after.group()).strip(), grammar):
                break
            skip_to = short.end()  # "Memorandum of Understanding (MOU) between A and B"
            continue
        if word in "-–" and (_glued(text, token.start(), token.end()) or _joins_names(text, token, hits)):
            continue
        if word in "«“":
            quoted = _QUOTED.match(text, token.start(), end)
            if quoted is None:
                break
            finish = skip_to = quoted.end()
            titled = True
            continue
        inside = next((h for h in hits if h.start == at and h.end > token.end() and not h.adjective), None)
        if inside is not None and folded not in grammar.stops:
            finish = skip_to = inside.end
            continue
        number = folded.isdigit() and not _YEAR.fullmatch(folded)
        month = folded in grammar.months and word[:1].isupper() == grammar.capital_months
        if (
            not folded
            or number
            or month
            or (
                (folded in grammar.stops or folded in grammar.demonstratives)
                and not _GLUED_ON.match(text, token.end())
            )
            or grammar.finite.fullmatch(word)
        ):
            break
        if is_acting(text, finish, token, following, grammar):
            break
        dated = _DATED.match(text, token.start(), end) if not grammar.connectors else None
        if dated is not None:
            finish = skip_to = dated.end()
            continue
        if _OF_YEAR.match(text, token.start(), end) and not grammar.connectors:
            break
        listed_to = listed_topics(text, token, end, grammar, heads or firm)
        if listed_to:
            finish = skip_to = listed_to
            continue
        if folded in grammar.continues and not _goes_on(
            grammar.continues[folded], following, hits, grammar, text, end
        ):
            break
        if following is not None and f"{folded} {fold(following.group()).strip()}" in grammar.spans:
            skip_to = following.end()  # "en charge de", though "chargé de" ends a name
            continue
        goes_on = bool(grammar.connectors) and word[:1].isupper()  # "the “Reef” Group"
        if titled and folded not in grammar.dangling and not goes_on:
            break  # what follows a title in quotation marks belongs to the sentence, but for "of" and a name
        if folded in grammar.coordinators and not continues_of(tokens[:place], following, grammar):
            break
        if folded in grammar.coordinators and opens_infinitive(tokens[place + 1 : place + 3], grammar):
            break
        if folded in grammar.coordinators and _opens_another(tokens[place + 1 :], grammar, firm):
            break
        if (
            folded in grammar.coordinators
            and following is not None
            and _is_owner(text, following.start(), hits)
        ):
            break
        if folded not in grammar.dangling:
            finish = token.end()
    years = _YEARS.match(text, finish, end)
    return years.end() if years else finish


def _spelt_out(text: str, last: int, end: int, grammar: Grammar) -> int:
    """Offset after the words that an acronym in brackets shortens: the name goes up to it; 0 where none does.

    The acronym begins with the letter of the head noun, and no verb, mark or other name of a rank stands between.
    """
    bracket = _SHORTENED.match(text, last, end)
    if bracket is None:
        return 0
    words = _TOKEN.findall(bracket["words"])
    heads = re.split(r"[\s'’]+", text[max(0, last - _CONTEXT) : last])[-3:]
    begins = any(fold(word)[:1] == fold(bracket["acronym"])[:1] for word in heads)
    ends = any(
        fold(w).strip() in grammar.stops | grammar.demonstratives or grammar.finite.fullmatch(w)
        for w in words
    )
    fits = sum(1 for w in words if fold(w).strip()[:1] in set(fold(bracket["acronym"])) and len(w) > 2)
    return 0 if not begins or ends or fits + 1 < len(bracket["acronym"]) / 2 else bracket.end("words")


def _goes_on(
    wanted: frozenset[str],
    following: re.Match[str] | None,
    hits: Sequence[Hit],
    grammar: Grammar,
    text: str,
    end: int,
) -> bool:
    if following is None:
        return False
    folded = fold(following.group()).strip()
    if grammar.connectors and (grammar.finite.fullmatch(following.group()) or folded in grammar.stops):
        return False  # "the forum and adopt the plan"
    if folded in wanted or "*word" in wanted:
        return True
    ahead = " ".join(fold(text[following.start() : min(end, following.end() + 20)]).split())
    if any(f"{ahead} ".startswith(f"{words} ") for words in grammar.breaks):
        return False
    if "*samecase" in wanted:
        # "Infrastructure and Investment", "mining and processing", but not "Initiative and support".
        if folded in grammar.determiners | grammar.dangling:
            return False
        before = text[max(0, following.start() - _BEFORE) : following.start()].split()[-2:-1]
        return bool(before) and before[0][:1].isupper() == following.group()[:1].isupper()
    if "*topics" in wanted and folded in grammar.determiners:
        # "sur le commerce et l'économie numérique": a second topic of the same name.
        at = following.end()
        while text[at : at + 1].isspace():
            at += 1
        second = [h for h in hits if not h.adjective and h.start == at]
        if any(text[at].islower() for _ in second) or (
            second and _is_meant(text, following.start(), hits, grammar)
        ):
            return True
    if "*nodeterminer" in wanted and folded not in {"le", "la", "les", "l", "un", "une"} | grammar.stops:
        return True
    if "*domain" in wanted:
        return any(word in grammar.domain for word in ahead.split()[:2])
    named = [h for h in hits if not h.adjective and following.start() <= h.start <= following.end() + 1]
    if "*region" in wanted and any(is_region(h.iris[0]) for h in named):
        return True
    return any("*place" in wanted or ("*topic" in wanted and is_topic(h.iris[0])) for h in named)


def _leads_on(word: str, grammar: Grammar) -> bool:
    """Whether a name goes on after its acronym in brackets: with its parties, or what it is on."""
    return word in grammar.pairing or word in grammar.on or word in grammar.about


def _is_meant(text: str, at: int, hits: Sequence[Hit], grammar: Grammar) -> bool:
    """Whether "on" and a name stand before a coordinator: "sur le G7 et l'Afrique" is on both."""
    for hit in hits:
        if hit.end < at and text[hit.end : at].strip().isalpha():
            before = fold(text[max(0, hit.start - _CONTEXT) : hit.start]).split()
            while before and before[-1] in grammar.determiners:
                before.pop()
            if before and before[-1] in grammar.on:
                return True
    return False


def _glued(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()


def _joins_names(text: str, dash: re.Match[str], hits: Sequence[Hit]) -> bool:
    """Whether a dash with blanks beside it stands between two names ("Dialogue UE – Japon")."""
    before, after = dash.start(), dash.end()
    while text[before - 1 : before].isspace():
        before -= 1
    while text[after : after + 1].isspace():
        after += 1
    named = [h for h in hits if not h.adjective and text[h.start].isupper()]
    letters = _LETTERS.match(text, after)
    left = any(h.end == before for h in named)
    return left and (letters is not None or any(h.start == after for h in named))


def _is_owner(text: str, at: int, hits: Sequence[Hit]) -> bool:
    """Whether a name in the genitive stands here: "the Partnership and Valdoria’s role"."""
    return any(h.start == at and text[h.end : h.end + 2] in ("’s", "'s", "’ ", "' ") for h in hits)


def _opens_another(following: Sequence[re.Match[str]], grammar: Grammar, firm: Set[int]) -> bool:
    """Whether an article and a head noun follow: another instrument ("et du pacte"), not a part of this name."""
    words = [fold(token.group()).strip() for token in following[:3]]
    taken = 0
    while taken < len(words) and words[taken] in grammar.determiners | grammar.dangling:
        taken += 1
    article = not grammar.determiners.isdisjoint(words[:taken])
    return article and taken < len(words) and following[taken].start() in firm
