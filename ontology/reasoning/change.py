"""Changes a closure in place: facts come and go, and what follows from them with them.

Nobody may read the closure meanwhile. The cost follows the change; only with equality, or under another schema, the
closure is made anew.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property

import numpy as np
from pyoxigraph import Triple

from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.closure import Closure, by_name
from ontology.reasoning.literals import typed_literals
from ontology.reasoning.loading import with_more
from ontology.reasoning.maintain import Maintainer, Net
from ontology.reasoning.relation import ABSENT, NONE, Ids, Mask, Ranks
from ontology.reasoning.rules import Name
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.vocabulary import ends


class Change:
    """What a change takes out of what is inferred, and what it adds; put into triples when first asked for."""

    def __init__(self, removed: Callable[[], Iterable[Triple]], added: Callable[[], Iterable[Triple]]) -> None:
        self._removed, self._added = removed, added

    @cached_property
    def removed(self) -> frozenset[Triple]:
        """What is no longer inferred."""
        return frozenset(self._removed())

    @cached_property
    def added(self) -> frozenset[Triple]:
        """What is newly inferred."""
        return frozenset(self._added())


def update(closure: Closure, remove: Set[Triple], add: Set[Triple], rules: RuleSet | None = None) -> Change:
    """Remove and add facts, and take the rules of another schema where they are given.

    A fact that is in both is added. The closure ends as a new one of the changed facts would.
    """
    gone = frozenset(triple for triple in remove if triple in closure.facts and triple not in add)
    new = frozenset(triple for triple in add if triple not in closure.facts)
    if (rules and rules is not closure.rules) or closure.rules.equality:
        return _anew(closure, gone, new, rules or closure.rules)
    change = _Changing(closure).change(gone, new)
    facts = closure.own_facts()
    facts -= gone
    facts |= new
    closure.forget_proofs()
    return change


def _anew(closure: Closure, gone: frozenset[Triple], new: frozenset[Triple], rules: RuleSet) -> Change:
    before = closure.inferred()
    closure.restart(rules, (frozenset(closure.facts) - gone) | new)
    after = closure.inferred()
    return Change(lambda: before - after, lambda: after - before)


class _Changing:
    """One change under the same rules."""

    def __init__(self, closure: Closure) -> None:
        self.closure, self.engine, self.rules = closure, closure.engine, closure.rules
        self.reads = closure.rules.names | closure.dates.reads
        self.maintainer = Maintainer(self.engine)
        self.maintainer.given = closure.given

    def change(self, gone: frozenset[Triple], new: frozenset[Triple]) -> Change:
        """What is no longer, and what is newly inferred."""
        remove = self.engine.terms.encode(filter(self._is_free, gone), self.reads)
        since = len(self.engine.terms.terms)
        add = self.engine.terms.encode(filter(self._is_free, new), self.reads)
        unsettled = self.rules.unsettled(frozenset((*remove, *add)))
        settled = [rule for rule in self.engine.rules if rule not in unsettled] if unsettled else None
        known = {name: keys[_is_inferred(self.engine.relation(name).ranks_of(keys))] for name, keys in add.items()}
        read = {atom.name for rule in (*self.rules.rules, *self.rules.closed) for atom in rule.reads}
        literals = typed_literals(self.engine.terms, read, since)
        net = self.maintainer.update(remove, with_more(dict(add), literals), settled)
        if self.closure.dates.reads & {*net.removed, *net.added}:
            net = _then(net, self._dates_again())
        if settled is not None:
            net = _then(net, self.maintainer.update({}, {}, [*settled, *unsettled]))
        return Change(
            lambda: self._reported(_joined(_without(net.removed, remove), known)),
            lambda: self._reported(_joined(_without(net.added, add), _without(remove, net.removed))),
        )

    def _is_free(self, triple: Triple) -> bool:
        """Whether the ontology does not state the triple as well."""
        subject, value = ends(triple)
        return not self.rules.stated.has(subject, triple.predicate, value)

    def _dates_again(self) -> Net:
        """First and last days, concluded anew from the dates as they are now."""
        before = dict(self.closure.conclusions)
        self.closure.conclusions.clear()
        self.closure.forget_given()
        found = self.closure.conclude(self.closure.dates.conclusions(self.closure.triples))
        now = self.closure.conclusions
        same = by_name(place for place, conclusion in now.items() if before.get(place) == conclusion)
        gone = _without(by_name(before), same)
        fresh = {name: ~np.isin(keys, same.get(name, NONE)) for name, (keys, _) in found.items()}
        self.maintainer.given = self.closure.given
        return self.maintainer.replace_given(
            gone, {name: (keys[fresh[name]], ranks[fresh[name]]) for name, (keys, ranks) in found.items()}
        )

    def _reported(self, facts: dict[Name, Ids]) -> Iterator[Triple]:
        """These facts as triples, as far as they are reported."""
        for name, keys in facts.items():
            for key in keys.tolist():
                if self.engine.terms.shows(name, key):
                    triple = self.engine.terms.triple(name, key)
                    if is_reported(triple, self.rules.is_anonymous):
                        yield triple


def _is_inferred(ranks: Ranks) -> Mask:
    inferred: Mask = (ranks > 0) & (ranks != ABSENT)
    return inferred


def _without(facts: Mapping[Name, Ids], others: Mapping[Name, Ids]) -> dict[Name, Ids]:
    return {name: np.setdiff1d(keys, others.get(name, NONE)) for name, keys in facts.items()}


def _joined(one: Mapping[Name, Ids], other: Mapping[Name, Ids]) -> dict[Name, Ids]:
    return {name: np.union1d(one.get(name, NONE), other.get(name, NONE)) for name in {*one, *other}}


def _then(first: Net, second: Net) -> Net:
    """Two changes, one after the other, as one."""
    return Net(
        _joined(_without(first.removed, second.added), _without(second.removed, first.added)),
        _joined(_without(first.added, second.removed), _without(second.added, first.removed)),
    )
