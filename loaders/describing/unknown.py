"""Read a file that nothing describes: its encoding, its delimiter, its header, its cells."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from graph_store.case_folding import fold, fold_title
from graph_store.errors import NotFound, RejectedFile
from graph_store.text import Text
from loaders.csvw.keys import is_workbook
from loaders.describing.findings import Cell, UnknownColumn, UnknownTable
from loaders.read.content import Decoded, in_utf_8
from loaders.read.encoding import decode, other_format
from loaders.read.records import DELIMITERS, Layout, Record
from loaders.read.sheet_text import plain_text
from loaders.read.workbook import BadWorkbook, read_sheet, sheet_names
from loaders.reports.messages import spoken_reason
from loaders.values.cells import tidy

_LOOKED_AT = 200
_NUMBER_OR_DATE = re.compile(r"[\d\s.,/:%€+-]+")


def read_unknown(path: Path, limit: int) -> list[UnknownTable]:
    """Read a CSV file, or each visible sheet of a workbook that holds something.

    Raises: NotFound (404), RejectedFile (422) for a file that is neither, or is too large.
    """
    if not path.is_file():
        raise NotFound("There is no file {path}", path=path)
    if path.stat().st_size > limit:
        raise RejectedFile("{name} is larger than {limit} MB", name=path.name, limit=limit // 2**20)
    content = path.read_bytes()
    if is_workbook(path.name) and content.startswith(b"PK"):
        return _sheets(path.name, content, limit)
    if other := other_format(content):
        raise RejectedFile("{name}: {reason}", name=path.name, reason=spoken_reason(other[0], {"kind": other[1]}))
    return [_csv(path.name, content)]


def _sheets(name: str, content: bytes, limit: int) -> list[UnknownTable]:
    try:
        sheets = [read_sheet(content, each, limit) for each in sheet_names(content, limit)]
    except BadWorkbook as fault:
        raise RejectedFile("{name}: {reason}", name=name, reason=spoken_reason(fault.code, fault.details)) from fault
    filled = [each for each in sheets if any(str(value).strip() for row in each.rows for value in row)]
    if not filled:
        raise RejectedFile("{name}: {reason}", name=name, reason=spoken_reason("empty-file", {}))
    found = []
    for sheet in filled:
        url = name if len(filled) == 1 else f"{name}#{quote(sheet.name, safe='')}"
        table = UnknownTable(url, [])
        table.guess(None, Text("a sheet of an Excel file, {name}", name=sheet.name))
        found.append(_read(table, Layout(in_utf_8(plain_text(sheet)), 0, ",")))
    return found


def _csv(name: str, content: bytes) -> UnknownTable:
    table = UnknownTable(name, [])
    said: list[tuple[str, int]] = []
    text = decode(content, None, lambda code, _weight, line=1, **_: said.append((code, line)))
    if text.is_blank:
        raise RejectedFile("{name}: {reason}", name=name, reason=spoken_reason("empty-file", {}))
    table.guess(None, Text("text in {encoding}", encoding=_encoding(content, text)))
    if any(code == "enc-mixed" for code, _ in said):
        lines = [Cell(line, "") for code, line in said if code == "enc-mixed"][:3]
        table.decide(
            None,
            Text(
                "some lines are not UTF-8 and were read as Windows-1252: {lines}", lines=[each.line for each in lines]
            ),
        )
    before, given = _announced(text)
    delimiter = given or _delimiter(text, before)
    layout = Layout(text, before, delimiter)
    first = next(layout.records(), None)
    shown = {"\t": Text("a tab"), " ": Text("a space")}.get(delimiter, delimiter)
    table.guess(
        None, Text("delimiter {shown}", shown=shown), [Cell(first.line, delimiter.join(first.cells))] if first else ()
    )
    if delimiter != ",":
        table.dialect["delimiter"] = delimiter
    return _read(table, layout)


def _encoding(content: bytes, text: Decoded) -> str:
    if text.guessed:
        return Text("Windows-1252, because it is not UTF-8")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    return "ASCII" if content.isascii() else "UTF-8"


def _announced(text: Decoded) -> tuple[int, str | None]:
    """Return the number of lines before the table, and the delimiter that Excel's first line `sep=;` names."""
    with text.lines() as lines:
        begin = lines.read(5)
    return (1, begin[4:5].strip() or None) if begin[:4].lower() == "sep=" else (0, None)


def _delimiter(text: Decoded, before: int) -> str:
    """Return the delimiter that cuts the most records into the same number of cells, at least two."""
    scores = {mark: _score(_head(Layout(text, before, mark))) for mark in DELIMITERS}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 0 else ","


def _score(records: Sequence[Record]) -> float:
    widths = Counter(len(each.cells) for each in records if not each.open and any(map(str.strip, each.cells)))
    if not widths:
        return 0
    width, count = max(widths.items(), key=lambda each: (each[0] > 1, each[1], each[0]))
    return 0 if width < 2 else count / widths.total() + width / 1000


def _head(layout: Layout) -> list[Record]:
    return list(islice(layout.records(), _LOOKED_AT))


def _read(table: UnknownTable, layout: Layout) -> UnknownTable:
    """Find the header, and read the cells below it. A record of another width is left to the check."""
    head = _head(layout)
    place = _header(head)
    header = head[place]
    skipped = header.line - 1 - layout.lines_before
    if skipped:
        table.dialect["skipRows"] = skipped
        table.decide(
            None, Text("the {skipped} lines above the header are skipped", skipped=skipped), _first_cells(head[:place])
        )
    titles = [tidy(title) for title in header.cells]
    table.guess(None, Text("the header is line {line}", line=header.line), _first_cells([header]))
    records = [each for each in layout.records() if each.line > header.last and any(map(str.strip, each.cells))]
    _compare_widths(table, header, records)
    table.columns = _columns(table, titles, header.line, [each for each in records if not each.open])
    if not table.columns:
        raise RejectedFile("{url}: {reason}", url=table.url, reason=spoken_reason("no-header", {}))
    return table


def _compare_widths(table: UnknownTable, header: Record, records: Sequence[Record]) -> None:
    """Decide on a header with fewer cells than the rows have, as R writes it for tables with names of rows."""
    titles, rows = len(header.cells), Counter(len(each.cells) for each in records[:_LOOKED_AT])
    usual = max(rows, key=rows.__getitem__, default=0)
    if usual == titles + 1:
        told = Text(
            "the rows have {usual} cells and the header {titles}: write a title for the first column in the header",
            usual=usual,
            titles=titles,
        )
    elif usual > titles:
        told = Text(
            "the rows have {usual} cells and the header {titles}: write a line with {usual} titles above the rows",
            usual=usual,
            titles=titles,
        )
    else:
        return
    table.decide(None, told, _first_cells([header, *records]))


def _first_cells(records: Iterable[Record]) -> list[Cell]:
    return [Cell(each.line, next(filter(None, map(tidy, each.cells)), "")) for each in records][:3]


def _header(records: Sequence[Record]) -> int:
    """Return the place of the first record that is as wide as the table, and whose cells can all be titles."""
    widths = Counter(_width(each) for each in records)
    usual = max(widths, key=lambda width: (widths[width] * (width > 0), width))
    for place, record in enumerate(records):
        cells = [tidy(each) for each in record.cells[: _width(record)]]
        named = [each for each in cells if each]
        if len(named) >= min(usual, 1 + usual // 2) and not any(map(_NUMBER_OR_DATE.fullmatch, named)):
            return place
    return next((place for place, each in enumerate(records) if _width(each)), 0)


def _width(record: Record) -> int:
    """Return the number of cells up to the last one that holds something."""
    return next((place for place in range(len(record.cells), 0, -1) if record.cells[place - 1].strip()), 0)


def _columns(table: UnknownTable, titles: list[str], line: int, records: list[Record]) -> list[UnknownColumn]:
    found, names, seen = list[UnknownColumn](), set[str](), dict[str, str]()
    for place, title in enumerate(titles):
        cells = [Cell(each.line, tidy(each.cells[place]) if place < len(each.cells) else "") for each in records]
        filled = [each for each in cells if each.value]
        if not fold_title(title):
            if filled:
                table.decide(None, Text("column {place} has no title and is not loaded", place=place + 1), filled[:3])
        elif fold_title(title) in seen:
            table.decide(
                title,
                Text("the title is the same as {seen!r}: give one another title", seen=seen[fold_title(title)]),
                filled[:2],
            )
        else:
            seen[fold_title(title)] = title
            found.append(UnknownColumn(_name(title, names), title, cells))
    return found


def _name(title: str, taken: set[str]) -> str:
    """Return a name for CSVW and for templates: lower-case letters without accents, digits and `_`."""
    name = re.sub(r"[^a-z0-9]+", "_", fold(title)).strip("_") or "column"
    name = name if name[0].isalpha() else f"c_{name}"
    count = 1
    while (found := name if count == 1 else f"{name}_{count}") in taken:
        count += 1
    taken.add(found)
    return found
