"""Provenance of a triple: the rows of inventories, or the writes, that state it, and the source lines of those rows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.site.per_version import cached_per_version
from graph_api.site.visibility import hides
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import GraphName
from graph_store.whole_numbers import whole_number
from loaders import Cells, RowStatements, StatingColumns, inventories_of, stated_by
from ontology.namespaces import PROV, PROV_WAS_DERIVED_FROM, kg
from ontology.reasoning.verbalisation import REFERENCE, STATED

_REFERENCE = frozenset({"reference"})
_REMEMBERED = 10_000
"""Most rows of a version whose places are kept for the next readers."""

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


class Evidence:
    """The rows and the writes that state any of some triples, looked up for all of them at once.

    A row that the reader may not see is left out. Without `triples` that anything states, it is empty.
    """

    def __init__(self, snapshot: Snapshot, scope: Scope, triples: Iterable[Triple]) -> None:
        self._snapshot = snapshot
        self._stated = stated_by(snapshot, triples)
        base, nodes = snapshot.graphs.base, frozenset[NamedNode]().union(*self._stated.values())
        rows = (each for each in nodes if each.value.startswith(f"{base}row/") and not hides(snapshot, scope, each))
        self._rows = notes(snapshot, rows)
        self._writes = _writes(snapshot, [each for each in nodes if each.value.startswith(f"{base}versions/")])
        self._cells: Mapping[NamedNode, RowStatements] = {}

    def rows(self, triples: Iterable[Triple]) -> list[RowNote]:
        """Return the rows that state any of these triples, by file and line."""
        found = [self._rows[each] for each in self._stating(triples) if each in self._rows]
        return sorted(found, key=lambda each: (each.file, each.line or 0, each.row.value))

    def cells(self, triples: Iterable[Triple]) -> list[RowNote]:
        """Return the same, each with the columns of the cells; reference data has no source lines."""
        stated = frozenset(triples)
        return [self.with_cells(each, stated) for each in self.rows(stated)]

    def with_cells(self, row: RowNote, triples: Collection[Triple]) -> RowNote:
        """Return a row with the columns of the cells that state any of these triples."""
        if row.row not in self._cells:
            self._cells = _columns(self._snapshot).of_each(self._rows)
        return _with(row, self._cells[row.row].of(triples))

    def with_basis(self, row: RowNote, triples: Collection[Triple]) -> RowNote:
        """Return a row with the basis and source lines for these triples, which only cells of reference data change."""
        if row.row not in self._mixed:
            return row
        if row.row not in self._cells:
            self._cells = _columns(self._snapshot).of_each(self._mixed)
        return _with(row, self._cells[row.row].of(triples))

    def writes(self, triples: Iterable[Triple]) -> list[WriteNote]:
        """Return the writes that state any of these triples, the newest last."""
        found = [self._writes[each] for each in self._stating(triples) if each in self._writes]
        return sorted(found, key=lambda each: int(each.version))

    def _stating(self, triples: Iterable[Triple]) -> frozenset[NamedNode]:
        return frozenset[NamedNode]().union(*(self._stated.get(each, ()) for each in triples))

    @cached_property
    def _mixed(self) -> frozenset[NamedNode]:
        """The rows of inventories with reference data."""
        columns = _columns(self._snapshot)
        return frozenset(each for each in self._rows if columns.graphs_of(each) >= _REFERENCE)


def _with(row: RowNote, cells: Cells) -> RowNote:
    if cells.graphs == _REFERENCE:
        row = replace(row, source_lines=(), basis=REFERENCE)
    return replace(row, columns=cells.columns)


def row_notes(snapshot: Snapshot, scope: Scope, triples: Collection[Triple]) -> list[RowNote]:
    """Return the rows that state any of the triples and that the reader may see, by file and line."""
    return Evidence(snapshot, scope, triples).rows(triples)


@cached_per_version
def _columns(snapshot: Snapshot) -> StatingColumns:
    return StatingColumns(inventories_of(snapshot))


def note(snapshot: Snapshot, row: NamedNode) -> RowNote:
    """Return the place of one row."""
    return notes(snapshot, [row])[row]


def notes(snapshot: Snapshot, rows: Iterable[NamedNode]) -> dict[NamedNode, RowNote]:
    """Return the place of each row, with a fixed number of look-ups for those that were not read before."""
    remembered = _known_notes(snapshot)
    known = {row: remembered.get(row) for row in rows}
    found = _notes(snapshot, [row for row, note in known.items() if note is None])
    if len(remembered) + len(found) > _REMEMBERED:
        remembered.clear()
    remembered.update(found)
    return {row: note or found[row] for row, note in known.items()}


@cached_per_version
def _known_notes(_: Snapshot) -> dict[NamedNode, RowNote]:
    return {}


def _notes(snapshot: Snapshot, wanted: Collection[NamedNode]) -> dict[NamedNode, RowNote]:
    base = snapshot.graphs.base
    said = _values(snapshot, wanted, (PROV_WAS_DERIVED_FROM, kg("line", base), kg("staleSince", base)))
    more = _values(snapshot, wanted, (kg("basis", base), kg("sourceLines", base)), *_every_graph(snapshot))
    sources = {row: NamedNode(found[0]) for row in wanted if (found := said.get((row, PROV_WAS_DERIVED_FROM)))}
    files = _file_names(snapshot, sources.values())
    return {
        row: RowNote(
            row=row,
            file=files[sources[row]] if row in sources else "",
            source=sources.get(row),
            line=_number(said.get((row, kg("line", base)))),
            source_lines=tuple(sorted(set(more.get((row, kg("sourceLines", base)), ())), key=_first_number)),
            stale_since=_number(said.get((row, kg("staleSince", base)))),
            basis=min(more.get((row, kg("basis", base)), ()), default="") or _basis(snapshot, row),
        )
        for row in wanted
    }


def _writes(snapshot: Snapshot, writes: Collection[NamedNode]) -> dict[NamedNode, WriteNote]:
    said = _values(snapshot, writes, (_AT, _BY))
    return {
        write: WriteNote(
            write=write,
            at=next(iter(said.get((write, _AT), ())), ""),
            by=next(iter(said.get((write, _BY), ())), "").rpartition("#token-")[2],
        )
        for write in writes
    }


Values = Mapping[tuple[NamedNode, NamedNode], list[str]]
"""The values of things by thing and property: the texts of literals, and IRIs."""


def _values(
    snapshot: Snapshot, things: Iterable[NamedNode], properties: Collection[NamedNode], *graphs: GraphName
) -> Values:
    """Return the values of these properties in some graphs, or in the provenance graph if none is given."""
    patterns = [(thing, each, None) for thing in things for each in properties]
    found: dict[tuple[NamedNode, NamedNode], list[str]] = {}
    for graph in graphs or (snapshot.graphs.provenance,):
        for quad in snapshot.look_up(patterns, graph):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                found.setdefault((quad.subject, quad.predicate), []).append(quad.object.value)
    return found


def _every_graph(snapshot: Snapshot) -> list[GraphName]:
    return [*snapshot.graphs.whole(Scope(synthetic=True))]


def row_triples(snapshot: Snapshot, row: NamedNode) -> list[Triple]:
    """Return the triples about a row in the provenance graph."""
    return [quad.triple for quad in snapshot.quads(row, None, None, snapshot.graphs.provenance)]


def file_name(snapshot: Snapshot, source: NamedNode) -> str:
    """Return the name of an inventory's file, or its stem when the name is not stored."""
    return _file_names(snapshot, [source])[source]


def _file_names(snapshot: Snapshot, sources: Iterable[NamedNode]) -> dict[NamedNode, str]:
    name, start = kg("fileName", snapshot.graphs.base), f"{snapshot.graphs.base}source/"
    once = set(sources)
    named = _values(snapshot, once, (name,))
    return {each: next(iter(named.get((each, name), ())), each.value.removeprefix(start)) for each in once}


def _basis(snapshot: Snapshot, row: NamedNode) -> str:
    """Return the basis of a row without a stated basis; for an inventory of reference data this is its register."""
    return REFERENCE if _columns(snapshot).graphs_of(row) == _REFERENCE else STATED


def _first_number(lines: str) -> tuple[int, str]:
    start = lines.partition("-")[0]
    return (whole_number(start) or 0, lines)


def _number(values: Sequence[str] | None) -> int | None:
    """Return the first value as a number; the IRI of a version gives the version's number."""
    return whole_number(values[0].rpartition("/")[2]) if values else None
