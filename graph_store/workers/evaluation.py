"""The work of a query worker on one text: parse, evaluate, serialise, and explain a failure in our words.

Runs in a worker only. A call of an unknown function is an expression error, so its value stays unbound.
Source: https://www.w3.org/TR/sparql11-query/#expression
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from typing import IO, TypeVar, cast

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from graph_store.errors import NotAcceptable, QueryTooComplex
from graph_store.formats import GRAPHS, RDFXML, TABLES, XML, Format, listed
from graph_store.graphs import Graphs
from graph_store.lexer.standard_semantics import standard
from graph_store.lexer.syntax_errors import explained
from graph_store.stating_rows import StatingRows
from graph_store.text import Text
from graph_store.views import inverses
from graph_store.workers.answer_limits import MARKS, Capped, Counting, Limited, Refused, Sink
from graph_store.workers.functions import Function, RowsOf, functions
from graph_store.workers.protocol import Conditions
from graph_store.xml_output import Writable, XmlOut

Result = QuerySolutions | QueryBoolean | QueryTriples
T = TypeVar("T")
GraphName = NamedNode | BlankNode | DefaultGraph

_UNKNOWN_FUNCTION = re.compile(r"The custom function <(.*)> is not supported")
_MAX_UNKNOWN_FUNCTIONS = 50

_NONE = StatingRows()


def run(store: Store, text: str, conditions: Conditions, sink: Sink, stating: StatingRows = _NONE) -> int | None:
    """Evaluate one query and write its answer; return the number of rows if it is known.

    `stating` are the rows that state the facts of the store.

    Raises: Refused, MemoryError.
    """
    try:
        evaluate = _evaluation(store, standard(text), conditions, stating)
        if not conditions.dump:
            return write_answer(evaluate, conditions, sink)
        _dump(store, conditions, sink)
    except SyntaxError as error:
        raise malformed(_complaint(text, conditions) or str(error), text) from error
    except (NotAcceptable, QueryTooComplex) as error:
        raise Refused(error.code, error.detail) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise _failed(str(error), conditions) from error
    return None


def _dump(store: Store, conditions: Conditions, sink: Sink) -> None:
    """Write a whole graph, whatever its size."""
    sink.form, sink.media_type = "CONSTRUCT", _acceptable(conditions.graph, GRAPHS)
    name = conditions.default[0]
    graph = NamedNode(name) if name else DefaultGraph()
    output_format = RdfFormat.from_media_type(sink.media_type)
    store.dump(cast("IO[bytes]", _out(sink)), output_format, from_graph=graph, prefixes=conditions.prefixes)


def write_answer(evaluate: Callable[[], Result], conditions: Conditions, sink: Sink) -> int | None:
    """Write the answer to a query, which is evaluated again if its rows have to be counted; return their number.

    Raises: Refused, NotAcceptable.
    """
    match evaluate():
        case QuerySolutions() as rows:
            sink.form, sink.media_type = "SELECT", _acceptable(conditions.table, TABLES)
            return _write_table(rows, evaluate, conditions, sink)
        case QueryBoolean() as answer:
            sink.form, sink.media_type = "ASK", _acceptable(conditions.table, TABLES)
            sink.write(cast(bytes, answer.serialize(format=_table_format(conditions))))
            return 1
        case triples:
            sink.form, sink.media_type = "CONSTRUCT", _acceptable(conditions.graph, GRAPHS)
            return _write_graph(triples, conditions, sink)


def _write_table(rows: QuerySolutions, evaluate: Callable[[], Result], conditions: Conditions, sink: Sink) -> int:
    output_format, most = _table_format(conditions), conditions.max_rows
    counting = Counting(_out(sink), conditions, output_format, lambda: _over(evaluate, most))
    rows.serialize(cast("IO[bytes]", counting), output_format)
    return counting.finish()


def _write_graph(triples: QueryTriples, conditions: Conditions, sink: Sink) -> int:
    """Write a graph: a format with a line for each triple is written by the engine alone, others triple by triple."""
    output_format = RdfFormat.from_media_type(str(conditions.graph))
    if output_format in MARKS:
        counting = Counting(sink, conditions, output_format, lambda: True)
        triples.serialize(cast("IO[bytes]", counting), output_format)
        return counting.finish()
    counted, capped = Limited(triples, conditions.max_rows), Capped(_out(sink), conditions.max_bytes)
    serialize(counted, cast("IO[bytes]", capped), output_format, prefixes=conditions.prefixes)
    return counted.seen


def _table_format(conditions: Conditions) -> QueryResultsFormat:
    found = QueryResultsFormat.from_media_type(str(conditions.table))
    if found is None:
        raise NotAcceptable("{table} is not a table format.", table=conditions.table)
    return found


def _acceptable(media_type: str | None, offered: Sequence[Format]) -> str:
    if media_type is None:
        raise NotAcceptable(
            "The answer is a {kind}; available formats: {formats}.", kind=offered[0].kind, formats=listed(offered)
        )
    return media_type


def _out(sink: Sink) -> Writable:
    """Return the file for the answer in the chosen format."""
    return XmlOut(sink) if sink.media_type in (XML.media_type, RDFXML.media_type) else sink


def _over(evaluate: Callable[[], Result], most: int) -> bool:
    """Return whether the query really has more rows; asked once, if counting marks found too many."""
    return sum(1 for _ in islice(cast(QuerySolutions, evaluate()), most + 1)) > most


def _evaluation(store: Store, text: str, conditions: Conditions, stating: StatingRows) -> Callable[[], Result]:
    """Return the query as a function, so that it can be evaluated again to count its rows."""
    source, default, named = _dataset(store, conditions)

    def evaluate() -> Result:
        return with_unknown_functions(
            lambda unknown: source.query(
                text, base_iri=conditions.base, default_graph=default, named_graphs=named, custom_functions=unknown
            ),
            known,
        )

    known = functions(conditions.base, RowsOf(stating, partial(inverses, store, Graphs(conditions.base))))
    return evaluate


def with_unknown_functions(run: Callable[[dict[NamedNode, Function]], T], known: dict[NamedNode, Function]) -> T:
    """Call `run` so that each function the engine refuses is an expression error; `known` collects these functions.

    Raises: Refused, and any exception of `run`.
    """
    for _ in range(_MAX_UNKNOWN_FUNCTIONS):
        try:
            return run(known)
        except RuntimeError as error:
            if (found := _UNKNOWN_FUNCTION.search(str(error))) is None:
                raise
            known[NamedNode(found[1])] = _expression_error
    raise Refused(
        "MALFORMED_QUERY",
        Text(
            "The text calls more than {max_unknown_functions} unknown functions.",
            max_unknown_functions=_MAX_UNKNOWN_FUNCTIONS,
        ),
    )


def _expression_error(*_: object) -> None:
    return None


def _dataset(store: Store, conditions: Conditions) -> tuple[Store, list[GraphName], list[NamedNode | BlankNode] | None]:
    """Return the store to query and its graphs; graphs that may share triples are merged, to have each once."""
    named: list[NamedNode | BlankNode] | None = None
    if conditions.named is not None:
        named = [NamedNode(name) for name in conditions.named]
    default: list[GraphName] = [NamedNode(name) if name else DefaultGraph() for name in conditions.default]
    if not conditions.merge or len(default) < 2:
        return store, default, named
    merged = Store()
    for graph in default:
        _copy(store, graph, merged, DefaultGraph())
    for graph in named or ():
        _copy(store, graph, merged, graph)
    return merged, [DefaultGraph()], named


def _copy(source: Store, graph: GraphName, target: Store, name: GraphName) -> None:
    text = cast(bytes, source.dump(format=RdfFormat.N_TRIPLES, from_graph=graph))
    target.bulk_load(text, format=RdfFormat.N_TRIPLES, to_graph=name)


def malformed(message: str, text: str, start: str = "Query") -> Refused:
    """Explain why the engine's parser refuses a text."""
    fault = explained(message, text, start)
    return Refused("MALFORMED_QUERY", fault.sentence, fault.line, fault.column)


def _complaint(text: str, conditions: Conditions) -> str:
    """Return the engine's error for the text as it was sent, so that lines and columns are those of the client."""
    try:
        Store().query(text, base_iri=conditions.base)
    except SyntaxError as error:
        return str(error)
    except RuntimeError:
        return ""
    return ""


def _failed(message: str, conditions: Conditions) -> Refused:
    if conditions.remote:
        return Refused("REMOTE_FAILED", message)
    if "service" in message.lower() or "Too many open files" in message:
        return Refused("REMOTE_FORBIDDEN", message)
    return Refused("BAD_REQUEST", Text("The query could not be evaluated: {message}", message=message))
