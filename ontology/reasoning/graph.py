"""A small schema graph in memory, in which the compiler looks up triples."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from pyoxigraph import NamedNode, Triple

from ontology.reasoning.owl_terms import FIRST, NIL, REST, TYPE, Term, ends, local_name

Index: TypeAlias = Mapping[Term, list[Term]]
"""The values of each subject, or the subjects of each value, in a fixed order."""


class Graph:
    """Triples by predicate. Those of one predicate are sorted and indexed when they are first asked for."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.all = frozenset(triples)
        self._sorted: dict[NamedNode, list[Triple]] = {}
        self._by_subject: dict[NamedNode, Index] = {}

    def __iter__(self) -> Iterator[Triple]:
        return iter(sorted(self.all, key=str))

    @cached_property
    def _by_predicate(self) -> dict[NamedNode, list[Triple]]:
        found: dict[NamedNode, list[Triple]] = defaultdict(list)
        for triple in self.all:
            found[triple.predicate].append(triple)
        return dict(found)

    def triples(self, predicate: NamedNode) -> list[Triple]:
        """Return every triple of a predicate, in a fixed order."""
        found = self._sorted.get(predicate)
        if found is None:
            found = self._sorted[predicate] = sorted(self._by_predicate.get(predicate, ()), key=str)
        return found

    def called(self, name: str) -> list[Triple]:
        """Return every triple whose predicate has this local name, in any namespace, in a fixed order."""
        alike = (predicate for predicate in self._by_predicate if local_name(predicate) == name)
        return sorted((triple for predicate in alike for triple in self.triples(predicate)), key=str)

    def pairs(self, predicate: NamedNode) -> list[tuple[Term, Term]]:
        """Return subject and object of every triple of a predicate, in a fixed order."""
        return [ends(triple) for triple in self.triples(predicate)]

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """Return the values of a subject."""
        index = self._by_subject.get(predicate)
        if index is None:
            index = self._by_subject[predicate] = _grouped(self.pairs(predicate))
        return index.get(subject, [])

    def value(self, subject: Term, predicate: NamedNode) -> Term | None:
        """Return the first value of a subject, or None."""
        return next(iter(self.objects(subject, predicate)), None)

    def instances(self, cls: NamedNode) -> list[Term]:
        """Return the instances of a class."""
        return self._instances.get(cls, [])

    @cached_property
    def _instances(self) -> Index:
        return _grouped((value, subject) for subject, value in self.pairs(TYPE))

    def has(self, subject: Term, predicate: NamedNode, value: Term) -> bool:
        """Return whether the graph has the triple."""
        return value in self.objects(subject, predicate)

    def is_list(self, head: Term) -> bool:
        """Return whether an RDF list is complete: each node has a member, and the last node ends the list."""
        node, seen = head, set()
        while node != NIL:
            rest = self.value(node, REST)
            if node in seen or rest is None or self.value(node, FIRST) is None:
                return False
            seen.add(node)
            node = rest
        return True

    def members(self, head: Term) -> list[Term]:
        """Return the members of an RDF list. A cyclic list ends where it repeats."""
        found: list[Term] = []
        node, seen = head, set()
        while node != NIL and node not in seen:
            seen.add(node)
            first, rest = self.value(node, FIRST), self.value(node, REST)
            if first is None or rest is None:
                break
            found.append(first)
            node = rest
        return found


def _grouped(pairs: Iterable[tuple[Term, Term]]) -> Index:
    """Return the second terms of the pairs by the first."""
    found: dict[Term, list[Term]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return found
