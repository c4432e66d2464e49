"""The lines of a TOML file on which its keys and texts are.

Source: https://toml.io/en/v1.0.0
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

Place: TypeAlias = tuple[str | int, ...]
"""The keys and places from the top of the file: `("site", "page", 0, "class")`."""

_WORD = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[][{}=,\n]|[^][{}=,"\'#\s]+',
    re.DOTALL,
)
_OPEN, _CLOSE = ("[", "{"), ("]", "}")


class TomlLines:
    """The lines of one file, which may be wrong anywhere; lines count from 1."""

    def __init__(self, text: str) -> None:
        self._keys: dict[Place, int] = {}
        self._texts: dict[tuple[Place, str], int] = {}
        self._counts = Counter[Place]()
        table: Place = ()
        for words in _statements(text):
            if words[0][0] == "[":
                table = self._table(words)
            else:
                self._pair(table, words)

    def of(self, path: Iterable[str | int], value: str | None = None) -> int | None:
        """Return the line of a text in the value of a key, else of the key, else of the table around it."""
        found, where = None, tuple(path)
        while where and found is None:
            found = self._texts.get((where, value or "")) or self._keys.get(where)
            where = where[:-1]
        return found

    def _table(self, words: list[tuple[str, int]]) -> Place:
        several = len(words) > 1 and words[1][0] == "["
        path = self._placed(_key(words))
        if several:
            path = (*path, self._counts[path])
            self._counts[path[:-1]] += 1
        self._keys.setdefault(path, words[0][1])
        return path

    def _pair(self, table: Place, words: list[tuple[str, int]]) -> None:
        middle = next((place for place, (word, _) in enumerate(words) if word == "="), len(words))
        path = (*table, *_key(words[:middle]))
        self._keys.setdefault(path, words[0][1])
        for word, line in words[middle:]:
            if word[0] in "\"'":
                self._texts.setdefault((path, word.strip("\"'")), line)

    def _placed(self, path: Place) -> Place:
        """Return the path of a table; within an array of tables it belongs to the last one so far."""
        found: Place = ()
        for key in path[:-1]:
            found = (*found, key)
            if self._counts[found]:
                found = (*found, self._counts[found] - 1)
        return (*found, *path[-1:])


def _key(words: Iterable[tuple[str, int]]) -> Place:
    """Return the parts of a key, between dots or in quotes."""
    parts = ([word.strip("\"'")] if word[0] in "\"'" else word.split(".") for word, _ in words if word not in "[]")
    return tuple(part for each in parts for part in each if part)


def _statements(text: str) -> Iterator[list[tuple[str, int]]]:
    """Yield the words of each header and each pair, with their lines; comments are left out."""
    words, depth, line, read = list[tuple[str, int]](), 0, 1, 0
    for found in _WORD.finditer(text):
        word, line, read = found[0], line + text.count("\n", read, found.start()), found.start()
        depth += (word in _OPEN) - (word in _CLOSE)
        if word == "\n" and depth <= 0:
            if words:
                yield words
            words, depth = [], 0
        elif word != "\n" and not word.startswith("#"):
            words.append((word, line))
    if words:
        yield words
