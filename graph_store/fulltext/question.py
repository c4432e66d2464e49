"""The words of a question, each with all that it may match: forms, compounds, translations, corrections."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_store.fulltext.corrections import corrected
from graph_store.fulltext.entries import Way
from graph_store.fulltext.vocabulary import Vocabulary
from graph_store.word_matching import UNSTEMMED, stems, unstemmed, words_of


@dataclass(frozen=True, slots=True)
class Group:
    """One word of a question: the words that match it, besides its beginnings and forms.

    `is_correction` says that the word replaces an unknown one; `has_forms`, that a text has a form of it.
    """

    word: str
    is_correction: bool = False
    has_forms: bool = False
    parts: frozenset[str] = frozenset()
    translated: frozenset[str] = frozenset()

    @property
    def is_direct(self) -> bool:
        """Return whether only beginnings and forms of the word match."""
        return not (self.parts or self.translated or self.is_correction)

    def terms(self) -> Iterator[str]:
        """Yield the terms to look up in the index."""
        yield f'"{self.word}"*'
        for word in (*stems(self.word), *self.parts, *self.translated):
            yield f'"{word}"'

    def way(self, word: str, language: str) -> Way | None:
        """Return how a folded word of a text in a language matches, None if it does not."""
        found = self._way(word, language)
        return Way.CORRECTION if found is not None and self.is_correction else found

    def _way(self, word: str, language: str) -> Way | None:
        if word.startswith(self.word):
            return Way.WORD
        if not stems(word, language).isdisjoint(stems(self.word)):
            return Way.FORM
        if word in self.parts:
            return Way.PART
        return Way.TRANSLATION if word in self.translated else None


@dataclass(frozen=True, slots=True)
class Question:
    """Groups that must all match, and the words that replace each unknown word."""

    groups: tuple[Group, ...]
    corrected: dict[str, str]


class Reader:
    """Reads questions with the words of one index; a word may match in any way up to `widest`."""

    def __init__(self, vocabulary: Vocabulary, connection: sqlite3.Connection, widest: Way, translated: bool) -> None:
        self._vocabulary, self._connection = vocabulary, connection
        self._widest, self._translated = widest, translated and widest >= Way.TRANSLATION

    def question(self, text: str) -> Question:
        """Return what a text asks for."""
        groups: list[Group] = []
        replaced = {}
        for word in words_of(text):
            group = self._group(word)
            instead = self._instead(group)
            if instead:
                replaced[word] = " ".join(instead)
            groups += [self._group(each, is_correction=True) for each in instead] or [group]
        return Question(tuple(groups), replaced)

    def _group(self, word: str, is_correction: bool = False) -> Group:
        forms = self._forms(stems(word))
        parts = self._vocabulary.compounds({word, *forms}) if self._widest >= Way.PART else set()
        others = self._translations(word) if self._translated else set()
        translated = others | self._vocabulary.compounds(others)
        return Group(word, is_correction, bool(forms), frozenset(parts), frozenset(translated))

    def _instead(self, group: Group) -> list[str]:
        """Return the correction of a word, empty if the texts have it, another form of it, or a compound with it."""
        is_known = group.parts or group.has_forms or self._vocabulary.begins(group.word)
        return [] if is_known or self._widest < Way.CORRECTION else corrected(group.word, self._vocabulary)

    def _forms(self, terms: Iterable[str]) -> set[str]:
        """Return the known words that have one of the stems."""
        return self._others("SELECT word FROM form WHERE term = ?", terms)

    def _translations(self, word: str) -> set[str]:
        """Return the known words of other languages that translate a word, in all their forms."""
        found = self._others("SELECT other FROM translation WHERE term = ?", {*stems(word), unstemmed(word)})
        return self._forms(found) | {term.removeprefix(UNSTEMMED) for term in found if term.startswith(UNSTEMMED)}

    def _others(self, query: str, terms: Iterable[str]) -> set[str]:
        return {other for term in terms for (other,) in self._connection.execute(query, (term,))}
