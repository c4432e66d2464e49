"""A full-text index in one file: words folded and stemmed, the beginnings of words, one typing fault, highlights.

SQLite's FTS5 holds for each text its words without case and accents, and their Dutch and English stems; rows stand in
the order in which they should be found (names before texts, short before long), so the first ones are the best ones.
Source: https://www.sqlite.org/fts5.html
"""

import sqlite3
import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_store.words import Token, edits, fold, stems, tokens

LAYOUT = 1
"""Number of the layout of the file; another layout is another file."""

MOST_WORDS = 20
"""Words of a question that are looked for; the others are left out."""

_CANDIDATES = 400
_VARIANTS = 12
_SHORTEST_CORRECTED = 4
_SNIPPET = 160
_BATCH = 5_000
_SCHEMA = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, key TEXT, language TEXT, name INTEGER, hidden INTEGER, text TEXT);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  said, content='', detail='none', prefix='2 3 4', tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of one thing: its name or something else that is said of it; `hidden` ones are found when asked."""

    key: str
    text: str
    language: str = ""
    name: bool = True
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing, the text of it that fits best, and where in the text (or the part shown of it) the words stand."""

    key: str
    text: str
    language: str
    name: bool
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, one a thing, and how many there are in all; `corrected` when a word was taken for another."""

    total: int
    hits: list[Hit]
    corrected: dict[str, str]


def build(file: Path | str, entries: Iterable[Entry]) -> None:
    """Write the index of some texts into a new file."""
    ordered = sorted(entries, key=lambda each: (not each.name, len(each.text), each.text, each.key))
    numbers: Counter[str] = Counter()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
            ((n, e.key, e.language, e.name, e.hidden, e.text) for n, e in enumerate(ordered)),
        )
        connection.executemany("INSERT INTO words (rowid, said) VALUES (?, ?)", _said(ordered, numbers))
        connection.executemany("INSERT INTO vocabulary VALUES (?, ?)", numbers.items())
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.close()


class Index:
    """An index to ask, from any thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()
        rows = self._connection().execute("SELECT word, number FROM vocabulary ORDER BY word").fetchall()
        self._vocabulary = [word for word, _ in rows]
        self._numbers: dict[str, int] = dict(rows)

    def search(self, text: str, limit: int = 50, *, hidden: bool = False, names_only: bool = False) -> Found:
        """The things of which some text has every word of the question, or one it is the beginning or a form of."""
        asked = [fold(token.text) for token in tokens(text)][:MOST_WORDS]
        if not asked:
            return Found(0, [], {})
        wanted = [self._group(word) for word in asked]
        query = " AND ".join(f"({' OR '.join(group.terms())})" for group in wanted)
        where = f"hidden <= {int(hidden)} AND name >= {int(names_only)}"
        rows = self._connection().execute(
            f"SELECT key, text, language, name FROM words JOIN entry ON entry.id = words.rowid "  # noqa: S608
            f"WHERE words MATCH ? AND {where} ORDER BY words.rowid LIMIT {_CANDIDATES + limit}",
            (query,),
        )
        best = _best(rows, asked, wanted)
        total = len(best) if len(best) < _CANDIDATES else self._count(query, where)
        corrected = {group.word: group.instead[0] for group in wanted if group.instead}
        return Found(total, [_hit(row, wanted) for row in best[:limit]], corrected)

    def _count(self, query: str, where: str) -> int:
        found = self._connection().execute(
            f"SELECT count(DISTINCT key) FROM words JOIN entry ON entry.id = words.rowid "  # noqa: S608
            f"WHERE words MATCH ? AND {where}",
            (query,),
        )
        return int(found.fetchone()[0])

    def _group(self, word: str) -> "_Group":
        """What stands for one word of a question: its beginnings and stems, or known words one typing fault away."""
        if self._begins(word) or self._stemmed(word) or len(word) < _SHORTEST_CORRECTED:
            return _Group(word, ())
        near = {edit for edit in edits(word) if edit in self._numbers}
        near = near or {begun for edit in edits(word) if (begun := self._begins(edit))}
        known = sorted(near, key=lambda each: (-self._numbers[each], each))
        return _Group(word, tuple(known[:_VARIANTS]))

    def _begins(self, start: str) -> str | None:
        """A known word that begins so."""
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
    """One word of a question, and the known words taken instead of it when it is not known."""

    word: str
    instead: tuple[str, ...]

    def terms(self) -> Iterator[str]:
        """What the index is asked for."""
        if self.instead:
            yield from (f'"{word}"' for word in self.instead)
        else:
            yield f'"{self.word}"*'
            yield from (f'"{stem}"' for stem in stems(self.word))

    def covers(self, word: str) -> bool:
        """Whether a folded word of a text is what the group looks for."""
        if self.instead:
            return word in self.instead
        return word.startswith(self.word) or not stems(word).isdisjoint(stems(self.word))


_Row = tuple[str, str, str, int]


def _said(entries: Sequence[Entry], numbers: Counter[str]) -> Iterator[tuple[int, str]]:
    for number, entry in enumerate(entries):
        words = {fold(token.text) for token in tokens(entry.text)}
        numbers.update(words)
        forms = {stem for word in words for stem in stems(word)}
        yield number, " ".join(words | forms)


def _best(rows: Iterable[_Row], asked: Sequence[str], wanted: Sequence[_Group]) -> list[_Row]:
    """Each thing once, with the text that fits it best, best first."""
    best: dict[str, tuple[tuple[object, ...], _Row]] = {}
    for row in rows:
        grade = _grade(row, asked)
        if row[0] not in best or grade < best[row[0]][0]:
            best[row[0]] = grade, row
    return [row for _, row in sorted(best.values(), key=lambda pair: (pair[0], pair[1][0]))]


def _grade(row: _Row, asked: Sequence[str]) -> tuple[object, ...]:
    """Names first; in them the whole name, then its beginning, then words as asked, then other forms of them."""
    _, text, _, name = row
    if not name:
        return (True, 0, 0, "")
    said = [fold(token.text) for token in tokens(text)]
    if said == list(asked):
        fit = 0
    elif said[: len(asked)] == list(asked) or (len(asked) == 1 and said and said[0].startswith(asked[0])):
        fit = 1
    else:
        fit = 2 if all(any(word.startswith(each) for word in said) for each in asked) else 3
    return (False, fit, len(text), text)


def _hit(row: _Row, wanted: Sequence[_Group]) -> Hit:
    key, text, language, name = row
    marked = [token for token in tokens(text) if any(group.covers(fold(token.text)) for group in wanted)]
    start, end = _window(text, marked)
    shown = text[start:end]
    marks = tuple(
        (token.start - start, token.end - start) for token in marked if start <= token.start < token.end <= end
    )
    return Hit(key, shown, language, bool(name), marks)


def _window(text: str, marked: Sequence[Token]) -> tuple[int, int]:
    """The part of a long text around the first word found, from word to word."""
    if len(text) <= _SNIPPET:
        return 0, len(text)
    first = marked[0].start if marked else 0
    start = max(0, first - _SNIPPET // 3)
    start = (start and text.find(" ", start, first) + 1) or start
    end = min(len(text), start + _SNIPPET)
    cut = text.rfind(" ", start, end)
    return start, cut if end < len(text) and cut > first else end
