"""Suggest what a person probably meant: the nearest accepted word, or the key in its right spelling."""

import re
from collections.abc import Iterable

from graph_store.case_folding import fold

_CLOSE = 2


def distance(one: str, other: str) -> int:
    """Return how many letters must be added, removed or replaced to turn one word into the other."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        diagonal, row[0] = row[0], place
        for column, sign in enumerate(other, start=1):
            least = min(row[column] + 1, row[column - 1] + 1, diagonal + (letter != sign))
            diagonal, row[column] = row[column], least
    return row[-1]


def nearest(word: str, words: Iterable[str], *, count: int = 3, limit: int | None = _CLOSE) -> list[str]:
    """Return the nearest accepted words, best first, at most `limit` letters away (None: any distance).

    A word that shares no letter with another is not near to it, however short both are.
    """
    plain = fold(word)[:60]
    far = {each: distance(plain, fold(each)[:60]) for each in words if each}
    close = sorted(far, key=far.__getitem__)[:count]
    return [each for each in close if limit is None or far[each] <= min(limit, len(each) - 1)]


def key_like(text: str) -> str:
    """Return the text in lower case without accents, with hyphens for all that a key cannot hold.

    The marks that Excel puts around a text (`="prj:a"`, `'prj:a`) are removed.
    """
    prefix, colon, slug = fold(text).rpartition(":")
    return prefix.lstrip("='\"") + colon + re.sub(r"[^a-z0-9]+", "-", slug).strip("-")
