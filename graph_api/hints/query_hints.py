"""The hints for a SPARQL query whose answer has no rows."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from pyoxigraph import NamedNode

from graph_api.hints.about_comparisons import unmet
from graph_api.hints.about_graphs import elsewhere, unknown_graph
from graph_api.hints.about_properties import missing_property
from graph_api.hints.about_terms import no_member, unknown_terms, unknown_thing
from graph_api.hints.about_values import unknown_value
from graph_api.hints.facts import Undecided
from graph_api.hints.hint import MOST_HINTS, Hint
from graph_api.hints.inquiry import Inquiry, inquiry
from graph_store.graphs import Scope
from graph_store.lexer.patterns import Pattern
from graph_store.lexer.query_patterns import query_patterns
from graph_store.snapshot import Snapshot

_CHECKS: tuple[Callable[[Inquiry, Pattern], Hint | None], ...] = (
    no_member,
    elsewhere,
    unknown_value,
    missing_property,
)
"""The checks of each triple, in this order; the first hint counts."""


def query_hints(
    text: str,
    snapshot: Snapshot,
    scope: Scope = Scope(),  # noqa: B008
    graphs: Sequence[str] = (),
    named: Sequence[str] = (),
) -> list[Hint]:
    """Return at most three reasons why a query has no rows; none if no reason is certain.

    `graphs` and `named` are those of the request. A long text and a question about many facts have no hints.
    """
    query = query_patterns(text, snapshot.graphs.base)
    if query is None:
        return []
    query.graphs[:0] = [(NamedNode(name), 0) for name in (*graphs, *named)]
    try:
        asked = inquiry(query, snapshot, scope, graphs)
    except Undecided:
        return []
    return list(islice(_distinct(_found(asked)), MOST_HINTS))


def _found(asked: Inquiry) -> Iterator[Hint]:
    """Yield hints about graphs, then about what the answer needs, then about the rest, in the order of the text."""
    query = asked.query
    for graph, at in query.graphs:
        yield from _one(unknown_graph, asked, graph, at)
    for is_needed in (True, False):
        for triple in query.triples:
            if triple.place.is_needed is is_needed:
                yield from _about(asked, triple)
        if is_needed:
            yield from _others(asked)


def _others(asked: Inquiry) -> Iterator[Hint]:
    """Yield hints about what is not a triple: IRIs in paths, and comparisons."""
    query = asked.query
    for iri, at in query.named:
        yield from _one(unknown_thing, asked, iri, at)
    for comparison in query.comparisons:
        unknown = [term for term in comparison.values if isinstance(term, NamedNode)]
        hints = [hint for term in unknown for hint in _one(unknown_thing, asked, term, comparison.at)]
        yield from hints or _one(unmet, asked, comparison)


def _about(asked: Inquiry, triple: Pattern) -> Iterator[Hint]:
    with suppress(Undecided):
        hints = list(unknown_terms(asked, triple))
        yield from hints
        if hints:
            return
    for check in _CHECKS if triple.place.graph is None else (elsewhere,):
        hints = list(_one(check, asked, triple))
        yield from hints
        if hints:
            return


def _one(check: Callable[..., Hint | None], *given: object) -> Iterator[Hint]:
    """Yield the hint of a check, if it finds one without reading too much."""
    with suppress(Undecided):
        hint = check(*given)
        if hint is not None:
            yield hint


def _distinct(hints: Iterator[Hint]) -> Iterator[Hint]:
    said = set[str]()
    for hint in hints:
        sentence = hint.sentence("en")
        if sentence not in said:
            said.add(sentence)
            yield hint
