"""Open an Excel workbook safely, and read the cells of one sheet. https://ecma-international.org/publications-and-standards/standards/ecma-376/

The zip and the extent of the sheet are checked before calamine opens it, because it keeps every cell between the first
and the last one in memory. Error values and formulas without a saved value, which calamine leaves empty, are added.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TypeAlias
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from loaders.read.content import Content, opened

Parts: TypeAlias = Mapping[str, str]
"""The members of a workbook by their name in lower case, since names in it differ in case."""

MOST_CELLS = 5_000_000
"""The most cells between the first and the last one of a sheet."""

_MOST_ROWS, _MOST_COLUMNS, _MEMBERS, _RATIO, _PIECE = 1_048_576, 16_384, 1_000, 200, 2**16
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_SHEET = "/worksheet"


class BadWorkbook(Exception):
    """The workbook cannot be read; a code of `loaders.reports.messages` says why. It never leaves the loaders."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code, self.details = code, details


@dataclass(slots=True)
class Sheet:
    """One sheet: its rows from the first line on, each with as many values; empty cells are empty texts."""

    name: str
    rows: list[list[Any]]


@dataclass(slots=True)
class _Extent:
    """The last row and column of a sheet, and the texts of cells that calamine leaves empty, by row and column."""

    rows: int = 0
    columns: int = 0
    texts: dict[tuple[int, int], str] = field(default_factory=dict)


def read_sheet(content: Content, name: str | None, limit: int) -> Sheet:
    """Read a sheet by its name, or the first visible one. It may unpack to `limit` bytes. Raises: BadWorkbook."""
    with _faults(), opened(content) as stream:
        with zipfile.ZipFile(stream) as archive:
            parts = _checked(archive, limit)
            found, part = _chosen(_sheets(archive, parts), name)
            extent = _extent(archive, parts, part)
        stream.seek(0)
        return Sheet(found, _filled(_values(stream, found), extent))


def sheet_names(content: Content, limit: int) -> list[str]:
    """Return the names of the visible sheets. Raises: BadWorkbook."""
    with _faults(), opened(content) as stream, zipfile.ZipFile(stream) as archive:
        return [name for name, visible, _ in _sheets(archive, _checked(archive, limit)) if visible]


@contextmanager
def _faults() -> Iterator[None]:
    """Turn what a damaged workbook raises into BadWorkbook."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, KeyError, OSError, ValueError) as fault:
        raise BadWorkbook("bad-workbook", why=f": {fault}") from fault
    except (expat.ExpatError, CalamineError) as fault:
        raise BadWorkbook("bad-workbook", why=f": {fault}") from fault


def _checked(archive: zipfile.ZipFile, limit: int) -> Parts:
    """Return the members of a zip that unpacks to what it says, within the limits."""
    members = archive.infolist()
    size, packed = sum(each.file_size for each in members), sum(each.compress_size for each in members)
    if size > limit or size > _RATIO * max(packed, 2**14) or len(members) > _MEMBERS:
        raise BadWorkbook("too-large-unpacked", size=-(-size // 2**20), limit=limit // 2**20)
    parts = {each.filename.lower(): each.filename for each in members}
    if len(parts) < len(members) or archive.testzip() is not None:
        raise BadWorkbook("bad-workbook", why="")
    return parts


def _sheets(archive: zipfile.ZipFile, parts: Parts) -> list[tuple[str, bool, str]]:
    """Return the name of each worksheet, whether it is visible, and the member that holds it."""
    targets: dict[str, str] = {}
    found: list[tuple[str, bool, str]] = []

    def relation(name: str, given: dict[str, str]) -> None:
        if name == "Relationship" and given.get("Type", "").endswith(_SHEET):
            if given["Id"] in targets:
                raise BadWorkbook("bad-workbook", why="")
            targets[given["Id"]] = given["Target"]

    def sheet(name: str, given: dict[str, str]) -> None:
        place = next((value for key, value in given.items() if key.endswith("/relationships id")), "")
        if name == "sheet" and place in targets:
            target = targets[place].removeprefix("/")
            member = target if target.startswith("xl/") else f"xl/{target}"
            found.append((given["name"], given.get("state", "visible") == "visible", member))

    _walk(archive, parts, "xl/_rels/workbook.xml.rels", relation)
    _walk(archive, parts, "xl/workbook.xml", sheet)
    return found


def _chosen(sheets: list[tuple[str, bool, str]], name: str | None) -> tuple[str, str]:
    """Return the name and the member of the sheet with this name, or else of the first visible one."""
    names = [each for each, _, _ in sheets]
    for found, visible, part in sheets:
        if found == name or (name is None and visible):
            return found, part
    raise BadWorkbook("no-sheet", sheet=name or "", sheets=", ".join(names))


def _extent(archive: zipfile.ZipFile, parts: Parts, part: str) -> _Extent:
    """Return the extent of a sheet. Raises: BadWorkbook if it is too large."""
    extent = _Extent()
    cells = _Cells(extent)
    _walk(archive, parts, part, cells.start, cells.end, cells.text)
    too_many = extent.rows * extent.columns > MOST_CELLS
    if too_many or extent.rows > _MOST_ROWS or extent.columns > _MOST_COLUMNS:
        raise BadWorkbook("too-many-cells", rows=extent.rows, columns=extent.columns, most=f"{MOST_CELLS:,}")
    return extent


class _Cells:
    """The handlers of the elements of a sheet; a cell without a place follows the one before it."""

    def __init__(self, extent: _Extent) -> None:
        self.extent, self.row, self.column = extent, 0, 0
        self.kind, self.element, self.seen = "", "", dict[str, str]()

    def start(self, name: str, given: dict[str, str]) -> None:
        """Note a row or a cell, or a part of a cell."""
        if name == "c":
            self.kind, self.seen = given.get("t", ""), {}
            self.column += 1
            if place := _PLACE.fullmatch(given.get("r", "")):
                self.column, self.row = _number(place[1]), int(place[2])
            self.extent.columns = max(self.extent.columns, self.column)
            self.extent.rows = max(self.extent.rows, self.row)
        elif name == "row":
            self.row, self.column = int(given.get("r", self.row + 1)), 0
            self.extent.rows = max(self.extent.rows, self.row)
        elif name in ("v", "f", "is"):
            self.element, self.seen[name] = name, ""

    def text(self, text: str) -> None:
        """Note the text of an error or of a formula."""
        if self.element == "f" or (self.element == "v" and self.kind == "e"):
            self.seen[self.element] += text

    def end(self, name: str) -> None:
        """Keep an error value, and a formula that has no value."""
        self.element = ""
        if name == "c" and self.kind == "e":
            self.extent.texts[self.row, self.column] = self.seen.get("v", "#N/A")
        elif name == "c" and "f" in self.seen and "v" not in self.seen and self.seen["f"]:
            self.extent.texts[self.row, self.column] = f"={self.seen['f']}"


def _number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found


def _walk(archive: zipfile.ZipFile, parts: Parts, part: str, start: Callable[[str, dict[str, str]], None],
          end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None) -> None:  # fmt: skip
    """Hand each element of an XML member to the handlers, by its local name. A document type is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, given: start(name.rpartition(" ")[2], given)
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if end and text:
        parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
        parser.CharacterDataHandler = text
    with archive.open(parts[part.lower()]) as stream:
        while piece := stream.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)


def _refuse_doctype(*_: object) -> None:
    raise BadWorkbook("bad-workbook", why="")


def _values(stream: BinaryIO, name: str) -> list[list[Any]]:
    with CalamineWorkbook.from_filelike(stream) as book:
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _filled(rows: list[list[Any]], extent: _Extent) -> list[list[Any]]:
    """Add the texts that calamine leaves out to the rows."""
    width = max((len(row) for row in rows), default=0)
    if extent.texts:
        width = max(width, *(column for _, column in extent.texts))
        rows += [[] for _ in range(max(row for row, _ in extent.texts) - len(rows))]
        rows = [row + [""] * (width - len(row)) for row in rows]
    for (row, column), text in extent.texts.items():
        rows[row - 1][column - 1] = text
    return rows
