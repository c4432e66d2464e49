"""Find the columns in a header by folded title, and report what is missing, unknown or there twice."""

from collections.abc import Iterable, Iterator, Sequence

from graph_store.case_folding import fold_title
from loaders.csvw.metadata import Column, Table
from loaders.read.document import Document
from loaders.read.records import DELIMITERS
from loaders.read.suspicions import CONTROL
from loaders.reports.report import Weight
from loaders.values.cells import tidy
from loaders.values.suggestions import nearest

_OWN = "quarantine_"

Places = dict[str, int]
"""The place of each known column in a file."""


def find_columns(header: Sequence[str], table: Table, document: Document) -> Places:
    """Return the place of each known column. Problems with the header are reported, and may refuse the file."""
    found = [(place, table.column_titled(fold_title(title))) for place, title in enumerate(header)]
    places: Places = {}
    for place, column in found:
        if column is not None:
            places.setdefault(column.name, place)
    if not places:
        titles = ", ".join(column.name for column in table.cells if column.required) or table.cells[0].name
        document.say("no-header", Weight.REFUSED, 1, titles=titles, **_why(header))
        return places
    _note_unknown(header, found, table, document)
    unknown = [tidy(header[place]) for place, column in found if column is None]
    for column in table.cells:
        if column.name not in places:
            _note_missing(column, unknown, document)
    return places


def _why(header: Sequence[str]) -> dict[str, str]:
    """Explain a header that is a single cell: Excel put quotes around the whole line."""
    if len(header) == 1 and any(mark in header[0] for mark in DELIMITERS):
        return {"why_nl": ": ze staat in haar geheel tussen aanhalingstekens",
                "why_en": ": it stands between quotes as a whole"}  # fmt: skip
    return {}


def _note_unknown(header: Sequence[str], found: Sequence[tuple[int, Column | None]], table: Table,
                  document: Document) -> None:  # fmt: skip
    there = {column.name for _, column in found if column is not None}
    titles = [title for column in table.cells if column.name not in there for title in column.titles]
    for place, column in found:
        title = tidy(header[place])
        if fold_title(title) in table.withheld:
            document.say("personal-column", Weight.WARNED, 1, title)
        elif column is None and (control := CONTROL.search(title)):
            document.say("control-char", Weight.REFUSED, 1, None, title, hex=f"{ord(control.group()):04X}")
        elif column is None and title and not title.startswith(_OWN):
            near = nearest(title, titles, count=1)
            document.say("unknown-column", Weight.WARNED, 1, title, suggestion=", ".join(near))


def _note_missing(column: Column, unknown: Sequence[str], document: Document) -> None:
    if column.required:
        near = nearest(column.name, unknown, count=1, limit=None)
        titles = ", ".join(column.titles)
        document.say("missing-required", Weight.REFUSED, 1, column.name, titles=titles, suggestion=", ".join(near))
    elif not column.optional:
        document.lost.append(column.name)
        document.say("missing-column", Weight.WARNED, 1, column.name)


def check_doubles(header: Sequence[str], table: Table, records: Iterable[Sequence[str]], document: Document) -> None:
    """Report a column that is there twice; the file is refused unless title and cells are the same."""
    pairs = list(_doubles(header, table))
    rows = records if pairs else ()
    differ = {pair for cells in rows for pair in pairs if _at(cells, pair[0]) != _at(cells, pair[1])}
    for first, other in pairs:
        title = tidy(header[other])
        if title != tidy(header[first]):
            document.say("ambiguous-header", Weight.REFUSED, 1, title, headers=f"{tidy(header[first])}, {title}")
        elif (first, other) in differ:
            document.say("duplicate-header", Weight.REFUSED, 1, title,
                         how_nl=" met verschillende inhoud", how_en=" with different content")  # fmt: skip
        else:
            document.say("duplicate-header", Weight.WARNED, 1, title,
                         how_nl="; de eerste telt", how_en="; the first counts")  # fmt: skip


def _doubles(header: Sequence[str], table: Table) -> Iterator[tuple[int, int]]:
    """Yield the places of titles that name the same known column."""
    first: dict[str, int] = {}
    for place, title in enumerate(header):
        column = table.column_titled(fold_title(title))
        if column is not None and first.setdefault(column.name, place) != place:
            yield first[column.name], place


def check_unnamed(header: Sequence[str], records: Iterable[Sequence[str]], document: Document) -> None:
    """Report a column without a title if it holds something."""
    unnamed = {place for place, title in enumerate(header) if not tidy(title)}
    filled = {place for cells in records for place in unnamed if _at(cells, place).strip()} if unnamed else set()
    for place in sorted(filled):
        document.say("unnamed-column", Weight.WARNED, 1, place=place + 1)


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
