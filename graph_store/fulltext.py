"""A full-text index in one file: folded and stemmed words, word beginnings, one typing error, highlights.

SQLite's FTS5 keeps for each text its words without case and accents, and their Dutch and English stems. With `ascii` it
splits only at ASCII punctuation, so it never cuts a word that `words_of` gives. Rows are kept in the order in which
they should be found (names before texts, short before long), so the first hits are the best.
Source: https://www.sqlite.org/fts5.html
"""

import errno
import sqlite3
import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph_store.disk_space import store_full
from graph_store.word_matching import Token, covers, edits, stems, tokens, words_of

LAYOUT = 3
"""Number of the layout of the file; each layout has its own file."""

_CANDIDATES = 400
_VARIANTS = 12
_SHORTEST_CORRECTED = 4
_SNIPPET = 160
_BATCH = 5_000
_SCHEMA = """
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, key TEXT, place TEXT, language TEXT, name INTEGER, hidden INTEGER, text TEXT
);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  said, content='', detail='none', prefix='2 3 4', tokenize="ascii tokenchars '_'"
);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of one thing: its name or another value; a `hidden` text is found only on request.

    `place` says where in the thing the text occurs, for example which property it is a value of.
    """

    key: str
    text: str
    language: str = ""
    name: bool = True
    hidden: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing, its best matching text, and the positions of the words in the text (or in the part shown).

    A higher score is a better match: above 1 for a name, below 1 for another text.
    """

    key: str
    text: str
    language: str
    name: bool
    marks: tuple[tuple[int, int], ...]
    place: str = ""
    score: float = 0

    def parts(self) -> list[tuple[str, bool]]:
        """Return the text in parts, and whether each is a word that matches."""
        found, place = [], 0
        for start, end in self.marks:
            found += [(self.text[place:start], False), (self.text[start:end], True)]
            place = end
        return [part for part in (*found, (self.text[place:], False)) if part[0]]


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, one per thing, and the number of all hits; `corrected` if a word was replaced by a similar one."""

    total: int
    hits: list[Hit]
    corrected: dict[str, str]


def build(file: Path | str, entries: Iterable[Entry]) -> None:
    """Write the index of texts to a new file. Raises: StoreFull (507)."""
    try:
        _build(file, entries)
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise store_full(OSError(errno.ENOSPC, str(fault), str(file)), Path(file).parent) from fault


def _build(file: Path | str, entries: Iterable[Entry]) -> None:
    ordered = sorted(entries, key=lambda each: (not each.name, len(each.text), each.text, each.key))
    numbers: Counter[str] = Counter()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((n, e.key, e.place, e.language, e.name, e.hidden, e.text) for n, e in enumerate(ordered)),
        )
        connection.executemany("INSERT INTO words (rowid, said) VALUES (?, ?)", _said(ordered, numbers))
        connection.executemany("INSERT INTO vocabulary VALUES (?, ?)", numbers.items())
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.close()


class Index:
    """An index that can be searched from any thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()
        rows = self._connection().execute("SELECT word, number FROM vocabulary ORDER BY word").fetchall()
        self._vocabulary = [word for word, _ in rows]
        self._numbers: dict[str, int] = dict(rows)

    def search(
        self,
        text: str,
        limit: int = 50,
        *,
        hidden: bool = False,
        names_only: bool = False,
        language: str | None = None,
        wanted: Callable[[Entry], bool] | None = None,
    ) -> Found:
        """Return the things that have a text with every word of the question, or a longer or other form of it.

        With `language`, only texts in that language count; `wanted` filters the things.
        """
        asked = words_of(text)
        if not asked:
            return Found(0, [], {})
        groups = [self._group(word) for word in asked]
        rows = _Rows(self._connection(), groups, hidden, names_only, language, wanted)
        best = _best(rows.first(_CANDIDATES + limit), asked)
        total = len(best) if len(best) < _CANDIDATES else rows.count()
        corrected = {group.word: group.instead[0] for group in groups if group.instead}
        return Found(total, [_hit(entry, score, groups) for score, entry in best[:limit]], corrected)

    def _group(self, word: str) -> "_Group":
        """Return the terms for one word of a question: its beginnings and stems, or known words one error away."""
        if self._begins(word) or self._stemmed(word) or len(word) < _SHORTEST_CORRECTED:
            return _Group(word, ())
        near = {edit for edit in edits(word) if edit in self._numbers}
        near = near or {begun for edit in edits(word) if (begun := self._begins(edit))}
        known = sorted(near, key=lambda each: (-self._numbers[each], each))
        return _Group(word, tuple(known[:_VARIANTS]))

    def _begins(self, start: str) -> str | None:
        """Return a known word that begins with `start`."""
        place = bisect_left(self._vocabulary, start)
        found = self._vocabulary[place] if place < len(self._vocabulary) else ""
        return found if found.startswith(start) else None

    def _stemmed(self, word: str) -> bool:
        query = " OR ".join(f'"{stem}"' for stem in stems(word))
        return bool(self._connection().execute("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", (query,)).fetchone())

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(f"file:{self._file}?mode=ro&immutable=1", uri=True)
            self._local.connection = found
        return found


@dataclass(frozen=True, slots=True)
class _Group:
    """One word of a question, and the known words that replace it if it is unknown."""

    word: str
    instead: tuple[str, ...]

    def terms(self) -> Iterator[str]:
        """Yield the terms to look up in the index."""
        if self.instead:
            yield from (f'"{word}"' for word in self.instead)
        else:
            yield f'"{self.word}"*'
            yield from (f'"{stem}"' for stem in stems(self.word))

    def covers(self, word: str) -> bool:
        """Return whether a folded word of a text matches the group."""
        return word in self.instead if self.instead else covers(self.word, word)


class _Rows:
    """The entries that contain every word of a question, in the order of the index."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        groups: Sequence[_Group],
        hidden: bool,
        names_only: bool,
        language: str | None,
        wanted: Callable[[Entry], bool] | None,
    ) -> None:
        self._connection, self._wanted = connection, wanted
        self._where = f"words MATCH ? AND hidden <= {int(hidden)} AND name >= {int(names_only)}"
        self._given = [" AND ".join(f"({' OR '.join(group.terms())})" for group in groups)]
        if language is not None:
            self._where += " AND language = ? COLLATE NOCASE"
            self._given.append(language)

    def first(self, number: int) -> list[Entry]:
        """Return the first `number` entries."""
        return list(islice(self._all(), number))

    def count(self) -> int:
        """Return the number of things that the entries belong to."""
        if self._wanted is not None:
            return len({entry.key for entry in self._all()})
        query = f"SELECT count(DISTINCT key) FROM words JOIN entry ON entry.id = words.rowid WHERE {self._where}"  # noqa: S608
        return int(self._connection.execute(query, self._given).fetchone()[0])

    def _all(self) -> Iterator[Entry]:
        rows = self._connection.execute(
            f"SELECT key, text, language, name, hidden, place FROM words JOIN entry ON entry.id = words.rowid "  # noqa: S608
            f"WHERE {self._where} ORDER BY words.rowid",
            self._given,
        )
        found = (Entry(*row) for row in rows)
        return found if self._wanted is None else filter(self._wanted, found)


def _said(entries: Sequence[Entry], numbers: Counter[str]) -> Iterator[tuple[int, str]]:
    for number, entry in enumerate(entries):
        words = set(words_of(entry.text, None))
        numbers.update(words)
        forms = {stem for word in words for stem in stems(word)}
        yield number, " ".join(words | forms)


def _best(entries: Iterable[Entry], asked: Sequence[str]) -> list[tuple[float, Entry]]:
    """Return each thing once, with its best matching text, best first."""
    best: dict[str, tuple[float, Entry]] = {}
    for entry in entries:
        score = _score(entry, asked)
        if entry.key not in best or score > best[entry.key][0]:
            best[entry.key] = score, entry
    return sorted(best.values(), key=lambda pair: (-pair[0], pair[1].text, pair[1].key))


def _score(entry: Entry, asked: Sequence[str]) -> float:
    """Score a match: names first, and in names the whole name, its beginning, the same words, then other forms."""
    short = 1 / (2 + len(entry.text))
    return short + _fit(entry.text, asked) if entry.name else short


def _fit(name: str, asked: Sequence[str]) -> int:
    said = words_of(name, None)
    if said == list(asked):
        return 4
    if said[: len(asked)] == list(asked) or (len(asked) == 1 and said and said[0].startswith(asked[0])):
        return 3
    return 2 if all(any(word.startswith(each) for word in said) for each in asked) else 1


def _hit(entry: Entry, score: float, groups: Sequence[_Group]) -> Hit:
    marked = [
        token
        for token in tokens(entry.text)
        if any(group.covers(each) for each in words_of(token.text) for group in groups)
    ]
    start, end = _window(entry.text, marked)
    shown = entry.text[start:end]
    marks = tuple(
        (token.start - start, token.end - start) for token in marked if start <= token.start < token.end <= end
    )
    return Hit(entry.key, shown, entry.language, bool(entry.name), marks, entry.place, round(score, 4))


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
