"""Parses the content of a write: RDF in any supported format, or an update, which the engine of this process runs."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import cast

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, Triple

from graph_api.writing.task import Part, WriteTask
from graph_store.disk_space import is_full
from graph_store.errors import BadRequest, MalformedBody, RemoteFailed, RemoteForbidden, as_error
from graph_store.formats import GRAPHS
from graph_store.graphs import Graphs
from graph_store.json_text import check_depth
from graph_store.lexer.update_scan import UpdateScan, declared_first, scan_update, with_dataset
from graph_store.stating_rows import StatingRows
from graph_store.terms import GraphName, quad_in
from graph_store.views import inverses
from graph_store.well_formed import check_xml
from graph_store.workers.answer_limits import Refused
from graph_store.workers.broker import complaint
from graph_store.workers.evaluation import malformed, with_unknown_functions
from graph_store.workers.functions import Function, RowsOf, functions

BULK_BYTES = 4_000_000
"""Size from which a body is bulk-loaded by the engine, and its graph counted afterwards."""

_NAMELESS = "SELECT ?s ?p ?o { ?s ?p ?o FILTER(isBLANK(?s) || isBLANK(?o) || isTRIPLE(?o)) }"


def update_of(task: WriteTask) -> UpdateScan:
    """Return the update of a task, with the dataset that its request names.

    Raises: BadRequest, MalformedQuery, QueryTooComplex (400), RemoteForbidden (403).
    """
    (part,) = task.parts
    try:
        text = Path(part.file).read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise BadRequest("The update cannot be read as UTF-8: {fault}", fault=fault) from fault
    scanned = scan_update(text, task.base)
    scanned = scan_update(declared_first(scanned, task.base), task.base)
    for place in scanned.remote:
        if task.broker is None or not place.iri.startswith(task.broker):
            raise RemoteForbidden(
                "{keyword} would reach another host, and KENNISGRAAF_SERVICE_ALLOW does not name it.",
                keyword=place.keyword,
            )
    if task.default or task.named:
        for name in (*task.default, *task.named):
            _check_iri(name)
        return scan_update(with_dataset(scanned, task.default, task.named), task.base)
    return scanned


def run_update(store: Store, text: str, task: WriteTask, rows: StatingRows = StatingRows()) -> None:  # noqa: B008
    """Apply the text of an update to a store; `rows` are those that state its facts.

    Raises: MalformedQuery, BadRequest (400), RemoteFailed (502).
    """
    known = functions(task.base, RowsOf(rows, partial(inverses, store, Graphs(task.base))))

    def run(unknown: dict[NamedNode, Function]) -> None:
        store.update(text, base_iri=task.base, custom_functions=unknown)

    _in_our_words(lambda: with_unknown_functions(run, known), task)


def stated_by(scanned: UpdateScan, task: WriteTask) -> tuple[set[Quad], set[Quad]]:
    """Return the quads that an explicit update removes and adds, its operations applied in order."""
    forms = [operation.form for operation in scanned.operations]
    if forms != [
        "INSERT DATA"
    ]:  # a blank node label in two operations, or in a deletion, is an error of the whole text
        run_update(Store(), scanned.text, task)
    going: set[Quad] = set()
    coming: set[Quad] = set()
    for operation in scanned.operations:
        scratch = Store()
        text = operation.text(scanned.text)
        if operation.form == "INSERT DATA":
            run_update(scratch, text, task)
            coming |= set(scratch)
        else:
            at = len(operation.prologue) + 1
            run_update(scratch, f"{text[:at]}INSERT{text[at + len('DELETE') :]}", task)
            going |= set(scratch)
            coming -= going
    return going, coming


def triples_of(part: Part, base: str) -> Iterator[Triple]:
    """Give the triples of a body; equal blank node labels in two bodies are different nodes.

    Raises: BadRequest (400) with line and column.
    Source: https://www.w3.org/TR/rdf11-mt/#shared-blank-nodes-unions-and-merges
    """
    with _in_words_of(part):
        parsed = pyoxigraph.parse(
            path=part.file, format=_checked_format_of(part), base_iri=base or None, rename_blank_nodes=True
        )
        yield from (quad.triple for quad in parsed)


def is_large(parts: Sequence[Part]) -> bool:
    """Return whether the engine should bulk-load these parts."""
    return sum(Path(part.file).stat().st_size for part in parts) > BULK_BYTES


def load(store: Store, parts: Sequence[Part], graph: GraphName) -> None:
    """Load the triples of some bodies into a graph of a store.

    Raises: MalformedBody, BadRequest (400) with line and column.
    """
    base = graph.value if isinstance(graph, NamedNode) else None
    for part in parts:
        with _in_words_of(part):
            store.bulk_load(path=part.file, format=_checked_format_of(part), base_iri=base, to_graph=graph)


def name_blank_nodes(store: Store, graph: NamedNode, base: str) -> None:
    """Replace each blank node of a graph by an IRI. Raises: BadRequest (400) for a quoted triple."""
    rows = cast(QuerySolutions, store.query(_NAMELESS, default_graph=[graph]))
    found = {Triple(*row) for row in rows}
    named = without_blank_nodes(found, base)
    for triple in found:
        store.remove(quad_in(graph, triple))
    store.bulk_extend(quad_in(graph, triple) for triple in named)


@contextmanager
def _in_words_of(part: Part) -> Iterator[None]:
    """Convert the engine's error about a body to one of ours."""
    try:
        yield
    except SyntaxError as fault:
        place = (fault.lineno, fault.offset) if fault.lineno else (None, None)
        raise MalformedBody(
            "The body is not {media_type}: {msg}", *place, media_type=part.media_type, msg=fault.msg
        ) from fault
    except (ValueError, OSError) as fault:
        if is_full(fault):
            raise
        raise BadRequest("The body is not {media_type}: {fault}", media_type=part.media_type, fault=fault) from fault


def _checked_format_of(part: Part) -> RdfFormat:
    """Return the engine's format of a body.

    Raises: SyntaxError for truncated XML, which the engine would accept, and for JSON that is nested too deeply.
    """
    form = format_of(part)
    if form == RdfFormat.JSON_LD:
        check_depth(Path(part.file))
    if form == RdfFormat.RDF_XML:
        check_xml(Path(part.file))
    return form


def format_of(part: Part) -> RdfFormat:
    """Return the engine's format for the media type of a body."""
    engine = next((each.engine for each in GRAPHS if part.media_type in (each.media_type, *each.media_aliases)), None)
    assert isinstance(engine, RdfFormat)  # noqa: S101
    return engine


def without_blank_nodes(triples: Iterator[Triple] | set[Triple], base: str) -> set[Triple]:
    """Return the triples with an IRI `{base}.well-known/genid/…` for each blank node.

    Raises: BadRequest (400) for a quoted triple.
    """
    return {
        Triple(_subject(each.subject, base), each.predicate, _named(each.object, base))
        if isinstance(each.subject, BlankNode) or isinstance(each.object, BlankNode | Triple)
        else each
        for each in triples
    }


def _subject(term: "NamedNode | BlankNode | Triple", base: str) -> NamedNode:
    named = _named(term, base)
    assert isinstance(named, NamedNode)  # noqa: S101
    return named


def _named(term: "NamedNode | BlankNode | Literal | Triple", base: str) -> NamedNode | Literal:
    if isinstance(term, BlankNode):
        return NamedNode(f"{base}.well-known/genid/{term.value}")
    if isinstance(term, Triple):
        raise BadRequest("Quoted triples cannot be stored here; state their parts as separate triples.")
    return term


def _in_our_words(run: Callable[[], None], task: WriteTask) -> None:
    try:
        run()
    except SyntaxError as error:
        text = Path(task.parts[0].file).read_text(encoding="utf-8")
        raise as_error(malformed(str(error), text, "Update").fault) from error
    except Refused as refused:
        raise as_error(refused.fault) from refused
    except (RuntimeError, OSError, ValueError) as error:
        if is_full(error):
            raise
        if task.broker is not None:
            raise RemoteFailed("The update failed: {complaint}", complaint=complaint(str(error))) from error
        raise BadRequest("The update failed: {error}", error=error) from error


def _check_iri(name: str) -> None:
    try:
        NamedNode(name)
    except ValueError as fault:
        raise BadRequest("{name!r} is not an absolute IRI; name the graph by one.", name=name[:200]) from fault
