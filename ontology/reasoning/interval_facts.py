"""Conclusions drawn outside the rule table (`interval_rule.py`), kept as numbers.

Only their keys are kept. The reason for a conclusion is recomputed from the dates of its thing when it is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import numpy as np
from pyoxigraph import Triple

from ontology.reasoning.arrays import NONE, Ids, Ranks, difference, union, unique
from ontology.reasoning.dictionary import relation_of
from ontology.reasoning.engine import Engine
from ontology.reasoning.interval_rule import Conclusion, DateProperties
from ontology.reasoning.proofs import FactKey
from ontology.reasoning.relation import ABSENT
from ontology.reasoning.rule import Name

Ranked: TypeAlias = dict[Name, tuple[Ids, Ranks]]


class IntervalFacts:
    """The conclusions from the dates in an engine. `keys` holds the keys of the concluded facts by relation."""

    def __init__(self, dates: DateProperties, engine: Engine, keys: Mapping[Name, Ids] | None = None) -> None:
        self.dates, self.engine = dates, engine
        self.keys: dict[Name, Ids] = dict(keys or {})

    def compute(self) -> Ranked:
        """Return every conclusion with its rank."""
        found = self._ranked(self.dates.conclusions(self._everywhere))
        self.keys = {name: unique(keys) for name, (keys, _) in found.items()}
        return found

    def recompute(self, things: Ids) -> tuple[dict[Name, Ids], Ranked]:
        """Return the conclusions that no longer hold and those that are new, for things whose dates have changed."""
        found = self._ranked(self._of(things))
        gone, fresh = {}, {}
        for name in {*self.keys, *found}:
            known = self.keys.get(name, NONE)
            keys, ranks = found.get(name, (NONE, np.empty(0, np.uint16)))
            relation = self.engine.relation(name)
            before = known[np.isin(known >> 32, things)]
            stands = np.isin(keys, before) & (relation.ranks_of(keys) != ABSENT)
            gone[name], fresh[name] = difference(before, unique(keys[stands])), (keys[~stands], ranks[~stands])
            self.keys[name] = union(difference(known, before), keys)
        return gone, fresh

    def conclusion_of(self, place: FactKey) -> Conclusion | None:
        """Return the conclusion behind a fact, or None if the fact was not concluded here."""
        keys = self.keys.get(place[0])
        if keys is None:
            return None
        at = int(keys.searchsorted(place[1]))
        if at == len(keys) or int(keys[at]) != place[1]:
            return None
        fact = self.engine.terms.triple(*place)
        return next(found for found in self._of(np.array([place[1] >> 32])) if found.fact == fact)

    def premises(self, place: FactKey) -> tuple[FactKey, ...] | None:
        """Return the premises of a concluded fact, or None for any other fact."""
        conclusion = self.conclusion_of(place)
        return None if conclusion is None else tuple(self._place(premise) for premise in conclusion.premises)

    def __iter__(self) -> Iterator[Conclusion]:
        return self.dates.conclusions(self._everywhere)

    def _of(self, things: Ids) -> Iterator[Conclusion]:
        return self.dates.conclusions(lambda name: self._triples(name, things))

    def _everywhere(self, name: Name) -> Iterator[Triple]:
        return self._triples(name, None)

    def _triples(self, name: Name, things: Ids | None) -> Iterator[Triple]:
        """Return the triples of a relation, for some things or for all."""
        relation, terms = self.engine.relations.get(name), self.engine.terms
        if relation is None:
            return iter(())
        if things is None:
            keys = relation.keys
        else:
            keys = relation.of(things) if name.arity == 2 else things[relation.contains(things)]
        return (terms.triple(name, key) for key in keys.tolist() if terms.is_rdf(name, key))

    def _place(self, triple: Triple) -> FactKey:
        place = self.engine.terms.find(triple)
        assert place is not None  # noqa: S101 - a premise was read from the engine
        return place

    def _ranked(self, conclusions: Iterable[Conclusion]) -> Ranked:
        """Return the concluded facts, each ranked one above the highest rank of its premises."""
        premises, total = _Columns(), 0
        facts: dict[Name, list[int]] = defaultdict(list)
        numbers: dict[Name, list[int]] = defaultdict(list)
        for number, conclusion in enumerate(conclusions):
            for premise in conclusion.premises:
                premises.add(*self._place(premise), number)
            name = relation_of(conclusion.fact)
            facts[name].append(self.engine.terms.key(conclusion.fact))
            numbers[name].append(number)
            total = number + 1
        highest = np.zeros(total, np.uint16)
        for name, keys, owners in premises:
            np.maximum.at(highest, owners, self.engine.relation(name).ranks_of(keys))
        return {name: (np.array(keys, np.int64), highest[numbers[name]] + np.uint16(1)) for name, keys in facts.items()}


class _Columns:
    """Places grouped by relation, each with a number."""

    def __init__(self) -> None:
        self._found: dict[Name, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))

    def add(self, name: Name, key: int, number: int) -> None:
        keys, numbers = self._found[name]
        keys.append(key)
        numbers.append(number)

    def __iter__(self) -> Iterator[tuple[Name, Ids, Ids]]:
        for name, (keys, numbers) in self._found.items():
            yield name, np.array(keys, np.int64), np.array(numbers, np.int64)
