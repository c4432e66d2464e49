"""The names of the named graphs, and the graphs that a query sees.

A version keeps each fact once in the store's own default graph, which merges what is stated, reference, inferred and
ontology. Stated facts have no other common graph: they are those of the default graph that are not inferred.
"""

from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import DefaultGraph, NamedNode

DEFAULT_BASE = "https://kennisgraaf.example/"
"""The base IRI of a graph that does not choose one."""


def rebase(text: str, base: str, written: str = DEFAULT_BASE) -> str:
    """Return the text of an ontology, metadata or query file with the base it is written with replaced by `base`."""
    return text if base == written else text.replace(written, base)


class Include(StrEnum):
    """The facts that a query sees."""

    ASSERTED = "asserted"
    INFERRED = "inferred"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Scope:
    """The facts one query sees: a choice of graphs, the same for all of its parts."""

    include: Include = Include.ALL
    synthetic: bool = False

    @property
    def whole(self) -> "Scope":
        """Return the scope with stated and inferred facts, used for names and types whatever the query leaves out."""
        return Scope(Include.ALL, self.synthetic)

    @property
    def stated(self) -> "Scope":
        """Return the scope with stated facts only."""
        return Scope(Include.ASSERTED, self.synthetic)


@dataclass(frozen=True, slots=True)
class Graphs:
    """The graphs under one base IRI."""

    base: str = DEFAULT_BASE

    def named(self, name: str) -> NamedNode:
        """Return `graph/{name}`, for example `inferred` or `source/projects`."""
        return NamedNode(f"{self.base}graph/{name}")

    def source(self, stem: str) -> NamedNode:
        """Return the graph of the facts stated in the inventory `{stem}.csv`."""
        return self.named(f"source/{stem}")

    @property
    def ended(self) -> NamedNode:
        """The graph of what has ended: its class, key and label, and the document that ended it, for each thing."""
        return self.named("ended")

    def is_listed(self, graph: NamedNode) -> bool:
        """Return whether a sync decides the graph: the one of an inventory, or that of what has ended."""
        return graph == self.ended or graph.value.startswith(f"{self.base}graph/source/")

    @property
    def edits(self) -> NamedNode:
        """The graph of facts stated by updates."""
        return self.named("edits")

    @property
    def asserted(self) -> NamedNode:
        """A graph that releases up to 0.2 stored; its name is never used for another."""
        return self.named("asserted")

    @property
    def reference(self) -> NamedNode:
        """The graph of public reference data."""
        return self.named("reference")

    @property
    def inferred(self) -> NamedNode:
        """The graph of facts that follow from what is stated, from reference and ontology, and are in none of these."""
        return self.named("inferred")

    @property
    def ontology(self) -> NamedNode:
        """The graph of the vocabulary: classes, properties and axioms, without shapes."""
        return self.named("ontology")

    @property
    def provenance(self) -> NamedNode:
        """The graph of rows, files and the statements they make."""
        return self.named("provenance")

    @property
    def synthetic(self) -> NamedNode:
        """The graph of rows made for tests; part of an answer only on request."""
        return self.named("synthetic")

    @property
    def inferred_synthetic(self) -> NamedNode:
        """The graph of facts that follow only with the help of a synthetic triple."""
        return self.named("inferred-synthetic")

    def whole(self, scope: Scope) -> list[NamedNode | DefaultGraph]:
        """Return the graphs that a query with this scope sees completely; no two of them share a triple."""
        match scope.include:
            case Include.ASSERTED:
                return [self.synthetic] if scope.synthetic else []
            case Include.INFERRED:
                return []
            case Include.ALL:
                return [DefaultGraph(), *([self.synthetic, self.inferred_synthetic] if scope.synthetic else [])]

    def following(self, scope: Scope) -> list[NamedNode]:
        """Return the graphs of inferred facts; `asserted` and `inferred` see a part of them, see `View`."""
        return [self.inferred, *([self.inferred_synthetic] if scope.synthetic else [])]
