"""The effect of a change of the stated graphs on the others, found by looking only at the triples it touches.

A triple is touched when its statements change, or when it begins or ceases to follow. The graphs that then hold it
depend on where it is stated after the change (`loaders.dataset.membership`). All other triples stay where they are.
"""

from collections.abc import Callable, Iterable, Set

from pyoxigraph import Quad, Triple

from graph_store.terms import GraphName, quad_in
from loaders.change.closures import Kept, Reasoned, words
from loaders.change.proposal import Proposal, Statements
from loaders.dataset.dataset import Dataset
from loaders.dataset.diff import Diff, Gathered
from loaders.dataset.facts import Facts
from loaders.dataset.membership import DEFAULT, Holding, Places


def touching(current: Dataset, places: Places, change: Diff, kept: Kept) -> Proposal:
    """Return the proposal for a net change of the stated graphs, using closures of the current dataset."""
    return _Touching(current, places, change, kept).proposal()


class _Touching:
    """The work on one change: the closures of facts, without and with synthetic ones, are updated in turn."""

    def __init__(self, current: Dataset, places: Places, change: Diff, kept: Kept) -> None:
        self.current, self.places, self.change, self.kept = current, places, change, kept
        self.statements = Statements.of(current)
        self.words = words(places.graphs.base)
        self.moves: dict[Triple, tuple[set[GraphName], set[GraphName]]] = {}
        self.before: dict[Triple, Set[GraphName]] = {}
        self.after: dict[Triple, Holding] = {}
        counts = current.manifest.graphs if current.manifest else {}
        self.is_synthetic = bool(
            {places.synthetic.value, places.further.value} & counts.keys()
            or any(places.synthetic in graphs for graphs in self.statements.hidden.values())
            or change.of(places.synthetic)
        )

    def proposal(self) -> Proposal:
        """Update what is stated, then what follows, then what depends on synthetic rows; return the proposal."""
        found = Gathered().take(
            Diff({each.graph: each for each in self.change if each.graph not in self.places.derived})
        )
        self._stated_otherwise()
        self._inferred_otherwise()
        if self.is_synthetic:
            self._synthetic_otherwise()
        for triple, holding in self.after.items():
            found.move(triple, self.before[triple], self.places.of(holding))
        return Proposal(self.current, self.places, found.diff(), self._hidden(), self.kept)

    def _stated_otherwise(self) -> None:
        """Find the triples whose statements change."""
        for each in self.change:
            if self.places.is_stated(each.graph):
                for place, triples in enumerate((each.removed, each.added)):
                    for triple in triples:
                        self.moves.setdefault(triple, (set(), set()))[place].add(each.graph)
        for triple in self.moves:
            self._look(triple)

    def _look(self, triple: Triple) -> None:
        """Note the graphs that hold a triple now, and the graphs that will state it."""
        there = self._there(triple)
        stated = {graph for graph in there if self.places.is_stated(graph)}
        stated |= self.statements.hidden.get(triple, set())
        left, entered = self.moves.get(triple, _NOWHERE)
        self.before[triple] = there & self.places.derived
        self.after[triple] = Holding(stated - left | entered, triple in self.words, self.places.inferred in there)

    def _there(self, triple: Triple) -> set[GraphName]:
        """Return the graphs that hold a triple; only synthetic triples are missing from the default graph."""
        if not self.is_synthetic and not self.current.has(quad_in(DEFAULT, triple)):
            return set()
        found = self.current.quads(triple.subject, triple.predicate, triple.object, None)  # type: ignore[arg-type]
        return {quad.graph_name for quad in found}  # type: ignore[misc]

    def _inferred_otherwise(self) -> None:
        """Find the triples that no longer follow, and those that newly follow."""
        removed, added = self.kept.merged.change(*self._moved(self._was_fact, self.places.is_fact))
        for triple in removed:
            self._follows(triple, False)
        for triple in added:
            self._follows(triple, True)

    def _follows(self, triple: Triple, follows: bool) -> None:
        if triple in self.after:
            known = self.after[triple]
            self.after[triple] = Holding(known.stated, known.word, follows)
        elif self.is_synthetic:
            self._look(triple)
            self._follows(triple, follows)
        else:  # it is neither stated nor a word, so there is nothing to look up
            here: set[GraphName] = {DEFAULT, self.places.inferred}
            self.before[triple] = set() if follows else here
            self.after[triple] = Holding(frozenset(), inferred=follows)

    def _moved(
        self, was: Callable[[Triple], bool], becomes: Callable[[Holding], bool]
    ) -> tuple[set[Triple], set[Triple]]:
        """Return the triples that leave a union of facts, and those that enter it."""
        removed, added = set(), set()
        for triple, holding in self.after.items():
            before, after = was(triple), becomes(holding)
            if before and not after:
                removed.add(triple)
            elif after and not before:
                added.add(triple)
        return removed, added

    def _was_fact(self, triple: Triple) -> bool:
        before = self.before[triple]
        return DEFAULT in before and self.places.inferred not in before and triple not in self.words

    def _was_seen(self, triple: Triple) -> bool:
        return self._was_fact(triple) or self.places.synthetic in self.before[triple]

    def _is_seen(self, holding: Holding) -> bool:
        return self.places.is_fact(holding) or self.places.synthetic in self.places.of(holding)

    def _synthetic_otherwise(self) -> None:
        """Find the triples that follow only with synthetic facts, before and after."""
        removed, added = self._moved(self._was_seen, self._is_seen)
        if not self._any_synthetic():
            self.kept.replace_synthetic(None)
            changed: Iterable[Triple] = self.current.graph(self.places.further)
        elif self.kept.synthetic is None:
            made = Reasoned(self.places, self.words, synthetic=True).of(self._seen_facts()).at(self.current)
            self.kept.replace_synthetic(made)
            changed = made.inferred() | self.current.graph(self.places.further)
        else:
            changed = set[Triple]().union(*self.kept.synthetic.change(removed, added))
        further = self.kept.synthetic
        for triple in {*self.after, *changed}:
            if triple not in self.after:
                self._look(triple)
            known = self.after[triple]
            follows = further is not None and further.infers(triple)
            self.after[triple] = Holding(known.stated, known.word, known.inferred, follows)

    def _any_synthetic(self) -> bool:
        """Return whether a synthetic fact would be shown."""
        shown = [triple for triple, holding in self.after.items() if self.places.synthetic in self.places.of(holding)]
        return bool(shown) or any(quad.triple not in self.after for quad in self.current.quads(g=self.places.synthetic))

    def _seen_facts(self) -> set[Triple]:
        """Return all facts that would hold, including the synthetic facts that would be shown."""
        facts = Facts(self.current, self.places, self.words, synthetic=True).triples()
        same = {triple for triple in facts if triple not in self.after}
        return same | {triple for triple, holding in self.after.items() if self._is_seen(holding)}

    def _hidden(self) -> frozenset[Quad]:
        """Return the hidden statements after the change."""
        same = {
            quad_in(graph, triple)
            for triple, graphs in self.statements.hidden.items()
            if triple not in self.after
            for graph in graphs
        }
        return frozenset(same) | {
            quad_in(graph, triple) for triple, holding in self.after.items() for graph in self.places.hidden(holding)
        }


_NOWHERE: tuple[frozenset[GraphName], frozenset[GraphName]] = frozenset(), frozenset()
