"""Refuse metadata that asks for a part of CSVW that the loaders do not have. docs/loaders.md lists these parts."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph_store.errors import RejectedMetadata
from graph_store.text import Text

_DIALECT: Mapping[str, tuple[tuple[object, ...], str]] = {
    "header": ((True,), Text("the first record must hold the titles")),
    "headerRowCount": ((1,), Text("the header is one record")),
    "skipColumns": ((0,), Text("no column can be skipped; a column without a propertyUrl states nothing")),
    "doubleQuote": ((True,), Text("a quote in a cell is doubled")),
}
"""The properties of a dialect that can have some values only, with the reason."""

_ELSEWHERE = ("tableSchema", "dialect")
_LINKS = ("aboutUrl", "propertyUrl", "valueUrl")


def refuse_unsupported(document: Mapping[str, Any], name: str) -> None:
    """Refuse what is not supported, by its place in the document, as a JSON pointer.

    Raises: RejectedMetadata (422), for example `csv-metadata.json#/dialect/header: false is not supported: …`.
    """
    for pointer, value, why in _asked("", document):
        raise RejectedMetadata(
            "{name}#{pointer}: {value!r} is not supported: {why}",
            name=name,
            pointer=pointer,
            value=value,
            why=why,
        )


def _asked(pointer: str, described: Mapping[str, Any]) -> Iterator[tuple[str, object, str]]:
    """Yield what a group or a table asks for that is not supported: its place, its value, the reason."""
    for key in _ELSEWHERE:
        if isinstance(described.get(key), str):
            yield (
                f"{pointer}/{key}",
                described[key],
                Text("describe it here, because nothing is read from another address"),
            )
    yield from _of_dialect(f"{pointer}/dialect", described.get("dialect"))
    yield from _inherited(pointer, described)
    schema = described.get("tableSchema")
    if isinstance(schema, dict):
        yield from _of_schema(f"{pointer}/tableSchema", schema)
    for place, table in enumerate(described.get("tables", ())):
        yield from _asked(f"{pointer}/tables/{place}", table)


def _of_dialect(pointer: str, dialect: object) -> Iterator[tuple[str, object, str]]:
    if not isinstance(dialect, dict):
        return
    for key, (accepted, why) in _DIALECT.items():
        if key in dialect and dialect[key] not in accepted:
            yield f"{pointer}/{key}", dialect[key], why
    for key in ("delimiter", "quoteChar"):
        if key in dialect and not (isinstance(dialect[key], str) and len(dialect[key]) == 1):
            yield f"{pointer}/{key}", dialect[key], Text("it must be one character")


def _of_schema(pointer: str, schema: Mapping[str, Any]) -> Iterator[tuple[str, object, str]]:
    yield from _inherited(pointer, schema)
    for place, column in enumerate(schema.get("columns", ())):
        yield from _inherited(f"{pointer}/columns/{place}", column)
    for place, key in enumerate(schema.get("foreignKeys", ())):
        target = key.get("reference", {})
        if "schemaReference" in target:
            found = f"{pointer}/foreignKeys/{place}/reference/schemaReference"
            yield found, target["schemaReference"], Text("name the file with resource")


def _inherited(pointer: str, described: Mapping[str, Any]) -> Iterator[tuple[str, object, str]]:
    if described.get("ordered"):
        yield (
            f"{pointer}/ordered",
            described["ordered"],
            Text("the values of a cell are separate facts without an order"),
        )
    if isinstance(described.get("separator"), str) and not described["separator"]:
        yield f"{pointer}/separator", "", Text("it must be one character or more")
    for key in _LINKS:
        if isinstance(described.get(key), str) and described[key].startswith(("#", "/")):
            yield f"{pointer}/{key}", described[key], Text("write the IRI in full")
