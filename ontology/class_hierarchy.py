"""The classes of an ontology and which are above which."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """A class that the ontology declares.

    `parents` holds its direct superclasses by name. `singular` is the name of the look-up of one member, `plural` that
    of the connection. The members of a `personal` class are people whose data is protected.
    """

    iri: NamedNode
    name: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    parents: tuple[str, ...]
    inferred: bool
    singular: str
    plural: str
    personal: bool = False


@dataclass(frozen=True)
class ClassHierarchy:
    """Classes by name. Two equal classes are each an ancestor of the other."""

    classes: Mapping[str, ClassTerm]

    def ancestors(self, name: str) -> frozenset[str]:
        """Return every superclass of the class, including itself."""
        return self._ancestors[name]

    @cached_property
    def _ancestors(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(self._walk(name)) for name in self.classes}

    def _walk(self, name: str) -> set[str]:
        found: set[str] = set()
        todo = [name]
        while todo:
            if (each := todo.pop()) not in found:
                found.add(each)
                todo.extend(self.classes[each].parents)
        return found

    def descendants(self, name: str) -> set[str]:
        """Return every subclass of the class, including itself."""
        return {each for each in self.classes if name in self.ancestors(each)}

    def stated_parents(self, name: str) -> tuple[str, ...]:
        """Return the nearest superclasses that rows may state, by name; two equal classes are not above each other."""
        return self._stated_parents[name]

    @cached_property
    def _stated_parents(self) -> Mapping[str, tuple[str, ...]]:
        return {name: self._nearest_stated(name) for name in self.classes}

    def _nearest_stated(self, name: str) -> tuple[str, ...]:
        above = {each for each in self.ancestors(name) - {name} if name not in self.ancestors(each)}
        return tuple(sorted(self.lowest({each for each in above if not self.classes[each].inferred})))

    def stated_children(self, name: str) -> tuple[str, ...]:
        """Return the nearest subclasses that rows may state, by name."""
        return tuple(sorted(each for each in self.stated() if name in self.stated_parents(each)))

    def stated(self) -> list[str]:
        """Return the classes that rows may state, superclasses before subclasses."""
        names = [name for name, each in self.classes.items() if not each.inferred]
        return sorted(names, key=lambda name: (len(self.ancestors(name)), name))

    def lowest(self, names: Set[str]) -> set[str]:
        """Return the classes that have no other of these classes below them."""
        return {name for name in names if not any(name in self.ancestors(each) - {each} for each in names)}

    def highest(self, names: Set[str]) -> set[str]:
        """Return the classes that have no other of these classes above them."""
        return {name for name in names if not (self.ancestors(name) - {name}) & names}
