"""Work out the change of the statements of a version that erases a thing.

Every statement that names the thing goes. A row that is about the thing, or that must name it because its column is
required or part of the key, goes with all that no other row states. Any other row that names the thing stays with fewer
facts. Its fingerprint is replaced, so that the next sync maps it again. In a document that is kept as a text, each name
is replaced by an ellipsis.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph_store.fact_digest import fact_digest, joined
from graph_store.graphs import Graphs
from graph_store.mentions import mentions
from graph_store.snapshot import Snapshot
from graph_store.terms import graph_of
from loaders.change.proposal import hidden_in
from loaders.csvw.metadata import Table
from loaders.dataset.dataset import Dataset
from loaders.dataset.diff import Diff, Gathered
from loaders.dataset.membership import Places
from loaders.diff.located import Facts
from loaders.map.inventories import inventories_of
from loaders.map.names import Names
from loaders.map.provenance import Words
from loaders.map.renderings import Statement
from loaders.map.stated_by import stated_by
from loaders.map.templates import TemplateRules
from ontology.namespaces import PROV_VALUE

ERASED = "erased"
"""The fingerprint of a row that lost facts."""

CUT = "[…]"
"""The text that replaces a name in a document."""

_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Loss:
    """The loss of one version: its statements, the rows that go, and the rows that stay with fewer facts."""

    diff: Diff
    rows: frozenset[NamedNode] = frozenset()
    poorer: frozenset[NamedNode] = frozenset()
    stating: Mapping[str, bytes] = field(default_factory=dict)
    """The digests of the facts that remain of each row and each write that loses some, end to end."""

    def __bool__(self) -> bool:
        return bool(self.diff)


def loss_of(snapshot: Snapshot, current: Dataset, names: Names) -> Loss:
    """Return what a version loses when the thing with these names is erased; `current` is the same version."""
    return _Losing(snapshot, current, names).loss()


class _Losing:
    """The work on one version."""

    def __init__(self, snapshot: Snapshot, current: Dataset, names: Names) -> None:
        base = snapshot.graphs.base
        self.snapshot, self.current, self.names = snapshot, current, names
        self.words, self.places = Words(base), Places(Graphs(base))
        self.inventories = inventories_of(snapshot)
        self.found, self.facts = Gathered(), set[Triple]()

    def loss(self) -> Loss:
        """Find what names the thing, then the rows that state it, then all that goes with those rows."""
        about = self._gather_what_names_it()
        stating = {row for rows in self._stated_by(self.facts).values() for row in rows if self._is_row(row)}
        rows = {node for node in about if self.names.keys.search(node.value)}
        rows |= {node for node in stating - rows if self._must_name_it(node)}
        self._gather_what_only_these_state(rows)
        for node in rows:
            self._gather(self.current.quads(node, None, None, self.words.graphs.provenance))
        poorer = (stating | about) - rows
        self._forget_fingerprints(poorer)
        return Loss(self.found.diff(), frozenset(rows), frozenset(poorer), self._stating(rows))

    def _gather_what_names_it(self) -> set[NamedNode]:
        """Gather the statements that name the thing; return the rows among their subjects."""
        rows: set[NamedNode] = set()
        hidden = (quad for quad in hidden_in(self.current) if self.names.lines.search(str(quad)))
        for quad in (*mentions(self.snapshot.disk, self.names.lines, self.names.needles), *hidden):
            if not self.places.is_written(graph_of(quad)):
                continue
            if quad.predicate == PROV_VALUE and isinstance(quad.object, Literal):
                self._cut(quad)
            else:
                self._gather([quad])
            if isinstance(quad.subject, NamedNode) and self._is_row(quad.subject):
                rows.add(quad.subject)
        return rows

    def _is_row(self, node: NamedNode) -> bool:
        return node.value.startswith(self.words.row)

    def _cut(self, quad: Quad) -> None:
        """Replace the names in the text of a document, of which every line keeps its number."""
        text = self.names.texts.sub(lambda name: CUT + "\n" * name[0].count("\n"), quad.object.value)  # type: ignore[union-attr]
        self.found.remove(graph_of(quad), quad.triple)
        self.found.add(graph_of(quad), Triple(quad.subject, quad.predicate, Literal(text)))

    def _gather(self, quads: Iterable[Quad]) -> None:
        for quad in quads:
            self.found.remove(graph_of(quad), quad.triple)
            if self.places.is_stated(graph_of(quad)):
                self.facts.add(quad.triple)

    def _stated_by(self, triples: Iterable[Triple]) -> Mapping[Triple, frozenset[NamedNode]]:
        found: dict[Triple, frozenset[NamedNode]] = {}
        for some in _pieces(triples):
            found |= stated_by(self.snapshot, some)
        return found

    def _must_name_it(self, node: NamedNode) -> bool:
        """Return whether a row has the thing in its key, or in a column that is required."""
        record = self.inventories.records([node]).get(node)
        table = next((each for each in self.inventories.tables if record and each.stem == record.stem), None)
        if record is None or table is None:
            return False
        (cells,) = self.inventories.cells([(table, record)])
        return any(
            self.names.keys.search(cells.get(name, "")) or not self.names.iris.isdisjoint(iris)
            for name, iris in self._needed(table, cells)
        )

    def _needed(self, table: Table, cells: Mapping[str, str]) -> Iterator[tuple[str, Set[str]]]:
        """Yield the columns that a row cannot do without, and the IRIs that their cells make."""
        rules = TemplateRules(self.words.row, table.key_base, table.key)
        for column in table.cells:
            is_key = column.name in table.key
            if is_key or column.required:
                made = [column.value, column.about if is_key else None]
                yield column.name, {iri for each in made if each and (iri := rules.compile(each).expand(cells))}

    def _gather_what_only_these_state(self, rows: Set[NamedNode]) -> None:
        """Gather the facts of these rows that no other row of the tables behind their graph states."""
        start, tables = self.words.graphs.named("").value, self.inventories.tables
        found = {fact for table in tables for fact in self._facts_of(rows, table)}
        found |= {(str(quad.graph_name)[1:-1].removeprefix(start), quad.triple) for quad in hidden_in(self.current)}
        stating = self._stated_by({triple for _, triple in found})
        for name, triple in found:
            behind = [table for table in tables if name in table.graphs()]
            own = {node for node in stating.get(triple, ()) if any(self._is_of(node, table) for table in behind)}
            if own and own <= rows:
                self.found.remove(self.words.graphs.named(name), triple)

    def _facts_of(self, rows: Set[NamedNode], table: Table) -> Iterator[Statement]:
        """Yield the facts that those of the rows state that belong to a table."""
        facts = Facts(self.current, self.words.graphs, table)
        for record in self.inventories.records(node for node in rows if self._is_of(node, table)).values():
            yield from facts.of(record)

    def _is_of(self, node: NamedNode, table: Table) -> bool:
        return node.value.startswith(f"{self.words.row}{table.stem}/")

    def _stating(self, rows: Set[NamedNode]) -> dict[str, bytes]:
        """Return the facts that remain of the rows that lose some or all."""
        gone, before = set(map(fact_digest, self.facts)), self.current.rows
        poorer = {name for digest in gone for name in before.stating(digest)}
        return {name: joined(before.facts(name) - gone) for name in poorer} | {row.value: b"" for row in rows}

    def _forget_fingerprints(self, poorer: Set[NamedNode]) -> None:
        """Replace the fingerprints of the rows that lose some facts."""
        provenance, hashes = self.words.graphs.provenance, self.words.kg("rowHash")
        for node in poorer:
            self._gather(self.current.quads(node, hashes, None, provenance))
            self.found.add(provenance, Triple(node, hashes, Literal(ERASED)))


def _pieces(triples: Iterable[Triple]) -> Iterator[list[Triple]]:
    coming = iter(triples)
    while some := list(islice(coming, _AT_ONCE)):
        yield some
