"""The facts of a closure, read from its arrays: the facts of rank 0 that the schema does not state."""

from collections.abc import Callable, Iterable, Iterator, Set
from itertools import chain
from typing import TypeAlias

from pyoxigraph import NamedNode, Triple

from ontology.reasoning.engine import Engine
from ontology.reasoning.owl_terms import ends
from ontology.reasoning.ruleset import RuleSet

Source: TypeAlias = Callable[[NamedNode], Iterable[Triple]]
"""A function that returns all facts of one property as they were before the current change."""


class ArrayFacts(Set[Triple]):
    """The facts that some rule reads, without a copy. The `source` gives the others.

    Axioms among the facts are in `axioms`, because the schema states them too.
    """

    def __init__(self, rules: RuleSet, engine: Engine, axioms: Set[Triple], source: Source) -> None:
        self.rules, self.engine, self.axioms, self.source = rules, engine, axioms, source

    def __contains__(self, triple: object) -> bool:
        if not isinstance(triple, Triple):
            return False
        place = self.engine.terms.find(triple)
        if place is None or place[0] not in self.engine.relations or self._is_stated(triple):
            return triple in self.axioms
        return self.engine.rank_of(*place) == 0

    def __iter__(self) -> Iterator[Triple]:
        return chain(self.axioms, self._read())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self) -> Iterator[Triple]:
        terms = self.engine.terms
        for name, relation in self.engine.relations.items():
            for key in relation.keys[relation.ranks == 0].tolist():
                if terms.is_rdf(name, key) and not self._is_stated(triple := terms.triple(name, key)):
                    yield triple

    def _is_stated(self, triple: Triple) -> bool:
        subject, value = ends(triple)
        return self.rules.stated.has(subject, triple.predicate, value)
