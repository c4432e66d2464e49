"""Writes to an ordinary dataset, with a default graph and blank nodes (`KENNISGRAAF_PLAIN`)."""

from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Store

from graph_api.writing.parsing import is_large, load, run_update, stated_by, triples_of, update_of
from graph_api.writing.preconditions import see
from graph_api.writing.replay import replayed, stamped
from graph_api.writing.task import DELETE, PUT, UPDATE, WriteTask, Written
from graph_store.counts import count_key
from graph_store.errors import NotFound
from graph_store.graph_load import GraphLoad
from graph_store.lexer.standard_semantics import standard_update
from graph_store.terms import quad_in
from graph_store.versions import Manifest, State, Writer
from graph_store.writer import BULK_QUADS


def write(task: WriteTask) -> Written:
    """Run one write, as one new version or none.

    Raises: BadRequest and its kind (400), NotFound (404), PreconditionFailed (412), KeyReused (422), WriterBusy (503).
    """
    state = State(Path(task.data), task.base, keep=task.keep)
    with state.writer(f"{task.kind} by token {task.token}", task.wait_s) as writer:
        done = replayed(writer.manifest, task)
        if done is not None:
            return done
        created = task.kind != UPDATE and not _is_there(writer, task)
        if created and task.kind == DELETE:
            raise NotFound("There is no graph <{graph}>.", graph=task.graph)
        see(task, writer.version, is_there=not created)
        manifest = (_update if task.kind == UPDATE else _store)(writer, task)
        if manifest is None:
            return Written(writer.version, False, created=created)
        return Written(manifest.version, True, manifest.added, manifest.removed, created)


def _update(writer: Writer, task: WriteTask) -> Manifest | None:
    scanned = update_of(task)
    if scanned.is_data:
        return writer.amend(*stated_by(scanned, task), note=stamped(task))
    text = standard_update(scanned)
    return writer.rewrite(lambda store: run_update(store, text, task), note=stamped(task))


def _store(writer: Writer, task: WriteTask) -> Manifest | None:
    graph = _graph(task)
    large, replaces = is_large(task.parts), task.kind in (PUT, DELETE)
    held = writer.manifest.graphs.get(count_key(graph), 0) if writer.manifest else 0
    if (replaces and held > BULK_QUADS) or (large and not (replaces and held)):
        graph_load = GraphLoad(graph, lambda store: _fill(store, task, graph), replaces)
        return writer.publish([], [], sources={}, note=stamped(task), graph_load=graph_load)
    if task.kind == DELETE or large:
        return writer.rewrite(lambda store: _rewrite(store, task, graph), note=stamped(task))
    coming = {quad_in(graph, triple) for part in task.parts for triple in triples_of(part, task.graph)}
    if not coming:
        return writer.rewrite(lambda store: _rewrite(store, task, graph), note=stamped(task))
    going = {quad_in(graph, triple) for triple in writer.graph(graph)} if task.kind == PUT else set()
    return writer.amend(going, coming, note=stamped(task))


def _fill(store: Store, task: WriteTask, graph: NamedNode | DefaultGraph) -> None:
    if isinstance(graph, NamedNode) and task.kind != DELETE:
        store.add_graph(graph)
    load(store, task.parts, graph)


def _rewrite(store: Store, task: WriteTask, graph: NamedNode | DefaultGraph) -> None:
    if task.kind == DELETE and isinstance(graph, NamedNode):
        store.remove_graph(graph)
        return
    if task.kind in (DELETE, PUT):
        store.clear_graph(graph)
    _fill(store, task, graph)


def _is_there(writer: Writer, task: WriteTask) -> bool:
    graph = _graph(task)
    return isinstance(graph, DefaultGraph) or writer.holds(graph)


def _graph(task: WriteTask) -> NamedNode | DefaultGraph:
    return NamedNode(task.graph) if task.graph else DefaultGraph()
