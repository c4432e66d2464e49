"""Actions that were continued, replaced or dropped between two versions, and new ones.

An action is a member of a class that the ontology gives `kg:continues`; if it gives it to no class, a thing with a
status or with `kg:continues`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.comparison.life import Life
from graph_api.comparison.readable import Readable, Value, in_order
from graph_api.comparison.stated import Stated
from ontology.namespaces import kg
from ontology.vocabulary import Vocabulary

DROPPED: Final = "dropped"
"""The status of an action that was dropped."""

Pair = tuple[Value, Value]
"""A later action, and the earlier one that it continues or replaces."""


@dataclass(frozen=True, slots=True)
class Actions:
    """The actions of a comparison; a `new` one neither continues nor replaces another."""

    continued: tuple[Pair, ...]
    replaced: tuple[Pair, ...]
    dropped: tuple[Value, ...]
    new: tuple[Value, ...]


def actions(old: Stated, new: Stated, lives: Iterable[Life], readable: Readable) -> Actions:
    """Return the actions of a comparison, from the things about which two versions state different facts."""
    return _Actions(old, new, list(lives), readable).result()


class _Actions:
    def __init__(self, old: Stated, new: Stated, lives: list[Life], readable: Readable) -> None:
        self._sides, self._lives, self._readable = (new, old), lives, readable
        self._base = new.snapshot.graphs.base
        words = Vocabulary.load(self._base)
        domains = words.properties["continues"].domains
        self._classes = {words.classes[each].iri for name in domains for each in words.descendants(name)}
        self._status = kg("status", self._base)
        self._marks = {self._status, kg("continues", self._base)}

    def result(self) -> Actions:
        continued, replaced = self._pairs("continues", "continuedBy"), self._pairs("replaces", "replacedBy")
        followers = {later for later, _ in (*continued, *replaced)}
        dropped = (each.node for each in self._lives if any(map(self._is_dropped, each.came.values())))
        new = (each.node for each in self._lives if each.lives and not each.lived and each.node not in followers)
        return Actions(self._named(continued), self._named(replaced), self._sorted(dropped), self._sorted(new))

    def _is_dropped(self, fact: Triple) -> bool:
        return fact.predicate == self._status and isinstance(fact.object, Literal) and fact.object.value == DROPPED

    def _pairs(self, forth: str, back: str) -> list[tuple[NamedNode, NamedNode]]:
        """Return the later and the earlier end of each relation that only the new version states, in one direction."""
        found = {pair for each in self._lives for fact in each.came.values() for pair in self._ends(fact, forth, back)}
        return [pair for pair in found if any(map(self._is_action, pair))]

    def _ends(self, fact: Triple, forth: str, back: str) -> Iterator[tuple[NamedNode, NamedNode]]:
        one, other = fact.subject, fact.object
        if isinstance(one, NamedNode) and isinstance(other, NamedNode):
            if fact.predicate == kg(forth, self._base):
                yield one, other
            elif fact.predicate == kg(back, self._base):
                yield other, one

    def _is_action(self, thing: NamedNode) -> bool:
        if self._classes:
            return any(self._classes & side.types(thing) for side in self._sides)
        return any(fact.predicate in self._marks for side in self._sides for fact in side.facts(thing))

    def _named(self, pairs: Iterable[tuple[NamedNode, NamedNode]]) -> tuple[Pair, ...]:
        found = ((self._readable.of(later), self._readable.of(earlier)) for later, earlier in pairs)
        return tuple(sorted(found, key=lambda pair: [str(each.shown) for each in pair]))

    def _sorted(self, things: Iterable[NamedNode]) -> tuple[Value, ...]:
        return in_order(self._readable.of(each) for each in things if self._is_action(each))
