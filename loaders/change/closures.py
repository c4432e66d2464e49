"""What follows from the facts, kept from one change to the next, so that a change costs what it changes.

A closure belongs to one version. It is at hand in the process that made the version, and lies beside the version on
disk for any other; where neither is so, for another release or after the machine was started anew, it is made from the
facts. It is taken out while a change is worked out on it, and put back under the version that it then belongs to.
"""

import json
import os
import shutil
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Self

from pyoxigraph import NamedNode, Triple

from graph_store.graphs import Graphs
from graph_store.terms import OWL_SAME_AS, GraphName, canonical_triple
from loaders.change.dataset import Quads
from loaders.reading.folder import release
from ontology.files import ontology_triples
from ontology.reasoning import Closure, LivingClosure, RuleSet, Violation, compile_rules
from ontology.reasoning.reporting import Report
from ontology.reasoning.schema import axioms_among

MERGED, SYNTHETIC, MADE = "closure", "closure-synthetic", "closure.made"
"""The folders of the two closures beside a version, and the file that says which release and start made them."""

DOUBTED = "doubted"
"""What that file says of a version from whose closures nobody goes on."""

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@cache
def words(base: str) -> frozenset[Triple]:
    """The triples of the ontology, as the store keeps them."""
    return frozenset(canonical_triple(triple) for triple in ontology_triples(base))


class Reasoned:
    """Facts with all that follows from them and the ontology; changed in place, and back if nothing comes of it.

    The facts that no rule reads stay in the dataset, in the graphs `among`.
    """

    def __init__(self, ontology: frozenset[Triple], among: Sequence[GraphName]) -> None:
        self._ontology, self._among = ontology, among
        self._done: list[tuple[Set[Triple], Set[Triple]]] = []
        self._living: LivingClosure
        self._current: Quads | None = None
        self.violations: list[Violation] = []

    @classmethod
    def of(cls, ontology: frozenset[Triple], among: Sequence[GraphName], facts: Collection[Triple]) -> Self:
        """The closure made of the facts."""
        found = cls(ontology, among)
        found._living = LivingClosure.of(ontology, facts, found._facts)
        found.violations = found._living.violations()
        return found

    @classmethod
    def read(
        cls, ontology: frozenset[Triple], among: Sequence[GraphName], current: Quads, axioms: frozenset[Triple]
    ) -> Self:
        """The closure made of the facts of a dataset, of which only those are read that matter to a rule."""
        found = cls(ontology, among)
        facts = _RelevantFacts(compile_rules(ontology | axioms), among, current, axioms)
        found._living = LivingClosure.of(ontology, facts, found._facts, axioms)
        found.violations = found._living.violations()
        return found

    @classmethod
    def open(cls, ontology: frozenset[Triple], among: Sequence[GraphName], folder: Path) -> Self | None:
        """The closure in a folder, None when there is none."""
        found = cls(ontology, among)
        living = LivingClosure.open(folder, ontology, found._facts)
        if living is None:
            return None
        found._living = living
        return found

    def at(self, current: Quads) -> Self:
        """The closure, which now asks this dataset."""
        self._current = current
        return self

    @property
    def closure(self) -> Closure:
        """What holds."""
        return self._living.closure

    def change(self, removed: Set[Triple], added: Set[Triple]) -> tuple[set[Triple], set[Triple]]:
        """Facts go and come; gives what is no longer and what is newly inferred, without the words of the ontology.

        `violations` are then the contradictions that are new.
        """
        self.violations = []
        if not removed and not added:
            return set(), set()
        self._done.append((removed, added))
        found = self._living.update(removed, added)
        self.violations = list(found.violations)
        return self._told(found.removed), self._told(found.added)

    def undo(self) -> None:
        """Take back every change since `keep`."""
        while self._done:
            removed, added = self._done.pop()
            self._living.update(added, removed)

    def keep(self) -> None:
        """The changes are made; they are not taken back any more."""
        self._done.clear()

    def save(self, folder: Path) -> None:
        """Write the closure to a folder that is not there yet."""
        self._living.save(folder)

    def inferred(self) -> set[Triple]:
        """What follows and is neither a fact nor a word of the ontology."""
        return self._told(self.closure.inferred())

    def each_inferred(self) -> Iterator[Triple]:
        """The same one by one, words among them; a triple may come twice."""
        return map(canonical_triple, self.closure.each_inferred())

    def texts(self) -> Iterator[list[str]]:
        """The same in pieces of canonical N-Triples, each once and without the words."""
        return Report(self.closure, self._ontology).texts()

    def infers(self, triple: Triple) -> bool:
        """Whether a triple follows, and is no fact."""
        return self.closure.infers(triple)

    def _facts(self, property_: NamedNode) -> Iterator[Triple]:
        """The facts of one property, before the change that is under way."""
        for graph in self._among:
            yield from (quad.triple for quad in self._current.quads(p=property_, g=graph)) if self._current else ()

    def _told(self, triples: Iterable[Triple]) -> set[Triple]:
        return {canonical_triple(triple) for triple in triples} - self._ontology


class _RelevantFacts(Iterable[Triple]):
    """The facts of a dataset that matter to some rule, read anew each time."""

    def __init__(self, rules: RuleSet, among: Sequence[GraphName], current: Quads, axioms: frozenset[Triple]) -> None:
        self._rules, self._among, self._current, self._axioms = rules, among, current, axioms

    def __iter__(self) -> Iterator[Triple]:
        yield from self._axioms
        for p, o in [(None, None)] if self._makes_equal() else sorted(self._rules.patterns, key=str):
            for graph in self._among:
                yield from (quad.triple for quad in self._current.quads(p=p, o=o, g=graph))

    def _makes_equal(self) -> bool:
        """Whether things may turn out to be the same, which has a bearing on all that is said of them."""
        same = (quad for graph in self._among for quad in self._current.quads(p=OWL_SAME_AS, g=graph))
        return self._rules.equality and (self._rules.makes_equal or any(True for _ in same))


@dataclass(slots=True)
class Kept:
    """The closure of all facts and, when there are synthetic ones, that of all facts with these."""

    merged: Reasoned
    synthetic: Reasoned | None = None
    _set_aside: list[Reasoned | None] = field(default_factory=list)

    @classmethod
    def read(cls, graphs: Graphs, current: Quads, ontology: frozenset[Triple] | None = None) -> Self:
        """The closures made of the facts of a dataset, under an ontology or under that of this release."""
        ontology = words(graphs.base) if ontology is None else ontology

        def made(among: Sequence[GraphName]) -> Reasoned:
            facts = (quad.triple for graph in among for quad in current.quads(g=graph))
            return Reasoned.read(ontology, among, current, axioms_among(facts))

        facts, synthetic = facts_in(graphs), graphs.synthetic
        is_mixed = any(True for _ in current.quads(g=synthetic))
        return cls(made(facts), made([*facts, synthetic]) if is_mixed else None)

    @classmethod
    def open(cls, graphs: Graphs, folder: Path) -> Self | None:
        """The closures that lie beside a version, None when they are not all there or not of this release."""
        made = _made((folder / SYNTHETIC).exists())
        if made is None or _read(folder / MADE) != made:
            return None
        merged = Reasoned.open(words(graphs.base), facts_in(graphs), folder / MERGED)
        if merged is None or not (folder / SYNTHETIC).exists():
            return cls(merged) if merged else None
        synthetic = Reasoned.open(words(graphs.base), [*facts_in(graphs), graphs.synthetic], folder / SYNTHETIC)
        return cls(merged, synthetic) if synthetic else None

    def save(self, folder: Path) -> None:
        """Have the closures beside their version; without them the next change takes longer, and that is all."""
        with suppress(OSError):
            self.merged.save(folder / MERGED)
            if self.synthetic:
                self.synthetic.save(folder / SYNTHETIC)
            (folder / MADE).write_text(_made(self.synthetic is not None) or "", encoding="utf-8")

    def attach(self, current: Quads) -> Self:
        """The closures, which now ask this dataset."""
        for each in self.all():
            each.at(current)
        return self

    def replace_synthetic(self, other: Reasoned | None) -> None:
        """Have another closure, or none, with the synthetic facts."""
        self._set_aside.append(self.synthetic)
        self.synthetic = other

    def undo(self) -> None:
        """Go back to the version that the closures were taken for."""
        while self._set_aside:
            self.synthetic = self._set_aside.pop()
        for each in self.all():
            each.undo()

    def keep(self) -> None:
        """Stay with what the change has made."""
        self._set_aside.clear()
        for each in self.all():
            each.keep()

    def all(self) -> list[Reasoned]:
        """The closures that there are."""
        return [self.merged, *([self.synthetic] if self.synthetic else [])]


def facts_in(graphs: Graphs) -> list[GraphName]:
    """The graphs that hold the facts."""
    return [graphs.asserted, graphs.reference]


def with_synthetic(graphs: Graphs, facts: Set[Triple]) -> Reasoned:
    """The closure of facts of which some are synthetic."""
    return Reasoned.of(words(graphs.base), [*facts_in(graphs), graphs.synthetic], facts)


def link(before: Path, folder: Path) -> None:
    """Have the closures of one version beside another one, whose facts are the same."""
    with suppress(OSError):
        for name in (MERGED, SYNTHETIC):
            if (before / name).exists():
                shutil.copytree(before / name, folder / name, copy_function=os.link)
        os.link(before / MADE, folder / MADE)


def doubt(folder: Path) -> None:
    """Never go on from the closures of a version again, nor from what it says follows."""
    (folder / MADE).write_text(DOUBTED, encoding="utf-8")


def is_doubted(folder: Path) -> bool:
    """Whether what a version says follows was found wrong."""
    return _read(folder / MADE) == DOUBTED


def _made(has_synthetic: bool) -> str | None:
    """The release and the start of the machine: what was written before it may not be on its disk."""
    boot = _read(_BOOT)
    return boot and json.dumps({"release": release(), "boot": boot.strip(), "synthetic": has_synthetic})


def _read(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return None


_lock = threading.Lock()
_at_hand: dict[str, tuple[str, Kept]] = {}


def take(state: str, version: str) -> Kept | None:
    """The closures of a version of a state, for the caller alone; None when they are not at hand."""
    with _lock:
        found = _at_hand.pop(state, None)
    return found[1] if found and found[0] == version else None


def give_back(state: str, version: str, kept: Kept) -> None:
    """Have the closures of a version at hand for the next change."""
    with _lock:
        _at_hand[state] = (version, kept)
