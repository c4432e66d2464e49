"""Writes to the knowledge graph: to graph/edits and to graphs of the client's own, published like a sync.

The default graph is read-only. Facts that an update states without naming a graph go to graph/edits, and inferences are
drawn from them as from any inventory. Graphs that belong to an inventory or to the reasoner are refused.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from graph_api.writing.aliases import see_aliases
from graph_api.writing.naming import check_names
from graph_api.writing.parsing import (
    is_large,
    load,
    name_blank_nodes,
    run_update,
    stated_by,
    triples_of,
    update_of,
    without_blank_nodes,
)
from graph_api.writing.preconditions import see
from graph_api.writing.replay import replayed, stamped
from graph_api.writing.task import DELETE, PUT, UPDATE, WriteTask, Written
from graph_store.erasures import Erasures
from graph_store.errors import Erased, GraphOwned, NotFound, RemoteForbidden
from graph_store.graph_load import GraphLoad
from graph_store.graphs import Graphs
from graph_store.lexer.standard_semantics import standard_update
from graph_store.lexer.update_scan import UpdateScan, redirected, scan_update, used_graphs, written_graphs
from graph_store.manifest import mark_of
from graph_store.remote.client import StoreAddress
from graph_store.stating_rows_writing import changed
from graph_store.terms import GraphName, canonical_triple, graph_of, quad_in
from graph_store.versions import State
from graph_store.writer import BULK_QUADS
from loaders import (
    Change,
    Dataset,
    Diff,
    Gathered,
    attributed,
    commit,
    difference,
    refuse_violations,
    synced,
    writes_stating,
)


def write(task: WriteTask) -> Written:
    """Run one write, as one new version or none.

    Raises: BadRequest and its kind (400), NotFound (404), GraphOwned (409), PreconditionFailed (412), Rejected, Erased,
    Inconsistent, KeyReused, NotAnAlias (422), ClosureMismatch (500), WriterBusy (503).
    """
    state = State(Path(task.data), task.base, keep=task.keep, store=StoreAddress.of(task.store))
    job = _Job(task, state.base, state.erasures)
    outcome = commit(state, job.build, owner=f"{task.kind} by token {task.token}", wait_s=task.wait_s)
    if job.replayed is not None:
        return job.replayed
    removed, added = outcome.stated
    created = job.created and outcome.published
    return Written(outcome.version, outcome.published, added, removed, created, undone_by=job.undone_by)


class _Job:
    """One write, while it holds the lock."""

    def __init__(self, task: WriteTask, base: str, erasures: Erasures) -> None:
        self.replayed: Written | None = None
        self.created = False
        self.undone_by: list[str] = []
        self._task, self._graphs, self._erasures = task, Graphs(base), erasures

    def build(self, current: Dataset) -> Change | None:
        """Return the change to the stated graphs, given their current content."""
        self.replayed = replayed(current.manifest, self._task)
        if self.replayed is not None:
            return None
        if self._task.kind != UPDATE:
            self._graph(current)
            see(self._task, mark_of(current.manifest) if current.manifest else 0, is_there=not self.created)
        graph_load = None if self._task.kind == UPDATE else self._graph_load(current)
        if graph_load is not None:
            stamp = stamped(self._task)
            story = self._told(current, Diff(), [graph_load.graph], stamp)
            return Change(story, note={**synced(current), **stamp}, graph_load=graph_load)
        change = self._updated(current) if self._task.kind == UPDATE else self._stored(current)
        self._see_owners(change)
        see_aliases(current, self._graphs, change)
        check_names(_names_in(change), self._graphs.base)
        stamp = stamped(self._task)
        note = {**synced(current, undone=bool(self.undone_by)), **stamp}
        story = self._told(current, change, change.graphs, stamp) if change else change
        stating = writes_stating(current, self._graphs.base, change)
        judge = refuse_violations(current, self._graphs.base, note)
        return Change(story, note=note, judge=judge, rows=partial(changed, stating))

    def _told(self, current: Dataset, change: Diff, graphs: Iterable[GraphName], stamp: dict[str, Any]) -> Diff:
        at = stamp["write"]["at"]
        return attributed(current, self._graphs.base, change, graphs, token=self._task.token, at=at)

    def _updated(self, current: Dataset) -> Diff:
        """Return the change that an update states explicitly, or that running it on a copy of the dataset gives."""
        text = redirected(update_of(self._task), self._graphs.edits.value)
        scanned = scan_update(text, self._task.base)
        self._see_sources(current, scanned)
        if scanned.is_data:
            going, coming = stated_by(scanned, self._task)
            return self._net(current, going, coming)
        copy = current.copy()
        named = written_graphs(scanned, self._task.base)
        before = {name: current.graph(name) for name in self._touched(named, copy)}
        run_update(copy, standard_update(scanned), self._task, current.rows)
        after = {name: self._named(_graph(copy, name)) for name in {**before, **self._touched(named, copy)}}
        return difference(lambda name: before.get(name, set()), after)

    def _see_sources(self, current: Dataset, scanned: UpdateScan) -> None:
        """Check that every graph in USING exists, so that none has to be fetched. Raises: RemoteForbidden (403)."""
        others = {each for each in used_graphs(scanned, self._task.base) if not each.startswith(self._graphs.base)}
        if not others:
            return
        known = {graph.value for graph in current.graphs()} | (written_graphs(scanned, self._task.base) or set())
        if unknown := sorted(others - known):
            raise RemoteForbidden(
                "USING <{unknown}>: version {version} has no such graph; it is not fetched.",
                unknown=unknown[0],
                version=current.version,
            )

    def _net(self, current: Dataset, going: Iterable[Quad], coming: Iterable[Quad]) -> Diff:
        """Return the quads that are really removed and added, with IRIs for blank nodes."""
        change = Gathered()
        for quad in filter(current.has, going):
            change.remove(graph_of(quad), quad.triple)
        for quad in coming:
            for triple in self._named({quad.triple}):
                if not current.has(quad_in(graph_of(quad), triple)):
                    change.add(graph_of(quad), triple)
        return change.diff()

    def _touched(self, named: set[str] | None, copy: Store) -> dict[GraphName, None]:
        """Return the graphs that an update may write to."""
        if named is None:
            found = (name for name in copy.named_graphs() if isinstance(name, NamedNode))
            return dict.fromkeys([DefaultGraph(), *found])
        return dict.fromkeys(NamedNode(name) if name else DefaultGraph() for name in named)

    def _named(self, triples: set[Triple]) -> set[Triple]:
        return {canonical_triple(triple) for triple in without_blank_nodes(triples, self._graphs.base)}

    def _graph_load(self, current: Dataset) -> GraphLoad | None:
        """Return the bulk change that fills, replaces or empties a large graph without inferences; None for others."""
        graph, counts = self._graph(current), current.manifest.graphs if current.manifest else {}
        replaces = self._task.kind in (PUT, DELETE)
        whole = is_large(self._task.parts) or (replaces and counts.get(graph.value, 0) > BULK_QUADS)
        if not whole or owner_of(graph, self._graphs) or graph == self._graphs.edits:
            return None

        def fill(store: Store) -> None:
            load(store, self._task.parts, graph)
            self._refuse_erased(store, graph)
            check_names(_subjects(store, graph, self._graphs.base), self._graphs.base)
            name_blank_nodes(store, graph, self._graphs.base)

        return GraphLoad(graph, fill, replaces)

    def _refuse_erased(self, store: Store, graph: NamedNode) -> None:
        """Refuse a large body that names what was erased. Raises: Erased (422)."""
        if self._erasures and any(map(self._erasures.holds, _things(store, graph, self._graphs.base))):
            raise Erased("The body names something that was erased here, so nothing was written. Leave it out.")

    def _graph(self, current: Dataset) -> NamedNode:
        """Return the graph to store in. Raises: NotFound (404), GraphOwned (409)."""
        if not self._task.graph:
            raise GraphOwned("The default graph is read-only; write to <{graph}>.", graph=self._graphs.edits.value)
        graph = NamedNode(self._task.graph)
        self.created = graph not in current.graphs()
        if self.created and self._task.kind == DELETE:
            raise NotFound("There is no graph <{graph}>.", graph=graph.value)
        return graph

    def _stored(self, current: Dataset) -> Diff:
        graph = self._graph(current)
        parts = self._task.parts
        coming = self._named({triple for part in parts for triple in triples_of(part, graph.value)})
        if self._task.kind in (PUT, DELETE):
            return difference(current.graph, {graph: coming})
        return self._net(current, (), (quad_in(graph, triple) for triple in coming))

    def _see_owners(self, change: Diff) -> None:
        """Check that no changed graph belongs to another owner. Raises: GraphOwned (409)."""
        for each in change:
            if isinstance(each.graph, DefaultGraph):
                raise GraphOwned("The default graph is read-only; write to <{graph}>.", graph=self._graphs.edits.value)
            if owner := owner_of(each.graph, self._graphs):
                self._force(each.graph, owner)

    def _force(self, graph: NamedNode, owner: str) -> None:
        if owner != _INVENTORY:
            raise GraphOwned(
                "<{graph}> belongs to {owner}; write to <{edits}> instead.",
                graph=graph.value,
                owner=owner,
                edits=self._graphs.edits.value,
            )
        if not self._task.force:
            raise GraphOwned(
                "<{graph}> belongs to an inventory: change the inventory and sync, or write to "
                "<{edits}>. With force=true and a token with the scope admin it is changed until the "
                "next sync of that inventory.",
                graph=graph.value,
                edits=self._graphs.edits.value,
            )
        self.undone_by.append(graph.value.removeprefix(f"{self._graphs.base}graph/"))


_INVENTORY = "an inventory"


def owner_of(graph: NamedNode, graphs: Graphs) -> str | None:
    """Return the owner of a graph, as part of a sentence; None when any token may write to it."""
    derived = {graphs.inferred, graphs.inferred_synthetic, graphs.asserted, graphs.ontology, graphs.provenance}
    if graph in derived:
        return "the reasoner"
    if graphs.is_listed(graph) or graph in (graphs.reference, graphs.synthetic):
        return _INVENTORY
    return None


def _names_in(change: Diff) -> Iterator[str]:
    """Give the graphs and subjects that a change adds."""
    for each in change:
        if each.added and isinstance(each.graph, NamedNode):
            yield each.graph.value
        yield from {triple.subject.value for triple in each.added if isinstance(triple.subject, NamedNode)}


def _subjects(store: Store, graph: NamedNode, base: str) -> Iterator[str]:
    """Give the graph, and the subjects with our base in a large body."""
    yield graph.value
    ours = f"SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), {Literal(base)})) }}"
    yield from (row["s"].value for row in cast(QuerySolutions, store.query(ours, default_graph=[graph])))


def _things(store: Store, graph: NamedNode, base: str) -> Iterator[str]:
    """Give the subjects and objects with our base in a graph."""
    ours = f"FILTER(isIRI(?n) && STRSTARTS(STR(?n), {Literal(base)}))"
    query = f"SELECT DISTINCT ?n {{ {{ ?n ?p ?o }} UNION {{ ?s ?q ?n }} {ours} }}"
    yield from (row["n"].value for row in cast(QuerySolutions, store.query(query, default_graph=[graph])))


def _graph(store: Store, name: GraphName) -> set[Triple]:
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, name)}
