"""The annotated tables of csv2rdf: a group, its tables and their columns, as metadata describes them.

Source: https://www.w3.org/TR/tabular-data-model/#model
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from loaders.values.cells import TEXT, Datatype
from loaders.w3c.common import CommonProperty
from loaders.w3c.dialect import Dialect

Json: TypeAlias = dict[str, Any]
Warn: TypeAlias = Callable[[str], None]


@dataclass(slots=True)
class Column:
    """One column: its name if it has one, its titles by language, and its inherited properties."""

    name: str | None
    titles: dict[str, list[str]]
    virtual: bool = False
    suppress: bool = False
    inherited: Json = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        """Return an inherited property."""
        return self.inherited.get(name, default)

    @property
    def datatype(self) -> Datatype:
        """The datatype of its cells."""
        found = self.inherited.get("datatype")
        return found if isinstance(found, Datatype) else TEXT


@dataclass(slots=True)
class Table:
    """One table: its URL, its columns, its annotations; `bare` means that its schema could not be used."""

    url: str
    id: str | None
    columns: list[Column]
    dialect: Dialect | None
    suppress: bool
    row_titles: list[str]
    foreign_keys: list[Json]
    schema_id: str | None
    notes: list[Any]
    common: list[CommonProperty]
    inherited: Json
    bare: bool = False


@dataclass(slots=True)
class TableGroup:
    """The tables that one metadata document describes."""

    id: str | None
    tables: list[Table]
    notes: list[Any] = field(default_factory=list)
    common: list[CommonProperty] = field(default_factory=list)
    language: str = "und"
    base: str = ""
