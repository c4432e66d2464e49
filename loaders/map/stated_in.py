"""Find the lines of inventories and other files in a folder that name a thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.map.names import Names
from loaders.read.sheet_text import plain_text
from loaders.read.workbook import BadWorkbook, read_sheet

_KINDS = (".csv", ".tsv", ".txt", ".json", ".xlsx")
_LARGEST = 2**30


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file that names a thing: by its key, or only by what people call it."""

    file: str
    line: int
    by_key: bool


def stated_in(folder: Path, names: Names) -> Iterator[Place]:
    """Yield the lines that name a thing, each once; of a workbook only the first sheet is read."""
    for file in sorted(folder.iterdir()):
        if file.suffix.lower() in _KINDS and file.is_file():
            for number, line in enumerate(_text(file).split("\n"), start=1):
                if names.cells.search(line):
                    yield Place(str(file), number, names.keys.search(line) is not None)


def _text(file: Path) -> str:
    content = file.read_bytes()
    if file.suffix.lower() == ".xlsx":
        try:
            return plain_text(read_sheet(content, None, _LARGEST))
        except BadWorkbook:
            return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
