"""A dataset closed under a rule set: what follows, what contradicts, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import cached_property

import numpy as np
from pyoxigraph import Triple

from ontology.reasoning.axiomatic import axiomatic, is_reported
from ontology.reasoning.compile import schema_inferred
from ontology.reasoning.derivation import Conclusion, Derivation, Violation
from ontology.reasoning.dictionary import relation_of
from ontology.reasoning.explain import Explainer
from ontology.reasoning.loading import loaded
from ontology.reasoning.proofs import Place, Prover
from ontology.reasoning.relation import Ids, Ranks
from ontology.reasoning.rules import Name
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.violations import violations


def materialise(rules: RuleSet, facts: Iterable[Triple], earlier: "Closure | None" = None) -> "Closure":
    """Everything that follows from the facts and the schema under the rules.

    Facts that occur in no rule are never read. Facts given as a set are kept by reference. What an `earlier` closure
    of the same facts under fewer rules inferred stays inferred, although it is now part of the schema.
    """
    return Closure(rules, facts if isinstance(facts, Set) else frozenset(facts), earlier)


class Closure:
    """The facts and all that follows from them, at a fixpoint; safe to read from any thread."""

    def __init__(self, rules: RuleSet, facts: Set[Triple], earlier: "Closure | None" = None) -> None:
        self._earlier = earlier
        self.restart(rules, facts)

    def restart(self, rules: RuleSet, facts: Set[Triple]) -> None:
        """Begin anew with other rules or facts."""
        self.rules, self.facts = rules, facts
        self._owns_facts = False
        self.conclusions: dict[Place, Conclusion] = {}
        self.dates = rules.dates
        self.engine = loaded(rules, facts, self.dates.reads)
        self.engine.extend(self.conclude(self.dates.conclusions(self.triples)))
        self.engine.adopt(rules.closed)
        self.forget_proofs()

    @property
    def seconds(self) -> float:
        """What running the rules has taken, without compiling them and encoding the facts."""
        return self.engine.seconds + (self._earlier.seconds if self._earlier else 0.0)

    def triples(self, name: Name) -> Iterator[Triple]:
        """The triples of a relation, asserted and inferred."""
        relation = self.engine.relations.get(name)
        terms = self.engine.terms
        for key in relation.keys.tolist() if relation else ():
            if terms.shows(name, key):
                yield terms.triple(name, key)

    def conclude(self, conclusions: Iterable[Conclusion]) -> dict[Name, tuple[Ids, Ranks]]:
        """Remember what a rule outside the table concludes; gives those facts with their ranks."""
        facts: dict[Name, list[tuple[int, int]]] = defaultdict(list)
        prover = Prover(self.engine)
        for conclusion in list(conclusions):
            rank = 1 + max(prover.rank(self._known(premise)) for premise in conclusion.premises)
            name = relation_of(conclusion.fact)
            key = int(self.engine.terms.encode([conclusion.fact], {name})[name][0])
            self.conclusions[name, key] = conclusion
            facts[name].append((key, rank))
        self.forget_given()
        return {name: _columns(pairs) for name, pairs in facts.items()}

    def _known(self, triple: Triple) -> Place:
        place = self.engine.terms.place(triple)
        assert place is not None  # noqa: S101 - a premise was read from the engine
        return place

    def inferred(self) -> set[Triple]:
        """What follows and is not asserted, without what is axiomatic (`axiomatic.py` lists that)."""
        earlier = self._earlier.inferred() if self._earlier else set()
        return earlier.union(
            triple
            for triple in (*schema_inferred(self.rules.schema), *self._data_inferred())
            if triple not in self.facts and is_reported(triple, self.rules.is_anonymous)
        )

    def _data_inferred(self) -> Iterator[Triple]:
        for name in self.engine.relations:
            if name.arity == 2 or not self.rules.is_anonymous(name.term):
                yield from self.inferred_in(name)

    def inferred_in(self, name: Name) -> Iterator[Triple]:
        """The inferred triples of one relation."""
        terms = self.engine.terms
        return (terms.triple(name, key) for key in self.engine.inferred_keys(name).tolist() if terms.shows(name, key))

    def everything(self) -> Iterator[Triple]:
        """All that holds, axiomatic or not, with what is said of class expressions."""
        yield from self.facts
        yield from self.rules.stated
        yield from schema_inferred(self.rules.schema)
        for name in self.engine.relations:
            yield from self.triples(name)
        yield from axiomatic(term for triple in (*self.facts, *self.rules.stated) for term in triple)

    def violations(self) -> list[Violation]:
        """Every contradiction, with the facts that make it; empty when the dataset is consistent."""
        return violations(self.rules, self.engine, self.facts)

    def explain(self, triple: Triple) -> Derivation | None:
        """The shortest well-founded derivation; an asserted triple has no rule; None when the triple does not hold."""
        if triple in self.facts:
            return Derivation(triple)
        return (self._earlier and self._earlier.explain(triple)) or self._explainer.explain(triple)

    def own_facts(self) -> set[Triple]:
        """The facts as a set that this closure may change; copied when first asked for."""
        if not self._owns_facts:
            self.facts, self._owns_facts = set(self.facts), True
        assert isinstance(self.facts, set)  # noqa: S101
        return self.facts

    def forget_proofs(self) -> None:
        """After a change: explanations start anew."""
        self.__dict__.pop("_explainer", None)

    @cached_property
    def given(self) -> dict[Name, Ids]:
        """What rules outside the table have concluded, by relation."""
        return by_name(self.conclusions)

    def forget_given(self) -> None:
        """After the conclusions have changed."""
        self.__dict__.pop("given", None)

    def explain_all(self, triple: Triple, limit: int = 10) -> list[Derivation]:
        """Up to `limit` derivations of a triple that differ in their last step, the shortest first."""
        if triple in self.facts:
            return [Derivation(triple)]
        return self._explainer.all(triple, limit)

    @cached_property
    def _explainer(self) -> Explainer:
        given = {
            place: tuple(self._known(premise) for premise in conclusion.premises)
            for place, conclusion in self.conclusions.items()
        }
        return Explainer(self.rules, Prover(self.engine, given), self.conclusions)


def by_name(places: Iterable[Place]) -> dict[Name, Ids]:
    """Places by relation."""
    found: dict[Name, list[int]] = defaultdict(list)
    for name, key in places:
        found[name].append(key)
    return {name: np.array(keys, np.int64) for name, keys in found.items()}


def _columns(pairs: list[tuple[int, int]]) -> tuple[Ids, Ranks]:
    keys, ranks = zip(*pairs, strict=True)
    return np.array(keys, np.int64), np.array(ranks, np.uint16)
