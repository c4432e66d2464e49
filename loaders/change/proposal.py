"""What a change of the stated graphs makes of all graphs, worked out before anything is written."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from graph_store.bulk import BulkLoad
from graph_store.terms import GraphName, canonical_triple, quad_in
from loaders.change.closures import Kept
from loaders.change.dataset import Dataset, View
from loaders.change.membership import DEFAULT, Places
from loaders.change.net import Differing, Net
from loaders.diff import Diff, GraphDiff


@dataclass(slots=True)
class Proposal:
    """A change with all that follows from it: the net diff of every graph, and what is stated in one and not shown.

    `kept` are the closures after it, None when nothing that could follow is touched. When everything was worked out
    anew, it is in `load`, nothing is in `diff`, and `net` tells what is otherwise.
    """

    current: Dataset
    places: Places
    diff: Diff
    hidden: frozenset[Quad]
    kept: Kept | None = None
    load: BulkLoad | None = None
    net: Net | None = None

    def __bool__(self) -> bool:
        return bool(len(self.differing))

    @property
    def differing(self) -> Differing:
        """What every graph loses and gets."""
        return self.diff if self.net is None else self.net

    @property
    def whole(self) -> bool:
        """Whether everything was worked out anew, not just what the change touches."""
        return self.load is not None

    def before(self, *, synthetic: bool = False) -> View:
        """The facts that hold now."""
        return View(self.current, self._seen(synthetic))

    def after(self, *, synthetic: bool = False) -> View:
        """The facts that would hold."""
        return View(self.current, self._seen(synthetic), self.diff)

    def provenance(self) -> View:
        """The provenance that there would be."""
        return View(self.current, [self.places.provenance], self.diff)

    @property
    def has_synthetic(self) -> bool:
        """Whether there would be synthetic facts."""
        return self.kept is not None and self.kept.synthetic is not None

    @property
    def had_synthetic(self) -> bool:
        """Whether there are synthetic facts now."""
        manifest = self.current.manifest
        return manifest is not None and self.places.synthetic.value in manifest.graphs

    def changed(self, *, synthetic: bool = False) -> set[Triple]:
        """The facts that come or go."""
        found: set[Triple] = set()
        for graph in self._seen(synthetic):
            found |= self.diff.of(graph).removed | self.diff.of(graph).added
        return found

    def _seen(self, synthetic: bool) -> list[GraphName]:
        return [DEFAULT, self.places.synthetic, self.places.further] if synthetic else [DEFAULT]


@dataclass(slots=True)
class Statements:
    """The stated triples of a dataset, those that are hidden included."""

    current: Dataset
    hidden: dict[Triple, set[GraphName]] = field(default_factory=dict)

    @classmethod
    def of(cls, current: Dataset, hidden: Iterable[Quad] | None = None) -> "Statements":
        """The statements of a dataset; its manifest tells which are hidden, unless these are."""
        found = cls(current)
        for quad in hidden_in(current) if hidden is None else hidden:
            found.hidden.setdefault(quad.triple, set()).add(quad.graph_name)  # type: ignore[arg-type]
        return found

    def each_in(self, graph: GraphName) -> Iterator[Triple]:
        """What a graph states, each triple once."""
        yield from (quad.triple for quad in self.current.quads(g=graph))
        yield from (triple for triple, graphs in self.hidden.items() if graph in graphs)

    def has(self, graph: GraphName, triple: Triple) -> bool:
        """Whether a graph states a triple."""
        return graph in self.hidden.get(triple, ()) or self.current.has(quad_in(graph, triple))

    def differ_by(self, change: Diff) -> bool:
        """Whether a change really takes something away or adds something."""
        return any(
            any(not self.has(each.graph, triple) for triple in map(canonical_triple, each.added))
            or any(self.has(each.graph, triple) for triple in map(canonical_triple, each.removed))
            for each in change
        )

    def net(self, change: Diff) -> Diff:
        """What a change really takes from the stated graphs and adds to them, in the form that the store keeps."""
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
    """What the manifest of a version tells of statements that other graphs show."""
    lines = current.manifest.note.get(HIDDEN, ()) if current.manifest else ()
    return frozenset(parse("\n".join(lines), format=RdfFormat.N_QUADS))


def hidden_note(hidden: Iterable[Quad]) -> list[str]:
    """The lines in which a manifest tells them."""
    return sorted(f"{quad} ." for quad in hidden)


HIDDEN = "hidden"


def _all_kept(triples: Set[Triple]) -> Set[Triple]:
    """The triples as the store keeps them; the same set when they are so already."""
    changed = {
        triple: kept for triple in triples if (kept := canonical_triple(triple)) is not triple and kept != triple
    }
    return triples if not changed else {changed.get(triple, triple) for triple in triples}
