"""Read cells with a function that is made once for each column."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias
from unicodedata import is_normalized

from loaders.csvw.annotations import ValueMap
from loaders.csvw.keys import is_iri, needs_no_encoding
from loaders.csvw.metadata import Column, Table
from loaders.read.document import Document
from loaders.read.encoding import looks_doubled
from loaders.read.forms import Form, own_form
from loaders.read.suspicions import suspicions
from loaders.reports.report import Weight
from loaders.values.cells import literal, not_in_list, parser, tidy
from loaders.values.numbers import assumed_mark, clear_forms, may_read_two_ways, without_unit
from loaders.values.readings import Reading, Refused
from loaders.values.suggestions import key_like
from ontology.reasoning.literal_values import holds

_SPECIAL = frozenset(" =+-@#")
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

ReadCell: TypeAlias = Callable[[str], Held]


class CellReader:
    """Read the cells of one column, and cache the results, because cells often repeat.

    `memory` caches texts without remarks; `form` gives the datatype of a text that is its own canonical form.
    """

    def __init__(self, column: Column, table: Table, document: Document) -> None:
        maps = [each.map for each in table.columns if each.map and each.map_column == column.name and not each.withheld]
        self.form = own_form(column.datatype)
        self.memory: dict[str, Held] = {"": ""} if not (column.required or column.default) else {}
        self._remarkable: dict[str, Cell] = {}
        self.carefully = _Careful(column, maps, column.name in table.key, document)
        self._is_plain = self.carefully.plain(self.form)

    def __call__(self, text: str) -> Held:
        """Read a cell whose text is not in the cache."""
        if self._is_plain(text):
            return self._remember(text, text)
        found = self._remarkable.get(text)
        if found is None:
            found = self.carefully(text)
            if found.remarks or found.undecided or not found.values:
                if len(self._remarkable) < _REMEMBERED and len(text) < _SHORT:
                    self._remarkable[text] = found
            else:
                self._remember(text, found)
        return found

    def _remember(self, text: str, found: Held) -> Held:
        if len(self.memory) < _REMEMBERED and len(text) < _SHORT:
            self.memory[text] = found
        return found


class _Careful:
    """Read the cells of one column in full, whatever they hold."""

    def __init__(self, column: Column, maps: list[ValueMap], is_key: bool, document: Document) -> None:
        self.column, self.maps, self.guessed, self.shown = column, maps, document.guessed, document.shown
        self.reads_marks = column.datatype.is_number and not column.datatype.number
        self.parse = parser(column.datatype)
        self.null = {word.casefold() for word in column.null if word}
        self.keyed = any(f"{{+{column.name}}}" in template for template in column.templates())
        self.is_text = column.datatype.is_plain and not is_key and not self.keyed and not maps
        self.joint = column.separator or ""

    def plain(self, form: Form) -> Callable[[str], object]:
        """Return a test for texts that are their own canonical form and need no further checks."""
        holds, null, guessed, keyed = form.holds, self.null, self.guessed, self.keyed
        renamed = self.column.renamed
        longest = max(map(len, null), default=0)
        mark, gap = self.column.separator or "\n", "  " if self.column.language else "\n"
        if self.maps or self.column.classes or self.column.ranges:
            return lambda _: False

        def plain(text: str) -> object:
            return (
                0 < len(text) < _SHORT
                and text.isprintable()
                and text[0] not in _SPECIAL
                and text[-1] != " "
                and (text.isascii() or not (guessed or _is_foreign(text)))
                and (len(text) > longest or text.casefold() not in null)
                and mark not in text
                and gap not in text
                and (not keyed or needs_no_encoding(text))
                and text not in renamed
                and holds(text)
            )

        return plain

    def __call__(self, text: str) -> Cell:
        """Read a cell."""
        written = tidy(text)
        if self.column.language and "  " in written:
            written = re.sub(" {2,}", " ", written)
        if written and written.casefold() in self.null:
            return self._null(written)
        found = written or self.column.default
        if not found:
            return self._empty(written)
        remarks = list(self._suspicions(text, found))
        values = None
        if all(remark.weight is Weight.WARNED for remark in remarks):
            values = self._values(found, remarks)
        if values is None:
            refusals = tuple(remark for remark in remarks if remark.weight is not Weight.WARNED)
            return Cell(written, None, "", refusals)
        text = self.joint.join(value.text for value in values)
        return Cell(written, values, text, tuple(remarks), self.reads_marks and may_read_two_ways(found))

    def _null(self, written: str) -> Cell:
        """Read a word that means "no value"; a required cell is refused."""
        if self.column.required:
            details = {"why_nl": ", en de cel is verplicht", "why_en": ", and the cell is required"}
            return Cell(written, None, "", (Remark("null-word", Weight.QUARANTINED, written, details),))
        return Cell(written, [], "", (Remark("null-word", Weight.WARNED, written, {"why_nl": "", "why_en": ""}),))

    def _empty(self, written: str) -> Cell:
        if self.column.required:
            return Cell(written, None, "", (Remark("required", Weight.QUARANTINED, written, {}),))
        return Cell(written, [], "")

    def _suspicions(self, raw: str, text: str) -> Iterator[Remark]:
        for code, weight, details in suspicions(raw, text, is_text=self.is_text, guessed=self.guessed):
            yield Remark(code, weight, text, details)

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
        value = self._spelled(value) if self.maps else value
        if value.text in self.column.renamed:
            now = self.column.renamed[value.text]
            remarks.append(Remark("renamed-key", Weight.WARNED, part, {"read": now}))
            value = value._replace(text=now)
        refusal = self._contradicted(part) or self._outside(value) or self._unlisted(value) or self._no_key(value)
        if refusal:
            remarks.append(refusal)
            return None
        return value

    def _contradicted(self, part: str) -> Remark | None:
        """Refuse a number with two readings if another cell of the column contradicts the usual one."""
        if not self.reads_marks or not may_read_two_ways(part):
            return None
        datatype = self.column.datatype
        mark = assumed_mark(without_unit(part, datatype.units), datatype.base)
        seen = self.shown(self.column.name, "," if mark == "." else ".") if mark else None
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

    def _outside(self, value: Reading) -> Remark | None:
        """Refuse a value outside the range of its property."""
        column = self.column
        if not column.ranges or value.text in (column.classes or ()):
            return None
        stated = literal(value, column.language if value.datatype is None else None)
        outside = [each for each in column.ranges if not holds(each, stated)]
        if not outside:
            return None
        details = {"property": column.predicate, "range": outside[0].value.rpartition("#")[2]}
        return Remark("out-of-range", Weight.QUARANTINED, value.text, details)

    def _spelled(self, value: Reading) -> Reading:
        """Return the value as the first map that lists it spells it."""
        text = next((found for each in self.maps if (found := each.spelled(value.text)) != value.text), value.text)
        return value._replace(text=text)

    def _unlisted(self, value: Reading) -> Remark | None:
        """Refuse a value that a map has no entry for; the name of a class needs no entry."""
        for value_map in self.maps:
            if value_map.choose(value.text) is None and value.text not in (self.column.classes or ()):
                details = not_in_list(value.text, list(value_map.spelling.values()))
                return Remark("not-in-list", Weight.QUARANTINED, value.text,
                              {**details, "choices": value_map.accepted()})  # fmt: skip
        return None

    def _no_key(self, value: Reading) -> Remark | None:
        """Refuse a key with a character that an IRI cannot have."""
        if not self.keyed or is_iri(value.text if ":" in value.text else f"x:{value.text}"):
            return None
        return Remark("bad-key", Weight.QUARANTINED, value.text, {"suggestion": key_like(value.text)})


def _is_foreign(text: str) -> bool:
    """Return whether a printable text has letters that were decoded wrongly or are not composed (NFC)."""
    return bool(looks_doubled(text)) or "\ufffd" in text or not is_normalized("NFC", text)


_WARNED = {
    "why_nl": "is geen webadres met een schema en blijft gewone tekst",
    "why_en": "is not a web address with a scheme and is kept as text",
}
