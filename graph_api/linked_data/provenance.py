"""Provenance of a triple: the rows of inventories, or the writes, that state it, and the source lines of those rows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.site.per_version import cached_per_version
from graph_api.site.visibility import hides
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.whole_numbers import whole_number
from loaders import Cells, StatingColumns, digest
from ontology.namespaces import PROV, PROV_WAS_DERIVED_FROM, kg
from ontology.reasoning.verbalisation import REFERENCE, STATED

_EVERYTHING = Scope(synthetic=True)
_REFERENCE = frozenset({"reference"})
_AT, _BY = NamedNode(f"{PROV}endedAtTime"), NamedNode(f"{PROV}wasAssociatedWith")


@dataclass(frozen=True, slots=True)
class RowNote:
    """A row with its place, the source lines it names, and the columns of the cells that state a triple.

    `basis` says on what basis the row, or its cells, state the facts (`ontology.reasoning.verbalisation.BASES`).
    """

    row: NamedNode
    file: str
    source: NamedNode | None
    line: int | None
    source_lines: tuple[str, ...]
    columns: tuple[str, ...] = ()
    stale_since: int | None = None
    basis: str = STATED

    @property
    def key(self) -> str:
        """The key of the row in its inventory."""
        return unquote(self.row.value.partition("/row/")[2].partition("/")[2])


@dataclass(frozen=True, slots=True)
class WriteNote:
    """A write that added to the graph of edits: the version that it made, its time, and the token used."""

    write: NamedNode
    at: str
    by: str

    @property
    def version(self) -> str:
        """The number of the version."""
        return self.write.value.rpartition("/")[2]

    def as_json(self) -> dict[str, str]:
        """Return the write as explanations in JSON show it."""
        return {"write": self.write.value, "at": self.at, "by": self.by}


def row_notes(snapshot: Snapshot, scope: Scope, triples: Iterable[Triple]) -> list[RowNote]:
    """Return the rows that state any of the triples and that the reader may see, by file and line."""
    rows = (each for each in _stating(snapshot, triples, "row/") if not hides(snapshot, scope, each))
    return sorted((note(snapshot, row) for row in rows), key=lambda each: (each.file, each.line or 0, each.row.value))


def write_notes(snapshot: Snapshot, triples: Iterable[Triple]) -> list[WriteNote]:
    """Return the writes that state any of the triples, the newest last."""
    writes = (_write(snapshot, each) for each in _stating(snapshot, triples, "versions/"))
    return sorted(writes, key=lambda each: int(each.version))


def _stating(snapshot: Snapshot, triples: Iterable[Triple], kind: str) -> set[NamedNode]:
    """Return the rows or the writes that, according to the provenance graph, state any of the triples."""
    base, provenance = snapshot.graphs.base, snapshot.graphs.provenance
    return {
        quad.subject
        for triple in triples
        for quad in snapshot.quads(None, kg("states", base), Literal(digest(triple)), provenance)
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(base + kind)
    }


def _write(snapshot: Snapshot, write: NamedNode) -> WriteNote:
    said = {quad.predicate: quad.object for quad in snapshot.quads(write, None, None, snapshot.graphs.provenance)}
    at, by = said.get(_AT), said.get(_BY)
    return WriteNote(
        write=write,
        at=at.value if isinstance(at, Literal) else "",
        by=by.value.rpartition("#token-")[2] if isinstance(by, NamedNode) else "",
    )


def cell_notes(snapshot: Snapshot, scope: Scope, triples: Iterable[Triple]) -> list[RowNote]:
    """Return the same, each with the columns of the cells; reference data has no source lines."""
    stated, columns = frozenset(triples), _columns(snapshot)
    return [_cell_note(each, columns.of(each.row, stated)) for each in row_notes(snapshot, scope, stated)]


def _cell_note(row: RowNote, cells: Cells) -> RowNote:
    if cells.graphs == _REFERENCE:
        row = replace(row, source_lines=(), basis=REFERENCE)
    return replace(row, columns=cells.columns)


@cached_per_version
def _columns(snapshot: Snapshot) -> StatingColumns:
    return StatingColumns(snapshot.disk, snapshot.graphs.base)


def note(snapshot: Snapshot, row: NamedNode) -> RowNote:
    """Return the place of one row."""
    base, said = snapshot.graphs.base, row_triples(snapshot, row)
    source = next((t.object for t in said if t.predicate == PROV_WAS_DERIVED_FROM), None)
    named = source if isinstance(source, NamedNode) else None
    return RowNote(
        row=row,
        file=file_name(snapshot, named) if named else "",
        source=named,
        line=_number(said, kg("line", base)),
        source_lines=_source_lines(snapshot, row),
        stale_since=_number(said, kg("staleSince", base)),
        basis=_basis(snapshot, row),
    )


def row_triples(snapshot: Snapshot, row: NamedNode) -> list[Triple]:
    """Return the triples about a row in the provenance graph, without the digests of its statements."""
    states = kg("states", snapshot.graphs.base)
    quads = snapshot.quads(row, None, None, snapshot.graphs.provenance)
    return [quad.triple for quad in quads if quad.predicate != states]


def file_name(snapshot: Snapshot, source: NamedNode) -> str:
    """Return the name of an inventory's file, or its stem when the name is not stored."""
    names = snapshot.quads(source, kg("fileName", snapshot.graphs.base), None, snapshot.graphs.provenance)
    stem = source.value.removeprefix(f"{snapshot.graphs.base}source/")
    return next((quad.object.value for quad in names if isinstance(quad.object, Literal)), stem)


def _basis(snapshot: Snapshot, row: NamedNode) -> str:
    """Return the basis of a row; for an inventory of reference data this is its register."""
    found = snapshot.triples(_EVERYTHING, s=row, p=kg("basis", snapshot.graphs.base))
    said = sorted(triple.object.value for triple in found if isinstance(triple.object, Literal))
    return said[0] if said else REFERENCE if _columns(snapshot).graphs_of(row) == _REFERENCE else STATED


def _source_lines(snapshot: Snapshot, row: NamedNode) -> tuple[str, ...]:
    found = snapshot.triples(_EVERYTHING, s=row, p=kg("sourceLines", snapshot.graphs.base))
    return tuple(sorted((t.object.value for t in found if isinstance(t.object, Literal)), key=_first_number))


def _first_number(lines: str) -> tuple[int, str]:
    start = lines.partition("-")[0]
    return (whole_number(start) or 0, lines)


def _number(said: Iterable[Triple], predicate: NamedNode) -> int | None:
    """Return the value of a property as a number; the IRI of a version gives the version's number."""
    values = (t.object for t in said if t.predicate == predicate)
    texts = [value.value.rpartition("/")[2] for value in values if isinstance(value, NamedNode | Literal)]
    return whole_number(texts[0]) if texts else None
