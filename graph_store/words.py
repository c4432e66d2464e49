"""Words as a search compares them: without case and accents, by their stems, and one typing fault away."""

import re
import string
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import snowballstemmer

LANGUAGES = {"n": "dutch", "e": "english"}
"""A letter that marks a stem of a language, and the stemmer."""

MOST_WORDS = 20
"""Words of a question that are looked for; the others are left out."""

_WORD = re.compile(r"\w+")
_LETTERS = string.ascii_lowercase + string.digits
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and where it stands."""

    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, in order."""
    return (Token(found[0], found.start(), found.end()) for found in _WORD.finditer(text))


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word without case and accents: `Coördinatie` is `coordinatie`."""
    if word.isascii():
        return word.lower()
    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


@lru_cache(maxsize=200_000)
def stems(word: str) -> frozenset[str]:
    """The Dutch and the English stem of a folded word, each marked with its language."""
    with _STEMMING:
        return frozenset(f"_{mark}{stemmer.stemWord(word)}" for mark, stemmer in _STEMMERS.items())


def words_of(text: str, most: int | None = MOST_WORDS) -> list[str]:
    """The folded words of a text, the first so many."""
    return [fold(token.text) for token in islice(tokens(text), most)]


def covers(asked: str, said: str) -> bool:
    """Whether a folded word that is asked for is the beginning of one that is said, or another form of it."""
    return said.startswith(asked) or not stems(said).isdisjoint(stems(asked))


def matches(text: str, question: str) -> bool:
    """Whether a text has every word of a question, as an index would find it; typing faults need an index."""
    asked, said = words_of(question), words_of(text, None)
    return bool(asked) and all(any(covers(one, other) for other in said) for one in asked)


def edits(word: str) -> set[str]:
    """Everything one typing fault away: a letter left out, put in, changed, or two that changed places."""
    word = word[:_LONGEST]
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    missing = {left + right[1:] for left, right in splits if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    changed = {left + letter + right[1:] for left, right in splits if right for letter in _LETTERS}
    added = {left + letter + right for left, right in splits for letter in _LETTERS}
    return (missing | swapped | changed | added) - {word, ""}


_STEMMERS = {mark: snowballstemmer.stemmer(name) for mark, name in LANGUAGES.items()}
_STEMMING = threading.Lock()
