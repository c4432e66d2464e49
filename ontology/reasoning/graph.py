"""A small schema graph in memory, in which the compiler looks up triples."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from ontology.reasoning.owl_terms import FIRST, NIL, REST, TYPE, Term, ends


class Graph:
    """Triples indexed by predicate, and by subject and predicate."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.all = frozenset(triples)
        self._all = sorted(self.all, key=str)
        self._by_predicate: dict[NamedNode, list[Triple]] = defaultdict(list)
        self._objects: dict[tuple[Term, NamedNode], list[Term]] = defaultdict(list)
        self._subjects: dict[tuple[NamedNode, Term], list[Term]] = defaultdict(list)
        for triple in self._all:
            subject, value = ends(triple)
            self._by_predicate[triple.predicate].append(triple)
            self._objects[subject, triple.predicate].append(value)
            self._subjects[triple.predicate, value].append(subject)

    def __iter__(self) -> Iterator[Triple]:
        return iter(self._all)

    def triples(self, predicate: NamedNode) -> list[Triple]:
        """Return every triple of a predicate, in a fixed order."""
        return self._by_predicate.get(predicate, [])

    def pairs(self, predicate: NamedNode) -> list[tuple[Term, Term]]:
        """Return subject and object of every triple of a predicate, in a fixed order."""
        return [ends(triple) for triple in self.triples(predicate)]

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """Return the values of a subject."""
        return self._objects.get((subject, predicate), [])

    def value(self, subject: Term, predicate: NamedNode) -> Term | None:
        """Return the first value of a subject, or None."""
        return next(iter(self.objects(subject, predicate)), None)

    def instances(self, cls: NamedNode) -> list[Term]:
        """Return the instances of a class."""
        return self._subjects.get((TYPE, cls), [])

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
