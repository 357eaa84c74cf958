"""Names without a head noun, known as bodies by what stands beside them: "the Cable Authority and GE Ports"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.reading.capitals import Capitals


class Companions:
    """Finds names that stand in a list with a body, or that no common word is written like, in one sentence."""

    def __init__(
        self, sentence: Capitals, taken: Sequence[tuple[int, int]], bodies: Sequence[tuple[int, int]]
    ) -> None:
        """Begin with a sentence.

        Args:
            sentence: its words.
            taken: where names stand that are known, with those of the bodies found before.
            bodies: those of them that are bodies.
        """
        self.sentence = sentence
        self.taken = dict(taken)
        self.starts, self.ends = {a for a, _ in bodies}, {b for _, b in bodies}
        self.free = self._free(sorted(taken))

    def _free(self, known: Sequence[tuple[int, int]]) -> list[int]:
        """The places of words with capitals that stand in no name that is known."""
        ahead = reach = 0
        free: list[int] = []
        for place in self.sentence.places:
            at = self.sentence.starts[place]
            while ahead < len(known) and known[ahead][0] <= at:
                reach = max(reach, known[ahead][1])
                ahead += 1
            if at >= reach:
                free.append(place)
        return free

    def names(self) -> Iterator[tuple[int, int]]:
        """The first and the last word of each name, in order."""
        sentence, done = self.sentence, 0
        open_ = set(self.free)
        for place in self.free:
            if place < done or not sentence.is_capital(place) or sentence.is_common(place):
                continue
            last = place
            while last + 1 in open_ and sentence.is_capital(last + 1):
                last += 1
            local = self._with_place(place, last)
            done = local + 1
            if local > last or self._is_company(place, last) or self._is_listed(place, last):
                yield place, local
                self.ends.add(sentence.finishes[local])

    def _with_place(self, first: int, last: int) -> int:
        """Index of the last word of an acronym and where it works, "MRT Portville", or "Ports Kestria (PK)"."""
        sentence, ahead = self.sentence, last + 1
        if ahead >= len(sentence.starts) or sentence.starts[ahead] != sentence.finishes[last] + 1:
            return last
        end = self.taken.get(sentence.starts[ahead])
        if end is None or not sentence.is_capital(ahead) or "." in sentence.word(ahead):
            return last
        after = next((i for i in range(ahead, len(sentence.finishes)) if sentence.finishes[i] >= end), ahead)
        short = last == first and sentence.is_letters(last)
        opening, letters, closing = (sentence.word(after + n) for n in (1, 2, 3))
        return after if short or (opening == "(" and letters.isupper() and closing == ")") else last

    def _is_company(self, first: int, last: int) -> bool:
        """Whether words with capitals are called a company, or written as only companies write their names."""
        if self.sentence.is_head(last):
            return False
        apposed = self.sentence.is_in(first - 1, "companies")
        return apposed or any(map(self.sentence.is_camel, range(first, last + 1)))

    def _is_listed(self, first: int, last: int) -> bool:
        """Whether "and" or a comma joins words with capitals to a body: "the Cable Authority and GE Ports"."""
        sentence = self.sentence
        if sentence.words.head(sentence.word(last).lower()) or any(
            map(sentence.is_common, range(first, last + 1))
        ):
            return False  # "Harbour Initiative", "Last May"
        if last == first and not sentence.is_letters(first):
            return False
        return self._follows_body(first - 1) or self._precedes_body(last + 1)

    def _joins(self, place: int) -> bool:
        return self.sentence.is_in(place, "coordinators", ",", "&")

    def _follows_body(self, back: int) -> bool:
        """Whether a body, and what joins a name to it, stand before a place; articles and brackets are passed over."""
        sentence = self.sentence
        while sentence.is_in(back, "articles", ")"):
            if sentence.word(back) == ")":
                back = next((i for i in range(back, -1, -1) if sentence.word(i) == "("), 0)
            back -= 1
        joined = self._joins(back)
        while self._joins(back):
            back -= 1
        return joined and back >= 0 and sentence.finishes[back] in self.ends

    def _precedes_body(self, ahead: int) -> bool:
        """Whether what joins a name to a body, and the body, stand at a place."""
        joined = self._joins(ahead)
        while self._joins(ahead) or self.sentence.is_in(ahead, "articles"):
            ahead += 1
        return joined and ahead < len(self.sentence.starts) and self.sentence.starts[ahead] in self.starts
