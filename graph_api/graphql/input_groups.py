"""The groups of classes that share filters, orders and aggregates.

These inputs have every property of a class, its superclasses and its subclasses. A class without its own properties
uses those of its parent.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from functools import cached_property
from typing import Any

from graph_api.graphql.version_facts import THING
from ontology.vocabulary import Kind, PropertyTerm, Vocabulary

NUMBERS: dict[Kind, Any] = {Kind.INTEGER: int, Kind.DECIMAL: float}
"""The types of numbers, by kind."""


FINGERPRINT = "rowHash"
"""The property of rows that only the software uses."""


def shown(words: Vocabulary) -> Vocabulary:
    """Return the terms that get a field: from the provenance, only properties of rows that are useful to people."""
    kept = {
        name: term
        for name, term in words.properties.items()
        if not term.in_provenance or (term.domains and name != FINGERPRINT)
    }
    return replace(words, properties=kept)


class Grouping:
    """The groups of classes in one vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words = shown(words)
        self.typed = words.typed()
        self.parents = {name: words.typed_parents(name) for name in self.typed}
        self.own = self._own()

    def _own(self) -> Mapping[str, list[PropertyTerm]]:
        """Return the properties by the classes that they are declared for; those of every thing under `Thing`."""
        found: dict[str, list[PropertyTerm]] = {name: [] for name in (THING, *self.typed)}
        for term in self.words.properties.values():
            homes = {self.read_as(name) for name in term.domains} or {THING}
            for name in {THING} if THING in homes else self.words.highest(homes):
                found[name].append(term)
        return found

    @property
    def dated(self) -> Set[str]:
        """The highest classes whose members have a time, with classes without a type replaced by those they read as."""
        return self._highest(name for name, term in self.words.classes.items() if term.dated)

    @cached_property
    def lasting(self) -> Set[str]:
        """The highest classes whose members last for some time, in the same way."""
        return self._highest(name for name, term in self.words.classes.items() if term.lasting)

    def _highest(self, names: Iterable[str]) -> Set[str]:
        homes = set(map(self.read_as, names))
        return {THING} if THING in homes else self.words.highest(homes)

    def read_as(self, name: str) -> str:
        """Return the class whose type the members of a class have: itself, or the nearest superclass with a type."""
        return name if name in self.parents else next(iter(self.words.typed_parents(name)), THING)

    def known(self, name: str) -> list[PropertyTerm]:
        """Return the properties in the filters of a class: its own and those of its superclasses and subclasses."""
        found = {term.name: term for each in self.near(name) for term in self.own[each]}
        return [found[each] for each in sorted(found)]

    @cached_property
    def groups(self) -> dict[str, str]:
        """For each class, the class whose filter and order it uses: itself if it has properties, or its parent."""
        found: dict[str, str] = {}
        for name in self.typed:
            parents = self.parents[name]
            alone = bool(self.own[name]) or len(parents) != 1
            found[name] = name if alone else found[parents[0]]
        return found

    def unique(self, name: str) -> list[PropertyTerm]:
        """Return the properties whose value identifies at most one thing of the class."""
        above = self.words.ancestors(name) if name in self.words.classes else set()
        return [term for term in self.words.properties.values() if term.unique and not above.isdisjoint(term.domains)]

    def group(self, name: str) -> str:
        """Return the class whose filter and order this one uses."""
        return self.groups.get(name, THING)

    def target(self, term: PropertyTerm) -> str:
        """Return the type of the related things: the class if there is exactly one, otherwise any thing."""
        return self.read_as(term.ranges[0]) if len(term.ranges) == 1 else THING

    def is_measured(self, name: str) -> bool:
        """Return whether observations have figures of things of the class."""
        return self.words.figure is not None and name in self.words.figure.thing.ranges

    def near(self, group: str) -> list[str]:
        """Return the classes whose keys a group has: itself, and those above and below it."""
        if group == THING:
            return [THING, *self.typed]
        near = self.words.ancestors(group) | self.words.descendants(group)
        return [THING, *(name for name in self.typed if name in near)]
