"""The classes of an ontology and which are above which."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """A class that the ontology declares.

    `parents` holds its direct superclasses by name. `singular` is the name of the look-up of one member, `plural` that
    of the connection. The members of a `personal` class are people whose data is protected. A `typed` class has a type
    in the GraphQL schema: rows may state it, and a property has it as domain or range or the graph folder names it. The
    members of a `dated` class are occurrences or states (`kg:temporalKind`), those of a `lasting` class states.
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
    typed: bool = False
    dated: bool = False
    lasting: bool = False


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
        stated = set(self.stated())
        return {name: self._nearest(name, stated) for name in self.classes}

    def typed_parents(self, name: str) -> tuple[str, ...]:
        """Return the nearest superclasses with a type, by name; two equal classes are not above each other."""
        return self._typed_parents[name]

    @cached_property
    def _typed_parents(self) -> Mapping[str, tuple[str, ...]]:
        typed = set(self.typed())
        return {name: self._nearest(name, typed) for name in self.classes}

    def _nearest(self, name: str, among: Set[str]) -> tuple[str, ...]:
        return tuple(sorted(self.lowest({each for each in self.ancestors(name) & among if self._is_above(each, name)})))

    def _is_above(self, one: str, other: str) -> bool:
        return one in self.ancestors(other) and other not in self.ancestors(one)

    def typed(self) -> list[str]:
        """Return the classes with a type, superclasses before subclasses."""
        return [name for name in self.stated() if self.classes[name].typed]

    @cached_property
    def interfaces(self) -> frozenset[str]:
        """The classes with a type that have another class with a type below them."""
        return frozenset(above for name in self.typed() for above in self.typed_parents(name))

    def stated(self) -> list[str]:
        """Return the classes that rows may state, superclasses before subclasses."""
        names = [name for name, each in self.classes.items() if not each.inferred]
        return sorted(names, key=lambda name: (len(self.ancestors(name)), name))

    def lowest(self, names: Set[str]) -> set[str]:
        """Return the classes that have no other of these classes below them."""
        return {name for name in names if not any(self._is_above(name, each) for each in names)}

    def highest(self, names: Set[str]) -> set[str]:
        """Return the classes that have no other of these classes above them."""
        return {name for name in names if not any(self._is_above(each, name) for each in names)}
