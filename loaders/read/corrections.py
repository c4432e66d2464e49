"""The lines of a source text, with the corrections of a person who knows the scan.

`corrections.csv` has the columns line, printed, read as, order:

* `printed` (empty: the whole line) is replaced by `read as` in that line; an empty `read as` deletes it;
* with an `order` (a number between two line numbers, such as 588.5) the whole line moves there. If `printed` is only a
  part of the line, that part moves and the rest stays.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph_store.errors import RejectedFile

_COLUMNS = ("line", "printed", "read as", "order")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of `corrections.csv`."""

    line: int
    printed: str
    read_as: str
    order: float | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The corrected text of a line, or of a part of it; `after` is the line that it follows if it was moved."""

    text: str
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text as printed, and its readings if a correction changes or moves it."""

    number: int
    printed: str
    readings: Sequence[Reading]


class SourceText:
    """A text whose lines have a number (the first is 1) and, after corrections, a place in the reading order.

    A line ends where editors end it, at a line break: a page break (form feed) does not count.
    """

    def __init__(self, text: str, corrections: Iterable[Correction] = ()) -> None:
        lines = _LINE_END.split(text)
        self._printed = lines if lines[-1].strip() else lines[:-1]
        self._lines = dict(enumerate(self._printed, start=1))
        self._moved: dict[int, list[tuple[float, str]]] = {}
        self._orders: dict[int, float] = {}
        self.last = len(self._printed)
        for correction in corrections:
            self._correct(correction)

    def _correct(self, correction: Correction) -> None:
        line = self._lines.get(correction.line, "")
        whole = correction.printed.strip() in ("", line.strip())
        if correction.order is None:
            read_as = correction.read_as if whole else line.replace(correction.printed, correction.read_as)
            self._lines[correction.line] = read_as
        elif whole:
            self._orders[correction.line] = correction.order
            self._lines[correction.line] = correction.read_as or line
        else:
            self._lines[correction.line] = line.replace(correction.printed, "", 1).rstrip()
            part = correction.read_as or correction.printed
            self._moved.setdefault(correction.line, []).append((correction.order, part))

    def between(self, first: int, last: int) -> str:
        """Return what is read from the first line to the last one, in reading order and without double blank lines.

        Text moved to a place between two lines is read with the line that follows, if the text has one.
        """
        end = last if last < self.last else last + 1
        text = "\n".join(text for place, text in self._in_order if first - 1 < place <= end).strip()
        return re.sub(r"\n{3,}", "\n\n", text)

    @cached_property
    def _in_order(self) -> list[tuple[float, str]]:
        parts = (part for number in self._lines for part in self._parts(number))
        return sorted(parts, key=lambda part: part[0])

    def has(self, first: int, last: int) -> bool:
        """Return whether the text has these lines, and the first is not after the last."""
        return 1 <= first <= last <= self.last

    def lines(self, first: int, last: int) -> Iterator[Line]:
        """Yield the lines with these numbers, the last one included, as far as the text has them."""
        return map(self._line, range(max(first, 1), min(last, self.last) + 1))

    def _line(self, number: int) -> Line:
        printed, (whole, *moved) = self._printed[number - 1], self._parts(number)
        parts = [whole] if whole[1] or not moved else []
        readings = [Reading(text, None if place == number else int(place)) for place, text in [*parts, *moved]]
        return Line(number, printed, [] if readings == [Reading(printed)] else readings)

    def _parts(self, number: int) -> list[tuple[float, str]]:
        line = self._lines.get(number, "")
        return [(self._orders.get(number, number), line), *self._moved.get(number, [])]


def read_corrections(content: str, file: str) -> list[Correction]:
    """Read the rows of a corrections file. Raises: RejectedFile (422) naming the line."""
    reader = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise RejectedFile("{file} lacks the columns {missing}", file=file, missing=", ".join(missing))
    return [_correction(row, f"{file}, line {reader.line_num}") for row in reader]


def _correction(row: dict[str, str], where: str) -> Correction:
    try:
        order = float(row["order"]) if row["order"] else None
        return Correction(int(row["line"]), row["printed"] or "", row["read as"] or "", order)
    except (TypeError, ValueError) as fault:
        raise RejectedFile(
            "{where}: the columns line and order must hold numbers: {fault}", where=where, fault=fault
        ) from fault
