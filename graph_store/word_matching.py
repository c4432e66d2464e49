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

LANGUAGES = {"nl": "dutch", "en": "english"}
"""The languages whose words have stems, and the stemmer of each; the first letter of the language marks its stems."""

IRREGULAR = {
    "nl": {"heden": "heid", "steden": "stad", "leden": "lid", "schepen": "schip", "kinderen": "kind"},
    "en": {"children": "child"},
}
"""Ends of plurals that the stemmers do not know, and their singular."""

UNSTEMMED = "__"
"""The mark of a word in another language, which has no stem."""

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
def stems(word: str, language: str = "") -> frozenset[str]:
    """Return the stem of a folded word in a language, marked with it; in both Dutch and English if it is neither."""
    tag = _primary(language)
    return frozenset(_stem(word, each) for each in ((tag,) if tag in LANGUAGES else LANGUAGES))


def term_of(word: str, language: str) -> str:
    """Return the stem of a folded word in a language, with its mark, or `unstemmed` if the language has no stems."""
    tag = _primary(language)
    return _stem(word, tag) if tag in LANGUAGES else unstemmed(word)


def _primary(language: str) -> str:
    """Return the first part of a language tag, which names the language (RFC 5646, section 2.2.1): `nl` for `nl-BE`."""
    return language.partition("-")[0].lower()


def unstemmed(word: str) -> str:
    """Return the term of a word in a language without stems."""
    return f"{UNSTEMMED}{word}"


@lru_cache(maxsize=200_000)
def _stem(word: str, language: str) -> str:
    with _STEMMING:
        return f"_{language[0]}{_STEMMERS[language].stemWord(_singular(word, language))}"


def _singular(word: str, language: str) -> str:
    for plural, single in IRREGULAR[language].items():
        if word.endswith(plural):
            return word.removesuffix(plural) + single
    return word


def words_of(text: str, most: int | None = MOST_WORDS) -> list[str]:
    """Return the folded words of a text, at most `most`; a character such as ½ folds to several."""
    return list(islice((word for token in tokens(text) for word in _WORD.findall(fold(token.text))), most))


def matches(text: str, question: str, language: str = "") -> bool:
    """Return whether a text in a language has every word of a question, its beginning or another form of it."""
    asked, said = words_of(question), words_of(text, None)
    return bool(asked) and all(any(_covers(one, other, language) for other in said) for one in asked)


def _covers(asked: str, said: str, language: str) -> bool:
    return said.startswith(asked) or not stems(said, language).isdisjoint(stems(asked))


def edits(word: str) -> set[str]:
    """Return every string one typing error away: a letter left out, inserted or changed, or two letters swapped."""
    word = word[:_LONGEST]
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    missing = {left + right[1:] for left, right in splits if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    changed = {left + letter + right[1:] for left, right in splits if right for letter in _LETTERS}
    added = {left + letter + right for left, right in splits for letter in _LETTERS}
    return (missing | swapped | changed | added) - {word, ""}


_STEMMERS = {language: snowballstemmer.stemmer(name) for language, name in LANGUAGES.items()}
_STEMMING = threading.Lock()
