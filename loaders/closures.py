"""What follows from the facts, kept while one process commits again and again, so that a change costs what it changes.

A closure that is at hand belongs to one version of one state; any other is made anew from the facts. It is taken out
while a change is worked out on it, and put back under the version that it then belongs to.
"""

import threading
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from pyoxigraph import NamedNode, Triple

from graph_store.terms import canonical
from ontology.files import ontology_triples
from ontology.reasoning import Closure, RuleSet, Violation, compile_rules, materialise
from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.change import update
from ontology.reasoning.compile import schema_inferred
from ontology.reasoning.relation import ABSENT
from ontology.terms import OWL, RDF_TYPE, RDFS

_NO_AXIOMS = frozenset(
    {
        f"{OWL}sameAs",
        f"{OWL}differentFrom",
        *(f"{RDFS}{name}" for name in ("label", "comment", "seeAlso", "isDefinedBy")),
    }
)


@cache
def words(base: str) -> frozenset[Triple]:
    """The triples of the ontology, as the store keeps them."""
    return frozenset(as_kept(triple) for triple in ontology_triples(base))


def is_axiom(triple: Triple) -> bool:
    """Whether a row that states it says something about a class or a property."""
    predicate, value = triple.predicate.value, triple.object
    if predicate == RDF_TYPE.value:
        return isinstance(value, NamedNode) and value.value.startswith((OWL, RDFS))
    return predicate.startswith((OWL, RDFS)) and predicate not in _NO_AXIOMS


def as_kept(triple: Triple) -> Triple:
    """The triple with the object that the store keeps."""
    written = triple.object
    value = canonical(written)
    return triple if value is written else Triple(triple.subject, triple.predicate, value)


class Reasoned:
    """Facts with all that follows from them and the ontology; changed in place, and back if nothing comes of it."""

    def __init__(self, base: str, facts: Set[Triple]) -> None:
        self._words = words(base)
        self._axioms = _axioms_in(facts)
        self._done: list[tuple[Set[Triple], Set[Triple]]] = []
        self._schema: tuple[RuleSet, frozenset[Triple]] | None = None
        self.closure: Closure = materialise(compile_rules(self._words | self._axioms), facts)

    def change(self, removed: Set[Triple], added: Set[Triple]) -> tuple[set[Triple], set[Triple]]:
        """Facts go and come; gives what is no longer and what is newly inferred, without the words of the ontology."""
        if not removed and not added:
            return set(), set()
        self._done.append((removed, added))
        found = self._change(removed, added)
        return self._told(found[0]), self._told(found[1])

    def undo(self) -> None:
        """Take back every change since `keep`."""
        while self._done:
            removed, added = self._done.pop()
            self._change(added, removed)

    def keep(self) -> None:
        """The changes are made; they are not taken back any more."""
        self._done.clear()

    def inferred(self) -> set[Triple]:
        """What follows and is neither a fact nor a word of the ontology."""
        return self._told(self.closure.inferred())

    def infers(self, triple: Triple) -> bool:
        """Whether a triple follows, and is no fact."""
        place = self.closure.engine.terms.place(triple)
        if place is None or triple in self.closure.facts or not is_reported(triple, self.closure.rules.is_anonymous):
            return False
        name, key = place
        rank = int(self.closure.engine.relation(name).ranks_of(np.array([key]))[0])
        return 0 < rank < ABSENT or triple in self._of_schema()

    def violations(self) -> list[Violation]:
        """Every contradiction."""
        return self.closure.violations()

    def _of_schema(self) -> frozenset[Triple]:
        if self._schema is None or self._schema[0] is not self.closure.rules:
            self._schema = self.closure.rules, frozenset(schema_inferred(self.closure.rules.schema))
        return self._schema[1]

    def _change(self, removed: Set[Triple], added: Set[Triple]) -> tuple[Set[Triple], Set[Triple]]:
        axioms = self._axioms - _axioms_in(removed) | _axioms_in(added)
        rules = None
        if axioms != self._axioms:
            self._axioms, rules = axioms, compile_rules(self._words | axioms)
        found = update(self.closure, removed, added, rules)
        return found.removed, found.added

    def _told(self, triples: Iterable[Triple]) -> set[Triple]:
        return {as_kept(triple) for triple in triples} - self._words


def _axioms_in(triples: Iterable[Triple]) -> frozenset[Triple]:
    return frozenset(triple for triple in triples if is_axiom(triple))


@dataclass(slots=True)
class Kept:
    """The closure of all facts and, when there are synthetic ones, that of all facts with these."""

    merged: Reasoned
    synthetic: Reasoned | None = None
    _set_aside: list[Reasoned | None] = field(default_factory=list)

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
