"""Our annotation properties in CSVW metadata, for what CSVW itself cannot express.

They are full IRIs under `https://kennisgraaf.example/load#`, which other CSVW tools ignore.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from graph_store.errors import RejectedMetadata
from graph_store.graphs import DEFAULT_BASE
from loaders.csvw.keys import row_key
from loaders.csvw.prefixes import expand
from ontology.reasoning.verbalisation import BASES

_KNOWN = frozenset(
    {
        *("keyBase", "sourceText", "graph", "references", "parse", "template", "qualifierColumn"),
        *("unit", "known", "personal"),
        *("map", "mapColumn", "classes", "value", "prefix", "class", "property", "iri", "reverse"),
        *("lines", "from", "to", "text", "corrections", "renamed", "rowCount", "name", "unless", "optional"),
        *("document", "series", "seriesKind", "like", "basis"),
    }
)

RECORD, STATE = SERIES_KINDS = "record", "state"
"""The kinds of series: in a record series rows add up, in a state series the newest document lists what holds."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: columns here, a file, and the columns there."""

    columns: tuple[str, ...]
    file: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The meaning of a matched cell: a predicate, an object, a reversed triple; without these it states nothing."""

    predicate: str | None = None
    thing: str | None = None
    reverse: bool = False

    @property
    def silent(self) -> bool:
        """True if the value is accepted but states nothing."""
        return self.predicate is None and self.thing is None and not self.reverse


@dataclass(frozen=True, slots=True)
class ValueMap:
    """A map from a cell's whole value, or its key prefix, to a choice; upper and lower case are equal."""

    values: Mapping[str, Choice]
    prefixes: Mapping[str, Choice]
    spelling: Mapping[str, str]

    def spelled(self, cell: str) -> str:
        """Return the cell as the list spells it."""
        return self.spelling.get(cell.casefold(), cell)

    def choose(self, cell: str) -> Choice | None:
        """Return the choice for a cell, None if the value is not in the list."""
        folded = cell.casefold()
        found = self.values.get(folded)
        return found or (self.prefixes.get(folded.partition(":")[0]) if ":" in folded else None)

    def choices(self) -> tuple[Choice, ...]:
        """Return every choice."""
        return (*self.values.values(), *self.prefixes.values())

    @property
    def needs_predicate(self) -> bool:
        """True if a choice names a resource and leaves the property to the column."""
        return any(each.thing and not each.predicate for each in self.choices())

    def accepted(self) -> str:
        """Return the accepted values and prefixes, for a message."""
        return ", ".join([*self.spelling.values(), *(f"{prefix}:…" for prefix in self.prefixes)])


@dataclass(frozen=True, slots=True)
class Lines:
    """The source of a passage: two columns with line numbers, and a text file with its corrections if it names one."""

    first: str
    last: str
    text: str | None
    corrections: str | None


def annotations(description: Mapping[str, Any], where: str, base: str) -> dict[str, Any]:
    """Return our annotations of one description, by local name, unwrapped.

    Raises: RejectedMetadata (422) for an unknown annotation.
    """
    found = {}
    for key, value in description.items():
        for start in (f"{base}load#", f"{DEFAULT_BASE}load#", "load:"):
            if key.startswith(start):
                found[_checked(key.removeprefix(start), where)] = _plain(value, base)
    return found


def _checked(name: str, where: str) -> str:
    if name not in _KNOWN:
        raise RejectedMetadata(
            "{where}: load:{name} is not an annotation; known: {known}",
            where=where,
            name=name,
            known=", ".join(sorted(_KNOWN)),
        )
    return name


def _plain(value: Any, base: str) -> Any:
    """Return a JSON-LD value without its wrapping."""
    if isinstance(value, list):
        return [_plain(each, base) for each in value]
    if isinstance(value, dict):
        for key in ("@value", "@id", f"{base}load#resource", "load:resource"):
            if key in value:
                return value[key]
    return value


def as_list(value: Any) -> list[Any]:
    """Return the value as a list; None gives the empty list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def read_map(entries: Any, where: str, base: str) -> ValueMap:
    """Read the `load:map` of a column. Raises: RejectedMetadata (422)."""
    values: dict[str, Choice] = {}
    prefixes: dict[str, Choice] = {}
    spelling: dict[str, str] = {}
    for entry in as_list(entries):
        ours = annotations(entry, where, base)
        thing = ours.get("class") or ours.get("iri")
        choice = Choice(expand(ours.get("property"), where), expand(thing, where), bool(ours.get("reverse")))
        values |= {str(value).casefold(): choice for value in as_list(ours.get("value"))}
        spelling |= {str(value).casefold(): str(value) for value in as_list(ours.get("value"))}
        prefixes |= {str(prefix).casefold().removesuffix(":"): choice for prefix in as_list(ours.get("prefix"))}
    if not values and not prefixes:
        raise RejectedMetadata("{where}: load:map has no entry with load:value or load:prefix", where=where)
    return ValueMap(values, prefixes, spelling)


def read_classes(entries: Any, where: str, base: str) -> dict[str, str | None]:
    """Read the `load:classes` of a column: cell to class, None for a composition."""
    described = [annotations(entry, where, base) for entry in as_list(entries)]
    return {str(ours["value"]): expand(ours.get("class"), where) for ours in described if "value" in ours}


def read_lines(entry: Mapping[str, Any], where: str, base: str) -> Lines:
    """Read the `load:lines` of a virtual column. Raises: RejectedMetadata (422) if a part is missing."""
    ours = {**{key: value for key, value in entry.items() if ":" not in key}, **annotations(entry, where, base)}
    try:
        return Lines(ours["from"], ours["to"], ours.get("text"), ours.get("corrections"))
    except KeyError as fault:
        raise RejectedMetadata("{where}: load:lines needs {fault}", where=where, fault=fault) from fault


def read_basis(value: Any, where: str) -> str | None:
    """Read the `load:basis` of a column. Raises: RejectedMetadata (422) if it is none of the known ones."""
    if value is None:
        return None
    if value not in BASES:
        raise RejectedMetadata(
            "{where}: load:basis is {value!r}; give one of {bases}", where=where, value=value, bases=", ".join(BASES)
        )
    return str(value)


def read_row_count(value: Any, where: str) -> int | None:
    """Read the `load:rowCount` of a table. Raises: RejectedMetadata (422) if it is not a whole number from 0 on."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
        raise RejectedMetadata(
            "{where}: load:rowCount is {value!r}; give a whole number from 0 on", where=where, value=value
        )
    return value


def read_name(value: Any, where: str) -> str | None:
    """Read the `load:name` of a table. Raises: RejectedMetadata (422) if it is not a name as IRIs of rows have it."""
    if value is not None and not (isinstance(value, str) and _NAME.fullmatch(value)):
        raise RejectedMetadata(
            "{where}: load:name is {value!r}; give lower-case letters a-z, digits, _ and -, "
            "beginning with a letter or a digit",
            where=where,
            value=value,
        )
    return value


def read_renames(entries: Any, where: str, base: str) -> dict[str, str]:
    """Read the `load:renamed` of a table: each old key, with its newest key after all changes.

    Raises: RejectedMetadata (422) for an entry without `from` or `to`, and for keys that form a cycle.
    """
    found: dict[str, str] = {}
    for entry in as_list(entries):
        ours = annotations(entry, where, base)
        if not ours.get("from") or not ours.get("to"):
            raise RejectedMetadata("{where}: load:renamed needs load:from and load:to", where=where)
        found[_row_key(ours["from"])] = _row_key(ours["to"])
    return {old: _newest(old, found, where) for old in found}


def _row_key(cells: Any) -> str:
    parts = {str(place): str(cell) for place, cell in enumerate(as_list(cells))}
    return row_key(parts, tuple(parts))


def _newest(old: str, renamed: Mapping[str, str], where: str) -> str:
    seen, key = {old}, renamed[old]
    while key in renamed:
        if key in seen:
            raise RejectedMetadata(
                "{where}: the keys of load:renamed form a cycle at {key}", where=where, key=unquote(key)
            )
        seen.add(key)
        key = renamed[key]
    return key


def read_document(ours: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Read `load:document`, `load:series` and `load:seriesKind` of a table, as the fields that it has for them.

    Raises: RejectedMetadata (422) if one of them is not a text, or not one of the accepted texts.
    """
    given = {name: ours[name] for name in ("document", "series", "seriesKind") if name in ours}
    for name, value in given.items():
        if not isinstance(value, str) or not value:
            raise RejectedMetadata(
                "{where}: load:{name} is {value!r}; give a text", where=where, name=name, value=value
            )
    kind, document = given.get("seriesKind"), given.get("document")
    if kind not in (None, *SERIES_KINDS):
        raise RejectedMetadata(
            "{where}: load:seriesKind is {kind!r}; give {kinds}",
            where=where,
            kind=kind,
            kinds=" or ".join(SERIES_KINDS),
        )
    named = "document" if document and ":" in document else "document_column"
    return {named: document, "series": given.get("series"), "series_kind": kind}
