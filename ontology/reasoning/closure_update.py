"""Apply changes to a closure in place: add and remove facts and axioms, together with their consequences.

The closure must not be read during a change. The cost depends on the size of the change: on the number of facts, and
on the number of rules if the schema changes. With equality, the closure is always rebuilt.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import chain

import numpy as np
from pyoxigraph import NamedNode, Triple

from ontology.reasoning.array_facts import ArrayFacts
from ontology.reasoning.arrays import NONE, Ids, Mask, Ranks, difference, union, unique
from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.closure import Closure
from ontology.reasoning.datatype_rules import typed_literals
from ontology.reasoning.derivation import Violation
from ontology.reasoning.dictionary import relation_of
from ontology.reasoning.loading import engine_rules, with_more
from ontology.reasoning.maintain import Maintainer, NetChange
from ontology.reasoning.owl_terms import TYPE, ends
from ontology.reasoning.relation import ABSENT
from ontology.reasoning.rule import Name, Rule
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.violations import Introduced, violations


class Change:
    """The inferred triples that a change removes and adds. They are decoded to triples when first asked for."""

    def __init__(
        self,
        removed: Callable[[], Iterable[Triple]],
        added: Callable[[], Iterable[Triple]],
        clashes: Callable[[], list[Violation]],
    ) -> None:
        self._removed, self._added, self._clashes = removed, added, clashes

    @cached_property
    def removed(self) -> frozenset[Triple]:
        """Triples that are no longer inferred."""
        return frozenset(self._removed())

    @cached_property
    def added(self) -> frozenset[Triple]:
        """Triples that are newly inferred."""
        return frozenset(self._added())

    @cached_property
    def violations(self) -> list[Violation]:
        """The contradictions that this change caused, without earlier ones. Read them before the next change."""
        return self._clashes()

    def __iter__(self) -> Iterator[frozenset[Triple]]:
        return iter((self.removed, self.added))


def update(closure: Closure, remove: Set[Triple], add: Set[Triple], rules: RuleSet | None = None) -> Change:
    """Remove and add facts, and switch to the rules of another schema if they are given.

    A fact in both sets is added. The result equals a new closure of the changed facts.
    """
    rules, before = rules or closure.rules, closure.rules
    remove = frozenset(remove - add)
    if rules.equality or before.equality or rules.dates != before.dates or _renames(closure, rules):
        return _rebuild(closure, remove, frozenset(add), rules)
    change = _ClosureUpdate(closure, rules).change(remove, add)
    closure.rules = rules
    closure.update_facts(remove, add)
    closure.clear_proofs()
    return change


def _renames(closure: Closure, rules: RuleSet) -> bool:
    """Return whether a class of both schemas is a class expression in only one of them."""
    before = closure.rules
    if rules is before:
        return False
    terms = before.restrictions ^ rules.restrictions
    names = (Name(term, 1) for term in terms if isinstance(term, NamedNode))
    return any(name in before.relevant and name in rules.relevant for name in names)


def _rebuild(closure: Closure, gone: frozenset[Triple], new: frozenset[Triple], rules: RuleSet) -> Change:
    before, clashes = closure.inferred(), {_clash(violation) for violation in closure.violations()}
    unread = _of_relations(closure.facts, rules.relevant - closure.rules.relevant)
    closure.restart(rules, (frozenset(chain(closure.facts, unread)) - gone) | new)
    after = closure.inferred()
    return Change(
        lambda: before - after,
        lambda: after - before,
        lambda: [violation for violation in closure.violations() if _clash(violation) not in clashes],
    )


def _clash(violation: Violation) -> tuple[str, frozenset[Triple]]:
    return violation.rule, frozenset(violation.triples)


class _ClosureUpdate:
    """One change, under the same rules or from one rule set to another."""

    def __init__(self, closure: Closure, rules: RuleSet) -> None:
        self.closure, self.engine, self.before, self.rules = closure, closure.engine, closure.rules, rules
        self.schema_before = frozenset() if self._same_rules else frozenset(closure.schema_inferred())
        self.maintainer = Maintainer(self.engine)
        self.maintainer.external = closure.interval_facts.keys

    @property
    def _same_rules(self) -> bool:
        return self.rules is self.before

    def change(self, gone: Set[Triple], new: Set[Triple]) -> Change:
        """Apply the change and return the triples that are no longer, and those that are newly, inferred."""
        since = len(self.engine.terms.terms)
        add = self._encoded(self._added_triples(gone, new))
        remove = self._placed(self._removed_triples(gone))
        known = {name: keys[_is_inferred(self.engine.relation(name).ranks_of(keys))] for name, keys in add.items()}
        net = self._run(remove, with_more(dict(add), self._typed(since)))
        self._drop_unread()
        taken, put = _difference(net.removed, remove), _difference(net.added, add)
        fallen = _difference(remove, net.removed)
        return Change(
            lambda: self._reported(_union(taken, known), self.before, self._schema(self.before)),
            lambda: self._reported(_union(put, fallen), self.rules, self._schema(self.rules)),
            lambda: violations(self.rules, self.engine, self.closure.facts, self._introduced(net)),
        )

    def _added_triples(self, gone: Set[Triple], new: Set[Triple]) -> Iterator[Triple]:
        """Yield the facts to add: new facts, newly stated schema triples, and facts that no rule has read before."""
        yield from filter(self._is_unstated, new)
        if self._same_rules:
            return
        yield from self.rules.stated.all - self.before.stated.all
        unread = self.rules.relevant - self.before.relevant
        yield from (triple for triple in self.rules.stated if unread and relation_of(triple) in unread)
        for triple in _of_relations(self.closure.facts, unread):
            if triple not in gone and self._is_unstated(triple):
                yield triple

    def _removed_triples(self, gone: Set[Triple]) -> Iterator[Triple]:
        """Yield the facts to remove, and schema triples that the new schema no longer states and that are not facts."""
        yield from filter(self._is_unstated, gone)
        if not self._same_rules:
            for triple in self.before.stated.all - self.rules.stated.all:
                if triple in gone or triple not in self.closure.facts:
                    yield triple

    def _is_unstated(self, triple: Triple) -> bool:
        """Return whether the schema does not state the triple."""
        subject, value = ends(triple)
        return not self.rules.stated.has(subject, triple.predicate, value)

    def _encoded(self, triples: Iterable[Triple]) -> dict[Name, Ids]:
        """Return the keys, by relation, of the triples that are not yet asserted."""
        found = self.engine.terms.encode(triples, self.rules.relevant)
        return {name: keys[self.engine.relation(name).ranks_of(keys) != 0] for name, keys in found.items()}

    def _placed(self, triples: Iterable[Triple]) -> dict[Name, Ids]:
        """Return the keys, by relation, of the triples that are asserted."""
        places: dict[Name, list[int]] = defaultdict(list)
        for triple in triples:
            if place := self.engine.terms.find(triple):
                places[place[0]].append(place[1])
        found = {name: np.array(keys, np.int64) for name, keys in places.items() if name in self.engine.relations}
        return {name: keys[self.engine.relation(name).ranks_of(keys) == 0] for name, keys in found.items()}

    def _typed(self, since: int) -> Iterator[tuple[Name, int]]:
        """Yield new literals of the datatypes that rules read, and all literals of datatypes not read before."""
        read, before = self.rules.read, self.before.read
        yield from typed_literals(self.engine.terms, read, since)
        if not self._same_rules:
            yield from typed_literals(self.engine.terms, read - before)

    def _run(self, remove: Mapping[Name, Ids], add: Mapping[Name, Ids]) -> NetChange:
        """Apply all additions and removals, the closed-world rules last.

        A closed-world rule is set aside while facts whose absence it tests may still change.
        """
        unsettled = self._unsettled(frozenset((*remove, *add)))
        first = self._rules_without(unsettled) if unsettled or not self._same_rules else None
        net = self.maintainer.update(remove, add, first)
        if things := self._dated(net):
            gone, fresh = self.closure.interval_facts.recompute(unique(np.concatenate(things)))
            self.maintainer.external = self.closure.interval_facts.keys
            net = _compose(net, self.maintainer.replace_external(gone, fresh))
        if unsettled:
            net = _compose(net, self.maintainer.update({}, {}, self._rules_without([])))
        return net

    def _unsettled(self, changed: frozenset[Name]) -> list[Rule]:
        return self.rules.unsettled(changed) if self._same_rules else [*self.before.closed, *self.rules.closed]

    def _rules_without(self, unsettled: Iterable[Rule]) -> list[Rule]:
        waiting = set(unsettled)
        return [*engine_rules(self.rules), *(rule for rule in self.rules.closed if rule not in waiting)]

    def _dated(self, net: NetChange) -> list[Ids]:
        """Return the things whose dates, class of occurrence, or stated first and last days were added or removed."""
        looked_at = self.rules.dates.reads | self.rules.dates.gives
        changes = ((name, keys) for part in (net.removed, net.added) for name, keys in part.items())
        return [keys >> 32 if name.arity == 2 else keys for name, keys in changes if len(keys) and name in looked_at]

    def _drop_unread(self) -> None:
        """Drop the relations that no rule reads any more."""
        for name in self.before.relevant - self.rules.relevant:
            self.engine.relations.pop(name, None)

    def _introduced(self, net: NetChange) -> Introduced:
        return Introduced(net.added, frozenset(self.rules.checks) - frozenset(self.before.checks))

    def _schema(self, rules: RuleSet) -> Set[Triple]:
        """Return the triples that this schema infers and the other does not."""
        if self._same_rules:
            return frozenset()
        after = frozenset(self.closure.schema_inferred())
        return self.schema_before - after if rules is self.before else after - self.schema_before

    def _reported(self, facts: dict[Name, Ids], rules: RuleSet, schema: Set[Triple]) -> Iterator[Triple]:
        """Yield these facts as triples, leaving out those that are not reported."""
        yield from schema
        for name, keys in facts.items():
            for key in keys.tolist():
                if self.engine.terms.is_rdf(name, key):
                    triple = self.engine.terms.triple(name, key)
                    if is_reported(triple, rules.is_anonymous):
                        yield triple


def _of_relations(facts: Set[Triple], names: frozenset[Name]) -> Iterable[Triple]:
    """Return the facts of these relations. The result may contain other facts too."""
    if not isinstance(facts, ArrayFacts):
        return facts if names else ()
    properties = {TYPE if name.arity == 1 else name.term for name in names}
    return (triple for each in properties if isinstance(each, NamedNode) for triple in facts.source(each))


def _is_inferred(ranks: Ranks) -> Mask:
    inferred: Mask = (ranks > 0) & (ranks != ABSENT)
    return inferred


def _difference(facts: Mapping[Name, Ids], others: Mapping[Name, Ids]) -> dict[Name, Ids]:
    return {name: difference(keys, unique(others.get(name, NONE))) for name, keys in facts.items()}


def _union(one: Mapping[Name, Ids], other: Mapping[Name, Ids]) -> dict[Name, Ids]:
    return {name: union(one.get(name, NONE), other.get(name, NONE)) for name in {*one, *other}}


def _compose(first: NetChange, second: NetChange) -> NetChange:
    """Combine two consecutive changes into one."""
    return NetChange(
        _union(_difference(first.removed, second.added), _difference(second.removed, first.added)),
        _union(_difference(first.added, second.removed), _difference(second.added, first.removed)),
    )
