"""Which classes share filters, orders and aggregates.

They know every property of a class, of those above and of those below it; a class without properties of its own uses
those of its parent.
"""

from dataclasses import replace
from functools import cached_property

from graph_api.graphql.facts import THING
from ontology.vocabulary import Kind, PropertyTerm, Vocabulary

NUMBERS = {Kind.INTEGER: "int", Kind.DECIMAL: "float"}
"""The type of a number, by kind."""


FINGERPRINTS = frozenset({"rowHash", "states"})
"""What rows carry for the software alone."""


def shown(words: Vocabulary) -> Vocabulary:
    """The words that have a field: of the provenance, what is said of rows and means something to people."""
    kept = {
        name: term
        for name, term in words.properties.items()
        if not term.in_provenance or (term.domains and name not in FINGERPRINTS)
    }
    return replace(words, properties=kept)


class Grouping:
    """The groups of one vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words = shown(words)
        self.stated = words.stated()

    def known(self, name: str) -> list[PropertyTerm]:
        """The properties that filters of a class know: of it, and of the classes above and below."""
        near = set(self.words.classes) if name == THING else self.words.ancestors(name) | self.words.descendants(name)
        found = {term.name: term for each in near for term in self.words.standing_on(each)}
        found.update((term.name, term) for term in self.words.anywhere())
        return [found[each] for each in sorted(found)]

    @cached_property
    def groups(self) -> dict[str, str]:
        """By class, the one whose filter and order it uses: itself when it has properties, else that of its parent."""
        found: dict[str, str] = {}
        for name in self.stated:
            parents = self.words.stated_parents(name)
            alone = bool(self.words.standing_on(name)) or len(parents) != 1
            found[name] = name if alone else found[parents[0]]
        return found

    @cached_property
    def number_groups(self) -> dict[str, str]:
        """By class with numbers, the one whose aggregate it shares."""
        return {name: self.group(name) for name in (THING, *self.stated) if self.numbers(self.group(name))}

    def numbers(self, name: str) -> list[PropertyTerm]:
        """The properties with numbers that a class knows."""
        return [term for term in self.known(name) if term.kind in NUMBERS]

    def unique(self, name: str) -> list[PropertyTerm]:
        """The properties whose value names one thing of the class at most."""
        above = self.words.ancestors(name)
        return [term for term in self.words.properties.values() if term.unique and not above.isdisjoint(term.domains)]

    def by_type(self, name: str) -> str:
        """The input by which a lookup of the class takes what names one thing."""
        return f"{name if self.unique(name) else THING}By"

    def group(self, name: str) -> str:
        """The class whose filter and order this one uses."""
        return self.groups.get(name, THING)

    def target(self, term: PropertyTerm) -> str:
        """The type at the other end: the class when there is one, else any thing."""
        return term.ranges[0] if len(term.ranges) == 1 else THING

    def is_interface(self, name: str) -> bool:
        """Whether rows may state a class below it."""
        return bool(self.words.stated_children(name))
