"""A conversion of proofs over numbers to derivations over triples, folding steps that only name a class expression."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Final

from pyoxigraph import Triple

from ontology.reasoning.derivation import Derivation
from ontology.reasoning.dl_notation import DlNotation
from ontology.reasoning.interval_rule import Conclusion
from ontology.reasoning.lists import LISTED
from ontology.reasoning.proofs import FactKey, ProofStep, Prover
from ontology.reasoning.ruleset import RuleSet

REMEMBERED: Final = 5_000
"""Most derivations that are kept to be asked for again."""


@dataclass
class Part:
    """The contribution of one fact of a proof to the step above it.

    This is the fact itself or, if it is hidden, its premises.
    """

    shown: dict[Triple, Derivation] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)
    axioms: list[str] = field(default_factory=list)
    grounds: list[Triple] = field(default_factory=list)

    def add(self, other: "Part") -> None:
        """Add the contents of another part."""
        self.shown |= other.shown
        self.rules += other.rules
        self.axioms += other.axioms
        self.grounds += other.grounds

    def derivation(self, fact: Triple) -> Derivation:
        """Return one step to the fact, named after the rule that carries its meaning."""
        return Derivation(
            fact,
            next((rule for rule in self.rules if rule.startswith("cls-")), self.rules[0]),
            "; ".join(dict.fromkeys(words for words in self.axioms if words)),
            tuple(self.shown.values()),
            tuple(dict.fromkeys(self.rules)),
            tuple(dict.fromkeys(self.grounds)),
        )


class Explainer:
    """Explainer of the facts of a closure: of its data, and of the schema that its axioms come from."""

    def __init__(self, rules: RuleSet, data: Prover, concluded: Callable[[FactKey], Conclusion | None]) -> None:
        self.rules, self.data, self.concluded = rules, data, concluded
        self.schema = Prover(rules.schema)
        self.words = DlNotation(rules.stated, rules.is_anonymous)
        self._known: dict[Triple, Derivation] = {}
        self._grounds: dict[tuple[Triple, ...], tuple[Triple, ...]] = {}

    def explain(self, triple: Triple) -> Derivation | None:
        """Return the shortest well-founded derivation of an inferred triple, or None if it does not hold."""
        return self.explain_each([triple]).get(triple)

    def explain_each(self, triples: Iterable[Triple]) -> dict[Triple, Derivation]:
        """Return the shortest well-founded derivation of each triple that holds, searched for all of them at once."""
        known, asked = self._known, set(triples)
        found = {triple: derivation for triple in asked if (derivation := known.get(triple)) is not None}
        for prover in (self.schema, self.data):
            left = asked - found.keys()
            places = {triple: place for triple in left if (place := prover.engine.terms.find(triple)) is not None}
            steps = prover.proofs(places.values())
            found |= {t: self._derivation(place, steps, prover) for t, place in places.items() if place in steps}
        if len(known) + len(found) > REMEMBERED:
            known.clear()
        known.update(found)
        return found

    def all(self, triple: Triple, limit: int) -> list[Derivation]:
        """Return up to `limit` derivations that differ in their last step, the shortest first."""
        best = self.explain(triple)
        place = self.data.engine.terms.find(triple)
        if best is None or place is None or self.data.rank(place) == 0:
            return [] if best is None else [best]
        found = {_last_step(best): best}
        for steps in self._ways(place, limit, frozenset()):
            if len(found) >= limit:
                break
            other = self._derivation(place, steps, self.data)
            found.setdefault(_last_step(other), other)
        return [best, *sorted(list(found.values())[1:], key=lambda other: sum(1 for _ in other.steps()))]

    def _ways(self, place: FactKey, limit: int, above: frozenset[FactKey]) -> Iterator[dict[FactKey, ProofStep]]:
        """Yield proofs of a fact that differ in its last step or in the hidden steps below it."""
        for step in self.data.last_steps(place, limit):
            choices = [list(islice(self._proofs(each, limit, above | {place}), limit)) for each in step.premises]
            for chosen in product(*choices):
                proof = {place: step}
                for part in chosen:
                    proof = part | proof
                yield proof

    def _proofs(self, premise: FactKey, limit: int, above: frozenset[FactKey]) -> Iterator[dict[FactKey, ProofStep]]:
        """Yield proofs of a premise that do not depend on a fact it supports.

        All proofs of a hidden premise are tried, and only the shortest of any other.
        """
        if premise in above:
            return
        if self._is_expression(premise, self.data) and self.data.rank(premise):
            yield from self._ways(premise, limit, above)
        elif above.isdisjoint(proof := self.data.proof(premise)):
            yield proof

    def grounds(self, axiom: tuple[Triple, ...]) -> tuple[Triple, ...]:
        """Return the stated schema triples from which an axiom follows. The axiom itself may be inferred."""
        if axiom not in self._grounds:
            found = [ground for triple in axiom for ground in self._stated(triple)]
            self._grounds[axiom] = tuple(dict.fromkeys(found))
        return self._grounds[axiom]

    def _stated(self, triple: Triple) -> Iterable[Triple]:
        place = self.schema.engine.terms.find(triple)
        steps = self.schema.proof(place) if place else {}
        terms = self.schema.engine.terms
        stated = [terms.triple(*place) for place, step in steps.items() if step.rank == 0 and terms.is_rdf(*place)]
        return sorted(stated, key=str) or [triple]

    def _derivation(self, goal: FactKey, steps: Mapping[FactKey, ProofStep], prover: Prover) -> Derivation:
        """Build a derivation from the leaves up.

        This way a deep proof needs no recursion and shared facts are one object.
        """
        parts: dict[FactKey, Part] = {}
        for place in _premises_first(goal, steps):
            part, step = Part(), steps[place]
            self._name(part, place, step, prover)
            for premise in step.premises:
                part.add(parts[premise])
            parts[place] = (
                part if place != goal and self._hidden(place, part, prover) else self._shown(place, part, prover)
            )
        (derivation,) = parts[goal].shown.values()
        return derivation

    def _name(self, part: Part, place: FactKey, step: ProofStep, prover: Prover) -> None:
        """Add the rule of the step to a fact, with its axiom and the triples that state it."""
        if conclusion := self.concluded(place):
            part.rules.append(conclusion.rule)
            part.axioms.append(conclusion.axiom)
        elif step.rule:
            part.rules.append(step.rule.name)
            axiom = step.rule.axiom or _with_a_list(step, prover)
            part.axioms.append(self.words.axiom(axiom))
            part.grounds += self.grounds(axiom)

    def _hidden(self, place: FactKey, part: Part, prover: Prover) -> bool:
        """Return whether a fact only names a class expression, or cannot be stated in RDF."""
        return self._is_expression(place, prover) and bool(part.rules or not prover.engine.terms.is_rdf(*place))

    def _is_expression(self, place: FactKey, prover: Prover) -> bool:
        if not prover.engine.terms.is_rdf(*place):
            return True
        return place[0].arity == 1 and self.rules.is_anonymous(place[0].term)

    def _shown(self, place: FactKey, part: Part, prover: Prover) -> Part:
        fact = prover.engine.terms.triple(*place)
        return Part({fact: part.derivation(fact) if part.rules else Derivation(fact)})


def _with_a_list(step: ProofStep, prover: Prover) -> tuple[Triple, ...]:
    """Return the premise that names a list, if the step reads a member of it (scm-int, scm-uni)."""
    named, *member = step.premises
    return (prover.engine.terms.triple(*named),) if any(name == LISTED for name, _ in member) else ()


def _last_step(derivation: Derivation) -> tuple[object, ...]:
    return derivation.rules, derivation.axiom, tuple(premise.fact for premise in derivation.premises)


def _premises_first(goal: FactKey, steps: Mapping[FactKey, ProofStep]) -> list[FactKey]:
    """Return the facts of a proof, each after its premises."""
    found: dict[FactKey, None] = {}
    waiting = [(goal, False)]
    while waiting:
        place, ready = waiting.pop()
        if ready:
            found.setdefault(place)
        elif place not in found:
            waiting.append((place, True))
            waiting += [(premise, False) for premise in steps[place].premises]
    return list(found)
