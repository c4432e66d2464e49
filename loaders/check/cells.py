"""The cells of one column: a function from text to value or refusal, compiled once, and a cache of its results.

A cell in canonical form is kept as its text alone. A cell with remarks is read once, and reported in every row.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias, TypeVar

from loaders.check.forms import Test, own_form, plain
from loaders.csvw.keys import is_iri
from loaders.csvw.metadata import Column, Table
from loaders.read.document import Document
from loaders.read.suspicions import suspicions
from loaders.reports.report import Weight
from loaders.values.cells import literal, not_in_list, parser, tidy
from loaders.values.numbers import assumed_mark, clear_forms, may_read_two_ways, without_unit
from loaders.values.readings import Reading, Refused
from loaders.values.suggestions import key_like
from ontology.reasoning.literal_values import holds

_REMEMBERED, _SHORT = 10_000, 200


class Remark(NamedTuple):
    """One issue to report about a cell."""

    code: str
    weight: Weight
    value: str
    details: Mapping[str, object]


class Cell(NamedTuple):
    """A cell as written, its values (None if it is refused), its canonical text, and the remarks about it.

    `undecided` means that the other cells of its column decide how it is read.
    """

    written: str
    values: list[Reading] | None
    text: str
    remarks: tuple[Remark, ...] = ()
    undecided: bool = False


Held: TypeAlias = str | Cell
"""A cell that was read: just its text if it is in canonical form and in the usual datatype of its column."""

Kept = TypeVar("Kept", str, Cell, Held)


class Cells(dict[str, Held]):
    """The cells of one column by their text. A text that is new is read, and added unless there are many.

    A cell with remarks, or an undecided one, is never kept here: it is added to `odd` each time it is looked up.
    """

    def __init__(self, column: Column, table: Table, document: Document, odd: list[Cell]) -> None:
        super().__init__({} if column.required or column.default else {"": ""})
        self.read = ColumnReader(column, table, document)
        self.datatype = own_form(column.datatype).datatype
        self._is_plain: Test = plain(column, guessed=document.guessed) if self.read.takes_plain else _never
        self._odd, self._told = odd, dict[str, Cell]()

    def __missing__(self, text: str) -> Held:
        """Return a cell that is not kept here."""
        if self._is_plain(text):
            if len(self) < _REMEMBERED:
                self[text] = text
            return text
        found = self._told.get(text) or self.read(text)
        if not found.remarks and not found.undecided:
            return _kept(self, text, text if self.datatype is None and found == _as_text(text) else found)
        self._odd.append(found)
        return _kept(self._told, text, found)


def _kept(cells: dict[str, Kept], text: str, found: Kept) -> Kept:
    """Remember a cell by its text unless there are many already, and return it."""
    if len(cells) < _REMEMBERED and len(text) < _SHORT:
        cells[text] = found
    return found


def _as_text(text: str) -> Cell:
    """Return the cell of a plain text; the store may write a value of any other datatype in another way."""
    return Cell(text, [Reading(text)], text)


def _never(_: str) -> bool:
    return False


class ColumnReader:
    """Read any cell of one column in full."""

    def __init__(self, column: Column, table: Table, document: Document) -> None:
        self.column, self.document = column, document
        self.maps = [
            each.map for each in table.columns if each.map and each.map_column == column.name and not each.withheld
        ]
        self.reads_marks = column.datatype.is_number and not column.datatype.number
        self.parse = parser(column.datatype)
        self.null = {word.casefold() for word in column.null if word}
        self.is_text = column.datatype.is_plain and not (column.name in table.key or column.names_things or self.maps)
        checks: list[tuple[object, Callable[[str, Reading], Remark | None]]] = [
            (self.reads_marks, self._contradicted),
            (column.ranges, self._outside),
            (self.maps, self._unlisted),
            (column.names_things, _no_key),
        ]
        self.checks = [check for applies, check in checks if applies]

    @property
    def takes_plain(self) -> bool:
        """Return whether a text in canonical form needs no further check."""
        return not (self.maps or self.column.classes or self.column.ranges)

    def __call__(self, text: str) -> Cell:
        """Read a cell."""
        written = tidy(text)
        if self.column.language and "  " in written:
            written = re.sub(" {2,}", " ", written)
        if written and written.casefold() in self.null:
            return self._nothing(written, "null-word")
        if not (found := written or self.column.default):
            return self._nothing(written, "")
        doubts = suspicions(text, found, is_text=self.is_text, guessed=self.document.guessed)
        remarks = [Remark(code, weight, found, details) for code, weight, details in doubts]
        values = self._values(found, remarks) if all(each.weight is Weight.WARNED for each in remarks) else None
        if values is None:
            return Cell(written, None, "", tuple(each for each in remarks if each.weight is not Weight.WARNED))
        joined = (self.column.separator or "").join(value.text for value in values)
        return Cell(written, values, joined, tuple(remarks), self.reads_marks and may_read_two_ways(found))

    def _nothing(self, written: str, word: str) -> Cell:
        """Return an empty cell, or one with a word that means "no value"; a required cell is refused."""
        if self.column.required:
            why = {"why_nl": ", en de cel is verplicht", "why_en": ", and the cell is required"} if word else {}
            return Cell(written, None, "", (Remark(word or "required", Weight.QUARANTINED, written, why),))
        told = Remark(word, Weight.WARNED, written, {"why_nl": "", "why_en": ""})
        return Cell(written, [], "", (told,) if word else ())

    def _values(self, text: str, remarks: list[Remark]) -> list[Reading] | None:
        """Return the values of a cell, None if one of them is refused. Remarks are added to `remarks`."""
        values = [self._value(part, remarks) for part in self._parts(text)]
        good = [value for value in values if value is not None]
        if self.column.required and not values:
            remarks.append(Remark("required", Weight.QUARANTINED, text, {}))
            return None
        return good if len(good) == len(values) else None

    def _parts(self, text: str) -> list[str]:
        """Return the values written in a cell; words that mean "no value" are left out."""
        if self.column.separator is None:
            return [text]
        parts = (tidy(part) for part in text.split(self.column.separator))
        return [part for part in parts if part and part.casefold() not in self.null]

    def _value(self, part: str, remarks: list[Remark]) -> Reading | None:
        try:
            value = Reading(part) if part in (self.column.classes or ()) else self.parse(part)
        except Refused as refused:
            details = {"format": self.column.datatype.format or "", **refused.details}
            remarks.append(Remark(refused.code, Weight.QUARANTINED, part, details))
            return None
        if value.warning:
            remarks.append(Remark(value.warning, Weight.WARNED, part, {"read": value.text, **_WARNED}))
        value = self._spelled(value)
        if value.text in self.column.renamed:
            value = value._replace(text=self.column.renamed[value.text])
            remarks.append(Remark("renamed-key", Weight.WARNED, part, {"read": value.text}))
        refusal = next((found for check in self.checks if (found := check(part, value))), None)
        if refusal is None:
            return value
        remarks.append(refusal)
        return None

    def _spelled(self, value: Reading) -> Reading:
        """Return the value as the first map that lists it spells it."""
        text = next((found for each in self.maps if (found := each.spelled(value.text)) != value.text), value.text)
        return value._replace(text=text)

    def _contradicted(self, part: str, _: Reading) -> Remark | None:
        """Refuse a number with two readings if another cell of the column contradicts the usual one."""
        if not may_read_two_ways(part):
            return None
        datatype = self.column.datatype
        mark = assumed_mark(without_unit(part, datatype.units), datatype.base)
        seen = self.document.shown(self.column.name, "," if mark == "." else ".") if mark else None
        if seen is None:
            return None
        dutch, english = ("punt", "point") if mark == "," else ("komma", "comma")
        where_nl, where_en = f"op regel {seen.line} van {seen.file}", f"on line {seen.line} of {seen.file}"
        details = {
            "why_nl": f": “{seen.text}” {where_nl} schrijft decimalen met een {dutch}",
            "why_en": f": “{seen.text}” {where_en} writes decimals with a {english}",
            "forms": "1234,56" if self.column.personal else clear_forms(part, datatype.base),
        }
        return Remark("ambiguous-number", Weight.QUARANTINED, part, details)

    def _outside(self, _: str, value: Reading) -> Remark | None:
        """Refuse a value outside the range of its property."""
        column = self.column
        if value.text in (column.classes or ()):
            return None
        stated = literal(value, column.language if value.datatype is None else None)
        outside = next((each for each in column.ranges if not holds(each, stated)), None)
        if outside is None:
            return None
        details = {"property": column.predicate, "range": outside.value.rpartition("#")[2]}
        return Remark("out-of-range", Weight.QUARANTINED, value.text, details)

    def _unlisted(self, _: str, value: Reading) -> Remark | None:
        """Refuse a value that a map has no entry for; the name of a class needs no entry."""
        for value_map in self.maps:
            if value_map.choose(value.text) is None and value.text not in (self.column.classes or ()):
                details = not_in_list(value.text, list(value_map.spelling.values()))
                return Remark("not-in-list", Weight.QUARANTINED, value.text,
                              {**details, "choices": value_map.accepted()})  # fmt: skip
        return None


def _no_key(_: str, value: Reading) -> Remark | None:
    """Refuse a key with a character that an IRI cannot have."""
    if is_iri(value.text if ":" in value.text else f"x:{value.text}"):
        return None
    return Remark("bad-key", Weight.QUARANTINED, value.text, {"suggestion": key_like(value.text)})


_WARNED = {
    "why_nl": "is geen webadres met een schema en blijft gewone tekst",
    "why_en": "is not a web address with a scheme and is kept as text",
}
