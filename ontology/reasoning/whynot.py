"""Explanations of why a triple does not hold: the rules that could give it, and what each of them lacks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from pyoxigraph import Triple

from ontology.reasoning.closure import Closure
from ontology.reasoning.dictionary import relation_of
from ontology.reasoning.dl_notation import DlNotation
from ontology.reasoning.joins import EncodedAtom, Negation, Rows, plan, run
from ontology.reasoning.owl_terms import Term, ends, local_name
from ontology.reasoning.proofs import BackwardRule, backward_rules
from ontology.reasoning.rule import Argument, Atom, Name, Rule
from ontology.reasoning.verbalisation import rule_words

UNREAD: Final = 2**31 - 8
"""Lowest number for terms in no fact that a rule reads. No dictionary grows this large."""

DEEPEST: Final = 4
"""Depth to which nested class expressions are examined."""

LOOKED_AT: Final = 1000
"""Largest number of ways to start one body that are examined, because a hub has very many."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that would give the triple: what holds of its body, and what is missing, in words.

    A question mark is a thing that could be any.
    """

    rule: str
    axiom: str
    holds: tuple[str, ...]
    missing: tuple[str, ...]


def why_not(
    closure: Closure, triple: Triple, limit: int = 10, name: Callable[[Term], str] = local_name
) -> list[NearMiss]:
    """Return up to `limit` rules that could give a triple that does not hold, those that lack least first.

    `name` puts terms into words. The result is empty if the triple holds, or if no rule could conclude it.
    """
    if closure.explain(triple) is not None:
        return []
    found = [miss for miss in _Misses(closure, triple, name).all() if miss.missing]
    found.sort(key=_distance)
    return list(dict.fromkeys(found))[:limit]


MISSES: Final = {"nl": "mist", "en": "misses"}
HOLDS: Final = {"nl": "wel", "en": "holds"}
FAILS: Final = {"nl": "geldt niet", "en": "does not hold"}
NO_RULE: Final = {"nl": "geen regel kan het geven", "en": "no rule could give it"}


def misses_text(misses: Sequence[NearMiss], lang: str = "en") -> str:
    """Return near misses as lines: each rule, then what holds of its body and what is missing."""
    return "\n".join(line for miss in misses for line in _lines(miss, lang)) or NO_RULE.get(lang, NO_RULE["en"])


def misses_json(misses: Sequence[NearMiss], lang: str = "en") -> list[dict[str, Any]]:
    """Return near misses as dictionaries."""
    return [asdict(miss) | {"words": rule_words(miss.rule, lang)} for miss in misses]


def nearest(closure: Closure, triple: Triple, lang: str = "en", name: Callable[[Term], str] = local_name) -> str:
    """Return one sentence on the rule that lacks least, or an empty text if no rule could conclude the triple."""
    for miss in why_not(closure, triple, 1, name):
        verb = MISSES.get(lang, MISSES["en"])
        axiom = f": {miss.axiom}" if miss.axiom else ""
        return f"{rule_words(miss.rule, lang).capitalize()} ({miss.rule}{axiom}) {verb}: {'; '.join(miss.missing)}."
    return ""


def _lines(miss: NearMiss, lang: str) -> Iterator[str]:
    axiom = f": {miss.axiom}" if miss.axiom else ""
    yield f"[{miss.rule}, {rule_words(miss.rule, lang)}{axiom}]"
    yield from (f"  {HOLDS.get(lang, HOLDS['en'])}: {fact}" for fact in miss.holds)
    yield from (f"  {MISSES.get(lang, MISSES['en'])}: {fact}" for fact in miss.missing)


def _distance(miss: NearMiss) -> tuple[object, ...]:
    return len(miss.missing), -len(miss.holds), miss.rule, miss.missing


class _Misses:
    """Search through every rule that could conclude one triple."""

    def __init__(self, closure: Closure, triple: Triple, name: Callable[[Term], str]) -> None:
        self.engine, self.triple = closure.engine, triple
        self.words = DlNotation(closure.rules.stated, closure.rules.is_anonymous, name)
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
            misses = [self._miss(backward, rows, index, depth) for index in range(min(rows.size, LOOKED_AT))]
            yield min(misses, key=_distance)

    def _begun(self, atom: EncodedAtom, start: Rows) -> Rows:
        bound = set(start.columns)
        return run(plan([atom], bound, bound | {arg for arg in atom.args if isinstance(arg, str)}), start)

    def _miss(self, backward: BackwardRule, rows: Rows, index: int, depth: int) -> NearMiss:
        bindings = {name: int(column[index]) for name, column in rows.columns.items()}
        holds: list[str] = []
        missing: list[str] = []
        for atom, encoded in zip(backward.rule.body, backward.body, strict=True):
            if self._has(encoded, bindings):
                holds.append(self._said(atom, bindings))
            elif inner := self._within(atom, bindings, depth):
                holds += inner.holds
                missing += inner.missing
            else:
                missing.append(self._said(atom, bindings))
        rule = backward.rule
        if not missing:
            missing += self._in_the_way(rule, bindings)
        return NearMiss(
            rule.name, self.words.axiom(rule.axiom), tuple(dict.fromkeys(holds)), tuple(dict.fromkeys(missing))
        )

    def _within(self, atom: Atom, bindings: dict[str, int], depth: int) -> NearMiss | None:
        """Return the nearest miss of a class expression, because readers do not know its own name."""
        thing = atom.args[0]
        if len(atom.args) == 2 or depth == DEEPEST or not self.words.is_anonymous(atom.relation):
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
                yield f"not: {' and '.join(self._said(atom, bindings) for atom in group)}"
            else:
                yield " ≠ ".join(self._named_or_term(arg, bindings) for arg in rule.unequal or ())

    def _has(self, atom: EncodedAtom, bindings: dict[str, int]) -> bool:
        """Return whether the atom holds under the bindings. An unbound variable matches any thing."""
        known = {name: np.array([number], np.int64) for name, number in bindings.items()}
        return run(plan([atom], set(bindings), set()), Rows(known, None, 1)).size > 0

    def _said(self, atom: Atom, bindings: dict[str, int]) -> str:
        args = [self._named_or_term(arg, bindings) for arg in atom.args]
        relation = self.words.term(atom.relation)
        return f"{args[0]} is a {relation}" if len(args) == 1 else f"{args[0]} {relation} {args[1]}"

    def _named_or_term(self, arg: Argument, bindings: dict[str, int]) -> str:
        return self._named(arg, bindings) if isinstance(arg, str) else self.words.term(arg)

    def _named(self, variable: str, bindings: dict[str, int]) -> str:
        if variable not in bindings:
            return f"?{variable}"
        number = bindings[variable]
        return self.words.term(self._terms[number] if number >= UNREAD else self.engine.terms.terms[number])
