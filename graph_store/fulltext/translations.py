"""Word translations learned from the names that things have in two languages, without a dictionary.

A word and a word of the other language belong together when each is the most likely translation of the other, as IBM
Model 1 estimates it. Source: https://aclanthology.org/J93-2003/ (section 4.1)
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice
from typing import TypeAlias

from graph_store.fulltext.entries import Entry
from graph_store.fulltext.vocabulary import Vocabulary
from graph_store.word_matching import term_of, words_of

MOST_PAIRS = 5_000
"""Pairs of names that are read; those of a larger index teach little more."""

_LONGEST = 12
_ROUNDS = 10
_CLEAR = 0.3
_LEAST = 0.15
"""Least product of the two probabilities: of a pair as such, and of two words that are the best for each other in
several pairs of names."""

_Pair: TypeAlias = tuple[frozenset[str], frozenset[str]]
_Chances: TypeAlias = Mapping[str, Mapping[str, float]]


def learn(entries: Iterable[Entry]) -> set[tuple[str, str]]:
    """Return pairs of terms of the index that translate each other, each in both orders."""
    found: set[tuple[str, str]] = set()
    for pairs in _by_languages(entries).values():
        linked = set(_linked(pairs))
        found |= linked | {(other, one) for one, other in linked}
    return found


def _linked(pairs: list[_Pair]) -> Iterator[tuple[str, str]]:
    there, back = _chances(pairs), _chances([(right, left) for left, right in pairs])
    best_there, best_back = _best(there), _best(back)
    met = Counter((one, other) for left, right in pairs for one in left for other in right)
    for (one, other), number in met.items():
        chance = there[one][other] * back[other][one]
        is_best = number > 1 and best_there[one] == other and best_back[other] == one
        if chance >= (_LEAST if is_best else _CLEAR):
            yield one, other


def _best(chances: _Chances) -> dict[str, str]:
    """Return the most likely translation of each term."""
    return {one: max(others, key=lambda each: (others[each], each)) for one, others in chances.items()}


def _by_languages(entries: Iterable[Entry]) -> dict[tuple[str, str], list[_Pair]]:
    """Return the different pairs of names of one thing, by their two languages."""
    named = list(islice(_names(entries), MOST_PAIRS))
    known = _known(named)
    seen: dict[tuple[str, str], dict[_Pair, None]] = defaultdict(dict)
    for names in named:
        for one, other in combinations(sorted(names), 2):
            left, right = set(words_of(names[one], None)), set(words_of(names[other], None))
            pair = _terms(left - right, one, known[one]), _terms(right - left, other, known[other])
            if all(0 < len(side) <= _LONGEST for side in pair):
                seen[one, other][pair] = None
    return {languages: list(pairs) for languages, pairs in seen.items()}


def _known(named: Iterable[Mapping[str, str]]) -> dict[str, Vocabulary]:
    """Return the words of the names in each language."""
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    for names in named:
        for language, text in names.items():
            numbers[language].update(words_of(text, None))
    return {language: Vocabulary(words) for language, words in numbers.items()}


def _names(entries: Iterable[Entry]) -> Iterator[dict[str, str]]:
    """Yield the names that a thing has in several languages, one of each."""
    names: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    several: set[tuple[str, str, str]] = set()
    for entry in entries:
        if entry.name and entry.language and not entry.hidden and not entry.via:
            place = entry.key, entry.place
            if names[place].setdefault(entry.language, entry.text) != entry.text:
                several.add((*place, entry.language))
    for place, said in names.items():
        once = {language: text for language, text in said.items() if (*place, language) not in several}
        if len(once) > 1:
            yield once


def _terms(words: Iterable[str], language: str, known: Vocabulary) -> frozenset[str]:
    """Return the terms of words and of the parts of compounds; what both names write alike is left out before."""
    return frozenset(term_of(part, language) for word in words for part in {word, *known.parts(word)})


def _chances(pairs: list[_Pair]) -> _Chances:
    """Return for each term on the left the probability of each term on the right."""
    chances: dict[str, dict[str, float]] = defaultdict(dict)
    for left, right in pairs:
        for one in left:
            chances[one].update(dict.fromkeys(right, 1.0))
    for _ in range(_ROUNDS):
        chances = _expected(pairs, chances)
    return chances


def _expected(pairs: list[_Pair], chances: _Chances) -> dict[str, dict[str, float]]:
    counts: dict[str, dict[str, float]] = {one: dict.fromkeys(others, 0.0) for one, others in chances.items()}
    for left, right in pairs:
        for other in right:
            whole = sum(chances[one][other] for one in left)
            for one in left:
                counts[one][other] += chances[one][other] / whole
    return {one: _shares(others) for one, others in counts.items()}


def _shares(counts: Mapping[str, float]) -> dict[str, float]:
    whole = sum(counts.values()) or 1.0
    return {each: max(count / whole, 1e-9) for each, count in counts.items()}
