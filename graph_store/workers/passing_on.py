"""The work of a query worker that passes a query on: name the graphs, ask the store, and write its answer in our form.

Runs in a worker only, so that a query can be stopped, and its answer has the limits and formats of every other answer.
"""

from collections.abc import Iterator
from typing import IO, cast

import orjson
from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from graph_store.errors import NotAcceptable, StoreFailed, StoreRefuses, StoreUnreachable
from graph_store.lexer.syntax_tree import tree_of
from graph_store.lexer.tokens import tokens_of
from graph_store.remote.client import JSON, N_TRIPLES, Answer, StoreAddress, StoreClient
from graph_store.remote.dialects import Dialect, dialect_of
from graph_store.remote.graph_names import GraphNames
from graph_store.remote.passing import DatasetNames, form_of, passed_on
from graph_store.remote.reading import PublishedSet
from graph_store.terms import canonical_quad
from graph_store.workers.answer_limits import Refused, Sink
from graph_store.workers.evaluation import Result, write_answer
from graph_store.workers.protocol import Conditions


class Passed:
    """The triples of an answer, each once, as the engine's own results are read."""

    def __init__(self, triples: list[Triple]) -> None:
        self._triples = triples

    def __iter__(self) -> Iterator[Triple]:
        return iter(self._triples)

    def serialize(self, output: IO[bytes], output_format: RdfFormat) -> None:
        """Write the triples."""
        serialize(self._triples, output, output_format)


class StoreSource:
    """A set of graphs that queries are passed on to."""

    def __init__(self, published: PublishedSet) -> None:
        self._set = published
        self._client = StoreClient(StoreAddress(**published.address), published.timeout_s)
        self._names = GraphNames(published.base, published.letter)
        self._dialect: Dialect = dialect_of(published.server)

    def run(self, text: str, conditions: Conditions, sink: Sink) -> int | None:
        """Answer a query and write its answer; return the number of rows.

        Raises: Refused, with the code STORE_REFUSES if a worker of the version has to answer; MemoryError.
        """
        form, sent = self._text(text, conditions)
        try:
            answer = self._client.query(sent, N_TRIPLES if form == "Construct" else JSON, conditions.max_bytes * 4)
            result = self._result(answer, form)
        except (StoreFailed, StoreUnreachable) as error:
            raise Refused(error.code, error.detail) from error
        try:
            return write_answer(lambda: result, conditions, sink)
        except NotAcceptable as error:
            raise Refused(error.code, error.detail) from error

    def _text(self, text: str, conditions: Conditions) -> tuple[str, str]:
        """Return the form of a query, and the text for the store. Raises: Refused."""
        sent = None
        tree = tree_of(list(tokens_of(text)), "Query")
        if tree is not None and len(conditions.default) <= 1 and not self._dialect.avoids(tree):
            named = self._set.graphs if conditions.named is None else conditions.named
            dataset = DatasetNames(next(iter(conditions.default), None), named)
            sent = passed_on(self._dialect.rewritten(text), conditions.base, dataset, self._names)
        if tree is None or sent is None:
            raise Refused(StoreRefuses.code)
        return form_of(tree).rule, sent

    def _result(self, answer: Answer, form: str) -> Result:
        """Return an answer as the engine would. Raises: StoreFailed (502); Refused if it may lack rows."""
        body = self._dialect.mended(answer.body).replace(self._names.prefix.encode(), b"")
        try:
            if form == "Construct":
                found = dict.fromkeys(canonical_quad(quad).triple for quad in parse(body, format=RdfFormat.N_TRIPLES))
                return cast(Result, Passed(list(found)))
            rows = 1 if form == "Ask" else len(orjson.loads(body)["results"]["bindings"])
            result = parse_query_results(body, format=QueryResultsFormat.JSON)
        except (SyntaxError, ValueError, KeyError, TypeError) as fault:
            raise StoreFailed("The store gave an answer that cannot be read: {fault}", fault=fault) from fault
        if isinstance(result, QueryBoolean) != (form == "Ask"):
            raise StoreFailed("The store gave an answer of another form than the query has.")
        if self._set.most_rows and rows >= self._set.most_rows:
            raise Refused(StoreRefuses.code)
        return result
