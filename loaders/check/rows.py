"""A row with its cells read: their values, or why it cannot be loaded."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from loaders.check.cells import Held
from loaders.csvw.keys import Texts
from loaders.values.readings import Reading


@dataclass(frozen=True, slots=True)
class Cut:
    """The layout that the rows of one file share: the place of each column's cell; the file has `width` of them.

    `datatypes` are those of the texts in canonical form.
    """

    places: Mapping[str, int]
    datatypes: Sequence[str | None]
    width: int
    order: Sequence[tuple[str, int]] = ()

    def __post_init__(self) -> None:
        """Sort the columns by name, which is the same in every file."""
        order = [(f"{name}\x1e", place) for name, place in sorted(self.places.items())]
        object.__setattr__(self, "order", order)


class Standing(Enum):
    """The two standings of a row: it holds, or a newer document has its key."""

    HOLDS = "holds"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Ended:
    """The standing of a row that a newer document no longer lists: the key, the IRI and the date of that document."""

    by: str
    iri: str
    on: Reading


_BETWEEN = "\x1f"


def text_of(cell: Held) -> str:
    """Return the canonical text of a cell; empty if it holds nothing."""
    return cell if isinstance(cell, str) else cell.text


def written_of(cell: Held) -> str:
    """Return a cell as written, tidied."""
    return cell if isinstance(cell, str) else cell.written


def packed(record: Sequence[str]) -> str | Sequence[str]:
    """Join the cells of a record into one text, which takes a fifth of the memory, unless that would be ambiguous."""
    text = _BETWEEN.join(record)
    return text if text.count(_BETWEEN) == len(record) - 1 else record


@dataclass(slots=True)
class Row:
    """One row: its key, its line, its cells; no cells if it cannot be split.

    `good` becomes false if a check refuses the row. A row that is not `keyed` has a key that cannot be trusted.
    `packed` holds its cells as the file has them; `file` names its file if that is not the inventory itself. Whether
    its facts hold is its `standing`, which newer documents decide.
    """

    key: str
    line: int
    cells: Sequence[Held]
    cut: Cut
    good: bool = True
    keyed: bool = True
    packed: str | Sequence[str] = ()
    file: str = ""
    standing: Standing | Ended = Standing.HOLDS

    @property
    def ended(self) -> Ended | None:
        """The end of the row: None if it has not ended."""
        return self.standing if isinstance(self.standing, Ended) else None

    @property
    def record(self) -> Sequence[str]:
        """The cells as the file has them."""
        return self.packed.split(_BETWEEN) if isinstance(self.packed, str) else self.packed

    def text(self, name: str) -> str:
        """Return the canonical text of a cell; empty if it holds nothing."""
        place = self.cut.places.get(name)
        if place is None or not self.cells:
            return ""
        cell = self.cells[place]
        return cell if isinstance(cell, str) else cell.text

    def readings(self, name: str) -> Sequence[Reading]:
        """Return the values of a cell."""
        place = self.cut.places.get(name)
        if place is None or not self.cells:
            return ()
        cell = self.cells[place]
        if isinstance(cell, str):
            return (Reading(cell, self.cut.datatypes[place]),) if cell else ()
        return cell.values or ()

    @property
    def texts(self) -> Texts:
        """The canonical text of each cell that is not empty."""
        cells = zip(self.cut.places, self.cells, strict=False)
        return {name: text for name, cell in cells if (text := cell if isinstance(cell, str) else cell.text)}

    @property
    def raw(self) -> Mapping[str, str]:
        """The cells as written, tidied."""
        cells = zip(self.cut.places, self.cells[: self.cut.width], strict=False)
        return {name: cell if isinstance(cell, str) else cell.written for name, cell in cells}

    @property
    def raw_hash(self) -> str:
        """A fingerprint of the cells as written."""
        return fingerprint(self.raw or {"": "".join(self.record)})[:12]

    @property
    def hash(self) -> str:
        """A fingerprint of the cells that does not depend on the order of columns, the encoding or the delimiter."""
        cells, ended = self.cells, self.ended
        if not cells:
            return _hash("")
        if ended is not None:
            return _hash(f"{replace(self, standing=Standing.HOLDS).hash} {ended.by} {ended.on.text}")
        parts = [
            name + text
            for name, place in self.cut.order
            if (text := cell if isinstance(cell := cells[place], str) else cell.text)
        ]
        return _hash("\x1f".join(parts))


def fingerprint(texts: Texts) -> str:
    """Return a fingerprint of cells that does not depend on their order."""
    return _hash("\x1f".join([f"{name}\x1e{text}" for name, text in sorted(texts.items())]))


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:32]
