"""Texts of things as an index takes them, hits as a search gives them, and the ways in which words match."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum


class Way(IntEnum):
    """Ways in which a word of a question matches a word of a text, the most direct one first."""

    WORD = 0
    """The same word, or the beginning of it."""
    FORM = 1
    """Another form of the word, such as a plural."""
    PART = 2
    """A part of a compound."""
    TRANSLATION = 3
    """A word that the labels in another language use for it."""
    CORRECTION = 4
    """A similar word, as no text has the word itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of one thing: its name or another value; a `hidden` text is found only on request.

    `place` says where in the thing the text occurs, for example which property it is a value of. `via` is the other
    thing whose name the text is, such as a subject of the thing; empty if the text is its own.
    """

    key: str
    text: str
    language: str = ""
    name: bool = True
    hidden: bool = False
    place: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing, its best matching text, and the positions of the words in the text (or in the part shown).

    A higher score is a better match: above 1 for a name, below 1 for another text. `way` is how the words match: the
    least direct way of all of them.
    """

    key: str
    text: str
    language: str
    name: bool
    marks: tuple[tuple[int, int], ...]
    place: str = ""
    score: float = 0
    way: Way = Way.WORD
    via: str = ""

    def parts(self) -> list[tuple[str, bool]]:
        """Return the text in parts, and whether each is a word that matches."""
        found, place = [], 0
        for start, end in self.marks:
            found += [(self.text[place:start], False), (self.text[start:end], True)]
            place = end
        return [part for part in (*found, (self.text[place:], False)) if part[0]]


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, one per thing, and the keys of all things; `corrected` if a word was replaced by a similar one."""

    hits: list[Hit]
    things: Collection[str]
    corrected: dict[str, str]

    @property
    def total(self) -> int:
        """Return the number of things that were found."""
        return len(self.things)
