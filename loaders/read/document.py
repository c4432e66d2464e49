"""The content of a file for one table, as text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from loaders.reports.report import Issue, Weight

_TOLD = 1_000
"""The most characters of a title or a cell that an issue repeats."""


class RawRow(NamedTuple):
    """One record: its first physical line, and its cells as written, in order.

    It is `broken` if it does not have the shape of a row, `uncut` if it cannot be split into cells, and `noise` if it
    is a remark instead of a row of the inventory.
    """

    line: int
    cells: Sequence[str]
    broken: bool = False
    uncut: bool = False
    noise: bool = False


class Seen(NamedTuple):
    """A cell that shows how its column writes decimals: its place and its text."""

    file: str
    line: int
    text: str


ShownMark: TypeAlias = Callable[[str, str], Seen | None]
"""Returns the first cell of a column in which a mark, `.` or `,`, must be the decimal mark; None if there is none."""


def _nothing_shown(_column: str, _mark: str) -> Seen | None:
    return None


@dataclass(slots=True)
class Document:
    """The content of a file for one table; `lost` names the known optional columns that are missing.

    `header` and `delimiter` are as written; `places` are those of the known columns in the header. An issue repeats
    only the first letter and the length of a cell in a `personal` column. A file that was cut off is refused unless it
    `may_be_truncated`.

    `skipped` counts lines that are not rows: blank lines, and rows that repeat another. `passed_over` counts unchanged
    records that were not read. `guessed` means that the encoding was guessed.

    `shown` searches the whole file for the decimal mark of a column. `undecided` holds the lines of rows that were read
    with its answer, so that the next sync searches again. `sheet` is the name of the sheet, if the file is a workbook.
    """

    file: str
    issues: list[Issue] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    skipped: int = 0
    passed_over: int = 0
    refused: bool = False
    guessed: bool = False
    header: Sequence[str] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    delimiter: str = ","
    personal: frozenset[str] = frozenset()
    may_be_truncated: bool = False
    shown: ShownMark = _nothing_shown
    undecided: list[int] = field(default_factory=list)
    sheet: str = ""

    def say(self, code: str, weight: Weight, line: int | None = None, column: str | None = None,
            value: str | None = None, **details: object) -> None:  # fmt: skip
        """Note an issue of this file; an issue of weight REFUSED refuses the file. A long text is shortened."""
        column, value = _shortened(column), _shortened(value)
        if value and self.personal and (column is None or not self.personal.isdisjoint(column.split(", "))):
            read = {"read": hidden(str(details["read"]))} if details.get("read") else {}
            details = {name: each for name, each in details.items() if not _tells(name, each, value)} | read
            value = hidden(value)
        if self.sheet:
            details |= {"sheet_nl": f" op blad {self.sheet}", "sheet_en": f" on sheet {self.sheet}"}
        self.issues.append(Issue(code, weight, self.file, line, column, value, details))
        self.refused = self.refused or weight is Weight.REFUSED


def _shortened(text: str | None) -> str | None:
    return f"{text[:_TOLD]}…" if text and len(text) > _TOLD else text


def hidden(value: str) -> str:
    """Return the part of a personal value that may be shown: its first letter and its length."""
    return f"{value[:1]}… ({len(value)})"


def _tells(name: str, detail: object, value: str) -> bool:
    """Return whether a detail of an issue would give away the content of the cell."""
    return name in ("suggestion", "read") or value in str(detail)
