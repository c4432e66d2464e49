"""Write the index of texts to a file of SQLite, with its vocabulary, the forms of words and their translations.

FTS5 keeps for each text its words without case and accents, and their Dutch and English stems. With `ascii` it splits
only at ASCII punctuation, so it never cuts a word that `words_of` gives. Rows are kept in the order in which they
should be found (names before texts, short before long), so the first hits are the best.
Source: https://www.sqlite.org/fts5.html
"""

import errno
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graph_store.disk_space import store_full
from graph_store.fulltext.entries import Entry
from graph_store.fulltext.translations import learn
from graph_store.word_matching import stems, words_of

LAYOUT = 4
"""Number of the layout of the file; each layout has its own file."""

_SCHEMA = """
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, key TEXT, text TEXT, language TEXT, name INTEGER, hidden INTEGER, place TEXT, via TEXT
);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
CREATE TABLE form (term TEXT, word TEXT, PRIMARY KEY (term, word)) WITHOUT ROWID;
CREATE TABLE translation (term TEXT, other TEXT, PRIMARY KEY (term, other)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  said, content='', detail='none', prefix='2 3 4', tokenize="ascii tokenchars '_'"
);
"""


def build(file: Path | str, entries: Iterable[Entry]) -> None:
    """Write the index of texts to a new file. Raises: StoreFull (507)."""
    try:
        _build(file, entries)
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise store_full(OSError(errno.ENOSPC, str(fault), str(file)), Path(file).parent) from fault


def _build(file: Path | str, entries: Iterable[Entry]) -> None:
    ordered = sorted(entries, key=_place)
    numbers: Counter[str] = Counter()
    forms: set[tuple[str, str]] = set()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((n, e.key, e.text, e.language, e.name, e.hidden, e.place, e.via) for n, e in enumerate(ordered)),
        )
        connection.executemany("INSERT INTO words (rowid, said) VALUES (?, ?)", _said(ordered, numbers, forms))
        connection.executemany("INSERT INTO vocabulary VALUES (?, ?)", numbers.items())
        connection.executemany("INSERT INTO form VALUES (?, ?)", sorted(forms))
        connection.executemany("INSERT INTO translation VALUES (?, ?)", sorted(learn(ordered)))
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.close()


def _place(entry: Entry) -> tuple[object, ...]:
    """Return the sort key of a text; two that differ have different keys, so the order does not depend on the store."""
    alike = entry.place, entry.via, entry.language, entry.hidden
    return not entry.name, len(entry.text), entry.text, entry.key, *alike


def _said(entries: Sequence[Entry], numbers: Counter[str], forms: set[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    """Yield the terms of each text, and note its words and their stems."""
    for number, entry in enumerate(entries):
        words = set(words_of(entry.text, None))
        numbers.update(words)
        stemmed = {(stem, word) for word in words for stem in stems(word, entry.language)}
        forms |= stemmed
        yield number, " ".join(words | {stem for stem, _ in stemmed})
