"""The only module that changes the dataset: lock → net diff → reason → consistency → one update → publish.

A sync and an update both hand over what the *stated* graphs should hold; all that follows from them is computed here,
compared with what is there, and published as one new version, or as none when nothing changes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Triple

from graph_store.errors import NoVersion
from graph_store.graphs import Graphs
from graph_store.snapshot import Snapshot
from graph_store.terms import canonical
from graph_store.versions import Manifest, State, Writer
from loaders.consistency import refuse
from loaders.diff import Diff, GraphName, diff
from ontology.files import ontology_triples
from ontology.reasoning import compile_rules, materialise
from ontology.terms import OWL, RDF_TYPE, RDFS


class Dataset(Protocol):
    """What a change starts from: the working store of a writer, or a published version."""

    version: int

    def graph(self, graph: GraphName) -> set[Triple]:
        """What a graph holds."""

    def graphs(self) -> list[NamedNode]:
        """The named graphs that are there."""


Closed: TypeAlias = list[set[Triple]]
"""What would hold after a change: all facts, and when there are synthetic ones, all facts with these."""


@dataclass(slots=True)
class Change:
    """What the stated graphs (sources, edits, reference, synthetic, provenance) should hold; others stay.

    `sources` are the hashes of the files behind it, unset to keep those of the version before. `judge` is shown what
    would follow, and gives another change in its place, or None when this one is good.
    """

    stated: Mapping[NamedNode, set[Triple]]
    sources: Mapping[str, str] | None = None
    note: Mapping[str, Any] = field(default_factory=dict)
    judge: Callable[[Closed], "Change | None"] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change did, or would do: the version after it, whether that is a new one, the net diff by graph."""

    version: int
    published: bool
    diff: Diff
    graphs: Graphs

    @property
    def stated(self) -> tuple[int, int]:
        """How many stated triples went and came: asserted, reference and synthetic, each fact once."""
        return self.diff.count([self.graphs.asserted, self.graphs.reference, self.graphs.synthetic])

    @property
    def inferred(self) -> tuple[int, int]:
        """How many inferred triples went and came."""
        return self.diff.count([self.graphs.inferred, self.graphs.inferred_synthetic])


def commit(state: State, build: Callable[[Dataset], Change | None], *, owner: str, wait_s: float = 30,
           allow_inconsistent: bool = False) -> Outcome:  # fmt: skip
    """Hold the lock, let `build` say what the stated graphs should hold, and publish what changes.

    A `build` that gives None changes nothing. Raises: WriterBusy (503), Inconsistent (422); nothing is written then.
    """
    graphs = Graphs(state.base)
    with state.writer(owner, wait_s) as writer:
        change, found = _settled(writer, graphs, build, allow_inconsistent)
        outcome = Outcome(writer.version + bool(found), bool(found), found, graphs)
        if change is not None and found:
            _publish(writer, change, outcome)
        return outcome


def preview(state: State, build: Callable[[Dataset], Change | None], *, allow_inconsistent: bool = False) -> Outcome:
    """The outcome that `commit` would have, without a lock and without writing anything.

    Raises: Inconsistent (422).
    """
    graphs = Graphs(state.base)
    newest = _Published(state)
    _, found = _settled(newest, graphs, build, allow_inconsistent)
    return Outcome(newest.version, False, found, graphs)


class _Published:
    """The newest version as a dataset; before the first version, an empty one."""

    def __init__(self, state: State) -> None:
        try:
            self._snapshot: Snapshot | None = state.newest()
        except NoVersion:
            self._snapshot = None
        self.version = self._snapshot.version if self._snapshot else 0

    def graph(self, graph: GraphName) -> set[Triple]:
        """What a graph of the version holds."""
        return {quad.triple for quad in self._snapshot.quads(g=graph)} if self._snapshot else set()

    def graphs(self) -> list[NamedNode]:
        """The named graphs of the version."""
        return [NamedNode(name) for name in self._snapshot.manifest.graphs if ":" in name] if self._snapshot else []


def _publish(writer: Writer, change: Change, outcome: Outcome) -> Manifest:
    before = writer.manifest.sources if writer.manifest else {}
    (removed, added), (inferred_removed, inferred_added) = outcome.stated, outcome.inferred
    return writer.publish(
        outcome.diff.removed(),
        outcome.diff.added(),
        sources=before if change.sources is None else change.sources,
        added=added,
        removed=removed,
        inferred_added=inferred_added,
        inferred_removed=inferred_removed,
        note=change.note,
    )


def _settled(current: Dataset, graphs: Graphs, build: Callable[[Dataset], Change | None],
             allow_inconsistent: bool) -> tuple[Change | None, Diff]:  # fmt: skip
    """The change that its judge lets through, and the net diff that it makes."""
    change = build(current)
    while change is not None:
        stated = _stated(current, graphs, change)
        derived = _derived(stated, graphs, allow_inconsistent)
        found = diff(current.graph, {**stated, **derived})
        other = change.judge(_closed(derived, graphs)) if change.judge and found else None
        if other is None:
            return change, found
        change = other
    return None, Diff()


def _closed(derived: Mapping[GraphName, set[Triple]], graphs: Graphs) -> Closed:
    merged, synthetic = derived[DefaultGraph()], derived[graphs.synthetic]
    return [merged, merged | synthetic | derived[graphs.inferred_synthetic]] if synthetic else [merged]


def published(current: Dataset, graphs: Graphs) -> Closed:
    """What holds now, in the form that a judge is shown."""
    synthetic = current.graph(graphs.synthetic)
    merged = current.graph(DefaultGraph())
    return [merged, merged | synthetic | current.graph(graphs.inferred_synthetic)] if synthetic else [merged]


def _stated(current: Dataset, graphs: Graphs, change: Change) -> dict[GraphName, set[Triple]]:
    """Every stated graph, as it should become."""
    derived = {graphs.asserted, graphs.ontology, graphs.inferred, graphs.inferred_synthetic}
    stated: dict[GraphName, set[Triple]] = dict(change.stated.items())
    kept = [graph for graph in current.graphs() if graph not in derived and graph not in stated]
    return stated | {graph: current.graph(graph) for graph in kept}


def _derived(stated: Mapping[GraphName, set[Triple]], graphs: Graphs,
             allow_inconsistent: bool) -> dict[GraphName, set[Triple]]:  # fmt: skip
    """The graphs that follow from the stated ones; a question never sees a triple in two of them."""
    ontology = {_canonical(triple) for triple in ontology_triples(graphs.base)}
    reference = stated.get(graphs.reference, set()) - ontology
    sources = [triples for graph, triples in stated.items() if _is_asserted(graph, graphs)]
    asserted = set[Triple]().union(*sources) - reference - ontology
    facts = asserted | reference
    provenance = stated.get(graphs.provenance, set())
    inferred = _infer(ontology, facts, provenance, graphs, allow_inconsistent) - facts - ontology
    merged = facts | ontology | inferred
    synthetic = stated.get(graphs.synthetic, set()) - merged
    further = _infer(ontology, facts | synthetic, provenance, graphs, allow_inconsistent) if synthetic else set()
    return {
        graphs.ontology: ontology,
        graphs.reference: reference,
        graphs.asserted: asserted,
        graphs.inferred: inferred,
        graphs.synthetic: synthetic,
        graphs.inferred_synthetic: further - merged - synthetic,
        DefaultGraph(): merged,
    }


def _infer(ontology: set[Triple], facts: set[Triple], provenance: set[Triple], graphs: Graphs,
           allow_inconsistent: bool) -> set[Triple]:  # fmt: skip
    """What follows. Raises: Inconsistent (422) naming the triples and the rows on both sides."""
    closure = materialise(compile_rules(ontology | set(_axioms(facts))), facts)
    violations = closure.violations()
    if violations and not allow_inconsistent:
        refuse(violations, closure, provenance, graphs.base)
    return {_canonical(triple) for triple in closure.inferred()}


def _axioms(facts: Iterable[Triple]) -> Iterable[Triple]:
    """What the rows state about classes and properties."""
    return (triple for triple in facts if _is_axiom(triple))


def _is_axiom(triple: Triple) -> bool:
    predicate, value = triple.predicate.value, triple.object
    if predicate == RDF_TYPE.value:
        return isinstance(value, NamedNode) and value.value.startswith((OWL, RDFS))
    return predicate.startswith((OWL, RDFS)) and predicate not in _NO_AXIOMS


_NO_AXIOMS = frozenset(
    {
        f"{OWL}sameAs",
        f"{OWL}differentFrom",
        *(f"{RDFS}{name}" for name in ("label", "comment", "seeAlso", "isDefinedBy")),
    }
)


def _is_asserted(graph: GraphName, graphs: Graphs) -> bool:
    return isinstance(graph, NamedNode) and (graphs.is_source(graph) or graph == graphs.edits)


def _canonical(triple: Triple) -> Triple:
    value = canonical(triple.object)
    return triple if value is triple.object else Triple(triple.subject, triple.predicate, value)
