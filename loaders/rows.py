"""A row with its cells read: what each holds, or why it cannot be loaded."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias
from unicodedata import is_normalized

from loaders.annotations import ValueMap
from loaders.cells import not_in_list, parser, tidy
from loaders.document import Document, RawRow
from loaders.encoding import looks_doubled
from loaders.metadata import Column, Table
from loaders.readings import Reading, Refused
from loaders.report import Weight
from loaders.suggestions import key_like
from loaders.suspicions import is_total, suspicions
from loaders.templates import Texts, is_iri, row_key

_TOTALS = "tTsSeEaAgG \u00a0"
_SPECIAL = " =+-@#"
_REMEMBERED, _SHORT = 20_000, 200


class Remark(NamedTuple):
    """One thing to say of a cell."""

    code: str
    weight: Weight
    value: str
    details: Mapping[str, object]


class Cell(NamedTuple):
    """A cell as written, its values (None when it is refused), its canonical text, what there is to say."""

    written: str
    values: list[Reading] | None
    text: str
    remarks: tuple[Remark, ...] = ()


ReadCell: TypeAlias = Callable[[str], Cell]


@dataclass(slots=True)
class Row:
    """One row: its key, its line, the values and the canonical text of each cell that is not empty.

    `raw` has the cells as written, tidied; `good` turns false when a check refuses the row. A row that is not `keyed`
    has a key that cannot be trusted. `file` is where it stands when that is not the inventory itself.
    """

    key: str
    line: int
    values: Mapping[str, list[Reading]]
    texts: Texts
    raw: Mapping[str, str]
    good: bool = True
    keyed: bool = True
    record: Sequence[str] = ()
    file: str = ""

    @property
    def raw_hash(self) -> str:
        """A fingerprint of the cells as written."""
        return fingerprint(self.raw or {"": "".join(self.record)})[:12]

    @property
    def hash(self) -> str:
        """A fingerprint of the cells, the same whatever the order of columns, the encoding and the delimiter."""
        return fingerprint(self.texts)


def fingerprint(texts: Texts) -> str:
    """A fingerprint of cells, whatever their order."""
    content = "\x1f".join(f"{name}\x1e{text}" for name, text in sorted(texts.items()))
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def read_rows(document: Document, table: Table) -> list[Row]:
    """Read the cells of every row; a row with a cell that is refused is not good, and the document says why."""
    return list(RowReader(document, table).rows(document.rows))


class RowReader:
    """Reads the rows of one file; what it knows of a cell's text it remembers, for cells are much alike."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document, self.table = document, table
        maps: dict[str, list[ValueMap]] = {column.name: [] for column in table.cells}
        for column in table.columns:
            if column.map and column.map_column and not column.withheld:
                maps[column.map_column].append(column.map)
        guessed = document.guessed
        self.readers = {column.name: _reader(column, maps[column.name], table.key, guessed) for column in table.cells}
        self.qualified = [column for column in table.cells if column.qualifier_column]

    def rows(self, raws: Iterator[RawRow] | list[RawRow]) -> Iterator[Row]:
        """Each row with its cells read."""
        for raw in raws:
            yield self._broken(raw) if raw.broken else self._row(raw)

    def _broken(self, raw: RawRow) -> Row:
        """A row whose cells cannot be told apart; a remark is no row that could have been another."""
        key, written = row_key({}, self.table.key), _tidied(raw.cells)
        return Row(key, raw.line, {}, {}, written, good=False, keyed=raw.noise, record=raw.record)

    def _row(self, raw: RawRow) -> Row:
        if self._is_total(raw):
            return self._total(raw)
        readers = self.readers
        values, texts, written, refused = {}, {}, {}, []
        for name, text in raw.cells.items():
            cell = readers[name](text)
            found = cell.values
            written[name] = cell.written
            if found:
                values[name] = found
                texts[name] = cell.text
            elif found is None:
                refused.append(name)
            if cell.remarks:
                self._tell(raw.line, name, cell)
        if self.qualified:
            _take_qualifiers(self.qualified, values, texts)
        key = row_key({**written, **texts} if refused else texts, self.table.key)
        keyed = not any(name in self.table.key for name in refused) if refused else True
        return Row(key, raw.line, values, texts, written, not refused, keyed, raw.record)

    def _tell(self, line: int, name: str, cell: Cell) -> None:
        for code, weight, value, details in cell.remarks:
            self.document.say(code, weight, line, name, value, **details)

    def _is_total(self, raw: RawRow) -> bool:
        """Whether the key says `Totaal`, or there is none though the row holds something."""
        first = raw.cells.get(self.table.key[0], "") if self.table.key else "-"
        if first and first[0] not in _TOTALS and not first.isspace():
            return False
        keys = [tidy(raw.cells.get(name, "")) for name in self.table.key]
        return bool(keys) and ((not any(keys) and len(keys) == len(self.table.key)) or is_total(keys[0]))

    def _total(self, raw: RawRow) -> Row:
        key = self.table.key[0]
        written = _tidied(raw.cells)
        why = {"why_nl": "de sleutel is leeg", "why_en": "the key is empty"}
        if written.get(key):
            why = {"why_nl": f"“{written[key]}” is geen sleutel", "why_en": f"“{written[key]}” is no key"}
        self.document.say("total-row", Weight.QUARANTINED, raw.line, key, written.get(key, ""), **why)
        named = row_key(written, self.table.key)
        return Row(named, raw.line, {}, {}, written, good=False, keyed=bool(written.get(key)), record=raw.record)


def _tidied(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: tidy(text) for name, text in cells.items()}


def _take_qualifiers(columns: list[Column], values: dict[str, list[Reading]], texts: dict[str, str]) -> None:
    """A vague word in a date cell (`eind 2018`) fills the empty cell of its qualifier column."""
    for column in columns:
        words = [value.qualifier for value in values.get(column.name, ()) if value.qualifier]
        if words and column.qualifier_column and column.qualifier_column not in values:
            values[column.qualifier_column] = [Reading(words[0])]
            texts[column.qualifier_column] = words[0]


def _reader(column: Column, maps: list[ValueMap], key: tuple[str, ...], guessed: bool) -> ReadCell:
    """The function that reads a column; the cells of a key are all different, so they are not remembered."""
    read = _CellReader(column, maps, column.name in key, guessed)
    return read if key == (column.name,) else _remembering(read)


def _remembering(read: ReadCell) -> ReadCell:
    """The reader with a memory, until it turns out that most cells are new."""
    memory: dict[str, Cell] = {}
    misses = 0

    def remembered(text: str) -> Cell:
        nonlocal misses
        found = memory.get(text)
        if found is None:
            found = read(text)
            misses += 1
            if misses <= _REMEMBERED and len(text) < _SHORT:
                memory[text] = found
        return found

    return remembered


class _CellReader:
    """Reads the cells of one column."""

    def __init__(self, column: Column, maps: list[ValueMap], is_key: bool, guessed: bool) -> None:
        self.column, self.maps, self.guessed = column, maps, guessed
        self.parse = parser(column.datatype)
        self.null = {word.casefold() for word in column.null if word}
        self.keyed = any(f"{{+{column.name}}}" in template for template in column.templates())
        self.is_text = column.datatype.is_plain and not is_key and not self.keyed and not maps
        self.joint = column.separator or ""
        self.is_simple = self.is_text and not column.separator and not column.classes and column.datatype.iri is None
        self.is_simple = self.is_simple and column.datatype.base == "string"
        self.longest_null = max(map(len, self.null), default=0)

    def __call__(self, text: str) -> Cell:
        """What a cell holds."""
        if self.is_simple and len(text) < _SHORT and text.isprintable() and self._is_simple(text):
            return Cell(text, [Reading(text)], text)
        return self._read(text)

    def _is_simple(self, text: str) -> bool:
        """Whether a printable text has nothing about it that a plain column could mind."""
        first = text[:1]
        if not first or first in _SPECIAL or text[-1] == " ":
            return False
        if not text.isascii() and (
            self.guessed or looks_doubled(text) or "\ufffd" in text or not is_normalized("NFC", text)
        ):
            return False
        return (
            (len(text) > self.longest_null or text.casefold() not in self.null)
            and "  " not in text
            and "\ufffd" not in text
        )

    def _read(self, text: str) -> Cell:
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
        return Cell(written, values, self.joint.join(value.text for value in values), tuple(remarks))

    def _null(self, written: str) -> Cell:
        """A word that means nothing; in a required cell it is not enough."""
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
            yield Remark(code, weight, text if len(text) < 1000 else text[:1000] + "…", details)

    def _values(self, text: str, remarks: list[Remark]) -> list[Reading] | None:
        """The values of a cell, None when one of them is refused; the remarks get what there is to say."""
        values = [self._value(part, remarks) for part in self._parts(text)]
        good = [value for value in values if value is not None]
        if self.column.required and not values:
            remarks.append(Remark("required", Weight.QUARANTINED, text, {}))
            return None
        return good if len(good) == len(values) else None

    def _parts(self, text: str) -> list[str]:
        """The values written in a cell; null words are left out."""
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
        refusal = self._unlisted(value) or self._no_key(value)
        if refusal:
            remarks.append(refusal)
            return None
        return value

    def _spelled(self, value: Reading) -> Reading:
        """The value as the first map that lists it spells it."""
        text = next((found for each in self.maps if (found := each.spelled(value.text)) != value.text), value.text)
        return value._replace(text=text)

    def _unlisted(self, value: Reading) -> Remark | None:
        """Whether a map that this cell selects from has no entry for it; a cell that names a class needs none."""
        for value_map in self.maps:
            if value_map.choose(value.text) is None and value.text not in (self.column.classes or ()):
                details = not_in_list(value.text, list(value_map.spelling.values()))
                return Remark("not-in-list", Weight.QUARANTINED, value.text,
                              {**details, "choices": value_map.accepted()})  # fmt: skip
        return None

    def _no_key(self, value: Reading) -> Remark | None:
        """Whether a cell that names a thing has a character that an IRI cannot have."""
        if not self.keyed or is_iri(value.text if ":" in value.text else f"x:{value.text}"):
            return None
        return Remark("bad-key", Weight.QUARANTINED, value.text, {"suggestion": key_like(value.text)})


_WARNED = {"why_nl": "heeft geen schema en blijft tekst", "why_en": "has no scheme and stays text"}
