"""The words of a set of texts: which begin with some letters, which are compounds, and of which parts."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping

_SHORTEST_PART = 4
_SHORTEST_REST = 3
_CLEAR_PART = 5
"""Letters of a part that ends a compound whose beginning is unknown."""

_MOST = 60
_LINKS = ("", "s", "n", "en", "e", "er", "es")
"""Letters between the parts of a compound, or after the last one."""


class Vocabulary:
    """Known words, each with the number of texts that have it."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers = numbers
        self._words = sorted(numbers)
        self._joined = "\n".join(("", *self._words, ""))

    def begins(self, start: str) -> str | None:
        """Return a known word that begins with `start`."""
        place = bisect_left(self._words, start)
        found = self._words[place] if place < len(self._words) else ""
        return found if found.startswith(start) else None

    def starting(self, letter: str, length: int, difference: int) -> list[str]:
        """Return the known words with a first letter and about a length."""
        first, last = bisect_left(self._words, letter), bisect_left(self._words, chr(ord(letter) + 1))
        return [word for word in self._words[first:last] if abs(len(word) - length) <= difference]

    def compounds(self, parts: Collection[str]) -> set[str]:
        """Return known words that have one of the parts, at most 60."""
        found = (word for part in sorted(parts) if len(part) >= _SHORTEST_PART for word in self._containing(part))
        return {word for word, _ in zip(found, range(_MOST), strict=False)}

    def parts(self, word: str) -> set[str]:
        """Return the known words that a word is a compound of."""
        spans = ((start, end) for start in range(len(word)) for end in range(start + _SHORTEST_PART, len(word) + 1))
        return {
            word[start:end]
            for start, end in spans
            if end - start < len(word) and word[start:end] in self.numbers
            if self._fits(word[:start], word[start:end], word[end:])
        }

    def _containing(self, part: str) -> Iterator[str]:
        place = self._joined.find(part)
        while place >= 0:
            start, end = self._joined.rfind("\n", 0, place) + 1, self._joined.find("\n", place)
            if self._fits(self._joined[start:place], part, self._joined[place + len(part) : end]):
                yield self._joined[start:end]
            place = self._joined.find(part, place + 1)

    def _fits(self, head: str, part: str, tail: str) -> bool:
        """Return whether a part has known words beside it, or is long and ends the word."""
        if not head or self._is_head(head):
            return tail in _LINKS or any(self._is_tail(tail, link) for link in _LINKS)
        return not tail and len(part) >= _CLEAR_PART and len(head) >= _SHORTEST_PART

    def _is_head(self, head: str) -> bool:
        """Return whether the beginning of a compound is a known word, with or without the letters that link it."""
        return any(
            head.endswith(link) and head[: len(head) - len(link)] in self.numbers
            for link in _LINKS
            if len(head) - len(link) >= _SHORTEST_REST
        )

    def _is_tail(self, tail: str, link: str) -> bool:
        rest = tail.removeprefix(link)
        return tail.startswith(link) and len(rest) >= _SHORTEST_PART and self.begins(rest) is not None
