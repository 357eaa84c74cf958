"""What a word of a sentence may be: part of a noun phrase, a verb, a participle after its noun."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.phrasing import Phrasing, Word

_BRACKET = 6
_ASIDE = 9
_NO_FORM = ("", "")
_PARTICIPLES = ("é", "ée", "és", "ées")
_EVERYWHERE = frozenset({"T", "B", "W", "N"})
# Lists whose words belong to no noun phrase.
_OUTSIDE = frozenset({"stops", "prepositions", "coordinators", "determiners", "examples"})
_OPENING = frozenset({"prepositions", "determiners", "coordinators"})


class WordClasses:
    """The words of one sentence, asked by their place."""

    def __init__(self, words: Sequence[Word], text: str, phrasing: Phrasing) -> None:
        self.words = words
        self.text = text
        self.phrasing = phrasing
        self.size = len(words)
        self.tags = frozenset([word.tag for word in words])  # all that stand in it
        # The names of the lists each word stands in.
        self.listings = phrasing.listings(words)
        self.form = ""  # of the verb whose objects are being read
        self._marks = ","
        self._ranged = False  # the phrases being read are a range: "from A to B"
        self._leads: set[str] = set()  # prepositions that lead the phrases being read
        self._contents: dict[tuple[int, str], bool] = {}  # what has been asked before

    def key(self, at: int) -> str:
        """The folded word at a place; empty past the end."""
        return self.words[at].key if 0 <= at < self.size else ""

    def tag(self, at: int) -> str:
        """The tag of the word at a place; ``P`` past the end."""
        return self.words[at].tag if 0 <= at < self.size else "P"

    def within(self, at: int, name: str) -> bool:
        """Whether the word at a place is one of a list."""
        return 0 <= at < self.size and name in self.listings[at]

    def past(self, at: int, name: str) -> int:
        """The place after words of a list."""
        lists, size = self.listings, self.size
        while 0 <= at < size and name in lists[at]:
            at += 1
        return at

    def past_bracket(self, at: int) -> int:
        """The place after a short bracket ("artificial intelligence (AI)")."""
        if self.key(at) != "(":
            return at
        closing = next((n for n in range(at, min(at + _BRACKET, self.size)) if self.key(n) == ")"), -1)
        return closing + 1 if closing >= 0 else at

    def past_particle(self, at: int) -> int:
        """The place after a particle of a verb ("scale up support"); "up to $4 million" begins with none."""
        return at + (self.within(at, "verb_particles") and not self.within(at + 1, "infinitive"))

    def past_aside(self, at: int) -> int:
        """The place after an aside between commas that says nothing: ", but are not limited to,", ", by 2031,"."""
        if self.key(at) != ",":
            return at
        if self.within(at + 1, "prepositions") and self.tag(at + 2) == "E" and self.key(at + 3) == ",":
            return at + 4
        ends = (n for n in range(at + 2, min(at + _ASIDE, self.size)) if self.key(n) == ",")
        end = next(ends, -1)
        said = " ".join(self.key(n) for n in range(at + 1, max(end, at + 1)))
        # "soutiendra, dans la mesure du possible, la pêche"
        led = not self.phrasing.head_last and self.within(at + 1, "prepositions")
        led = led and end > 0 and self.within(end + 1, "articles")
        return end + 1 if led or said in self.phrasing["asides"] else at

    def is_verb(self, at: int) -> bool:
        """Whether the word at a place is a verb that ends a phrase, not a noun or an adjective of it."""
        if self.tag(at) != "W":
            return False
        key, phrasing = self.words[at].key, self.phrasing
        verb, form = phrasing.forms.get(key, _NO_FORM)
        if not phrasing.head_last:
            if key in phrasing["not_participles"]:
                return False
            if form in ("plain", "finite", "ing"):
                return True
            return self._is_participle(at) or (form == "third" and self._takes_article(at))
        if not form:
            return self._is_participle(at)
        if form == self.form == "plain":
            rather = verb in phrasing["rather_verbs"] or self.within(at + 1, "determiners")
            if rather and self._follows(at):
                return True
        if form in ("plain", "third"):
            return verb not in phrasing["ambiguous"] and not (
                form == "third" and verb in phrasing["nouns_too"]
            )
        if (
            form == "past"
            and (form == self.form or verb in phrasing["never_adjectives"])
            and self.within(at - 1, "coordinators")
        ):
            return True
        if form == "ing":
            after = at + 1
            if self.within(after, "determiners"):
                return True
            goes_on = self.tag(after) in "TBW" and not self._ends(after) and not self.within(after, "of")
            before = at - 1
            while self.form == "ing" and before > 0 and self.within(before, "adverbs"):
                before -= 1  # ", further deepening cooperation"
            joined = self.within(before, "coordinators") or (self.form == "ing" and self.key(before) == ",")
            # "parties promoting open channels"
            acts = self.tag(at - 1) == "W" and self.key(at - 1).endswith("s") and not self.within(after, "of")
            acts = acts and verb not in phrasing["gerund_nouns"] and not self.within(at - 1, "prepositions")
            acts = acts and not self.within(at - 1, "determiners") and self.tag(after) in "TB"
            return goes_on and (joined or acts)
        return self._is_participle(at)

    def _takes_article(self, at: int) -> bool:
        """Whether a form that may be a noun stands before an article, and not after one: "les quais constituent un"."""
        if self.key(at) in self.phrasing["nouns_too"] or self.within(at - 1, "determiners"):
            return False
        after = self.past(at + 1, "adverbs")
        return self.within(after, "articles") and not self.within(at - 1, "prepositions")

    def _follows(self, at: int) -> bool:
        """Whether a word stands after a comma or "and" and before what can be its object."""
        before = at - 1
        while before > 0 and self.within(before, "adverbs"):
            before -= 1  # "and significantly increase"
        joined = self.within(before, "coordinators") or self.key(before) == ","
        return (
            joined
            and (self.within(at + 1, "determiners") or self.tag(at + 1) in "TBIGW")
            and not self._ends(at + 1)
        )

    def _is_participle(self, at: int) -> bool:
        """Whether a participle stands after its noun: "projects located in", "normes élaborées dans"."""
        key, phrasing = self.key(at), self.phrasing
        if phrasing.head_last and not (key.endswith("ed") or phrasing.form(key) == "past"):
            return False
        if key in phrasing["not_participles"]:
            return False
        opens = at > 0 and not self.listings[at - 1].isdisjoint(_OPENING)
        if phrasing.head_last and (opens or self.key(at - 1) == ","):
            return False  # "of diversified, liquid markets"
        if phrasing.head_last:
            return self._ends(at + 1) or self.within(at + 1, "prepositions")
        written = self.text[self.words[at].start : self.words[at].end]
        ends = written.endswith(_PARTICIPLES) or phrasing.form(key) == "past"
        return ends and self.within(at + 1, "prepositions") and not self.within(at + 1, "of")

    def has(self, at: int) -> bool:
        """Whether a word is a form of "have", as its accent tells: "a repris", not "à terre"."""
        if not self.within(at, "have"):
            return False
        written = self.text[self.words[at].start : self.words[at].end]
        return written.isascii() and written.islower()

    def is_participle_form(self, at: int) -> bool:
        """Whether a word is written as a past participle; without its accent "doté" would be "dote"."""
        if self.phrasing.form(self.key(at)) == "past":
            return True
        return self.ends_as_participle(at) and self.phrasing.form(self.key(at)) == "third"

    def ends_as_participle(self, at: int) -> bool:
        """Whether a word ends as participles do where head nouns come first: "centrées"."""
        if self.phrasing.head_last or self.tag(at) != "W":
            return False
        return self.text[self.words[at].start : self.words[at].end].endswith(_PARTICIPLES)

    def _ends(self, at: int) -> bool:
        return self.tag(at) == "P" or self.within(at, "stops")

    def is_content(self, at: int) -> bool:
        """Whether the word at a place may belong to a noun phrase."""
        asked = (at, self.form)
        known = self._contents.get(asked)
        if known is None:
            known = self._contents[asked] = self._is_content(at)
        return known

    def _is_content(self, at: int) -> bool:
        tag = self.tag(at)
        if tag != "W":
            return tag in _EVERYWHERE
        lists = self.listings[at]
        if not lists.isdisjoint(_OUTSIDE):
            return False
        if "adverbs" in lists and not self.is_content(at + 1):
            return False
        if "predicative" in lists and self.key(at + 1) in self.phrasing["purpose"]:
            return False  # "minerals crucial to the industry"
        return not self.is_verb(at)

    def sets_in(self, at: int) -> bool:
        """Whether two words stand at a place that go on with "mettre": "en commun", "à jour"."""
        return f"{self.key(at)} {self.key(at + 1)}" in self.phrasing["set_phrases"]

    def opens_finite(self, at: int) -> bool:
        """Whether a finite verb opens words whose subject stands before a colon ("Les Parties : a) informent X")."""
        if self.phrasing.head_last:
            return False
        form = self.phrasing.form(self.key(at))
        taken = self.past(at + 1, "adverbs")
        unlisted = self.key(at).endswith(self.phrasing.finite_endings) and not self.listings[at]
        article = self.within(taken, "articles")
        return (form == "finite" and self.takes(at)) or ((form == "third" or unlisted) and article)

    def is_infinitive(self, at: int) -> bool:
        """Whether a word after "to" is a verb, known or told by what follows it ("to capitalise on")."""
        if self.tag(at) != "W":
            return False
        if self.phrasing.form(self.key(at)) == "plain":
            return True
        if not self.phrasing.head_last:
            # "de dédouaner les marchandises": what no list knows is told by its ending and by the article after it.
            ends = self.key(at).endswith(self.phrasing.infinitive_endings) and not self.listings[at]
            return ends and self.within(at + 1, "determiners") and not self.within(at + 1, "of")
        if not self.is_content(at) or self.key(at).endswith("s"):
            return False
        return self.within(at + 1, "determiners") or self.key(at + 1) in self.phrasing["particles"]

    def takes(self, at: int) -> bool:
        """Whether what follows a word can be what it takes as a verb, rather than go on with it as a noun."""
        after = self.past(at + 1, "adverbs")
        if self.within(after, "of") and self.phrasing.head_last:
            return False
        return (
            self.within(after, "determiners")
            or self.within(after, "leads")
            or self.tag(after) in "ITGN"
            or self.is_content(after)
        )

    def _is_gerund(self, at: int) -> bool:
        """Whether a word in -ing that opens a phrase is a verb with its object ("building resilient supply chains")."""
        if self.tag(at) != "W" or not self.phrasing.head_last or self.phrasing.form(self.key(at)) != "ing":
            return False
        noun = self.phrasing.verb(self.key(at)) in self.phrasing["gerund_nouns"]
        return self.is_content(at + 1) and (not noun or self.within(at - 1, "infinitive"))

    def _is_acted(self, at: int) -> bool:
        """Whether a past form opens what would be a phrase but has no noun after it ("and added")."""
        past = self.tag(at) == "W" and self.phrasing.head_last and self.phrasing.form(self.key(at)) == "past"
        return past and not self.is_content(at + 1)

    def _is_empty(self, at: int) -> bool:
        return self.key(at) in self.phrasing["empty"] or self.key(at) in self.phrasing["light"]
