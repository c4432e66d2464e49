"""Find the inventory of the graph folder that holds a class, for a template with its columns."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from graph_store.graphs import DEFAULT_BASE
from loaders.csvw.annotations import annotations, as_list
from loaders.csvw.joining import join_metadata
from loaders.csvw.metadata import METADATA
from loaders.csvw.tables import metadata_document
from ontology.graph_folder import graph_folder, in_base
from ontology.namespaces import RDF_TYPE
from ontology.turtle_files import shown_file
from ontology.vocabulary import Vocabulary

Json: TypeAlias = dict[str, Any]

_TYPES = frozenset({"rdf:type", RDF_TYPE.value})


def held_table(name: str, base: str = DEFAULT_BASE) -> tuple[str, Json] | None:
    """Return the header line of the inventory that holds a class, and its metadata; None if there is no such inventory.

    An inventory whose rows all have the class comes before one of which only some rows have it. The metadata has the
    tables that the inventory refers to, as tables that only provide keys.
    """
    term, text = Vocabulary.load(base).classes.get(name), folder_metadata(base)
    if term is None or text is None:
        return None
    document = metadata_document(text)
    tables = {str(each.get("url")): each for each in document.get("tables", [document])}
    for classes in (_constant, _mapped):
        for url, table in tables.items():
            if term.iri.value in classes(table, base):
                others = [{**tables[each], "suppressOutput": True} for each in _referred(url, tables, base)]
                return _header(table), {**document, "tables": [table, *others]}
    return None


def folder_metadata(base: str) -> str | None:
    """Return the metadata of the inventories of the graph folder as one document; None without any."""
    files = [path for folder in graph_folder().inventories if (path := folder / METADATA).is_file()]
    texts = {shown_file(file): file.read_text(encoding="utf-8") for file in files}
    return in_base(join_metadata(texts, base), base) if texts else None


def header_line(titles: Iterable[str]) -> str:
    """Return the first line of a CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(titles)
    return out.getvalue()


def _columns(table: Json) -> list[Json]:
    return list(table.get("tableSchema", {}).get("columns", ()))


def _constant(table: Json, base: str) -> set[object]:
    return {each.get("valueUrl") for each in _columns(table) if each.get("propertyUrl") in _TYPES}


def _mapped(table: Json, base: str) -> set[object]:
    found = set[object]()
    for column in _columns(table):
        if column.get("propertyUrl") in _TYPES:
            entries = as_list(annotations(column, "", base).get("map"))
            found |= {annotations(entry, "", base).get("class") for entry in entries}
    return found


def _referred(url: str, tables: Mapping[str, Json], base: str) -> list[str]:
    """Return the tables that a table refers to, directly or through others."""
    found, waiting = {url}, [url]
    while waiting:
        new = {each for each in _direct(tables[waiting.pop()], base) if each in tables} - found
        found |= new
        waiting += new
    return sorted(found - {url})


def _direct(table: Json, base: str) -> Iterator[str]:
    for column in _columns(table):
        yield from map(str, as_list(annotations(column, "", base).get("references")))
    for key in table.get("tableSchema", {}).get("foreignKeys", ()):
        yield str(key["reference"].get("resource"))


def _header(table: Json) -> str:
    shown = (each for each in _columns(table) if not each.get("virtual"))
    return header_line(as_list(each.get("titles", each.get("name")))[0] for each in shown)
