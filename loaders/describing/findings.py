"""Findings in unknown files: guesses, and decisions for a person, each with its cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from graph_store.text import Text, said

_SHOWN, _LONGEST = 3, 60


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as evidence: its physical line and its text, and its file if that is another one."""

    line: int
    value: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence about a file, or about one of its columns, with the cells it rests on."""

    file: str
    column: str | None
    sentence: str
    cells: tuple[Cell, ...] = ()

    def say(self, language: str = "en") -> str:
        """Return the finding as one line: `steden.csv, inwoners: integer (line 2 “265086”)`."""
        where = self.file if self.column is None else f"{self.file}, {self.column}"
        line = said(Text("line"), language)
        told = ", ".join(f"{each.file} {line} {each.line} “{_short(each.value)}”".strip() for each in self.cells)
        return f"{where}: {said(Text(self.sentence), language)}" + (f" ({told})" if told else "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@dataclass
class UnknownColumn:
    """One column of an unknown file: its name for CSVW, its title, and its cells without outer spaces."""

    name: str
    title: str
    cells: list[Cell]

    @cached_property
    def filled(self) -> list[Cell]:
        """The cells that hold something."""
        return [each for each in self.cells if each.value]

    @cached_property
    def values(self) -> dict[str, Cell]:
        """Each value with the first cell that holds it."""
        found: dict[str, Cell] = {}
        for each in self.filled:
            found.setdefault(each.value, each)
        return found

    def examples(self, values: Iterable[str] | None = None) -> tuple[Cell, ...]:
        """Return the first cells with these values, or the first cells at all."""
        chosen = self.values if values is None else values
        return tuple(self.values[each] for _, each in zip(range(_SHOWN), chosen, strict=False))


@dataclass(slots=True)
class UnknownTable:
    """An unknown file, or one sheet of a workbook, with what was found about it.

    `url` names it in the metadata. `dialect` holds what differs from the defaults of CSVW. `row_count` is given if only
    the number of rows shows that the file is complete.
    """

    url: str
    columns: list[UnknownColumn]
    dialect: dict[str, object] = field(default_factory=dict)
    guesses: list[Finding] = field(default_factory=list)
    decisions: list[Finding] = field(default_factory=list)
    row_count: int | None = None

    @property
    def stem(self) -> str:
        """The name of the table without its suffix, or of its sheet."""
        file, _, sheet = self.url.partition("#")
        return unquote(sheet) or file.rsplit(".", 1)[0]

    def guess(self, column: str | None, sentence: str, cells: Sequence[Cell] = ()) -> None:
        """Note a guess."""
        self.guesses.append(Finding(self.url, column, sentence, tuple(cells)))

    def decide(self, column: str | None, sentence: str, cells: Sequence[Cell] = ()) -> None:
        """Note a decision that a person must take."""
        self.decisions.append(Finding(self.url, column, sentence, tuple(cells)))

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the values of each row."""
        return zip(*([cell.value for cell in column.cells] for column in self.columns), strict=True)
