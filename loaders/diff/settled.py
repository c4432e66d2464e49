"""The facts that a sync removes from the stated graphs and adds to them, from the rows that are not unchanged.

Unchanged rows cost no time here. A fact that a row no longer states is removed, unless another row states it in the
same graph: the provenance graph says which rows do.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Triple

from graph_store.fact_digest import fact_digest, joined
from graph_store.terms import text_of
from loaders.csvw.metadata import Table
from loaders.dataset.dataset import Dataset
from loaders.dataset.diff import Diff, Gathered
from loaders.diff.located import Facts
from loaders.diff.runs import AGENT
from loaders.diff.wanted import ChangedRows
from loaders.map.ended import ENDED
from loaders.map.provenance import Record, Words
from loaders.map.renderings import Statement
from ontology.namespaces import ENDED_BY, PROV_VALUE, RDF_TYPE

StatedBy = Callable[[NamedNode], Iterable[Statement] | None]
"""Returns the statements of a row of this run, None if the run does not have the row."""


def settled(current: Dataset, words: Words, wanted: ChangedRows, tables: Mapping[str, Table], described: set[Triple],
            stated_by: StatedBy) -> Diff:  # fmt: skip
    """Return the change that the rows of a run make.

    `described` is the provenance of the rows that change, and of the files.
    """
    return _Settled(current, words, wanted, tables, stated_by).diff(described)


def stating(wanted: ChangedRows) -> dict[str, bytes]:
    """Return each row that now states other facts, with the digests of these end to end."""
    now = {record.node: record.states for record in wanted.records}
    before = {node: record.states for node, record in wanted.touched.items()}
    return {
        node.value: joined(now.get(node, ()))
        for node in {**before, **now}
        if now.get(node, frozenset()) != before.get(node, frozenset())
    }


class _Settled:
    """One run whose rows were reconciled with those of the version before."""

    def __init__(self, current: Dataset, words: Words, wanted: ChangedRows, tables: Mapping[str, Table],
                 stated_by: StatedBy) -> None:  # fmt: skip
        self.current, self.words, self.wanted, self.tables = current, words, wanted, tables
        self.stated_by, self.graphs = stated_by, words.graphs
        self.now = {record.node: record.states for record in wanted.records}
        self.ended = {record.node: record.ended for record in wanted.records}
        self.found = Gathered()
        self._facts: dict[str, Facts] = {}

    def diff(self, described: set[Triple]) -> Diff:
        """Return the facts to remove and to add."""
        for graph, triples in self.wanted.graphs.items():
            for triple in triples:
                self.found.add(graph, triple)
        for record in self.wanted.touched.values():
            self._withdraw(record, self.now.get(record.node, frozenset()))
            for triple in self.words.record_triples(record):
                self.found.remove(self.graphs.provenance, triple)
        for triple in self._of_files():
            self.found.remove(self.graphs.provenance, triple)
        for triple in described:
            self.found.add(self.graphs.provenance, triple)
        for node, (before, after) in self.wanted.lines.items():
            self.found.remove(self.graphs.provenance, self.words.line_triple(node, before))
            self.found.add(self.graphs.provenance, self.words.line_triple(node, after))
        return self.found.diff()

    def _withdraw(self, record: Record, kept: frozenset[bytes]) -> None:
        """Remove the facts that a row no longer states from the graphs where no other row states them."""
        gone = record.states - kept if self.ended.get(record.node, "") == record.ended else record.states
        if not gone:
            return
        near = self.wanted.subjects.get(record.node, ())
        for name, triple in self._facts_of(record.stem).of(record, near):
            if (named := fact_digest(triple)) in gone and not self._is_stated(name, triple, named):
                self.found.remove(self.graphs.named(name), triple)

    def _facts_of(self, stem: str) -> Facts:
        if stem not in self._facts:
            self._facts[stem] = Facts(self.current, self.graphs, self.tables[stem])
        return self._facts[stem]

    def _is_stated(self, name: str, triple: Triple, named: bytes) -> bool:
        """Return whether another row states the triple in the same graph after this run."""
        for node in self.words.rows_of(triple, self.current.rows):
            if node not in self.wanted.touched or named in self.now.get(node, ()):
                names = self._graphs_of(node)
                statements = self.stated_by(node) if len(names) > 1 and name in names else None
                if (name, triple) in statements if statements is not None else name in names:
                    return True
        return False

    def _graphs_of(self, node: NamedNode) -> set[str]:
        """Return the names of the graphs in which a row states its facts after this run."""
        ended = self.ended.get(node)
        if ended is None:
            quads = self.current.quads(node, self.words.kg(ENDED_BY), None, self.graphs.provenance)
            ended = next((text_of(quad.object) for quad in quads), "")
        table = self.tables.get(self.words.stem(node))
        return {ENDED} if ended else table.graphs() if table else set()

    def _of_files(self) -> Iterator[Triple]:
        """Yield the provenance of files and of the agent, which are few."""
        provenance = self.graphs.provenance
        for property_, value in (
            (self.words.kg("fileName"), None),
            (PROV_VALUE, None),
            (RDF_TYPE, AGENT),
        ):
            for quad in self.current.quads(p=property_, o=value, g=provenance):
                yield from (each.triple for each in self.current.quads(quad.subject, g=provenance))  # type: ignore[arg-type]
