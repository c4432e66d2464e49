"""Facts that can never hold: they would put a thing in two classes that exclude each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from pyoxigraph import NamedNode, Triple

from ontology.reasoning.closure import Closure
from ontology.reasoning.owl_terms import TYPE, Term, ends
from ontology.reasoning.rule import Atom, Name, Rule

_Applied: TypeAlias = tuple[Term, tuple[Term, ...]]
"""A class or a property, and its things."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A thing that is of one class, while a fact requires it to be of another class that excludes the first."""

    thing: Term
    is_a: NamedNode
    not_a: NamedNode


class Impossible:
    """The classes that exclude each other in one closure, and the classes that a fact requires."""

    def __init__(self, closure: Closure) -> None:
        self._closure, self._rules = closure, closure.rules

    def clash(self, triple: Triple) -> Clash | None:
        """Return why a fact can never hold; None if nothing that is known excludes it."""
        for thing, required in self._required(triple):
            for known in self._classes(thing) if required in self._excluded else ():
                if known in self._excluded[required]:
                    return Clash(thing, known, required)
        return None

    def _required(self, triple: Triple) -> Iterator[tuple[Term, NamedNode]]:
        """Yield each thing of a fact with each class that single facts then put it in, the nearest first."""
        subject, value = ends(triple)
        is_type = triple.predicate == TYPE
        start: _Applied = (value, (subject,)) if is_type else (triple.predicate, (subject, value))
        found: dict[_Applied, None] = {start: None}
        waiting = [start]
        while waiting:
            relation, args = waiting.pop(0)
            if len(args) == 1 and isinstance(relation, NamedNode) and not self._rules.is_anonymous(relation):
                yield args[0], relation
            for rule in self._of_one.get(Name(relation, len(args)), ()):
                concluded = _concluded(rule, args)
                if concluded and concluded not in found:
                    found[concluded] = None
                    waiting.append(concluded)

    def _classes(self, thing: Term) -> Iterator[NamedNode]:
        """Yield the classes of a thing that exclude others."""
        if isinstance(thing, NamedNode):
            yield from (cls for cls in self._excluded if self._holds(Triple(thing, TYPE, cls)))

    def _holds(self, triple: Triple) -> bool:
        return triple in self._closure.facts or self._closure.infers(triple)

    @cached_property
    def _of_one(self) -> dict[Name, list[Rule]]:
        """The rules with one premise, by its relation."""
        found: dict[Name, list[Rule]] = {}
        for rule in self._rules.rules:
            if len(rule.body) == 1 and rule.head and not rule.unequal and not rule.negated:
                found.setdefault(rule.body[0].name, []).append(rule)
        return found

    @cached_property
    def _excluded(self) -> dict[NamedNode, dict[NamedNode, None]]:
        """For each class, the classes that nothing of it can be of."""
        found: dict[NamedNode, dict[NamedNode, None]] = {}
        for one, other in _pairs(self._rules.checks):
            found.setdefault(one, {})[other] = None
            found.setdefault(other, {})[one] = None
        return found


def _concluded(rule: Rule, args: tuple[Term, ...]) -> _Applied | None:
    """Return the conclusion of a rule with one premise; None if the premise names another thing."""
    bound: dict[str, Term] = {}
    for wanted, given in zip(rule.body[0].args, args, strict=True):
        if (bound.setdefault(wanted, given) if isinstance(wanted, str) else wanted) != given:
            return None
    assert rule.head is not None  # noqa: S101
    values = [bound.get(arg) if isinstance(arg, str) else arg for arg in rule.head.args]
    return (rule.head.relation, tuple(each for each in values if each is not None)) if None not in values else None


def _pairs(checks: Iterable[Rule]) -> Iterator[tuple[NamedNode, NamedNode]]:
    """Yield the pairs of named classes that a check forbids for one thing."""
    for check in checks:
        if check.head is None and len(check.body) == 2 and all(map(_is_of_a_class, check.body)):
            one, other = (atom.relation for atom in check.body)
            if check.body[0].args == check.body[1].args and isinstance(one, NamedNode) and isinstance(other, NamedNode):
                yield one, other


def _is_of_a_class(atom: Atom) -> bool:
    return len(atom.args) == 1
