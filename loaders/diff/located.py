"""Find the facts of a row: first around the resources it names, which is fast, then in whole graphs."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from pyoxigraph import NamedNode

from graph_store.fact_digest import fact_digest
from graph_store.graphs import Graphs
from graph_store.terms import quad_in
from loaders.csvw.keys import row_iri
from loaders.csvw.metadata import Table
from loaders.dataset.dataset import Dataset
from loaders.map.ended import ENDED
from loaders.map.provenance import Record, Statements
from loaders.map.renderings import Statement

_FEW = 1_000


class Facts:
    """The facts of a table's graphs, by the row that states them."""

    def __init__(self, current: Dataset, graphs: Graphs, table: Table) -> None:
        self.current, self.graphs, self.table = current, graphs, table
        self.names = table.graphs()

    def of(self, record: Record, near: Iterable[NamedNode] = ()) -> list[Statement]:
        """Return the facts that a row states, each with the name of its graph."""
        if record.ended:
            return self.ended.of(record)
        wanted, found = set(record.states), list[Statement]()
        for fact in self._around([record.node, *self._things(record), *near]):
            name = fact_digest(fact[1])
            if name in record.states:
                found.append(fact)
                wanted.discard(name)
                if not wanted:
                    break
        if wanted:
            return self.everywhere.of(record)
        return list(dict.fromkeys(found + list(self._elsewhere(found))))

    def _things(self, record: Record) -> Iterator[NamedNode]:
        """Yield the resources that the parts of a row's key may name."""
        key = record.node.value.rpartition(f"/{self.table.stem}/")[2]
        for part in (key, *key.split("/")):
            yield NamedNode(f"{self.graphs.base}id/{part.replace(':', '/', 1)}")

    def _around(self, nodes: list[NamedNode]) -> Iterator[Statement]:
        """Yield facts about these nodes and about the nodes they lead to, in both directions."""
        waiting, seen = list(dict.fromkeys(nodes)), set(nodes)
        while waiting and len(seen) < _FEW:
            node = waiting.pop(0)
            for name in self.names:
                graph = self.graphs.named(name)
                for pattern in ((node, None), (None, node)):
                    for number, quad in enumerate(self.current.quads(pattern[0], None, pattern[1], graph)):
                        if number > _FEW:
                            break
                        yield name, quad.triple
                        for end in (quad.subject, quad.object):
                            if isinstance(end, NamedNode) and end not in seen and end.value.startswith(self._own):
                                seen.add(end)
                                waiting.append(end)

    @property
    def _own(self) -> tuple[str, str]:
        return f"{self.graphs.base}id/", row_iri(self.graphs.base, self.table.stem, "")

    def _elsewhere(self, found: Iterable[Statement]) -> Iterator[Statement]:
        """Yield the same facts in the other graphs of the table."""
        if len(self.names) > 1:
            for name, triple in found:
                for other in self.names:
                    if other != name and self.current.has(quad_in(self.graphs.named(other), triple)):
                        yield other, triple

    @cached_property
    def ended(self) -> Statements:
        """All facts about what has ended."""
        return Statements({ENDED: self.current.graph(self.graphs.ended)})

    @cached_property
    def everywhere(self) -> Statements:
        """All facts of the table's graphs."""
        return Statements({name: self.current.graph(self.graphs.named(name)) for name in self.names})
