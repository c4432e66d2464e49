"""Word comparison for search: without case and accents, by stem, and allowing one typing error."""

import re
import string
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import snowballstemmer

from graph_store import case_folding

LANGUAGES = {"n": "dutch", "e": "english"}
"""A letter that marks the stems of a language, and the stemmer."""

MOST_WORDS = 20
"""Number of words of a question that are looked up; the others are ignored."""

_WORD = re.compile(r"\w+")
_LETTERS = string.ascii_lowercase + string.digits
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and its position."""

    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text, in order."""
    return (Token(found[0], found.start(), found.end()) for found in _WORD.finditer(text))


fold = lru_cache(maxsize=200_000)(case_folding.fold)
"""`case_folding.fold` with a cache, for words."""


@lru_cache(maxsize=200_000)
def stems(word: str) -> frozenset[str]:
    """Return the Dutch and the English stem of a folded word, each marked with its language."""
    with _STEMMING:
        return frozenset(f"_{mark}{stemmer.stemWord(word)}" for mark, stemmer in _STEMMERS.items())


def words_of(text: str, most: int | None = MOST_WORDS) -> list[str]:
    """Return the folded words of a text, at most `most`; a character such as ½ folds to several."""
    return list(islice((word for token in tokens(text) for word in _WORD.findall(fold(token.text))), most))


def covers(asked: str, said: str) -> bool:
    """Return whether a folded word from a question is the beginning of a word in a text, or another form of it."""
    return said.startswith(asked) or not stems(said).isdisjoint(stems(asked))


def matches(text: str, question: str) -> bool:
    """Return whether a text has every word of a question, as the index would find it, but without typing errors."""
    asked, said = words_of(question), words_of(text, None)
    return bool(asked) and all(any(covers(one, other) for other in said) for one in asked)


def edits(word: str) -> set[str]:
    """Return every string one typing error away: a letter left out, inserted or changed, or two letters swapped."""
    word = word[:_LONGEST]
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    missing = {left + right[1:] for left, right in splits if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    changed = {left + letter + right[1:] for left, right in splits if right for letter in _LETTERS}
    added = {left + letter + right for left, right in splits for letter in _LETTERS}
    return (missing | swapped | changed | added) - {word, ""}


_STEMMERS = {mark: snowballstemmer.stemmer(name) for mark, name in LANGUAGES.items()}
_STEMMING = threading.Lock()
