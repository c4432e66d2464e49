"""Corrections of an unknown word: a similar known word, or the two known words that it joins."""

from graph_store.fulltext.vocabulary import Vocabulary
from graph_store.word_matching import edits

_SHORTEST = 4
_SHORTEST_TWICE = 7
_SHORTEST_PART = 4
_TWO = 2


def corrected(word: str, vocabulary: Vocabulary) -> list[str]:
    """Return what an unknown word probably means: a word one error away, two joined words, or a word two errors away.

    Returns nothing if the word is too short, or if no known word is near.
    """
    if len(word) < _SHORTEST:
        return []
    return _one_error(word, vocabulary) or _joined(word, vocabulary) or _two_errors(word, vocabulary)


def _one_error(word: str, vocabulary: Vocabulary) -> list[str]:
    near = {edit for edit in edits(word) if edit in vocabulary.numbers}
    near = near or {begun for edit in edits(word) if (begun := vocabulary.begins(edit))}
    return _most_used(near, vocabulary)


def _joined(word: str, vocabulary: Vocabulary) -> list[str]:
    """Return the two known words that a word joins, the longest last word first."""
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        head, tail = word[:place], word[place:]
        known = next((head.removesuffix(link) for link in ("", "s", "en") if _is_known(head, link, vocabulary)), None)
        if known and tail in vocabulary.numbers:
            return [known, tail]
    return []


def _is_known(head: str, link: str, vocabulary: Vocabulary) -> bool:
    return head.endswith(link) and head.removesuffix(link) in vocabulary.numbers


def _two_errors(word: str, vocabulary: Vocabulary) -> list[str]:
    if len(word) < _SHORTEST_TWICE:
        return []
    near = vocabulary.starting(word[0], len(word), _TWO)
    return _most_used({each for each in near if distance(word, each) <= _TWO}, vocabulary)


def _most_used(words: set[str], vocabulary: Vocabulary) -> list[str]:
    return sorted(words, key=lambda each: (-vocabulary.numbers[each], each))[:1]


def distance(one: str, other: str) -> int:
    """Return the number of errors between two words: letters left out, added, changed, or swapped with the next."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        this = [row]
        for column, said in enumerate(other, 1):
            best = min(last[column] + 1, this[-1] + 1, last[column - 1] + (letter != said))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == said:
                best = min(best, before[column - 2] + 1)
            this.append(best)
        before, last = last, this
    return last[-1]
