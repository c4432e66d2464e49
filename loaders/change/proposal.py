"""The effect of a change of the stated graphs on all graphs, worked out before anything is written."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from graph_store.bulk import BulkLoad
from graph_store.stating_rows import StatingRows
from graph_store.terms import GraphName, canonical_triple, quad_in
from loaders.change.closures import Kept
from loaders.dataset.dataset import Dataset, View
from loaders.dataset.diff import Diff, GraphDiff
from loaders.dataset.membership import DEFAULT, Places
from loaders.dataset.net import Differing, Net


@dataclass(slots=True)
class Proposal:
    """A change with everything that follows: the net difference of every graph, and the stated triples that are hidden.

    `kept` are the closures after it, or None when the change cannot affect an inference. When everything was worked out
    anew, it is in `load`, `diff` is empty, and `net` gives the difference.
    """

    current: Dataset
    places: Places
    diff: Diff
    hidden: frozenset[Quad]
    kept: Kept | None = None
    load: BulkLoad | None = None
    net: Net | None = None
    rows: StatingRows = field(default_factory=StatingRows)
    """The rows that would state the facts."""

    def __bool__(self) -> bool:
        return bool(len(self.differing))

    @property
    def differing(self) -> Differing:
        """The triples that every graph loses and gains."""
        return self.diff if self.net is None else self.net

    @property
    def whole(self) -> bool:
        """Return whether everything was worked out anew, not just what the change touches."""
        return self.load is not None

    def before(self, *, synthetic: bool = False) -> View:
        """Return the facts that hold now."""
        return View(self.current, self._seen(synthetic))

    def after(self, *, synthetic: bool = False) -> View:
        """Return the facts that would hold."""
        return View(self.current, self._seen(synthetic), self.diff)

    def provenance(self) -> View:
        """Return the provenance after the change."""
        return View(self.current, [self.places.provenance], self.diff)

    @property
    def has_synthetic(self) -> bool:
        """Return whether there would be synthetic facts."""
        return self.kept is not None and self.kept.synthetic is not None

    @property
    def had_synthetic(self) -> bool:
        """Return whether there are synthetic facts now."""
        manifest = self.current.manifest
        return manifest is not None and self.places.synthetic.value in manifest.graphs

    def changed(self, *, synthetic: bool = False) -> set[Triple]:
        """Return the facts that would be added or removed."""
        found: set[Triple] = set()
        for graph in self._seen(synthetic):
            found |= self.diff.of(graph).removed | self.diff.of(graph).added
        return found

    def _seen(self, synthetic: bool) -> list[GraphName]:
        return [DEFAULT, self.places.synthetic, self.places.further] if synthetic else [DEFAULT]


@dataclass(slots=True)
class Statements:
    """The stated triples of a dataset, including hidden ones."""

    current: Dataset
    hidden: dict[Triple, set[GraphName]] = field(default_factory=dict)

    @classmethod
    def of(cls, current: Dataset, hidden: Iterable[Quad] | None = None) -> "Statements":
        """Return the statements of a dataset; the manifest lists the hidden ones unless they are given."""
        found = cls(current)
        for quad in hidden_in(current) if hidden is None else hidden:
            found.hidden.setdefault(quad.triple, set()).add(quad.graph_name)  # type: ignore[arg-type]
        return found

    def each_in(self, graph: GraphName) -> Iterator[Triple]:
        """Yield the triples that a graph states, each once."""
        yield from (quad.triple for quad in self.current.quads(g=graph))
        yield from (triple for triple, graphs in self.hidden.items() if graph in graphs)

    def has(self, graph: GraphName, triple: Triple) -> bool:
        """Return whether a graph states a triple."""
        return graph in self.hidden.get(triple, ()) or self.current.has(quad_in(graph, triple))

    def differ_by(self, change: Diff) -> bool:
        """Return whether a change has an effect on the statements."""
        return any(
            any(not self.has(each.graph, triple) for triple in map(canonical_triple, each.added))
            or any(self.has(each.graph, triple) for triple in map(canonical_triple, each.removed))
            for each in change
        )

    def net(self, change: Diff) -> Diff:
        """Return the effective part of a change of the stated graphs, in the form that the store keeps."""
        there = set(self.current.manifest.graphs) if self.current.manifest else set()
        found: dict[GraphName, GraphDiff] = {}
        for each in change:
            added, removed = _all_kept(each.added), _all_kept(each.removed)
            if self.hidden or (isinstance(each.graph, NamedNode) and each.graph.value in there):
                removed = {triple for triple in removed if triple not in added and self.has(each.graph, triple)}
                added = {triple for triple in added if not self.has(each.graph, triple)}
            else:
                removed = set()
            if removed or added:
                found[each.graph] = GraphDiff(each.graph, removed, added)
        return Diff(found)


def hidden_in(current: Dataset) -> frozenset[Quad]:
    """Return the statements that the manifest of a version lists as hidden."""
    lines = current.manifest.note.get(HIDDEN, ()) if current.manifest else ()
    return frozenset(parse("\n".join(lines), format=RdfFormat.N_QUADS))


def hidden_note(hidden: Iterable[Quad]) -> list[str]:
    """Return the lines of hidden statements for a manifest."""
    return sorted(f"{quad} ." for quad in hidden)


HIDDEN = "hidden"


def _all_kept(triples: Set[Triple]) -> Set[Triple]:
    """Return the triples as the store keeps them; the same set when nothing changes."""
    changed = {
        triple: kept for triple in triples if (kept := canonical_triple(triple)) is not triple and kept != triple
    }
    return triples if not changed else {changed.get(triple, triple) for triple in triples}
