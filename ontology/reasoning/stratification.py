"""Stratification: closed-world rules run after all others, and an absence is final before it is used.

The rules show which relations a change can reach. A class expression is derived from its parts and gives them back.
That cycle gives nothing new, so the analysis carries along what was known of a thing before the change.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from graph_store.errors import RejectedMetadata
from ontology.reasoning.owl_terms import local_name
from ontology.reasoning.rule import Atom, Name, Rule

Edge: TypeAlias = tuple[Name, Name]
"""A relation, and a relation derived from it outside the rules."""

Known: TypeAlias = frozenset[Atom]
"""The atoms known to hold of the thing in a derived fact, written with the variable `x`."""

NOTHING: Final[Known] = frozenset()


def check_strata(closed: Sequence[Rule], flow: "DependencyGraph") -> None:
    """Check that closed-world rules do not test an absence that closed-world rules can change, even indirectly.

    Raises: RejectedMetadata (422) naming the rule and the relation.
    """
    given = flow.derived_by(closed)
    for rule in closed:
        for atom in negated_atoms(rule):
            if atom.name in given and rule.head:
                raise RejectedMetadata(
                    "the closed-world rule of {name} tests the absence of {other}, which "
                    "closed-world rules can give: the rule would depend on its own conclusions",
                    name=local_name(rule.head.relation),
                    other=local_name(atom.relation),
                )


def negated_atoms(rule: Rule) -> tuple[Atom, ...]:
    """Return the atoms that must not hold for the rule to conclude anything."""
    return rule.reads[len(rule.body) :]


def check_dates(
    reads: frozenset[Name], gives: frozenset[Name], closed: Sequence[Rule], flow: "DependencyGraph"
) -> None:
    """Check that the relations behind first and last days do not follow from them or from a closed-world rule.

    First and last days are concluded once, after the other rules. Raises: RejectedMetadata (422) naming the relation.
    """
    for later, source in (
        (flow.reached(gives), "first and last days"),
        (flow.derived_by(closed), "closed-world rules"),
    ):
        for name in sorted(later & reads, key=str):
            raise RejectedMetadata(
                "{name} would follow from {source}, but first and last days (kg-interval) follow "
                "from it: the rule would depend on its own conclusions",
                name=local_name(name.term),
                source=source,
            )


class DependencyGraph:
    """The relations that may change when others change, under some rules."""

    def __init__(self, rules: Iterable[Rule], dated: Iterable[Edge] = ()) -> None:
        self._reading: dict[Name, list[tuple[Atom, Rule]]] = defaultdict(list)
        self._dated: dict[Name, list[Name]] = defaultdict(list)
        self._implied: dict[Known, Known] = {}
        for rule in rules:
            for atom in rule.reads if rule.head else ():
                self._reading[atom.name].append((atom, rule))
        for earlier, later in dated:
            self._dated[earlier].append(later)

    def derived_by(self, rules: Iterable[Rule]) -> frozenset[Name]:
        """Return the relations that the conclusions of rules may affect, including their own."""
        return self._reached([(rule.head.name, self._after(None, rule, NOTHING)) for rule in rules if rule.head])

    def reached(self, changed: Iterable[Name]) -> frozenset[Name]:
        """Return the relations that may change with these, including these."""
        return self._reached([(name, NOTHING) for name in changed])

    def _reached(self, waiting: list[tuple[Name, Known]]) -> frozenset[Name]:
        seen: dict[Name, list[Known]] = defaultdict(list)
        while waiting:
            name, known = waiting.pop()
            if any(less <= known for less in seen[name]):
                continue
            seen[name].append(known)
            waiting += [(later, NOTHING) for later in self._dated.get(name, ())]
            for atom, rule in self._reading.get(name, ()):
                if rule.head and not self._is_redundant(atom, rule.head, known):
                    waiting.append((rule.head.name, self._after(atom, rule, known)))
        return frozenset(seen)

    def _is_redundant(self, atom: Atom, head: Atom, known: Known) -> bool:
        thing = atom.args[0]
        return isinstance(thing, str) and _about(head, thing) in self._all(known)

    def _after(self, atom: Atom | None, rule: Rule, known: Known) -> Known:
        """Return what was known, before the change, of the thing in a rule when one premise of the rule is new."""
        if rule.head is None or len(rule.head.args) == 2 or not isinstance(thing := rule.head.args[0], str):
            return NOTHING
        old = (each for each in rule.body if each != atom and each.variables == {thing})
        found = frozenset(_about(each, thing) for each in old)
        return found | known if atom and atom.args == rule.head.args else found

    def _all(self, known: Known) -> Known:
        """Return the known atoms with everything that follows from one of them alone."""
        if known not in self._implied:
            found, waiting = set(known), list(known)
            while waiting:
                last = waiting.pop()
                for atom, rule in self._reading.get(last.name, ()):
                    thing = atom.args[0]
                    if len(rule.reads) == 1 and rule.head and isinstance(thing, str) and _about(atom, thing) == last:
                        head = _about(rule.head, thing)
                        if head.variables == {"x"} and head not in found:
                            found.add(head)
                            waiting.append(head)
            self._implied[known] = frozenset(found)
        return self._implied[known]


def _about(atom: Atom, thing: str) -> Atom:
    """Return the atom with the thing renamed to `x`. Another variable of that name is renamed too."""
    names = {thing: "x"} if thing == "x" else {thing: "x", "x": "x'"}
    return Atom(atom.relation, tuple(names.get(arg, arg) if isinstance(arg, str) else arg for arg in atom.args))
