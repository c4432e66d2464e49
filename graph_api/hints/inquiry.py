"""One question without an answer, with everything that the search for hints needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph_api.hints.ends import Ends, ends_of
from graph_api.hints.facts import Facts
from graph_api.hints.hint import Code, Hint, cut
from graph_api.hints.known_terms import KnownTerms, known_terms
from graph_api.hints.names import Names
from graph_store.graphs import Include, Scope
from graph_store.lexer.patterns import QueryPatterns
from graph_store.snapshot import Snapshot
from graph_store.terms import Term


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A query, the facts that it sees, what it says about its variables, and the terms of the version."""

    query: QueryPatterns
    facts: Facts
    ends: Ends
    names: Names
    known: KnownTerms

    def is_left_out(self, s: Term | None, p: NamedNode, o: Term | None) -> bool:
        """Return whether a fact matches that the scope of the query leaves out."""
        return self.facts.scope.include is not Include.ALL and self.facts.whole().some(s, p, o)

    def hint(
        self, code: Code, claim: str, at: int, advice: str = "", terms: Iterable[Term] = (), **words: Term | str
    ) -> Hint:
        """Return a hint whose words are these; `terms` are those of the advice, which without any is left out."""
        listed = {"near": self.names.listed(terms), **_written(self.names, words)}
        needs = bool(advice) and (bool(listed["near"]) or advice == "include")
        return Hint(code, claim, listed, advice if needs else "", at)


def _written(names: Names, words: Mapping[str, Term | str]) -> dict[str, str]:
    return {name: cut(word) if isinstance(word, str) else names.of(word) for name, word in words.items()}


def inquiry(query: QueryPatterns, snapshot: Snapshot, scope: Scope, defaults: Iterable[str]) -> Inquiry:
    """Return the inquiry into a query; `defaults` are the graphs of `default-graph-uri`, which replace those of FROM.

    Raises: Undecided.
    """
    graphs = [NamedNode(name) for name in defaults] or query.defaults
    facts = Facts(snapshot, scope, graphs)
    base = snapshot.graphs.base
    return Inquiry(query, facts, ends_of(query, facts), Names(query.prologue.prefixes, base), known_terms(snapshot))
