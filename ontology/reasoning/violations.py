"""Checks of a rule set over a closed dataset, and descriptions of the contradictions found."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from pyoxigraph import Literal, NamedNode, Triple

from ontology.reasoning.arrays import MASK, NONE, Ids, unique
from ontology.reasoning.derivation import Violation
from ontology.reasoning.dl_notation import DlNotation
from ontology.reasoning.engine import Engine
from ontology.reasoning.equality import EQUAL
from ontology.reasoning.joins import Rows
from ontology.reasoning.literal_values import holds, is_known, same_value, value_of
from ontology.reasoning.proofs import FactKey, ProofStep, Prover
from ontology.reasoning.rule import Name, Rule
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.verbalisation import fact_words

LIMIT: Final = 1000
"""Largest number of violations reported for one check.

A broken axiom may be broken once for every pair of things.
"""


@dataclass(frozen=True, slots=True)
class Introduced:
    """The effect of a change: its facts, asserted or inferred, and new checks."""

    facts: Mapping[Name, Ids]
    checks: frozenset[Rule] = frozenset()


def violations(
    rules: RuleSet, engine: Engine, facts: Iterable[Triple], introduced: Introduced | None = None
) -> list[Violation]:
    """Return every match of a check, in a fixed order, with at most `LIMIT` for each check.

    With `introduced`, only matches caused by that change are returned; this works without equality only.
    """
    checker = _Checker(rules, engine, facts)
    found: dict[tuple[str, frozenset[Triple]], Violation] = {}
    for violation in checker.all() if introduced is None else checker.of(introduced):
        found.setdefault((violation.rule, frozenset(violation.triples)), violation)
    return sorted(found.values(), key=lambda violation: (violation.rule, str(violation.triples)))


class _Checker:
    """Checker of one closed dataset."""

    def __init__(self, rules: RuleSet, engine: Engine, facts: Iterable[Triple]) -> None:
        self.rules, self.engine, self.facts = rules, engine, facts
        self.terms = engine.terms
        self.words = DlNotation(rules.stated, rules.is_anonymous)
        self.prover = Prover(engine)
        self._steps: dict[FactKey, ProofStep] = {}

    def all(self) -> Iterator[Violation]:
        """Yield the violations of every check."""
        for check in self.rules.checks:
            yield from _limited(self._of_check(check))
        datatypes = [name for name in self.engine.relations if _is_datatype(name)]
        inferred = {name: self.engine.inferred_keys(name) for name in datatypes}
        yield from _limited(self._put_outside(inferred))
        if self.rules.equality:
            yield from _limited(self._unequal_values())
            yield from _limited(self._ill_formed())

    def of(self, introduced: Introduced) -> Iterator[Violation]:
        """Yield the violations that a change caused."""
        for check in self.rules.checks:
            among = None if check in introduced.checks else introduced.facts
            yield from _limited(self._of_check(check, among))
        yield from _limited(chain(self._put_outside(introduced.facts), self._of_facts_outside(introduced.facts)))

    def _of_check(self, check: Rule, among: Mapping[Name, Ids] | None = None) -> Iterator[Violation]:
        """Yield the violations of one check.

        These are cax-dw and similar ones and, without equality, rules that would make two things equal.
        """
        for rows in self.engine.matches(check, among):
            body = [(atom.name, rows.keys(self.engine.encoded(atom).args)) for atom in check.body]
            for index in range(rows.size):
                if check.head is None or self._differ(check, rows, index):
                    places = [(name, int(keys[index])) for name, keys in body]
                    yield self._violation(check.name, check.axiom, places, equal=check.head is not None)

    def _differ(self, check: Rule, rows: Rows, index: int) -> bool:
        """Return whether the two things that a rule makes equal are different."""
        assert check.unequal is not None  # noqa: S101 - every rule of equality sets two variables unequal
        one, other = (self.terms.terms[int(rows.columns[str(variable)][index])] for variable in check.unequal)
        return not (isinstance(one, Literal) and isinstance(other, Literal) and same_value(one, other))

    def _put_outside(self, members: Mapping[Name, Ids]) -> Iterator[Violation]:
        """Yield dt-not-type: every fact by which a range puts one of these literals in a datatype that lacks it."""
        for name in filter(_is_datatype, members):
            outside = self._outside(name, members[name])
            for rule in self.engine.rules_by_head.get(name, ()) if len(outside) else ():
                yield from self._ways_outside(rule, outside, None)

    def _of_facts_outside(self, facts: Mapping[Name, Ids]) -> Iterator[Violation]:
        """Yield dt-not-type: each of these facts that puts a literal in a datatype that does not hold it.

        It does not matter whether another fact already did so.
        """
        for name in filter(_is_datatype, self.engine.rules_by_head):
            for rule in self.engine.rules_by_head[name]:
                heads = [_heads(self.engine, rule, rows) for rows in self.engine.matches(rule, facts)]
                outside = self._outside(name, unique(np.concatenate([NONE, *heads])))
                yield from self._ways_outside(rule, outside, facts) if len(outside) else ()

    def _ways_outside(self, rule: Rule, outside: Ids, among: Mapping[Name, Ids] | None) -> Iterator[Violation]:
        for rows in self.engine.matches(rule, among):
            body = [(atom.name, rows.keys(self.engine.encoded(atom).args)) for atom in rule.body]
            for index in np.flatnonzero(np.isin(_heads(self.engine, rule, rows), outside)).tolist():
                yield self._violation("dt-not-type", rule.axiom, [(name, int(keys[index])) for name, keys in body])

    def _outside(self, name: Name, keys: Ids) -> Ids:
        """Return the literals, by number, that are not in a datatype."""
        assert isinstance(name.term, NamedNode)  # noqa: S101 - the name of a datatype
        literals = ((key, self.terms.terms[key]) for key in keys.tolist())
        outside = [key for key, each in literals if isinstance(each, Literal) and not holds(name.term, each)]
        return np.array(outside, np.int64)

    def _unequal_values(self) -> Iterator[Violation]:
        """Yield dt-diff: two literals with different values that some rule makes equal."""
        equal = self.engine.relation(EQUAL)
        keys = [key for key in equal.keys[equal.ranks > 0].tolist() if self._is_unequal(key)]
        for start in range(0, len(keys), LIMIT):
            places = [(EQUAL, key) for key in keys[start : start + LIMIT]]
            self._prepare(places)
            yield from (self._violation("dt-diff", (), [place]) for place in places)

    def _is_unequal(self, key: int) -> bool:
        """Return whether both ends of a pair are literals, with different values."""
        one, other = self.terms.terms[key >> 32], self.terms.terms[key & MASK]
        return isinstance(one, Literal) and isinstance(other, Literal) and not same_value(one, other)

    def _ill_formed(self) -> Iterator[Violation]:
        """Yield dt-not-type: a literal whose text is not valid for its own datatype."""
        for triple in self.facts:
            if isinstance(triple.object, Literal) and value_of(triple.object) is None:
                yield Violation("dt-not-type", "", _sentence([triple], ""), (triple,))

    def _violation(
        self, rule: str, axiom: tuple[Triple, ...], places: Iterable[FactKey], *, equal: bool = False
    ) -> Violation:
        triples: dict[Triple, None] = {}
        axioms = {self.words.axiom(axiom): None}
        for place in places:
            self._show(place, triples, axioms)
        words = "; ".join(filter(None, axioms))
        return Violation(rule, words, _sentence(triples, words, equal=equal), tuple(triples))

    def _prepare(self, places: Iterable[FactKey]) -> None:
        """Find the steps that showing these places needs, all at once."""
        waiting = set(places)
        while waiting := {place for place in waiting if not self._has_name(*place)} - self._steps.keys():
            found = self.prover.best_steps(waiting)
            self._steps |= found
            waiting = {premise for step in found.values() for premise in step.premises}

    def _show(self, place: FactKey, triples: dict[Triple, None], axioms: dict[str, None]) -> None:
        """Add the fact at a place.

        If the fact cannot be stated in RDF or has no readable name, add its premises and their axioms instead.
        """
        waiting = [place]
        while waiting:
            next_place = waiting.pop(0)
            if self._has_name(*next_place):
                triples[self.terms.triple(*next_place)] = None
                continue
            step = self._steps.get(next_place) or self.prover.last_step(next_place)
            axioms[self.words.axiom(step.rule.axiom) if step.rule else ""] = None
            waiting += step.premises

    def _has_name(self, name: Name, key: int) -> bool:
        if not self.terms.is_rdf(name, key):
            return False
        return name.arity == 2 or not self.rules.is_anonymous(name.term) or self.engine.rank_of(name, key) == 0


def _heads(engine: Engine, rule: Rule, rows: Rows) -> Ids:
    assert rule.head is not None  # noqa: S101 - the rule concludes something
    return rows.keys(engine.encoded(rule.head).args)


def _limited(found: Iterable[Violation]) -> Iterator[Violation]:
    """Yield each contradiction once, however often it is matched, and at most `LIMIT` of them."""
    seen = set[frozenset[Triple]]()
    for violation in found:
        facts = frozenset(violation.triples)
        if facts not in seen:
            seen.add(facts)
            yield violation
        if len(seen) == LIMIT:
            return


def _is_datatype(name: Name) -> bool:
    return name.arity == 1 and is_known(name.term)


def _sentence(triples: Iterable[Triple], axiom: str, *, equal: bool = False) -> str:
    facts = " and ".join(fact_words(triple) for triple in triples)
    because = f" ({axiom})" if axiom else ""
    return f"{'Two values where there may be one' if equal else 'A contradiction'}{because}: {facts}."
