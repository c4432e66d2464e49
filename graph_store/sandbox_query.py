"""What a query worker does with one text: parse, evaluate, serialise, and say in our words why it could not.

Runs in a worker only. Unknown functions are expression errors, as the standard has it: the value stays unbound.
Source: https://www.w3.org/TR/sparql11-query/#expression
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import IO, Protocol, TypeVar, cast

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
    Triple,
    serialize,
)

from graph_store.expecting import explained
from graph_store.sandbox_functions import Function, functions
from graph_store.sandbox_wire import Task

Result = QuerySolutions | QueryBoolean | QueryTriples
T = TypeVar("T")
GraphName = NamedNode | BlankNode | DefaultGraph

_ROW_MARKS = {
    QueryResultsFormat.JSON: b"},{",
    QueryResultsFormat.XML: b"<result>",
    QueryResultsFormat.CSV: b"\r\n",
    QueryResultsFormat.TSV: b"\n",
}
"""What a table holds at least once for each row: counting it may find too many rows, never too few."""

_FURTHER_ROWS = {QueryResultsFormat.JSON: 1, QueryResultsFormat.CSV: -1, QueryResultsFormat.TSV: -1}
"""Between rows there is one mark less than rows, and a head has a mark of its own."""

_NO_ROWS = b"[]}}"
"""How a table in JSON ends that has no row."""

_UNKNOWN_FUNCTION = re.compile(r"The custom function <(.*)> is not supported")
_MAX_UNKNOWN_FUNCTIONS = 50


class Sink(Protocol):
    """Where an answer goes: its head is settable until the first bytes are out."""

    form: str
    media_type: str

    def write(self, data: bytes) -> int:
        """Take the next bytes."""
        ...


class Refused(Exception):
    """The answer cannot be given; `fault` says why, by a code of `graph_store.errors`."""

    def __init__(self, code: str, detail: str = "", line: int | None = None, column: int | None = None) -> None:
        super().__init__(detail)
        self.fault = {"code": code, "detail": detail, "line": line, "column": column}


def run(store: Store, task: Task, sink: Sink) -> int | None:
    """Evaluate one query and write its answer; gives the number of rows where it is known.

    Raises: Refused, MemoryError.
    """
    if task.dump:
        _dump(store, task, sink)
        return None
    evaluate = _evaluation(store, task)
    try:
        return _write(evaluate, task, sink)
    except SyntaxError as error:
        raise malformed(str(error), task.text) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise _failed(str(error), task) from error


def _dump(store: Store, task: Task, sink: Sink) -> None:
    """A whole graph as it is, of whatever size."""
    sink.form, sink.media_type = "CONSTRUCT", _acceptable(task.graph, "a graph")
    name = task.default[0]
    graph = NamedNode(name) if name else DefaultGraph()
    output_format = RdfFormat.from_media_type(sink.media_type)
    store.dump(cast(IO[bytes], sink), output_format, from_graph=graph, prefixes=task.prefixes)


def _write(evaluate: Callable[[], Result], task: Task, sink: Sink) -> int | None:
    match evaluate():
        case QuerySolutions() as rows:
            sink.form, sink.media_type = "SELECT", _acceptable(task.table, "a table")
            return _write_table(rows, evaluate, task, sink)
        case QueryBoolean() as answer:
            sink.form, sink.media_type = "ASK", _acceptable(task.table, "a table")
            sink.write(cast(bytes, answer.serialize(format=_table_format(task))))
            return 1
        case triples:
            sink.form, sink.media_type = "CONSTRUCT", _acceptable(task.graph, "a graph")
            return _write_graph(triples, task, sink)


def _write_table(rows: QuerySolutions, evaluate: Callable[[], Result], task: Task, sink: Sink) -> int:
    output_format = _table_format(task)
    capped = _Capped(sink, task.max_bytes)
    counting = _Counting(capped, _ROW_MARKS[output_format], task.max_rows, lambda: _over(evaluate, task.max_rows))
    rows.serialize(cast(IO[bytes], counting), output_format)
    return counting.rows(output_format)


def _write_graph(triples: QueryTriples, task: Task, sink: Sink) -> int:
    output_format = RdfFormat.from_media_type(str(task.graph))
    counted = _Limited(triples, task.max_rows)
    serialize(counted, cast(IO[bytes], _Capped(sink, task.max_bytes)), output_format, prefixes=task.prefixes)
    return counted.seen


def _table_format(task: Task) -> QueryResultsFormat:
    found = QueryResultsFormat.from_media_type(str(task.table))
    if found is None:
        raise Refused("NOT_ACCEPTABLE", f"{task.table} is no format of a table.")
    return found


def _acceptable(media_type: str | None, sort: str) -> str:
    if media_type is None:
        raise Refused("NOT_ACCEPTABLE", f"The answer is {sort}.")
    return media_type


def _too_many(rows: int) -> Refused:
    return Refused("RESULT_TOO_LARGE", f"The answer has more than {rows} rows; page with ORDER BY, LIMIT and OFFSET.")


class _Capped:
    """Passes an answer on and stops it when it has too many bytes."""

    def __init__(self, sink: Sink, most: int) -> None:
        self._sink, self._most, self._left = sink, most, most

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            sentence = f"The answer has more than {self._most / 1_000_000:g} MB; ask for less of each, or page."
            raise Refused("RESULT_TOO_LARGE", sentence)
        return self._sink.write(data)

    def flush(self) -> None:
        """Do nothing: the sink decides."""


class _Limited:
    """Triples, counted, and stopped when there are too many."""

    def __init__(self, triples: QueryTriples, most: int) -> None:
        self.seen = 0
        self._triples, self._most = triples, most

    def __iter__(self) -> Iterator[Triple]:
        for triple in self._triples:
            self.seen += 1
            if self.seen > self._most:
                raise _too_many(self._most)
            yield triple


def _over(evaluate: Callable[[], Result], most: int) -> bool:
    """Whether the query really has more rows, asked once, when counting marks found too many."""
    return sum(1 for _ in islice(cast(QuerySolutions, evaluate()), most + 1)) > most


class _Counting:
    """Passes a table on, counts its marks and stops it when it has too many rows."""

    def __init__(self, sink: "_Capped", mark: bytes, rows: int, is_over: Callable[[], bool]) -> None:
        self.seen = 0
        self._rows = rows
        self._last = b""
        self._sink, self._mark, self._is_over = sink, mark, is_over
        self._most: int | None = rows + 1
        self._tail = b""

    def write(self, data: bytes) -> int:
        seen = self._tail + bytes(data)
        self.seen += seen.count(self._mark)
        self._last = seen[-len(_NO_ROWS) :]
        self._tail = seen[len(seen) - len(self._mark) + 1 :] if len(self._mark) > 1 else b""
        if self._most is not None and self.seen > self._most:
            if self._is_over():
                raise _too_many(self._rows)
            self._most = None
        return self._sink.write(data)

    def rows(self, output_format: QueryResultsFormat) -> int:
        """How many rows there were, once all has been written; a mark inside a literal counts as one more."""
        if self._last == _NO_ROWS:
            return 0
        return max(0, self.seen + _FURTHER_ROWS.get(output_format, 0))

    def flush(self) -> None:
        """Do nothing: the sink decides."""


def _evaluation(store: Store, task: Task) -> Callable[[], Result]:
    """The query as a function, so that it can be counted."""
    source, default, named = _dataset(store, task)

    def evaluate() -> Result:
        return with_unknown_functions(
            lambda unknown: source.query(
                task.text, base_iri=task.base, default_graph=default, named_graphs=named, custom_functions=unknown
            ),
            known,
        )

    known = functions(task.base)
    return evaluate


def with_unknown_functions(run: Callable[[dict[NamedNode, Function]], T], known: dict[NamedNode, Function]) -> T:
    """What `run` gives when every function the engine refuses is an expression error; `known` are those learnt so far.

    Raises: Refused, and whatever `run` raises.
    """
    for _ in range(_MAX_UNKNOWN_FUNCTIONS):
        try:
            return run(known)
        except RuntimeError as error:
            if (found := _UNKNOWN_FUNCTION.search(str(error))) is None:
                raise
            known[NamedNode(found[1])] = _expression_error
    raise Refused("MALFORMED_QUERY", f"The text calls more than {_MAX_UNKNOWN_FUNCTIONS} unknown functions.")


def _expression_error(*_: object) -> None:
    return None


def _dataset(store: Store, task: Task) -> tuple[Store, list[GraphName], list[NamedNode | BlankNode] | None]:
    """The store to ask and the graphs in it; graphs that may share triples are merged, as their union has each once."""
    named: list[NamedNode | BlankNode] | None = None if task.named is None else [NamedNode(name) for name in task.named]
    default: list[GraphName] = [NamedNode(name) if name else DefaultGraph() for name in task.default]
    if not task.merge or len(default) < 2:
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
    """What is wrong with a text that the engine's parser refuses."""
    fault = explained(message, text, start)
    return Refused("MALFORMED_QUERY", fault.sentence, fault.line, fault.column)


def _failed(message: str, task: Task) -> Refused:
    if task.remote:
        return Refused("REMOTE_FAILED", message)
    if "service" in message.lower() or "Too many open files" in message:
        return Refused("REMOTE_FORBIDDEN", message)
    return Refused("BAD_REQUEST", f"The query cannot be evaluated: {message}")
