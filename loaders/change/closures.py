"""The closures of the facts, kept from one change to the next, so that the cost follows the size of the change.

A closure belongs to one version. It is in the memory of the process that made the version, and on disk beside the
version for any other process. Otherwise (another release, or a restart of the machine) it is made from the facts. A
closure is taken while a change is worked out on it, and given back under the version that it then belongs to.
"""

import json
import os
import shutil
import threading
from collections.abc import Collection, Iterable, Iterator, Set
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from pyoxigraph import NamedNode, Triple

from graph_store.terms import canonical_triple
from loaders.dataset.dataset import Quads
from loaders.dataset.facts import Facts
from loaders.dataset.membership import Places
from loaders.read.folder import release
from ontology.graph_folder import cached_per_folder
from ontology.reasoning import Closure, IncrementalClosure, RuleSet, Violation, compile_rules
from ontology.reasoning.inferred_triples import InferredTriples
from ontology.reasoning.schema_axioms import axioms_among
from ontology.turtle_files import ontology_triples

MERGED, SYNTHETIC, MADE = "closure", "closure-synthetic", "closure.made"
"""The folders of the two closures beside a version, and the file that says which release and boot made them."""

DOUBTED = "doubted"
"""The content of that file for a version whose closures must not be used any more."""

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@cached_per_folder
def words(base: str) -> frozenset[Triple]:
    """Return the triples of the ontology, as the store keeps them."""
    return frozenset(canonical_triple(triple) for triple in ontology_triples(base))


class Reasoned:
    """Facts with everything that follows from them and the ontology; changed in place, with undo.

    The facts that no rule reads stay in the dataset.
    """

    def __init__(self, places: Places, ontology: frozenset[Triple], *, synthetic: bool = False) -> None:
        """Store the parameters; with `synthetic`, synthetic facts are among the facts."""
        self._places, self._ontology, self._synthetic = places, ontology, synthetic
        self._done: list[tuple[Set[Triple], Set[Triple]]] = []
        self._living: IncrementalClosure
        self._current: Quads | None = None
        self.violations: list[Violation] = []

    def of(self, facts: Collection[Triple]) -> Self:
        """Make the closure of the facts."""
        return self._begin(IncrementalClosure.of(self._ontology, facts, self._facts))

    def read(self, current: Quads, axioms: frozenset[Triple] | None = None) -> Self:
        """Make the closure of the facts of a dataset; only facts that some rule reads are read.

        `axioms` are those among the facts, if they are already known.
        """
        facts = Facts(current, self._places, self._ontology, self._synthetic)
        axioms = axioms_among(facts.triples()) if axioms is None else axioms - self._ontology
        relevant = _RelevantFacts(compile_rules(self._ontology | axioms), facts, axioms)
        return self._begin(IncrementalClosure.of(self._ontology, relevant, self._facts, axioms))

    def open(self, folder: Path) -> Self | None:
        """Open the closure in a folder; None when there is none."""
        living = IncrementalClosure.open(folder, self._ontology, self._facts)
        if living is None:
            return None
        self._living = living
        return self

    def _begin(self, living: IncrementalClosure) -> Self:
        self._living, self.violations = living, living.violations()
        return self

    def at(self, current: Quads) -> Self:
        """Make the closure read this dataset from now on."""
        self._current = current
        return self

    @property
    def closure(self) -> Closure:
        """The facts and what follows from them."""
        return self._living.closure

    def change(self, removed: Set[Triple], added: Set[Triple]) -> tuple[set[Triple], set[Triple]]:
        """Remove and add facts; return the inferences that end and those that are new, without ontology words.

        `violations` are then the new contradictions.
        """
        self.violations = []
        if not removed and not added:
            return set(), set()
        self._done.append((removed, added))
        found = self._living.update(removed, added)
        self.violations = list(found.violations)
        return self._told(found.removed), self._told(found.added)

    def undo(self) -> None:
        """Undo every change since `keep`."""
        while self._done:
            removed, added = self._done.pop()
            self._living.update(added, removed)

    def keep(self) -> None:
        """Make the changes final, so that they can no longer be undone."""
        self._done.clear()

    def save(self, folder: Path) -> None:
        """Write the closure to a new folder."""
        self._living.save(folder)

    def inferred(self) -> set[Triple]:
        """Return the triples that follow and are neither facts nor words of the ontology."""
        return self._told(self.closure.inferred())

    def each_inferred(self) -> Iterator[Triple]:
        """Yield the inferences one by one, words of the ontology included; a triple may occur twice."""
        return map(canonical_triple, self.closure.each_inferred())

    def texts(self) -> Iterator[list[str]]:
        """Yield the inferences in pieces of canonical N-Triples, each once and without the words."""
        return InferredTriples(self.closure, self._ontology).texts()

    def infers(self, triple: Triple) -> bool:
        """Return whether a triple follows and is not a fact."""
        return self.closure.infers(triple)

    def _facts(self, property_: NamedNode) -> Iterator[Triple]:
        """Yield the facts of one property, as they were before the change."""
        if self._current is not None:
            yield from Facts(self._current, self._places, self._ontology, self._synthetic).triples(property_)

    def _told(self, triples: Iterable[Triple]) -> set[Triple]:
        return {canonical_triple(triple) for triple in triples} - self._ontology


class _RelevantFacts(Iterable[Triple]):
    """The facts of a dataset that some rule reads, read again for each iteration."""

    def __init__(self, rules: RuleSet, facts: Facts, axioms: frozenset[Triple]) -> None:
        self._rules, self._facts, self._axioms = rules, facts, axioms

    def __iter__(self) -> Iterator[Triple]:
        yield from self._axioms
        for p, o in sorted(self._rules.patterns, key=str):
            yield from self._facts.triples(p, o)


@dataclass(slots=True)
class Kept:
    """The closure of all facts and, when there are synthetic facts, the closure that includes these."""

    merged: Reasoned
    synthetic: Reasoned | None = None
    _set_aside: list[Reasoned | None] = field(default_factory=list)

    @classmethod
    def read(cls, places: Places, current: Quads, ontology: frozenset[Triple] | None = None) -> Self:
        """Make the closures of the facts of a dataset, with an ontology or with that of this release."""
        ontology = words(places.graphs.base) if ontology is None else ontology
        is_mixed = any(True for _ in current.quads(g=places.synthetic))
        synthetic = Reasoned(places, ontology, synthetic=True).read(current) if is_mixed else None
        return cls(Reasoned(places, ontology).read(current), synthetic)

    @classmethod
    def open(cls, places: Places, folder: Path) -> Self | None:
        """Open the closures beside a version; None when one is missing or they are of another release."""
        has_synthetic, ontology = (folder / SYNTHETIC).exists(), words(places.graphs.base)
        made = _made(has_synthetic)
        if made is None or _read(folder / MADE) != made:
            return None
        merged = Reasoned(places, ontology).open(folder / MERGED)
        synthetic = Reasoned(places, ontology, synthetic=True).open(folder / SYNTHETIC) if has_synthetic else None
        return cls(merged, synthetic) if merged and (synthetic or not has_synthetic) else None

    def save(self, folder: Path) -> None:
        """Save the closures beside their version; when that fails, the next change only takes longer."""
        with suppress(OSError):
            self.merged.save(folder / MERGED)
            if self.synthetic:
                self.synthetic.save(folder / SYNTHETIC)
            (folder / MADE).write_text(_made(self.synthetic is not None) or "", encoding="utf-8")

    def attach(self, current: Quads) -> Self:
        """Make the closures read this dataset from now on."""
        for each in self.all():
            each.at(current)
        return self

    def replace_synthetic(self, other: Reasoned | None) -> None:
        """Replace the closure with the synthetic facts, by another or by none."""
        self._set_aside.append(self.synthetic)
        self.synthetic = other

    def undo(self) -> None:
        """Go back to the version that the closures were taken for."""
        while self._set_aside:
            self.synthetic = self._set_aside.pop()
        for each in self.all():
            each.undo()

    def keep(self) -> None:
        """Make the changes final."""
        self._set_aside.clear()
        for each in self.all():
            each.keep()

    def all(self) -> list[Reasoned]:
        """Return the closures that exist."""
        return [self.merged, *([self.synthetic] if self.synthetic else [])]


def link(before: Path, folder: Path) -> None:
    """Link the closures of one version beside another version with the same facts."""
    with suppress(OSError):
        for name in (MERGED, SYNTHETIC):
            if (before / name).exists():
                shutil.copytree(before / name, folder / name, copy_function=os.link)
        os.link(before / MADE, folder / MADE)


def doubt(folder: Path) -> None:
    """Mark the closures and the inferences of a version as wrong, so that no change starts from them."""
    (folder / MADE).write_text(DOUBTED, encoding="utf-8")


def is_doubted(folder: Path) -> bool:
    """Return whether the inferences of a version were found wrong."""
    return _read(folder / MADE) == DOUBTED


def _made(has_synthetic: bool) -> str | None:
    """Return the release and the boot of the machine; files written before the boot may be incomplete on disk."""
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
    """Take the closures of a version of a state out of memory; None when they are not there."""
    with _lock:
        found = _at_hand.pop(state, None)
    return found[1] if found and found[0] == version else None


def give_back(state: str, version: str, kept: Kept) -> None:
    """Keep the closures of a version in memory for the next change."""
    with _lock:
        _at_hand[state] = (version, kept)
