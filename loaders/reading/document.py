"""What a file holds for one table, as text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from loaders.report import Issue, Weight

_TOLD = 1_000
"""Characters of a title or a cell that an issue repeats."""


class RawRow(NamedTuple):
    """One record: its first physical line, and its cells as written, in their order.

    It is `broken` when it has not the shape of a row, `uncut` when its cells cannot be told apart at all, and `noise`
    when it is a remark and no row of the inventory.
    """

    line: int
    cells: Sequence[str]
    broken: bool = False
    uncut: bool = False
    noise: bool = False


class Seen(NamedTuple):
    """Where a cell stands that shows how its column writes decimals, and what it says."""

    file: str
    line: int
    text: str


ShownMark: TypeAlias = Callable[[str, str], Seen | None]
"""The first cell of a column in which a mark, `.` or `,`, can only be the decimal one; None when there is none."""


def _nothing_shown(_column: str, _mark: str) -> Seen | None:
    return None


@dataclass(slots=True)
class Document:
    """What a file holds for one table; `lost` names the known optional columns that it does not have.

    `header` and `delimiter` are as written; `places` are those of the known columns in the header. Of a cell of a
    `personal` column no issue repeats more than its first letter and its length.

    `skipped` counts what is no row: blank lines, and rows that repeat another. `passed_over` counts records that are as
    they were, and were not read. `guessed` says that its encoding was.

    `shown` asks the whole file for the decimal mark of a column; `undecided` are the lines of rows whose reading rests
    on the answer, so that it must be asked again at the next sync.
    """

    file: str
    rows: list[RawRow] = field(default_factory=list)
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
    shown: ShownMark = _nothing_shown
    undecided: list[int] = field(default_factory=list)

    def say(self, code: str, weight: Weight, line: int | None = None, column: str | None = None,
            value: str | None = None, **details: object) -> None:  # fmt: skip
        """Note an issue of this file; an issue of weight REFUSED refuses it. Of a long text the beginning is told."""
        column, value = _shortened(column), _shortened(value)
        if value and self.personal and (column is None or not self.personal.isdisjoint(column.split(", "))):
            read = {"read": hidden(str(details["read"]))} if details.get("read") else {}
            details = {name: each for name, each in details.items() if not _tells(name, each, value)} | read
            value = hidden(value)
        self.issues.append(Issue(code, weight, self.file, line, column, value, details))
        self.refused = self.refused or weight is Weight.REFUSED


def _shortened(text: str | None) -> str | None:
    return f"{text[:_TOLD]}…" if text and len(text) > _TOLD else text


def hidden(value: str) -> str:
    """What may be said of a personal value: its first letter and its length."""
    return f"{value[:1]}… ({len(value)})"


def _tells(name: str, detail: object, value: str) -> bool:
    """Whether a detail of an issue would give away what the cell holds."""
    return name in ("suggestion", "read") or value in str(detail)
