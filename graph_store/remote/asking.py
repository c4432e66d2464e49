"""Ask a store a whole query: name the graphs of the set in its text, and read the answer as our engine gives it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TypeAlias, cast

import orjson
from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from graph_store.errors import StoreFailed, StoreRefuses
from graph_store.lexer.syntax_tree import tree_of
from graph_store.lexer.tokens import tokens_of
from graph_store.remote.client import JSON, N_TRIPLES, Answer, StoreClient
from graph_store.remote.dialects import dialect_of
from graph_store.remote.graph_names import GraphNames
from graph_store.remote.passing import DatasetNames, form_of, passed_on
from graph_store.terms import canonical_quad

Result: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples


class Passed:
    """The triples of an answer, each once, as the engine's own results are read."""

    def __init__(self, triples: list[Triple]) -> None:
        self._triples = triples

    def __iter__(self) -> Iterator[Triple]:
        return iter(self._triples)

    def serialize(self, output: IO[bytes], output_format: RdfFormat) -> None:
        """Write the triples."""
        serialize(self._triples, output, output_format)


@dataclass(frozen=True, slots=True)
class Asking:
    """A set of graphs in a store; `server` and `most_rows` are those of the record of the sets."""

    client: StoreClient
    names: GraphNames
    server: str
    most_rows: int

    def answer(
        self, text: str, default: Sequence[str], named: Sequence[str], most_bytes: int | None = None
    ) -> Result | None:
        """Return the answer to a query that sees these graphs; None if the store should not be asked, or refuses.

        Raises: StoreFailed (502), StoreUnreachable (503).
        """
        dialect = dialect_of(self.server)
        tree = tree_of(list(tokens_of(text)), "Query")
        if tree is None or len(default) > 1 or dialect.avoids(tree):
            return None
        dataset = DatasetNames(next(iter(default), None), named)
        sent = passed_on(dialect.rewritten(text), self.names.base, dataset, self.names)
        if sent is None:
            return None
        form = form_of(tree).rule
        try:
            answer = self.client.query(sent, N_TRIPLES if form == "Construct" else JSON, most_bytes)
            return self._result(answer, form)
        except StoreRefuses:
            return None

    def _result(self, answer: Answer, form: str) -> Result | None:
        """Return an answer as the engine would; None if it may lack rows. Raises: StoreFailed (502)."""
        body = dialect_of(self.server).mended(answer.body).replace(self.names.prefix.encode(), b"")
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
        return None if self.most_rows and rows >= self.most_rows else result
