"""A dataset closed under a rule set, with its consequences, contradictions and explanations."""

from collections.abc import Callable, Iterable, Iterator, Set
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from pyoxigraph import Triple

from ontology.reasoning.array_facts import ArrayFacts
from ontology.reasoning.arrays import Ids
from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.compile import schema_keys
from ontology.reasoning.derivation import Derivation, Violation
from ontology.reasoning.engine import Engine
from ontology.reasoning.explainer import Explainer
from ontology.reasoning.interval_facts import IntervalFacts
from ontology.reasoning.loading import loaded
from ontology.reasoning.proofs import Prover
from ontology.reasoning.rule import Name
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.violations import violations


def materialise(rules: RuleSet, facts: Iterable[Triple], earlier: "Earlier | None" = None) -> "Closure":
    """Return the closure: everything that follows from the facts and the schema under the rules.

    Facts that occur in no rule are not read. Facts given as a set are kept by reference. Triples inferred by an
    `earlier` closure of the same facts under fewer axioms stay inferred, even if they are now part of the schema.
    """
    held = facts if isinstance(facts, Set) else frozenset(facts)
    return Closure(rules, held, *at_fixpoint(rules, held), earlier)


def at_fixpoint(rules: RuleSet, facts: Iterable[Triple]) -> tuple[Engine, IntervalFacts]:
    """Return an engine at its fixpoint, with the conclusions that are drawn outside the rule table."""
    engine = loaded(rules, facts)
    interval_facts = IntervalFacts(rules.dates, engine)
    engine.extend(interval_facts.compute())
    engine.run_stratum(rules.closed)
    return engine, interval_facts


Earlier: TypeAlias = "Callable[[], Closure]"
"""A function that returns an earlier closure, so that it is made only for an explanation."""


class Closure:
    """The facts and everything that follows from them, at a fixpoint. Any thread may read it."""

    def __init__(
        self,
        rules: RuleSet,
        facts: Set[Triple],
        engine: Engine,
        interval_facts: IntervalFacts,
        earlier: "Earlier | None" = None,
    ) -> None:
        self.rules, self.facts, self.engine, self.interval_facts = rules, facts, engine, interval_facts
        self._earlier, self._owns_facts = earlier, False

    def restart(self, rules: RuleSet, facts: Set[Triple]) -> None:
        """Start again with other rules or facts."""
        self.rules, self.facts, self._owns_facts = rules, facts, False
        self.engine, self.interval_facts = at_fixpoint(rules, facts)
        self.clear_proofs()

    def triples(self, name: Name) -> Iterator[Triple]:
        """Yield the triples of a relation, asserted and inferred."""
        relation = self.engine.relations.get(name)
        terms = self.engine.terms
        for key in relation.keys.tolist() if relation else ():
            if terms.is_rdf(name, key):
                yield terms.triple(name, key)

    def inferred(self) -> set[Triple]:
        """Return the inferred triples, without asserted and axiomatic ones (see `axiomatic.py`)."""
        return set(self.each_inferred())

    def each_inferred(self) -> Iterator[Triple]:
        """Iterate over the inferred triples. A triple may occur twice."""
        return chain(self.schema_inferred(), self._data_inferred())

    def infers(self, triple: Triple) -> bool:
        """Return whether a triple is inferred and not asserted."""
        if triple in self.facts:
            return False
        schema = self.rules.schema.infers(triple) and is_reported(triple, self.rules.is_anonymous)
        return schema or self.engine.infers(triple)

    def schema_inferred(self) -> Iterator[Triple]:
        """Yield the schema triples inferred and not asserted, including those of an earlier closure."""
        terms = self.rules.schema.terms
        for name, keys in self.schema_keys():
            for triple in (terms.triple(name, key) for key in keys.tolist()):
                if triple not in self.facts and is_reported(triple, self.rules.is_anonymous):
                    yield triple

    def schema_keys(self) -> Iterator[tuple[Name, Ids]]:
        """Yield the relations of the closed schema, with the keys of the triples that are not stated there.

        If there is an earlier closure, the stated triples are given too, because it may have inferred them.
        """
        return chain(schema_keys(self.rules.schema), self.rules.axioms.keys.items() if self._earlier else ())

    def _data_inferred(self) -> Iterator[Triple]:
        for name in self.engine.relations:
            if name.arity == 2 or not self.rules.is_anonymous(name.term):
                yield from (triple for triple in self.inferred_in(name) if is_reported(triple, self.rules.is_anonymous))

    def inferred_in(self, name: Name) -> Iterator[Triple]:
        """Iterate over the inferred triples of one relation."""
        terms = self.engine.terms
        return (terms.triple(name, key) for key in self.engine.inferred_keys(name).tolist() if terms.is_rdf(name, key))

    def violations(self) -> list[Violation]:
        """Return every contradiction with the facts that cause it. The list is empty if the dataset is consistent."""
        return violations(self.rules, self.engine, self.facts)

    def explain(self, triple: Triple) -> Derivation | None:
        """Return the shortest well-founded derivation, or None if the triple does not hold.

        The derivation of an asserted triple has no rule.
        """
        return self.explain_each([triple]).get(triple)

    def explain_each(self, triples: Iterable[Triple]) -> dict[Triple, Derivation]:
        """Return the same for each triple that holds; a rule is matched once for many triples."""
        asked = set(triples)
        found = {triple: Derivation(triple) for triple in asked if triple in self.facts}
        if self._earlier:
            found |= self._earlier().explain_each(asked - found.keys())
        return found | self._explainer.explain_each(asked - found.keys())

    def update_facts(self, gone: Set[Triple], new: Set[Triple]) -> None:
        """Update the set of facts after a change. Facts kept only in the arrays are already up to date."""
        if isinstance(self.facts, ArrayFacts):
            return
        if not self._owns_facts:
            self.facts, self._owns_facts = set(self.facts), True
        assert isinstance(self.facts, set)  # noqa: S101
        self.facts -= gone
        self.facts |= new

    def clear_proofs(self) -> None:
        """Discard the cached explanations after a change."""
        self.__dict__.pop("_explainer", None)

    def explain_all(self, triple: Triple, limit: int = 10) -> list[Derivation]:
        """Return up to `limit` derivations of a triple that differ in their last step, the shortest first."""
        if triple in self.facts:
            return [Derivation(triple)]
        return self._explainer.all(triple, limit)

    def stated_axioms(self, axiom: tuple[Triple, ...]) -> tuple[Triple, ...]:
        """Return the stated schema triples from which the axiom of a rule follows."""
        return self._explainer.grounds(axiom)

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(
            self.rules, Prover(self.engine, self.interval_facts.premises), self.interval_facts.conclusion_of
        )
