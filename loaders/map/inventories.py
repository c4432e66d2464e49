"""The inventories of a version: the facts of its rows as CSV again, with the metadata that describes them.

A stale row is written as it was when it last loaded. Rows in quarantine are missing, because no version holds them, and
so are rows that a newer document supersedes or has ended.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import IO, Any, cast

from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from graph_store.batches import batches
from graph_store.errors import NotFound
from graph_store.fact_digest import fact_digest
from graph_store.graphs import Graphs
from graph_store.lookups import look_up
from graph_store.readable import Published
from graph_store.snapshot import Snapshot
from graph_store.stating_rows import StatingRows
from loaders.csvw.keys import file_stem
from loaders.csvw.metadata import METADATA, DocumentText, Table, TableGroup
from loaders.csvw.tables import described_tables
from loaders.map.inverse import Inverse
from loaders.map.provenance import Record, Words
from loaders.read.corrections import SourceText
from loaders.read.folder import source_texts
from ontology.namespaces import PROV_VALUE, PROV_WAS_DERIVED_FROM, key_of, kg

AT_ONCE = 1_000
"""Number of rows whose facts are looked up together."""

_EPOCH = (1980, 1, 1, 0, 0, 0)


def inventory_csv(snapshot: Snapshot, stem: str) -> bytes:
    """Return one inventory as CSV in UTF-8: the rows that a version holds, in the order of their file.

    Raises: NotFound (404) naming the inventories that exist.
    """
    inventories = inventories_of(snapshot)
    out = io.BytesIO()
    inventories.write(inventories.named(stem), out)
    return out.getvalue()


def inventory_metadata(snapshot: Snapshot) -> bytes:
    """Return the CSVW metadata of a version's inventories. Raises: NotFound (404) when no sync made the version."""
    return inventories_of(snapshot).described()


def write_inventories(snapshot: Snapshot, out: IO[bytes]) -> None:
    """Write an archive of all inventories, their metadata and their texts; empty when no sync made the version.

    The same content gives the same bytes.
    """
    inventories = inventories_of(snapshot)
    with zipfile.ZipFile(cast(IO[bytes], _Forward(out)), "w", zipfile.ZIP_DEFLATED) as archive:
        if inventories.text:
            archive.writestr(zipfile.ZipInfo(METADATA, _EPOCH), inventories.described(), zipfile.ZIP_DEFLATED)
        for name, text in inventories.texts():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), text, zipfile.ZIP_DEFLATED)
        for table in inventories.tables:
            entry = zipfile.ZipInfo(table.csv_file, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as file:
                inventories.write(table, file)


class _Forward:
    """A file that can only be written to, so that a pipe and a file get the same archive."""

    def __init__(self, out: IO[bytes]) -> None:
        self.write, self.flush = out.write, out.flush


class Inventories:
    """The inventories whose facts a store holds; `stating` are the rows that state them."""

    def __init__(self, store: Published, stating: StatingRows, base: str) -> None:
        self.store, self.stating, self.words, self.graphs = store, stating, Words(base), Graphs(base)
        self._inverses: dict[str, Inverse] = {}
        self.text = self._text(Words.METADATA)
        described = described_tables(self.text, base) if self.text else TableGroup((), base)
        self.group = replace(described, document_texts=self._document_texts())
        self._by_stem = {table.stem: table for table in self.tables}

    @property
    def synthetic(self) -> frozenset[str]:
        """The stems of the inventories whose facts all go to the synthetic graph."""
        return frozenset(table.stem for table in self.tables if table.graphs() == {"synthetic"})

    def _text(self, stem: str) -> str:
        found = self.store.quads_for_pattern(self.words.source(stem), PROV_VALUE, None, self.graphs.provenance)
        return next((quad.object.value for quad in found if isinstance(quad.object, Literal)), "")

    def _document_texts(self) -> Mapping[str, DocumentText]:
        """Return the names of the files with the texts of the documents, by the keys of these."""
        texts, corrections, base = self._said("textFile"), self._said("correctionsFile"), self.words.base
        named = ((key_of(each, base), file, corrections.get(each, "")) for each, file in texts.items())
        return {key: DocumentText(file, corrected) for key, file, corrected in named if key}

    def _said(self, name: str) -> dict[str, str]:
        """Return the value of a property of each thing that has one, by its IRI."""
        quads = self.store.quads_for_pattern(None, kg(name, self.words.base), None, DefaultGraph())
        return {quad.subject.value: quad.object.value for quad in quads}  # type: ignore[union-attr]

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the file names and contents of the source texts and their corrections."""
        found = ((name, self._text(file_stem(name))) for name in sorted(self.group.texts))
        return ((name, text) for name, text in found if text)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in the order of the metadata."""
        return self.group.tables

    @cached_property
    def source_texts(self) -> Mapping[str, SourceText]:
        """The corrected source texts by file name."""
        kept = dict(self.texts())
        return source_texts(self.group, lambda name: kept[name].encode() if name in kept else None)

    def text_node(self, file: str) -> NamedNode:
        """Return the node of a source text."""
        return self.words.source(file_stem(file))

    def table_of(self, row: NamedNode) -> Table | None:
        """Return the table of a row; None if the version does not describe it."""
        return self._by_stem.get(self.words.stem(row))

    def named(self, stem: str) -> Table:
        """Return the table of an inventory. Raises: NotFound (404)."""
        found = self._by_stem.get(stem)
        if found is None:
            stems = ", ".join(self._by_stem) or "none"
            raise NotFound("There is no inventory {stem!r}. The inventories are: {stems}.", stem=stem, stems=stems)
        return found

    def described(self) -> bytes:
        """Return the metadata of what is written: CSV in UTF-8, called after its tables. Raises: NotFound (404)."""
        if not self.text:
            raise NotFound("This version has no metadata, because no inventory was synced into it")
        document = json.loads(self.text)
        declared = [_encoding(each) for each in (document, *document.get("tables", ()))]
        files = {table.file: table.csv_file for table in self.tables if table.csv_file != table.file}
        if not any(declared) and not files:
            return self.text.encode()
        document = _with_names(document, files)
        return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()

    def write(self, table: Table, out: IO[bytes]) -> None:
        """Write one inventory in the dialect of its metadata, without optional columns that no row fills."""
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        text.write("\n" * table.skip_rows)
        empty = self._empty(table)
        names = [column.name for column in table.cells if column.name not in empty]
        writer = csv.writer(text, delimiter=table.delimiter, quotechar=table.quote, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([cells.get(name, "") for name in names] for cells in self.rows(table))
        text.detach()

    def _empty(self, table: Table) -> set[str]:
        """Return the optional columns without a value in any row."""
        empty = {column.name for column in table.cells if column.optional}
        for cells in self.rows(table) if empty else ():
            empty -= {name for name in empty if cells.get(name)}
            if not empty:
                break
        return empty

    def rows(self, table: Table) -> Iterator[dict[str, str]]:
        """Yield the cells of each row by the names of their columns, by line."""
        nodes = (NamedNode(node) for _, node in sorted(self._lines(table)))
        for some in batches(nodes, AT_ONCE):
            held = (record for record in self.records(some).values() if not record.ended)
            yield from self.cells([(table, record) for record in held])

    def cells(self, rows: Iterable[tuple[Table, Record]]) -> list[dict[str, str]]:
        """Return the cells of each row by the names of their columns; the facts of all rows are looked up at once."""
        mapped = [(self._inverse(table), record) for table, record in rows]
        facts = self._facts({need for inverse, record in mapped for need in inverse.needed(record)})
        return [inverse.cells(record, partial(_stated, facts, record.states)) for inverse, record in mapped]

    def _inverse(self, table: Table) -> Inverse:
        return self._inverses.get(table.stem) or self._inverses.setdefault(table.stem, Inverse(table, self.group))

    def records(self, nodes: Iterable[NamedNode]) -> dict[NamedNode, Record]:
        """Return the records of those rows that the version holds, in the order of the rows."""
        wanted = list(nodes)
        quads = look_up(self.store, [(node, None, None) for node in wanted], self.graphs.provenance)
        found = self.words.records((quad.triple for quad in quads), self.stating)
        return {node: found[node] for node in wanted if node in found}

    def _lines(self, table: Table) -> Iterator[tuple[int, str]]:
        line = self.words.line
        source = self.words.source(table.stem)
        for quad in self.store.quads_for_pattern(None, PROV_WAS_DERIVED_FROM, source, self.graphs.provenance):
            if isinstance(quad.subject, NamedNode):
                found = self.store.quads_for_pattern(quad.subject, line, None, self.graphs.provenance)
                yield (
                    next((int(each.object.value) for each in found if isinstance(each.object, Literal)), 0),
                    (quad.subject.value),
                )

    def _facts(self, needed: Iterable[tuple[NamedNode, NamedNode]]) -> dict[NamedNode, list[Triple]]:
        """Return the facts with these subjects and properties by subject, each once."""
        # a fact that the default graph already shows is not in the synthetic graph
        graphs, patterns = (DefaultGraph(), self.graphs.synthetic), [(*each, None) for each in needed]
        found: dict[NamedNode, list[Triple]] = {}
        for quad in (quad for graph in graphs for quad in look_up(self.store, patterns, graph)):
            if isinstance(quad.subject, NamedNode):
                found.setdefault(quad.subject, []).append(quad.triple)
        return found


def inventories_of(snapshot: Snapshot) -> Inventories:
    """Return the inventories of a version."""
    return Inventories(snapshot.disk, snapshot.rows, snapshot.graphs.base)


def _stated(
    facts: Mapping[NamedNode, Iterable[Triple]], states: frozenset[bytes], subject: NamedNode
) -> Iterator[Triple]:
    """Yield the facts about a subject that a row states."""
    return (triple for triple in facts.get(subject, ()) if fact_digest(triple) in states)


def _with_names(described: Any, names: Mapping[str, str]) -> Any:
    """Return a description in which files have other names, wherever it names them."""
    if isinstance(described, dict):
        return {key: _with_names(each, names) for key, each in described.items()}
    if isinstance(described, list):
        return [_with_names(each, names) for each in described]
    return names.get(_file(described), described) if isinstance(described, str) else described


def _file(described: str) -> str:
    """Return the file that a path names; any other text as it is."""
    return described if ":" in described else described.rpartition("/")[2]


def _encoding(described: Mapping[str, Any]) -> str:
    """Remove the encoding that the dialect of a table, or of all tables, declares, and return it."""
    return str((described.get("dialect") or {}).pop("encoding", ""))
