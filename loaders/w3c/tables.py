"""The rows of a CSV file in the tabular data model: header rows, comments, data rows with their numbers.

Source: https://www.w3.org/TR/tabular-data-model/#parsing
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.w3c.dialect import Dialect
from loaders.w3c.model import Column, Json, Table, Warn


@dataclass(frozen=True, slots=True)
class Row:
    """A data row: its number among the data rows, its number in the file, its cells."""

    number: int
    source: int
    cells: list[str]


@dataclass(slots=True)
class Content:
    """The content of a file: titles from its header rows, comments, data rows."""

    titles: list[list[str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


class _Lines(Iterator[str]):
    """The lines of a file for the csv reader; comments between records are collected apart."""

    def __init__(self, text: str, dialect: Dialect, content: Content) -> None:
        self.lines = io.StringIO(text, newline="")
        self.prefix, self.content = dialect.comment, content
        self.fresh, self.source = True, 0

    def __next__(self) -> str:
        while True:
            line = next(self.lines)
            if not (self.fresh and self.prefix and line.startswith(self.prefix)):
                self.fresh = False
                return line
            self.source += 1
            self.content.comments.append(line[len(self.prefix) :].strip())


def read_content(data: bytes, dialect: Dialect) -> Content:
    """Read a file in its dialect."""
    content = Content()
    text = data.decode("utf-8-sig" if dialect.encoding.lower() in ("utf-8", "utf8") else dialect.encoding, "replace")
    lines = _Lines(text, dialect, content)
    for place, record in enumerate(_records(lines, dialect)):
        cells = [dialect.cut(cell) for cell in record[dialect.skip_columns :]]
        if place < dialect.skip_rows:
            _skipped(record, dialect, content)
        elif place < dialect.skip_rows + dialect.header_rows:
            _take_titles(cells, content)
        elif any(cells) or not dialect.skip_blank:
            content.rows.append(Row(len(content.rows) + 1, lines.source, cells))
    return content


def _records(lines: _Lines, dialect: Dialect) -> Iterator[list[str]]:
    reader = csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        doublequote=dialect.double_quote,
        escapechar=None if dialect.double_quote else "\\",
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
    )
    while True:
        lines.fresh = True
        try:
            record = next(reader)
        except StopIteration:
            return
        lines.source += 1
        yield record


def _skipped(record: list[str], dialect: Dialect, content: Content) -> None:
    text = dialect.delimiter.join(record)
    if text:
        content.comments.append(text)


def _take_titles(cells: list[str], content: Content) -> None:
    content.titles += [[] for _ in range(len(cells) - len(content.titles))]
    for place, cell in enumerate(cells):
        if cell:
            content.titles[place].append(cell)


def embedded_columns(content: Content, inherited: Json) -> list[Column]:
    """Return the columns that a file describes itself."""
    width = max((len(row.cells) for row in content.rows[:1]), default=0)
    titles = content.titles or [[] for _ in range(width)]
    return [Column(None, {"und": each} if each else {}, inherited=inherited) for each in titles]


def match_columns(table: Table, content: Content, warn: Warn) -> list[Column]:
    """Return the columns of the metadata, by place, and then those that only the file has; warn of differences."""
    real = [column for column in table.columns if not column.virtual]
    virtual = [column for column in table.columns if column.virtual]
    embedded = embedded_columns(content, table.inherited)
    if not real and not table.bare:
        return [*embedded, *virtual]
    if content.titles and len(real) != len(embedded):
        warn(f"the file has {len(embedded)} columns, the metadata {len(real)}")
    for column, found in zip(real, embedded, strict=False):
        if not _is_compatible(column, found.titles.get("und", [])):
            warn(f"the title {found.titles['und'][0]!r} does not match column {column.name!r}")
    return [*real, *(Column(None, {}, inherited=table.inherited) for _ in embedded[len(real) :]), *virtual]


def _is_compatible(column: Column, titles: list[str]) -> bool:
    """Return whether a column may have these titles."""
    language = column.get("lang", "und")
    ours = {title for tag, texts in column.titles.items() if _match(tag, language) for title in texts}
    return not titles or not column.titles or bool(ours & set(titles))


def _match(tag: str, other: str) -> bool:
    """Return whether two language tags are equal up to the length of the shorter one."""
    if "und" in (tag, other):
        return True
    known = min(len(tag), len(other))
    return tag[:known].lower() == other[:known].lower()
