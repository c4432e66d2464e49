"""Provenance of a triple: the rows of inventories, or the writes, that state it, and the source lines of those rows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pyoxigraph import NamedNode, Triple

from graph_api.described_inventories import inventories
from graph_api.linked_data.row_notes import RowNote, notes, values
from graph_api.site.per_version import cached_per_version
from graph_api.site.visibility import hides
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from loaders import Cells, RowStatements, StatingColumns, stated_by
from ontology.namespaces import ENDED_BY, PROV, kg, row_base
from ontology.reasoning.verbalisation import ENDED, REFERENCE

_AT, _BY = NamedNode(f"{PROV}endedAtTime"), NamedNode(f"{PROV}wasAssociatedWith")


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
        rows = (each for each in nodes if each.value.startswith(row_base(base)) and not hides(snapshot, scope, each))
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
        found = _with(row, self._cells[row.row].of(triples))
        return replace(found, basis=ENDED) if self._are_about_an_end(triples) else found

    def with_basis(self, row: RowNote, triples: Collection[Triple]) -> RowNote:
        """Return a row with the basis and source lines for these triples: some cells, and an end, have their own."""
        if self._are_about_an_end(triples):
            return replace(row, basis=ENDED)
        if row.row not in self._mixed:
            return row
        if row.row not in self._cells:
            self._cells = _columns(self._snapshot).of_each(self._mixed)
        return _with(row, self._cells[row.row].of(triples))

    def bases(self, row: RowNote, triples: Iterable[Triple]) -> list[str]:
        """Return the bases on which a row states any of these triples."""
        if row.row not in self._mixed:
            return [row.basis]
        if row.row not in self._cells:
            self._cells = _columns(self._snapshot).of_each(self._mixed)
        found = {basis or row.basis for basis in self._cells[row.row].of(frozenset(triples)).bases}
        return sorted(found, key=lambda each: (each != row.basis, each)) or [row.basis]

    def writes(self, triples: Iterable[Triple]) -> list[WriteNote]:
        """Return the writes that state any of these triples, the newest last."""
        found = [self._writes[each] for each in self._stating(triples) if each in self._writes]
        return sorted(found, key=lambda each: int(each.version))

    def _stating(self, triples: Iterable[Triple]) -> frozenset[NamedNode]:
        return frozenset[NamedNode]().union(*(self._stated.get(each, ()) for each in triples))

    def _are_about_an_end(self, triples: Collection[Triple]) -> bool:
        """Return whether these triples are about the end of a thing, which follows from a newer document."""
        base = self._snapshot.graphs.base
        return bool(triples) and {each.predicate for each in triples} <= {kg(ENDED_BY, base), kg("endedOn", base)}

    @cached_property
    def _mixed(self) -> frozenset[NamedNode]:
        """The rows of inventories in which the cells of some columns have a basis of their own."""
        found = inventories(self._snapshot)
        return frozenset(each for each in self._rows if (table := found.table_of(each)) and table.has_bases)


def _with(row: RowNote, cells: Cells) -> RowNote:
    basis = next(iter(cells.bases)) if len(cells.bases) == 1 else ""
    if basis == REFERENCE:
        row = replace(row, source_lines=(), document=None)
    return replace(row, columns=cells.columns, basis=basis or row.basis)


def row_notes(snapshot: Snapshot, scope: Scope, triples: Collection[Triple]) -> list[RowNote]:
    """Return the rows that state any of the triples and that the reader may see, by file and line."""
    return Evidence(snapshot, scope, triples).rows(triples)


@cached_per_version
def _columns(snapshot: Snapshot) -> StatingColumns:
    return StatingColumns(inventories(snapshot))


def _writes(snapshot: Snapshot, writes: Collection[NamedNode]) -> dict[NamedNode, WriteNote]:
    said = values(snapshot, writes, (_AT, _BY))
    return {
        write: WriteNote(
            write=write,
            at=next(iter(said.get((write, _AT), ())), ""),
            by=next(iter(said.get((write, _BY), ())), "").rpartition("#token-")[2],
        )
        for write in writes
    }
