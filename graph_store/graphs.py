"""Names of the named graphs, and which of them a question sees.

A version keeps each fact once in the store's own default graph (asserted, reference, inferred and ontology merged);
those four named graphs share no triple, so any union of them counts each fact once.
"""

from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import DefaultGraph, NamedNode

DEFAULT_BASE = "https://kennisgraaf.example/"
"""The base IRI that the files of this repository are written with."""


def rebase(text: str, base: str) -> str:
    """The text of an ontology, metadata or query file with `base` in the place of the default base."""
    return text if base == DEFAULT_BASE else text.replace(DEFAULT_BASE, base)


class Include(StrEnum):
    """Which facts a question sees."""

    ASSERTED = "asserted"
    INFERRED = "inferred"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Scope:
    """The facts one question sees: a choice of graphs, the same for all of its parts."""

    include: Include = Include.ALL
    synthetic: bool = False

    @property
    def whole(self) -> "Scope":
        """Stated and inferred facts alike: what names and types things, whatever else the question leaves out."""
        return Scope(Include.ALL, self.synthetic)

    @property
    def stated(self) -> "Scope":
        """Stated facts alone."""
        return Scope(Include.ASSERTED, self.synthetic)


@dataclass(frozen=True, slots=True)
class Graphs:
    """The graphs under one base IRI."""

    base: str = DEFAULT_BASE

    def named(self, name: str) -> NamedNode:
        """`graph/{name}`, for example `asserted` or `source/projects`."""
        return NamedNode(f"{self.base}graph/{name}")

    def source(self, stem: str) -> NamedNode:
        """What the inventory `{stem}.csv` states."""
        return self.named(f"source/{stem}")

    def is_source(self, graph: NamedNode) -> bool:
        """Whether the graph belongs to an inventory."""
        return graph.value.startswith(f"{self.base}graph/source/")

    @property
    def edits(self) -> NamedNode:
        """What updates state."""
        return self.named("edits")

    @property
    def asserted(self) -> NamedNode:
        """Sources and edits merged, without what reference or ontology state."""
        return self.named("asserted")

    @property
    def reference(self) -> NamedNode:
        """Public reference data."""
        return self.named("reference")

    @property
    def inferred(self) -> NamedNode:
        """What follows from asserted, reference and ontology, and is in none of them."""
        return self.named("inferred")

    @property
    def ontology(self) -> NamedNode:
        """The words: classes, properties, axioms, shapes left out."""
        return self.named("ontology")

    @property
    def provenance(self) -> NamedNode:
        """Rows, files and the statements they make."""
        return self.named("provenance")

    @property
    def synthetic(self) -> NamedNode:
        """Rows made for tests; never part of an answer unless asked for."""
        return self.named("synthetic")

    @property
    def inferred_synthetic(self) -> NamedNode:
        """What follows only with the help of a synthetic triple."""
        return self.named("inferred-synthetic")

    def whole(self, scope: Scope) -> list[NamedNode | DefaultGraph]:
        """The graphs of which a question with this scope sees everything; no two of them share a triple."""
        match scope.include:
            case Include.ASSERTED:
                graphs: list[NamedNode | DefaultGraph] = [self.asserted, self.reference, self.ontology]
            case Include.INFERRED:
                return []
            case Include.ALL:
                graphs = [DefaultGraph()]
        if scope.synthetic:
            graphs.append(self.synthetic)
            if scope.include is Include.ALL:
                graphs.append(self.inferred_synthetic)
        return graphs

    def following(self, scope: Scope) -> list[NamedNode]:
        """The graphs of what follows; `asserted` and `inferred` each see a part of them, see `graph_store.views`."""
        return [self.inferred, *([self.inferred_synthetic] if scope.synthetic else [])]
