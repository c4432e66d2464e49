"""The place of each row: its file and line, its document and source lines, and its basis."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.described_inventories import inventories
from graph_api.site.per_version import cached_per_version
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import GraphName
from graph_store.whole_numbers import whole_number
from ontology.namespaces import PROV_WAS_DERIVED_FROM, RDFS_SUB_PROPERTY_OF, key_of, kg
from ontology.reasoning.verbalisation import REFERENCE, STATED

_REMEMBERED = 10_000
"""Most rows of a version whose places are kept for the next readers."""

ONLY_REFERENCE = frozenset({"reference"})
"""The graphs that the rows of an inventory of reference data write to."""


@dataclass(frozen=True, slots=True)
class RowNote:
    """A row with its place, the source lines it names, and the columns of the cells that state a triple.

    `basis` says on what basis the row, or its cells, state the facts (`ontology.reasoning.verbalisation.BASES`).
    The source lines are lines of the file `text`, which belongs to `document` if the row names one.
    """

    row: NamedNode
    file: str
    source: NamedNode | None
    line: int | None
    source_lines: tuple[str, ...]
    columns: tuple[str, ...] = ()
    stale_since: int | None = None
    basis: str = STATED
    document: NamedNode | None = None
    text: str = ""

    @property
    def key(self) -> str:
        """The key of the row in its inventory."""
        return unquote(self.row.value.partition("/row/")[2].partition("/")[2])


def note(snapshot: Snapshot, row: NamedNode) -> RowNote:
    """Return the place of one row."""
    return notes(snapshot, [row])[row]


def notes(snapshot: Snapshot, rows: Iterable[NamedNode]) -> dict[NamedNode, RowNote]:
    """Return the place of each row, with a fixed number of look-ups for those that were not read before."""
    remembered = _known_notes(snapshot)
    known = {row: remembered.get(row) for row in rows}
    read = _Reading(snapshot, unread := [row for row, note in known.items() if note is None])
    found = {row: read.note(row) for row in unread}
    if len(remembered) + len(found) > _REMEMBERED:
        remembered.clear()
    remembered.update(found)
    return {row: note or found[row] for row, note in known.items()}


@cached_per_version
def _known_notes(_: Snapshot) -> dict[NamedNode, RowNote]:
    return {}


class _Reading:
    """The statements of the graphs about some rows, looked up for all of them at once."""

    def __init__(self, snapshot: Snapshot, rows: Collection[NamedNode]) -> None:
        self._snapshot, base = snapshot, snapshot.graphs.base
        self._line, self._since, self._within = (kg(name, base) for name in ("line", "staleSince", "inDocument"))
        self._basis, self._naming = kg("basis", base), _naming_lines(snapshot)
        said = (PROV_WAS_DERIVED_FROM, self._line, self._since, self._within)
        self._values = {
            **values(snapshot, rows, said),
            **values(snapshot, rows, (self._basis, *self._naming), *_every_graph(snapshot)),
        }
        self._files = file_names(snapshot, filter(None, (self._node(row, PROV_WAS_DERIVED_FROM) for row in rows)))

    def note(self, row: NamedNode) -> RowNote:
        """Return the place of a row."""
        source, document = self._node(row, PROV_WAS_DERIVED_FROM), self._node(row, self._within)
        lines = {each for name in self._naming for each in self._values.get((row, name), ())}
        return RowNote(
            row=row,
            file=self._files[source] if source else "",
            source=source,
            line=_number(self._values.get((row, self._line))),
            source_lines=tuple(sorted(lines, key=_first_number)),
            stale_since=_number(self._values.get((row, self._since))),
            basis=min(self._values.get((row, self._basis), ()), default="") or _basis(self._snapshot, row, lines),
            document=document,
            text=_text_of(self._snapshot, row, document),
        )

    def _node(self, row: NamedNode, name: NamedNode) -> NamedNode | None:
        found = self._values.get((row, name))
        return NamedNode(found[0]) if found else None


@cached_per_version
def _naming_lines(snapshot: Snapshot) -> tuple[NamedNode, ...]:
    """Return the properties whose values are source lines of a row."""
    lines = kg("sourceLines", snapshot.graphs.base)
    narrower = snapshot.quads(None, RDFS_SUB_PROPERTY_OF, lines, snapshot.graphs.ontology)
    return (lines, *(quad.subject for quad in narrower if isinstance(quad.subject, NamedNode)))


def _text_of(snapshot: Snapshot, row: NamedNode, document: NamedNode | None) -> str:
    """Return the file with the text of the row's document, or the one that the metadata names if it has no document."""
    found = inventories(snapshot)
    table, key = found.table_of(row), key_of(document.value, snapshot.graphs.base) if document else None
    return found.group.text_of(table, key or "") if table else ""


def row_triples(snapshot: Snapshot, row: NamedNode) -> list[Triple]:
    """Return the triples about a row in the provenance graph."""
    return [quad.triple for quad in snapshot.quads(row, None, None, snapshot.graphs.provenance)]


def file_name(snapshot: Snapshot, source: NamedNode) -> str:
    """Return the name of an inventory's file, or its stem when the name is not stored."""
    return file_names(snapshot, [source])[source]


def file_names(snapshot: Snapshot, sources: Iterable[NamedNode]) -> dict[NamedNode, str]:
    """Return the names of the files of inventories."""
    name, start = kg("fileName", snapshot.graphs.base), f"{snapshot.graphs.base}source/"
    once = set(sources)
    named = values(snapshot, once, (name,))
    return {each: next(iter(named.get((each, name), ())), each.value.removeprefix(start)) for each in once}


def _basis(snapshot: Snapshot, row: NamedNode, lines: Collection[str]) -> str:
    """Return the basis of a row without a stated basis.

    A row of reference data alone rests on a register, and so does one with some reference data and no source lines.
    """
    graphs = graphs_of(snapshot, row)
    return REFERENCE if graphs == ONLY_REFERENCE or (graphs > ONLY_REFERENCE and not lines) else STATED


def graphs_of(snapshot: Snapshot, row: NamedNode) -> frozenset[str]:
    """Return the names of the graphs that the inventory of a row writes to; none when it is not described."""
    table = inventories(snapshot).table_of(row)
    return frozenset() if table is None else frozenset(table.graphs())


def _first_number(lines: str) -> tuple[int, str]:
    start = lines.partition("-")[0]
    return (whole_number(start) or 0, lines)


def _number(values: Sequence[str] | None) -> int | None:
    """Return the first value as a number; the IRI of a version gives the version's number."""
    return whole_number(values[0].rpartition("/")[2]) if values else None


Values = Mapping[tuple[NamedNode, NamedNode], list[str]]
"""The values of things by thing and property: the texts of literals, and IRIs."""


def values(
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
