"""The score of a match, the best text of each thing, and the part of it that is shown."""

from collections.abc import Iterable, Sequence

from graph_store.fulltext.entries import Entry, Hit, Way
from graph_store.fulltext.question import Group
from graph_store.word_matching import Token, tokens, words_of

_SNIPPET = 160
_TEXTS = {Way.WORD: 0.8, Way.FORM: 0.8, Way.PART: 0.6, Way.TRANSLATION: 0.4, Way.CORRECTION: 0.2}
_INDIRECT = 0.001
_NO_LANGUAGE = 0.1
"""Scores that are lower for the name of a subject, and for a text without language, such as a key."""

Scored = tuple[float, Entry]
"""A text that matches, and its score."""


def best(entries: Iterable[Entry], groups: Sequence[Group]) -> dict[str, Scored]:
    """Return each thing once, with its best matching text."""
    found: dict[str, Scored] = {}
    is_direct = all(group.is_direct for group in groups)
    for entry in entries:
        if entry.key in found and found[entry.key][1].name and not entry.name and len(entry.text) > _SNIPPET:
            continue  # a name that matches is always better
        score = _score(entry, groups, is_direct)
        if entry.key not in found or score > found[entry.key][0]:
            found[entry.key] = score, entry
    return found


def ranked(found: Iterable[Scored]) -> list[Scored]:
    """Return matches in the order of their scores, then of their texts and keys."""
    return sorted(found, key=lambda each: (-each[0], each[1].text, each[1].key))


def _score(entry: Entry, groups: Sequence[Group], is_direct: bool) -> float:
    """Score a match: names first, the most direct ways first, then the shortest text.

    The words of a long text are not read if all words of the question match directly anyway.
    """
    short, lacks = 1 / (2 + len(entry.text)), _INDIRECT if entry.via else 0 if entry.language else _NO_LANGUAGE
    if is_direct and not entry.name and len(entry.text) > _SNIPPET:
        return _TEXTS[Way.WORD] - lacks + short / 10
    said, asked = words_of(entry.text, None), [group.word for group in groups]
    way = _least_direct(groups, said, entry.language)
    is_key = said == asked and not entry.language
    if entry.name or is_key:
        return 1 + _fit(said, asked, way) + short
    return _TEXTS[way] - lacks + short / 10


def _least_direct(groups: Sequence[Group], said: Sequence[str], language: str) -> Way:
    return max(_way(group, said, language) for group in groups)


def _way(group: Group, said: Iterable[str], language: str) -> Way:
    return min((way for word in said if (way := group.way(word, language)) is not None), default=Way.FORM)


def _fit(said: Sequence[str], asked: list[str], way: Way) -> int:
    """Rank a name: the whole name, its beginning, the same words, other forms, parts of compounds, translations."""
    if said == asked:
        return 5
    if said[: len(asked)] == asked or (len(asked) == 1 and said and said[0].startswith(asked[0])):
        return 4
    if all(any(word.startswith(each) for word in said) for each in asked):
        return 3
    return {Way.PART: 1, Way.TRANSLATION: 0}.get(way, 2)


def hit(scored: Scored, groups: Sequence[Group]) -> Hit:
    """Return a match as it is shown: the part of its text around the first word that matches, with marks."""
    score, entry = scored
    marked = [
        token
        for token in tokens(entry.text)
        if any(group.way(each, entry.language) is not None for each in words_of(token.text) for group in groups)
    ]
    way = _least_direct(groups, words_of(entry.text, None), entry.language)
    start, end = _window(entry.text, marked)
    marks = tuple(
        (token.start - start, token.end - start) for token in marked if start <= token.start < token.end <= end
    )
    shown = entry.text[start:end]
    return Hit(entry.key, shown, entry.language, bool(entry.name), marks, entry.place, round(score, 4), way, entry.via)


def _window(text: str, marked: Sequence[Token]) -> tuple[int, int]:
    """Return the part of a long text around the first match, cut between words."""
    if len(text) <= _SNIPPET:
        return 0, len(text)
    first = marked[0].start if marked else 0
    start = max(0, first - _SNIPPET // 3)
    start = (start and text.find(" ", start, first) + 1) or start
    end = min(len(text), start + _SNIPPET)
    cut = text.rfind(" ", start, end)
    return start, cut if end < len(text) and cut > first else end
