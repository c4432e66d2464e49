"""The rules that can fire on given facts.

A rule can fire if each relation of its body may have facts: because it has some, or because a rule that can fire
concludes some. If the body asks for a value of a property, some fact or rule must give it (`value_flow.py`).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

import numpy as np

from ontology.reasoning.arrays import MASK, NONE, Ids, Mask, contains, unique
from ontology.reasoning.datatype_rules import DIFFERENT, datatype_names, equal_literals
from ontology.reasoning.dictionary import TYPES, Dictionary
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.equality import EQUAL
from ontology.reasoning.grounding import Group, code
from ontology.reasoning.rule import Name
from ontology.reasoning.value_flow import ValueFlow


def live_rules(facts: EncodedFacts, axioms: Sequence[Mapping[Name, Ids]], groups: Sequence[Group]) -> "LiveRules":
    """Return what can fire on facts and axioms with the same terms, by groups of rules with a conclusion."""
    terms = facts.terms
    equal = [part.get(EQUAL, NONE) for part in (facts.keys, *axioms)]
    equal.append(np.array([pair for _, pair in equal_literals(terms)], np.int64))
    equals = unique(np.concatenate([ends for keys in equal for ends in (keys >> 32, keys & MASK)]))
    known = [(name, keys) for part in (facts.keys, *axioms) for name, keys in part.items() if len(keys)]
    names = [*(name for name, _ in known), *datatype_names(), *((EQUAL, DIFFERENT) if len(equals) else ())]
    live = LiveRules(names, groups, terms)
    if live.is_coarse or not any(values is not None for group in groups for values in group.body_values):
        return live
    flow = ValueFlow(groups, [live.fire(group) for group in groups], known, equals, terms)
    return LiveRules(names, groups, terms, flow)


class LiveRules:
    """The relations that may have facts: those named, and those that a rule of some groups concludes from them."""

    def __init__(
        self, names: Iterable[Name], groups: Sequence[Group], terms: Dictionary, flow: ValueFlow | None = None
    ) -> None:
        self.terms, self.flow = terms, flow
        known, types = [code(name, terms) for name in names], code(TYPES, terms)
        self._first_pair = 2 * len(terms.terms)
        self._live = np.zeros(self._first_pair, np.bool_)
        self._live[known] = True
        self._any_class = any((codes == types).any() for group in groups for codes in group.relations)
        if self._any_class:
            self._live[::2] = self._live[types] = True
        if flow:
            self._live = np.concatenate((self._live, flow.known))
        self._spread(groups)
        self._any_equal = any(
            (group.head[self.fire(group)] == code(EQUAL, terms)).any() for group in groups if group.head is not None
        )

    @property
    def is_coarse(self) -> bool:
        """True if any value may be anywhere, because rules make things equal or read types as values."""
        return self._any_class or self._any_equal

    def fire(self, group: Group) -> Mask:
        """Return a mask of the rules of a group that can fire."""
        pairs = self.flow.asks(group) if self.flow else []
        return reduce(np.logical_and, (self._live[codes] for codes in (*group.body, *map(self._codes, pairs))))

    def __contains__(self, name: Name) -> bool:
        return self.terms.known(name.term) is not None and bool(self._live[code(name, self.terms)])

    def _spread(self, groups: Sequence[Group]) -> None:
        """Mark what rules conclude, until nothing is added."""
        before = -1
        while (now := int(np.count_nonzero(self._live))) != before:
            for group in groups:
                if group.head is not None:
                    self._mark(group, group.head, self.fire(group))
            before = now

    def _mark(self, group: Group, heads: Ids, fires: Mask) -> None:
        self._live[heads[fires]] = True
        given = self.flow.gives(group) if self.flow else None
        if given is not None and self.flow:
            given = given[fires]
            self._live[self._codes(given[contains(given, self.flow.asked)])] = True

    def _codes(self, pairs: Ids) -> Ids:
        """Return the codes of pairs that some rule asks for. They follow those of the relations."""
        assert self.flow is not None  # noqa: S101 - there are no pairs without it
        codes: Ids = self._first_pair + self.flow.asked.searchsorted(pairs)
        return codes
