"""Validate CSVW metadata: warn of parts that cannot be used, and refuse what contradicts the standard.

Source: https://www.w3.org/TR/tabular-metadata/
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urljoin

from graph_store.errors import RejectedMetadata
from loaders.csvw.annotations import as_list
from loaders.w3c.common import LANGUAGE, CommonProperty, check_common
from loaders.w3c.datatypes import datatype
from loaders.w3c.dialect import Dialect, dialect, is_flag, is_text
from loaders.w3c.model import Column, Json, Table, TableGroup, Warn

Kind = TypeVar("Kind", list[Any], Json, bool)

_NAME = re.compile(r"(?:[A-Za-z0-9]|%[0-9A-Fa-f]{2})(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}|\.(?=[A-Za-z0-9_%]))*")
_INHERITED = frozenset(
    {
        *("aboutUrl", "datatype", "default", "lang", "null", "ordered"),
        *("propertyUrl", "required", "separator", "textDirection", "valueUrl"),
    }
)
_PROPERTIES = {
    "TableGroup": {"tables", "dialect", "notes", "tableDirection", "tableSchema", "transformations"},
    "Table": {"url", "dialect", "notes", "suppressOutput", "tableDirection", "tableSchema", "transformations"},
    "Schema": {"columns", "foreignKeys", "primaryKey", "rowTitles"},
    "Column": {"name", "suppressOutput", "titles", "virtual"},
    "Template": {"url", "scriptFormat", "targetFormat", "source", "titles"},
}


@dataclass(slots=True)
class Reader:
    """The reader of one metadata document; `fetch` loads the objects that it names by their URL."""

    base: str
    warn: Warn
    fetch: Callable[[str], Json]
    language: str = "und"

    def group(self, document: Json) -> TableGroup:
        """Return the table group of a document; a single table is a group of one. Raises: RejectedMetadata (422)."""
        self._context(document.get("@context"))
        if "tables" not in document and "url" in document:
            table = self._table(document, {})
            return self._checked(TableGroup(None, [table], language=self.language, base=self.base))
        tables = document.get("tables")
        if not isinstance(tables, list) or not tables or not all(isinstance(each, dict) for each in tables):
            raise RejectedMetadata("a table group needs a list of tables with at least one table")
        kept, common = self._properties(document, "TableGroup")
        above = self._inherited(kept, {})
        shared: Json = {name: kept[name] for name in ("dialect", "tableSchema") if name in kept}
        return self._checked(
            TableGroup(
                id=self._id(document, "TableGroup"),
                tables=[self._table({**shared, **each}, above) for each in tables],
                notes=self._given(kept, "notes", list[Any]()),
                common=common,
                language=self.language,
                base=self.base,
            )
        )

    def _context(self, context: object) -> None:
        """Read the language and the base from the context. Raises: RejectedMetadata (422)."""
        parts = context if isinstance(context, list) else [context]
        if "http://www.w3.org/ns/csvw" not in parts:
            raise RejectedMetadata("@context must be http://www.w3.org/ns/csvw")
        for part in parts:
            if isinstance(part, dict):
                if set(part) - {"@base", "@language"}:
                    raise RejectedMetadata("@context may have @base and @language only")
                self.base = urljoin(self.base, str(part.get("@base", "")))
                self._take_language(part.get("@language"))

    def _take_language(self, language: object) -> None:
        if isinstance(language, str) and LANGUAGE.fullmatch(language):
            self.language = language
        elif language is not None:
            self.warn(f"@language {language!r} is not a language tag")

    def _table(self, described: Json, above: Json) -> Table:
        kept, common = self._properties(described, "Table")
        url = described.get("url")
        if not isinstance(url, str):
            raise RejectedMetadata("a table needs a url")
        above = self._inherited(kept, above)
        schema = self._object(kept, "tableSchema")
        rules, _ = self._properties(schema, "Schema")
        below = self._inherited(rules, above)
        columns = self._columns(rules, below)
        self._transformations(kept)
        address = urljoin(self.base, url)
        return Table(
            url=address,
            id=self._id(described, "Table"),
            columns=columns,
            dialect=self._dialect(kept),
            suppress=self._given(kept, "suppressOutput", False),
            row_titles=self._names(rules, "rowTitles"),
            foreign_keys=self._foreign_keys(rules, columns),
            schema_id=self._id(schema, "Schema"),
            notes=self._given(kept, "notes", list[Any]()),
            common=common,
            inherited=below,
            bare=not columns and (schema is not kept.get("tableSchema", schema) or "columns" in rules),
        )

    def _properties(self, described: Json, kind: str) -> tuple[Json, list[CommonProperty]]:
        """Return the properties that this kind of object may have, and the common ones; warn of others."""
        known = _PROPERTIES[kind] | (_INHERITED if kind != "Template" else set())
        kept, common = {}, []
        for name, value in described.items():
            if name == "tableDirection" and value not in ("ltr", "rtl", "auto"):
                self.warn(f"tableDirection cannot be {value!r}")
            elif name in known:
                kept[name] = value
            elif ":" in name:
                check_common(name, value)
                common.append((name, value))
            elif not name.startswith("@"):
                self.warn(f"a {kind} has no property {name!r}")
        self._type(described, kind)
        return kept, common

    def _type(self, described: Json, kind: str) -> None:
        if described.get("@type", kind) != kind:
            raise RejectedMetadata("@type of a {kind} cannot be {type!r}", kind=kind, type=described["@type"])

    def _id(self, described: Json, kind: str) -> str | None:
        found = described.get("@id")
        if found is None:
            return None
        if not isinstance(found, str):
            self.warn(f"@id of a {kind} is not text: {found!r}")
            return self.base
        if found.startswith("_:"):
            raise RejectedMetadata("@id of a {kind} cannot be a blank node: {found!r}", kind=kind, found=found)
        return urljoin(self.base, found)

    def _object(self, described: Json, name: str) -> Json:
        """Return an object property: an object, or the one at a URL."""
        found = described.get(name, {})
        if isinstance(found, str):
            address = urljoin(self.base, found)
            found = {"@id": address, **self.fetch(address)}
            found.pop("@context", None)
        return self._given({name: found}, name, Json())

    def _given(self, described: Json, name: str, nothing: Kind) -> Kind:
        """Return a property, or `nothing`, with a warning if it is of another kind than that."""
        found = described.get(name, nothing)
        if isinstance(found, type(nothing)):
            return found
        self.warn(f"{name} cannot be {found!r}")
        return nothing

    def _objects(self, described: Json, name: str) -> list[Json]:
        found = self._given(described, name, list[Any]())
        kept = [each for each in found if isinstance(each, dict)]
        if len(kept) < len(found):
            self.warn(f"{name} has members that are not objects")
        return kept

    def _names(self, described: Json, name: str) -> list[str]:
        """Return a column reference as a list of names."""
        names = as_list(described.get(name))
        if all(map(is_text, names)):
            return names
        self.warn(f"{name} is not a column reference: {names!r}")
        return []

    def _dialect(self, described: Json) -> Dialect | None:
        if "dialect" not in described:
            return None
        found = self._object(described, "dialect")
        self._type(found, "Dialect")
        self._id(found, "Dialect")
        return dialect(found, self.warn)

    def _transformations(self, described: Json) -> None:
        for each in self._objects(described, "transformations"):
            self._properties(each, "Template")
            self._id(each, "Template")
            missing = [name for name in ("url", "scriptFormat", "targetFormat") if name not in each]
            if missing:
                raise RejectedMetadata("a transformation needs {missing}", missing=", ".join(missing))

    def _columns(self, schema: Json, above: Json) -> list[Column]:
        columns = [self._column(each, above) for each in self._objects(schema, "columns")]
        names = [column.name for column in columns if column.name]
        if len(set(names)) < len(names):
            raise RejectedMetadata("two columns have the same name")
        virtual = [column.virtual for column in columns]
        if virtual != sorted(virtual):
            raise RejectedMetadata("virtual columns must come after all other columns")
        for name in self._names(schema, "primaryKey"):
            if name not in names:
                self.warn(f"primaryKey names {name!r}, which is not a column")
        return columns

    def _column(self, described: Json, above: Json) -> Column:
        kept, _ = self._properties(described, "Column")
        self._id(described, "Column")
        name = kept.get("name")
        if name is not None and not (isinstance(name, str) and _NAME.fullmatch(name)):
            self.warn(f"{name!r} is not a valid column name")
            name = None
        titles = self._titles(kept.get("titles"))
        return Column(
            name=name,
            titles=titles,
            virtual=self._given(kept, "virtual", False),
            suppress=self._given(kept, "suppressOutput", False),
            inherited=self._inherited(kept, above),
        )

    def _titles(self, titles: object) -> dict[str, list[str]]:
        """Return titles by language; warn of those that are not text."""
        if titles is None:
            return {}
        by_language = titles if isinstance(titles, dict) else {self.language: titles}
        found: dict[str, list[str]] = {}
        for language, given in by_language.items():
            texts = as_list(given)
            kept = list(filter(is_text, texts))
            if len(kept) < len(texts) or not LANGUAGE.fullmatch(language):
                self.warn(f"titles {given!r} in language {language!r} cannot be used")
            if kept and LANGUAGE.fullmatch(language):
                found[language] = kept
        return found

    def _inherited(self, described: Json, above: Json) -> Json:
        """Return the inherited properties; those of this object override those above it."""
        found = dict(above)
        for name in _INHERITED & described.keys():
            value = described[name]
            if name == "datatype":
                found[name] = datatype(value, self.warn, name)
            elif _VALID.get(name, is_text)(value):
                found[name] = value
            else:
                self.warn(f"{name} cannot be {value!r}")
                self._repair(name, value, found)
        return found

    def _repair(self, name: str, value: object, found: Json) -> None:
        """Replace an invalid value: a list of null words keeps its texts, a template becomes empty."""
        if name == "null" and isinstance(value, list):
            found[name] = [each for each in value if isinstance(each, str)]
        elif name in ("aboutUrl", "propertyUrl", "valueUrl"):
            found[name] = ""

    def _foreign_keys(self, schema: Json, columns: list[Column]) -> list[Json]:
        """Return the foreign keys of a table. Raises: RejectedMetadata (422)."""
        names = {column.name for column in columns}
        keys = self._objects(schema, "foreignKeys")
        for key in keys:
            target = key.get("reference")
            if set(key) - {"columnReference", "reference"} or not isinstance(target, dict):
                raise RejectedMetadata("a foreign key must have columnReference and reference only")
            if set(target) - {"resource", "schemaReference", "columnReference"}:
                raise RejectedMetadata("a reference may have resource or schemaReference, and columnReference")
            if missing := [name for name in as_list(key.get("columnReference")) if name not in names]:
                raise RejectedMetadata("a foreign key names {missing!r}, which is not a column", missing=missing[0])
        return keys

    def _checked(self, group: TableGroup) -> TableGroup:
        """Refuse a foreign key to a table or a column that does not exist. Raises: RejectedMetadata (422)."""
        for key in (key for table in group.tables for key in table.foreign_keys):
            target = key["reference"]
            if "resource" in target:
                found = [each for each in group.tables if each.url == urljoin(self.base, target["resource"])]
            else:
                schema = urljoin(self.base, str(target.get("schemaReference")))
                found = [each for each in group.tables if each.schema_id == schema]
            names = {column.name for table in found for column in table.columns}
            if not found or not set(as_list(target.get("columnReference"))) <= names:
                raise RejectedMetadata("a foreign key refers to {target!r}, which does not exist", target=target)
        return group


def _are_texts(value: object) -> bool:
    return is_text(value) or (isinstance(value, list) and all(map(is_text, value)))


_VALID: Mapping[str, Callable[[Any], bool]] = {
    "null": _are_texts,
    "lang": lambda value: is_text(value) and bool(LANGUAGE.fullmatch(value)),
    "textDirection": lambda value: value in ("ltr", "rtl", "auto", "inherit"),
    "separator": lambda value: value is None or is_text(value),
    "ordered": is_flag,
    "required": is_flag,
}
"""The tests for the values of inherited properties; that of any other is a text."""
