"""Explanations of why a triple does not hold: the rules that could give it, and what each of them lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
from pyoxigraph import NamedNode, Triple

from ontology.language_texts import in_language
from ontology.reasoning.closure import Closure
from ontology.reasoning.derivation import Derivation
from ontology.reasoning.dictionary import relation_of
from ontology.reasoning.dl_notation import DlNotation
from ontology.reasoning.impossible import Impossible
from ontology.reasoning.joins import EncodedAtom, Negation, Rows, plan, run
from ontology.reasoning.owl_terms import TYPE, Term, ends
from ontology.reasoning.proofs import BackwardRule, backward_rules
from ontology.reasoning.rule import Argument, Atom, Name, Rule
from ontology.reasoning.verbalisation import PLAIN, Words, rule_words

UNREAD: Final = 2**31 - 8
"""Lowest number for terms in no fact that a rule reads. No dictionary grows this large."""

DEEPEST: Final = 4
"""Depth to which nested class expressions are examined."""

LOOKED_AT: Final = 1000
"""Largest number of ways to start one body that are examined, because a hub has very many."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that would give the triple: what holds of its body, and what is missing, in words.

    `reason` is the rule in words, and `axioms` state it. With `is_example`, the missing facts are one of several ways.
    """

    rule: str
    axiom: str
    holds: tuple[str, ...]
    missing: tuple[str, ...]
    reason: str = field(default="", compare=False)
    is_example: bool = field(default=False, compare=False)
    axioms: tuple[Triple, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A near miss with the facts that it misses, as far as they name known things; without them it cannot hold."""

    miss: NearMiss
    lacks: tuple[Triple, ...] | None


def why_not(closure: Closure, triple: Triple, limit: int = 10, words: Words = PLAIN) -> list[NearMiss]:
    """Return up to `limit` rules that could give a triple that does not hold, those that lack least first.

    The result is empty if the triple holds, or if no rule could conclude it.
    """
    if closure.explain(triple) is not None:
        return []
    found = [miss for miss in _Misses(closure, triple, words).all() if miss.missing]
    found.sort(key=_distance)
    return list(dict.fromkeys(found))[:limit]


MISSES: Final = {"nl": "mist", "en": "misses"}
HOLDS: Final = {"nl": "wel", "en": "holds"}
MISSING: Final = {"nl": "Er ontbreekt:", "en": "Missing:"}
NOT: Final = {"nl": "niet:", "en": "not:"}
NO_RULE: Final = {"nl": "geen regel kan het geven", "en": "no rule could give it"}


def misses_text(misses: Sequence[NearMiss], lang: str = "en") -> str:
    """Return near misses as lines: each rule, then what holds of its body and what is missing."""
    return "\n".join(line for miss in misses for line in _lines(miss, lang)) or in_language(NO_RULE, lang)


def misses_json(misses: Sequence[NearMiss], lang: str = "en") -> list[dict[str, Any]]:
    """Return near misses as dictionaries."""
    return [_miss_json(miss) | {"words": rule_words(miss.rule, lang)} for miss in misses]


def _miss_json(miss: NearMiss) -> dict[str, Any]:
    shown = ("rule", "axiom", "reason", "holds", "missing", "is_example")
    return {name: getattr(miss, name) for name in shown}


def nearest(closure: Closure, triple: Triple, words: Words = PLAIN) -> str:
    """Return the rule that lacks least and what it lacks, or an empty text if no rule could conclude the triple."""
    for miss in why_not(closure, triple, 1, words):
        rule = miss.reason[:1].upper() + miss.reason[1:].removesuffix(".")
        return f"{rule} ({miss.rule}). {in_language(MISSING, words.language)} {'; '.join(miss.missing)}."
    return ""


def _lines(miss: NearMiss, lang: str) -> Iterator[str]:
    axiom = f": {miss.axiom}" if miss.axiom else ""
    yield f"[{miss.rule}, {rule_words(miss.rule, lang)}{axiom}]"
    yield from (f"  {in_language(HOLDS, lang)}: {fact}" for fact in miss.holds)
    yield from (f"  {in_language(MISSES, lang)}: {fact}" for fact in miss.missing)


def _distance(miss: NearMiss) -> tuple[object, ...]:
    return len(miss.missing), -len(miss.holds), miss.rule, miss.missing


class _Misses:
    """Search through every rule that could conclude one triple."""

    def __init__(self, closure: Closure, triple: Triple, words: Words) -> None:
        self.engine, self.triple, self.closure, self.words = closure.engine, triple, closure, words
        self.notation = DlNotation(closure.rules.stated, closure.rules.is_anonymous)
        self.is_anonymous, self.impossible = closure.rules.is_anonymous, Impossible(closure)
        self.name = relation_of(triple)
        self._terms: dict[int, Term] = {}

    def all(self) -> Iterator[NearMiss]:
        """Yield the nearest miss of each rule, one for each way to start its body."""
        subject, value = (self._number(place, term) for place, term in enumerate(ends(self.triple)))
        yield from self._of(self.name, subject if self.name.arity == 1 else subject << 32 | value, 0)

    def _of(self, name: Name, key: int, depth: int) -> Iterator[NearMiss]:
        for reader in backward_rules(name, self.engine):
            start = reader.head.scan(np.array([key], np.int64), None)
            if start.size:
                yield from self._of_rule(reader, start, depth)

    def _number(self, place: int, term: Term) -> int:
        """Return the number of a term, or a number outside all facts for a term that no rule reads."""
        known = self.engine.terms.known(term)
        self._terms[UNREAD + place] = term
        return UNREAD + place if known is None else known

    def _of_rule(self, backward: BackwardRule, start: Rows, depth: int) -> Iterator[NearMiss]:
        """Yield the row with the fewest missing premises, for each premise that may bind other things."""
        hidden = [place for place, atom in enumerate(backward.body) if atom.free(set(start.columns))]
        begun = [self._begun(backward.body[first], start) for first in hidden]
        for rows in [rows for rows in begun if rows.size] or [start]:
            if miss := self._nearest(backward, rows, depth) or self._nearest(backward, start, depth):
                yield miss

    def _nearest(self, backward: BackwardRule, rows: Rows, depth: int) -> NearMiss | None:
        """Return the nearest miss of these rows that could hold; None if each of them lacks what can never hold."""
        found = [self._miss(backward, rows, index, depth) for index in range(min(rows.size, LOOKED_AT))]
        found.sort(key=lambda each: _distance(each.miss))
        best = next((each.miss for each in found if self._could_hold(each)), None)
        if best is None:
            return None
        alike = [each for each in found if len(each.miss.missing) == len(best.missing)]
        reason = "" if depth else self._reason(backward.rule, best.axioms)
        return replace(best, reason=reason, is_example=best.is_example or len(alike) > 1)

    def _could_hold(self, candidate: _Candidate) -> bool:
        """Return whether what is missing could hold, and is more than the triple itself."""
        lacks = candidate.lacks
        if lacks is None or self.triple in lacks:
            return False
        return all(self.impossible.clash(triple) is None for triple in lacks)

    def _begun(self, atom: EncodedAtom, start: Rows) -> Rows:
        bound = set(start.columns)
        return run(plan([atom], bound, bound | {arg for arg in atom.args if isinstance(arg, str)}), start)

    def _miss(self, backward: BackwardRule, rows: Rows, index: int, depth: int) -> _Candidate:
        bindings = {name: int(column[index]) for name, column in rows.columns.items()}
        holds: list[str] = []
        missing: list[str] = []
        lacks: list[Triple] | None = []
        is_example, axioms = False, self.closure.stated_axioms(backward.rule.axiom)
        for atom, encoded in zip(backward.rule.body, backward.body, strict=True):
            if self._has(encoded, bindings):
                holds += [] if self.is_anonymous(atom.relation) else [self._said(atom, bindings)]
            elif inner := self._within(atom, bindings, depth):
                holds += inner.holds
                missing += inner.missing
                is_example |= inner.is_example
                axioms += inner.axioms
            elif len(atom.args) == 1 and self.is_anonymous(atom.relation):
                lacks = None
            else:
                missing.append(self._said(atom, bindings))
                if lacks is not None and (triple := self._triple(atom, bindings)):
                    lacks.append(triple)
        rule = backward.rule
        if not missing:
            missing += self._in_the_way(rule, bindings)
        told = tuple(dict.fromkeys(holds)), tuple(dict.fromkeys(missing))
        miss = NearMiss(rule.name, self.notation.axiom(rule.axiom), *told, "", is_example, axioms)
        return _Candidate(miss, None if lacks is None else tuple(lacks))

    def _reason(self, rule: Rule, axioms: tuple[Triple, ...]) -> str:
        """Return the rule in words: a step with its variables as things."""
        head, *body = (_pattern(atom) for atom in (rule.head, *rule.body) if atom)
        return self.words.reason(Derivation(head, rule.name, None, tuple(map(Derivation, body)), (rule.name,), axioms))

    def _within(self, atom: Atom, bindings: dict[str, int], depth: int) -> NearMiss | None:
        """Return the nearest miss of a class expression, because readers do not know its own name."""
        thing = atom.args[0]
        if len(atom.args) == 2 or depth == DEEPEST or not self.is_anonymous(atom.relation):
            return None
        if not isinstance(thing, str) or thing not in bindings:
            return None
        return min(self._of(atom.name, bindings[thing], depth + 1), key=_distance, default=None)

    def _in_the_way(self, rule: Rule, bindings: dict[str, int]) -> Iterator[str]:
        """Yield the failed conditions of a rule besides its body.

        Such a condition requires that something is absent or that two things differ.
        """
        known = {name: np.array([number], np.int64) for name, number in bindings.items()}
        groups = iter(rule.negated)
        for each in self.engine.filters(rule):
            group = next(groups) if isinstance(each, Negation) else ()
            if each.keeps(Rows(known, None, 1)).all():
                continue
            if group:
                facts = "; ".join(self._said(atom, bindings) for atom in group)
                yield f"{in_language(NOT, self.words.language)} {facts}"
            else:
                yield " ≠ ".join(self._named_or_term(arg, bindings) for arg in rule.unequal or ())

    def _has(self, atom: EncodedAtom, bindings: dict[str, int]) -> bool:
        """Return whether the atom holds under the bindings. An unbound variable matches any thing."""
        known = {name: np.array([number], np.int64) for name, number in bindings.items()}
        return run(plan([atom], set(bindings), set()), Rows(known, None, 1)).size > 0

    def _said(self, atom: Atom, bindings: dict[str, int]) -> str:
        subject, *value = atom.args
        told = self._named_or_term(subject, bindings)
        if not value:
            return self.words.kind(told, atom.relation)
        assert isinstance(atom.relation, NamedNode)  # noqa: S101
        return self.words.link(told, atom.relation, self._named_or_term(value[0], bindings, atom.relation))

    def _named_or_term(self, arg: Argument, bindings: dict[str, int], predicate: NamedNode | None = None) -> str:
        term = self._term(arg, bindings)
        return self.words.unknown(str(arg)) if term is None else self.words.word(term, predicate)

    def _triple(self, atom: Atom, bindings: dict[str, int]) -> Triple | None:
        """Return the fact of an atom; None while one of its things is unknown."""
        terms = [self._term(arg, bindings) for arg in atom.args]
        return _fact(atom, terms) if None not in terms and isinstance(terms[0], NamedNode) else None

    def _term(self, arg: Argument, bindings: dict[str, int]) -> Term | None:
        if not isinstance(arg, str):
            return arg
        number = bindings.get(arg)
        if number is None:
            return None
        return self._terms[number] if number >= UNREAD else self.engine.terms.terms[number]


def _pattern(atom: Atom) -> Triple:
    """Return an atom as a fact, with an IRI for each variable."""
    return _fact(atom, [NamedNode(f"urn:variable:{arg}") if isinstance(arg, str) else arg for arg in atom.args])


def _fact(atom: Atom, terms: Sequence[Term | None]) -> Triple:
    """Return the triple of an atom with these terms as its arguments."""
    subject, *value = terms
    if not value:
        return Triple(subject, TYPE, atom.relation)  # type: ignore[arg-type]
    return Triple(subject, atom.relation, value[0])  # type: ignore[arg-type]
