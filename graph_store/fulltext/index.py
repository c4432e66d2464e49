"""Search in an index: the things whose texts have every word of a question, best first."""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from graph_store.fulltext.entries import Entry, Found, Way
from graph_store.fulltext.question import Group, Reader
from graph_store.fulltext.ranking import Scored, best, hit, ranked
from graph_store.fulltext.vocabulary import Vocabulary

_CANDIDATES = 400
_SPREAD = 1_000
"""Texts with each word that are read when no text has all words."""


class Index:
    """An index that can be searched from any thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()
        self._vocabulary = Vocabulary(dict(self._connection().execute("SELECT word, number FROM vocabulary")))

    def search(
        self,
        text: str,
        limit: int = 50,
        *,
        hidden: bool = False,
        names_only: bool = False,
        language: str | None = None,
        wanted: Callable[[Entry], bool] | None = None,
        widest: Way = Way.CORRECTION,
    ) -> Found:
        """Return the things that have a text with every word of the question.

        A word matches in the ways of `Way` up to `widest`. If no text has all words, the words may be in several texts
        of a thing. With `language`, only texts in that language count, and nothing is translated; `wanted` filters the
        texts.
        """
        connection = self._connection()
        asked = Reader(self._vocabulary, connection, widest, language is None).question(text)
        if not asked.groups:
            return Found([], (), {})
        rows = _Rows(connection, hidden, names_only, language, wanted)
        found = best(rows.of(asked.groups, _CANDIDATES + limit), asked.groups)
        if not found and len(asked.groups) > 1:
            found = _spread(rows, asked.groups)
        things = found.keys() if len(found) < _CANDIDATES else rows.keys(asked.groups)
        hits = [hit(each, asked.groups) for each in ranked(found.values())[:limit]]
        return Found(hits, things, asked.corrected)

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(f"file:{self._file}?mode=ro&immutable=1", uri=True)
            self._local.connection = found
        return found


class _Rows:
    """The entries that match groups of terms, in the order of the index."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        hidden: bool,
        names_only: bool,
        language: str | None,
        wanted: Callable[[Entry], bool] | None,
    ) -> None:
        self._connection, self._wanted = connection, wanted
        self._where = f"words MATCH ? AND hidden <= {int(hidden)} AND name >= {int(names_only)}"
        self._given = [] if language is None else [language]
        if language is not None:
            self._where += " AND language = ? COLLATE NOCASE"

    def of(self, groups: Sequence[Group], most: int | None = None) -> Iterator[Entry]:
        """Yield the first entries that every group matches."""
        rows = self._connection.execute(
            f"SELECT key, text, language, name, hidden, place, via "  # noqa: S608
            f"FROM words JOIN entry ON entry.id = words.rowid WHERE {self._where} ORDER BY words.rowid",
            [_match(groups), *self._given],
        )
        found = (Entry(*row) for row in rows)
        return islice(found if self._wanted is None else filter(self._wanted, found), most)

    def keys(self, groups: Sequence[Group]) -> set[str]:
        """Return the things that the entries belong to."""
        if self._wanted is not None:
            return {entry.key for entry in self.of(groups)}
        query = f"SELECT DISTINCT key FROM words JOIN entry ON entry.id = words.rowid WHERE {self._where}"  # noqa: S608
        return {key for (key,) in self._connection.execute(query, [_match(groups), *self._given])}


def _match(groups: Sequence[Group]) -> str:
    return " AND ".join(f"({' OR '.join(group.terms())})" for group in groups)


def _spread(rows: _Rows, groups: Sequence[Group]) -> dict[str, Scored]:
    """Return the things that have every word in one of their texts, each with the text that matches a word best."""
    found: dict[str, Scored] = {}
    for place, group in enumerate(groups):
        said = best(rows.of([group], _SPREAD), [group])
        shared = said if place == 0 else {key: each for key, each in said.items() if key in found}
        found = {key: max(each, found.get(key, each), key=lambda scored: scored[0]) for key, each in shared.items()}
        if not found:
            break
    return found
