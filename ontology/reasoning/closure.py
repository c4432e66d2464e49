"""A dataset closed under a rule set: what follows, what contradicts, and why."""

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from itertools import chain

from pyoxigraph import Triple

from ontology.reasoning.axiomatic import axiomatic, is_reported
from ontology.reasoning.compile import schema_inferred
from ontology.reasoning.concluding import Concluding
from ontology.reasoning.derivation import Derivation, Violation
from ontology.reasoning.engine import Engine
from ontology.reasoning.explain import Explainer
from ontology.reasoning.facts import ReadFacts
from ontology.reasoning.loading import loaded
from ontology.reasoning.proofs import Prover
from ontology.reasoning.rules import Name
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.violations import violations


def materialise(rules: RuleSet, facts: Iterable[Triple], earlier: "Closure | None" = None) -> "Closure":
    """Everything that follows from the facts and the schema under the rules.

    Facts that occur in no rule are never read. Facts given as a set are kept by reference. What an `earlier` closure
    of the same facts under fewer rules inferred stays inferred, although it is now part of the schema.
    """
    held = facts if isinstance(facts, Set) else frozenset(facts)
    return Closure(rules, held, *at_fixpoint(rules, held), earlier)


def at_fixpoint(rules: RuleSet, facts: Iterable[Triple]) -> tuple[Engine, Concluding]:
    """An engine at its fixpoint, and what is concluded in it beside the rules."""
    engine = loaded(rules, facts)
    concluding = Concluding(rules.dates, engine)
    engine.extend(concluding.all())
    engine.adopt(rules.closed)
    return engine, concluding


class Closure:
    """The facts and all that follows from them, at a fixpoint; safe to read from any thread."""

    def __init__(
        self,
        rules: RuleSet,
        facts: Set[Triple],
        engine: Engine,
        concluding: Concluding,
        earlier: "Closure | None" = None,
    ) -> None:
        self.rules, self.facts, self.engine, self.concluding = rules, facts, engine, concluding
        self._earlier, self._owns_facts = earlier, False

    def restart(self, rules: RuleSet, facts: Set[Triple]) -> None:
        """Begin anew with other rules or facts."""
        self.rules, self.facts, self._owns_facts = rules, facts, False
        self.engine, self.concluding = at_fixpoint(rules, facts)
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

    def inferred(self) -> set[Triple]:
        """What follows and is not asserted, without what is axiomatic (`axiomatic.py` lists that)."""
        return set(self.each_inferred())

    def each_inferred(self) -> Iterator[Triple]:
        """The same one by one; a triple may come twice."""
        return chain(self.schema_inferred(), self._data_inferred())

    def infers(self, triple: Triple) -> bool:
        """Whether a triple follows, and is no fact."""
        if triple in self.facts:
            return False
        schema = self.rules.schema.infers(triple) and is_reported(triple, self.rules.is_anonymous)
        return schema or self.engine.infers(triple)

    def schema_inferred(self) -> Iterator[Triple]:
        """What closing the schema added and the facts do not state, and what an earlier closure added to it."""
        grown = self.rules.stated if self._earlier else ()
        for triple in chain(schema_inferred(self.rules.schema), grown):
            if triple not in self.facts and is_reported(triple, self.rules.is_anonymous):
                yield triple

    def _data_inferred(self) -> Iterator[Triple]:
        for name in self.engine.relations:
            if name.arity == 2 or not self.rules.is_anonymous(name.term):
                yield from (triple for triple in self.inferred_in(name) if is_reported(triple, self.rules.is_anonymous))

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

    def note_facts(self, gone: Set[Triple], new: Set[Triple]) -> None:
        """After a change: keep the set of facts in step; facts that stand in the arrays alone are so already."""
        if isinstance(self.facts, ReadFacts):
            return
        if not self._owns_facts:
            self.facts, self._owns_facts = set(self.facts), True
        assert isinstance(self.facts, set)  # noqa: S101
        self.facts -= gone
        self.facts |= new

    def forget_proofs(self) -> None:
        """After a change: explanations start anew."""
        self.__dict__.pop("_explainer", None)

    def explain_all(self, triple: Triple, limit: int = 10) -> list[Derivation]:
        """Up to `limit` derivations of a triple that differ in their last step, the shortest first."""
        if triple in self.facts:
            return [Derivation(triple)]
        return self._explainer.all(triple, limit)

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self.rules, Prover(self.engine, self.concluding.premises), self.concluding.why)
