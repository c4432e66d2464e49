"""The provenance and the derivations of many facts, looked up for all of them at once.

A page of edges is one `FactSources`, and so are the facts of many things. Each part is looked up when the document
first needs it, with a number of store operations that does not depend on the number of facts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from graph_api.graphql.explained import Explained, explained
from graph_api.graphql.request_context import Lens, RequestContext, Stopped
from graph_api.graphql.shown_rows import ShownRow, ShownWrite, shown_rows, shown_writes
from graph_api.graphql.version_facts import note
from graph_api.linked_data.provenance import Evidence
from graph_store.errors import ResultTooLarge
from graph_store.fact_history import Since
from graph_store.graphs import Include
from graph_store.lookups import pattern_of
from graph_store.terms import GraphName, quad_in
from ontology.reasoning import Derivation

MOST_ORIGINS: Final = 10_000
"""Limit of the facts whose origins are looked up together."""

AT_ONCE: Final = 500
"""Number of facts that are proved between two checks of the time limit."""

LOOKED_UP: Final = 10_000
"""Number of facts that are looked up between two checks of the time limit."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one fact comes from. Each property is looked up for all facts of `sources` together."""

    triple: Triple
    sources: "FactSources"

    @property
    def stated(self) -> bool:
        """Return whether a source states the fact, or its inverse."""
        return bool(self.sources.stated(self.triple))

    @property
    def inferred(self) -> bool:
        """Return whether the fact follows by a rule, and no source states it in this direction."""
        return self.sources.is_inferred(self.triple)

    @property
    def graphs(self) -> list[str]:
        """Return the IRIs of the graphs that hold the fact."""
        return self.sources.graph_names(self.triple)

    @property
    def rows(self) -> list[ShownRow]:
        """Return the rows that state the fact or, if none does, its inverse."""
        return shown_rows(self.sources.lens, self.sources.evidence(), self.sources.stated(self.triple))

    @property
    def writes(self) -> list[ShownWrite]:
        """Return the writes that state the fact or, if none does, its inverse."""
        return shown_writes(self.sources.lens, self.sources.evidence(), self.sources.stated(self.triple))

    @property
    def since(self) -> int:
        """Return the version that brought the fact."""
        return self.sources.since(self.triple).version

    @property
    def since_exact(self) -> bool:
        """Return whether that version brought it; if not, an older one, which is no longer kept, may have had it."""
        return self.sources.since(self.triple).exact


class FactSources:
    """The provenance and the derivations of facts that one lens shows."""

    def __init__(self, context: RequestContext, lens: Lens, triples: Iterable[Triple]) -> None:
        self.context, self.lens = context, lens
        self._triples = list(dict.fromkeys(triples))
        graphs = lens.snapshot.graphs
        synthetic = frozenset((graphs.synthetic, graphs.inferred_synthetic))
        self._inferring = frozenset((graphs.inferred, graphs.inferred_synthetic))
        self._hidden = frozenset[NamedNode]() if lens.facts.scope.synthetic else synthetic
        self._records = frozenset((graphs.provenance,))
        self._outside = synthetic | self._records
        self._graphs: Mapping[Triple, frozenset[NamedNode]] | None = None
        self._evidence: Evidence | None = None
        self._since: Mapping[Quad, Since] | None = None
        self._derivations: Mapping[Triple, Explained] | None = None

    def provenance(self, triple: Triple) -> Provenance:
        """Return the provenance of one of the facts."""
        return Provenance(triple, self)

    def derivation(self, triple: Triple) -> Explained:
        """Return the shortest derivation of one of the facts."""
        if self._derivations is None:
            found = self._proved()
            self._derivations = dict(zip(self._triples, explained(self.lens, found), strict=True))
        return self._derivations[triple]

    def stated(self, triple: Triple) -> Sequence[Triple]:
        """Return the fact if a source states it, otherwise its inverses that a source states."""
        if self._is_stated(triple):
            return (triple,)
        return [each for each in self._turned(triple) if self._is_stated(each)]

    def shows(self, triple: Triple) -> bool:
        """Return whether the lens, with its choice of stated or inferred facts, shows the fact."""
        match self.lens.facts.scope.include:
            case Include.ASSERTED:
                return bool(self.stated(triple))
            case Include.INFERRED:
                return self.is_inferred(triple) and not self.stated(triple)
            case Include.ALL:
                return bool(self.graphs(triple))

    def is_inferred(self, triple: Triple) -> bool:
        """Return whether the fact is in a graph of inferred facts."""
        return not self._inferring.isdisjoint(self.graphs(triple))

    def graphs(self, triple: Triple) -> frozenset[NamedNode]:
        """Return the named graphs with the fact that this reader may see."""
        if self._graphs is None:
            self._graphs = self._holding()
        return self._graphs.get(triple, frozenset())

    def graph_names(self, triple: Triple) -> list[str]:
        """Return the IRIs of these graphs."""
        return sorted(graph.value for graph in self.graphs(triple))

    def evidence(self) -> Evidence:
        """Return the rows and the writes behind the facts that are stated, or whose inverses are."""
        if self._evidence is None:
            self._check_size("rows")
            stated = {found for each in self._triples for found in self.stated(each)}
            self._evidence = Evidence(self.lens.snapshot, self.lens.facts.scope, stated)
        return self._evidence

    def since(self, triple: Triple) -> Since:
        """Return the version that brought the fact."""
        if self._since is None:
            self._check_size("history")
            history = self.context.service.history(self.lens.snapshot)
            self._since = history.since([self._quad(each) for each in self._triples])
        return self._since[self._quad(triple)]

    def _quad(self, triple: Triple) -> Quad:
        """Return the fact in the default graph, or in its only graph if the default graph does not cover that."""
        graphs = self.graphs(triple)
        found: GraphName = min(graphs, key=str) if graphs and graphs <= self._outside else DefaultGraph()
        return quad_in(found, triple)

    def _is_stated(self, triple: Triple) -> bool:
        graphs = self.graphs(triple)
        return bool((graphs - self._records or graphs) - self._inferring)

    def _holding(self) -> Mapping[Triple, frozenset[NamedNode]]:
        note("graphs")
        found: dict[Triple, set[NamedNode]] = {}
        patterns = [pattern_of(each) for each in self.both_ways()]
        for start in range(0, len(patterns), LOOKED_UP):
            self.context.check_time()
            for quad in self.lens.snapshot.look_up(patterns[start : start + LOOKED_UP]):
                if isinstance(quad.graph_name, NamedNode) and quad.graph_name not in self._hidden:
                    found.setdefault(quad.triple, set()).add(quad.graph_name)
        return {triple: frozenset(graphs) for triple, graphs in found.items()}

    def both_ways(self) -> list[Triple]:
        """Return the facts and their inverses."""
        return [*self._triples, *(turned for each in self._triples for turned in self._turned(each))]

    def _turned(self, triple: Triple) -> list[Triple]:
        """Return the inverses of a fact."""
        value, names = triple.object, self.lens.snapshot.inverses.get(triple.predicate, ())
        return [Triple(value, name, triple.subject) for name in names] if isinstance(value, NamedNode) else []

    def _check_size(self, operation: str) -> None:
        """Count a look-up for all facts. Raises: Stopped for too many, which would take too long."""
        note(operation)
        self.context.check_time()
        if len(self._triples) > MOST_ORIGINS:
            raise Stopped(
                ResultTooLarge(
                    "a document has the origins of {most} facts at most; ask for less at once",
                    most=MOST_ORIGINS,
                )
            )

    def _proved(self) -> list[Derivation]:
        self._check_size("derivations")
        closure = self.context.service.closure(self.lens.snapshot, synthetic=self.lens.facts.scope.synthetic)
        found: dict[Triple, Derivation] = {}
        for start in range(0, len(self._triples), AT_ONCE):
            self.context.check_time()
            found |= closure.explain_each(self._triples[start : start + AT_ONCE])
        return [found.get(each) or Derivation(each) for each in self._triples]
