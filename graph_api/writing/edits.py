"""Writes to the knowledge graph: to graph/edits and to graphs of one's own, by the same door as a sync.

The default graph is read, never written: what an update states without a graph goes to graph/edits, and what follows
from it is worked out as for any inventory. Graphs that belong to an inventory or to the reasoner are refused.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from graph_api.writing.parsing import run_update, triples_of, update_of, without_blank_nodes
from graph_api.writing.replay import replayed, stamped
from graph_api.writing.task import DELETE, PUT, UPDATE, WriteTask, Written
from graph_store.errors import GraphOwned, NotFound, Rejected
from graph_store.graphs import Graphs
from graph_store.prescan_update import redirected
from graph_store.versions import State
from loaders import Change, Dataset, commit
from ontology.validation import validate

Content = dict[NamedNode | DefaultGraph, set[Triple]]


def write(task: WriteTask) -> Written:
    """Do one write, as one new version or none.

    Raises: BadRequest and its kind (400), NotFound (404), GraphOwned (409), Rejected, Inconsistent, KeyReused (422),
    WriterBusy (503).
    """
    state = State(Path(task.data), task.base, keep=task.keep)
    job = _Job(state, task)
    outcome = commit(state, job.build, owner=f"{task.kind} by token {task.token}", wait_s=task.wait_s)
    if job.replayed is not None:
        return job.replayed
    removed, added = outcome.stated
    return Written(outcome.version, outcome.published, added, removed, job.created, undone_by=job.undone_by)


class _Job:
    """One write while the lock is held."""

    def __init__(self, state: State, task: WriteTask) -> None:
        self.replayed: Written | None = None
        self.created = False
        self.undone_by: list[str] = []
        self._state, self._task, self._graphs = state, task, Graphs(state.base)

    def build(self, current: Dataset) -> Change | None:
        """What the stated graphs should hold, given what they hold now."""
        self.replayed = replayed(self._state, self._task)
        if self.replayed is not None:
            return None
        wanted = self._updated(current) if self._task.kind == UPDATE else self._stored(current)
        stated = {graph: without_blank_nodes(triples, self._graphs.base) for graph, triples in wanted.items()}
        return Change(stated, note=stamped(self._task), judge=self._judge(current))

    def _updated(self, current: Dataset) -> dict[NamedNode, set[Triple]]:
        text = redirected(update_of(self._task), self._graphs.edits.value)
        before = _content(current)
        store = Store()
        store.bulk_extend(_quads(before))
        run_update(store, text, self._task)
        return self._owned(_changed(before, store))

    def _stored(self, current: Dataset) -> dict[NamedNode, set[Triple]]:
        if not self._task.graph:
            raise GraphOwned(f"The default graph is read-only; write to <{self._graphs.edits.value}>.")
        graph = NamedNode(self._task.graph)
        self.created = graph not in current.graphs()
        if self.created and self._task.kind == DELETE:
            raise NotFound(f"There is no graph <{graph.value}>.")
        coming = {triple for part in self._task.parts for triple in triples_of(part, graph.value)}
        kept = set() if self._task.kind in (PUT, DELETE) else current.graph(graph)
        return self._owned({graph: kept | coming})

    def _owned(self, wanted: Content) -> dict[NamedNode, set[Triple]]:
        """The same, when none of these graphs belongs to somebody else."""
        found = {}
        for graph, triples in wanted.items():
            if isinstance(graph, DefaultGraph):
                raise GraphOwned(f"The default graph is read-only; write to <{self._graphs.edits.value}>.")
            if owner := owner_of(graph, self._graphs):
                self._force(graph, owner)
            found[graph] = triples
        return found

    def _force(self, graph: NamedNode, owner: str) -> None:
        if owner != _INVENTORY:
            raise GraphOwned(f"<{graph.value}> belongs to {owner}; state it in <{self._graphs.edits.value}>.")
        if not self._task.force:
            raise GraphOwned(
                f"<{graph.value}> belongs to an inventory: change that and sync, or write to "
                f"<{self._graphs.edits.value}>. With force=true and a token with the scope admin it is changed until "
                "that inventory's next sync."
            )
        self.undone_by.append(graph.value.removeprefix(f"{self._graphs.base}graph/"))

    def _judge(self, current: Dataset) -> Callable[[list[set[Triple]]], Change | None]:
        """Refuse a change that violates a shape which nothing violated before."""

        def judge(closed: list[set[Triple]]) -> None:
            base = self._graphs.base
            found = [finding for finding in validate(closed[0], base) if finding.severity == "Violation"]
            known = set(validate(current.graph(DefaultGraph()), base)) if found else set()
            if fresh := [finding for finding in found if finding not in known]:
                told = " ".join(f"[{each.shape}] {each.focus}: {each.message.get('en', '')}" for each in fresh[:5])
                raise Rejected(f"Nothing was written, for a shape would be violated. {told}")

        return judge


_INVENTORY = "an inventory"


def owner_of(graph: NamedNode, graphs: Graphs) -> str | None:
    """Whom a graph belongs to, as a part of a sentence; None when anybody with a token may write it."""
    derived = {graphs.inferred, graphs.inferred_synthetic, graphs.asserted, graphs.ontology, graphs.provenance}
    if graph in derived:
        return "the reasoner"
    if graphs.is_source(graph) or graph in (graphs.reference, graphs.synthetic):
        return _INVENTORY
    return None


def _content(current: Dataset) -> Content:
    graphs: list[NamedNode | DefaultGraph] = [DefaultGraph(), *current.graphs()]
    return {graph: current.graph(graph) for graph in graphs}


def _quads(content: Content) -> Iterator[Quad]:
    return (Quad(each.subject, each.predicate, each.object, graph) for graph in content for each in content[graph])


def _changed(before: Content, store: Store) -> Content:
    """The graphs that a store holds otherwise, with what they hold now."""
    names: Mapping[NamedNode | DefaultGraph, None] = dict.fromkeys(
        [*before, *(name for name in store.named_graphs() if isinstance(name, NamedNode))]
    )
    after = {name: {quad.triple for quad in store.quads_for_pattern(None, None, None, name)} for name in names}
    return {name: triples for name, triples in after.items() if triples != before.get(name, set())}
