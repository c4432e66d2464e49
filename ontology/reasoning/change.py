"""Changes a closure in place: facts come and go, axioms among them, and what follows from them with them.

Nobody may read the closure meanwhile. The cost follows the change: of the facts, and of the rules where the schema
changes; only with equality the closure is made anew.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import chain

import numpy as np
from pyoxigraph import NamedNode, Triple

from ontology.reasoning.arrays import NONE, Ids, Mask, Ranks, joined, unique, without
from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.closure import Closure
from ontology.reasoning.derivation import Violation
from ontology.reasoning.dictionary import relation_of
from ontology.reasoning.facts import ReadFacts
from ontology.reasoning.literals import typed_literals
from ontology.reasoning.loading import engine_rules, with_more
from ontology.reasoning.maintain import Maintainer, Net
from ontology.reasoning.relation import ABSENT
from ontology.reasoning.rules import Name, Rule
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.violations import Brought, violations
from ontology.reasoning.vocabulary import TYPE, ends


class Change:
    """What a change takes out of what is inferred, and what it adds; put into triples when first asked for."""

    def __init__(
        self,
        removed: Callable[[], Iterable[Triple]],
        added: Callable[[], Iterable[Triple]],
        clashes: Callable[[], list[Violation]],
    ) -> None:
        self._removed, self._added, self._clashes = removed, added, clashes

    @cached_property
    def removed(self) -> frozenset[Triple]:
        """What is no longer inferred."""
        return frozenset(self._removed())

    @cached_property
    def added(self) -> frozenset[Triple]:
        """What is newly inferred."""
        return frozenset(self._added())

    @cached_property
    def violations(self) -> list[Violation]:
        """The contradictions that the change has brought, whatever others there were; ask before the next change."""
        return self._clashes()

    def __iter__(self) -> Iterator[frozenset[Triple]]:
        return iter((self.removed, self.added))


def update(closure: Closure, remove: Set[Triple], add: Set[Triple], rules: RuleSet | None = None) -> Change:
    """Remove and add facts, and take the rules of another schema where they are given.

    A fact that is in both is added. The closure ends as a new one of the changed facts would.
    """
    rules, before = rules or closure.rules, closure.rules
    remove = frozenset(remove - add)
    if rules.equality or before.equality or rules.dates != before.dates or _renames(closure, rules):
        return _anew(closure, remove, frozenset(add), rules)
    change = _Changing(closure, rules).change(remove, add)
    closure.rules = rules
    closure.note_facts(remove, add)
    closure.forget_proofs()
    return change


def _renames(closure: Closure, rules: RuleSet) -> bool:
    """Whether something that is a class under both schemas is a class expression under one of them alone."""
    before = closure.rules
    if rules is before:
        return False
    terms = before.restrictions ^ rules.restrictions
    names = (Name(term, 1) for term in terms if isinstance(term, NamedNode))
    return any(name in before.relevant and name in rules.relevant for name in names)


def _anew(closure: Closure, gone: frozenset[Triple], new: frozenset[Triple], rules: RuleSet) -> Change:
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


class _Changing:
    """One change, under the same rules or from some to others."""

    def __init__(self, closure: Closure, rules: RuleSet) -> None:
        self.closure, self.engine, self.before, self.rules = closure, closure.engine, closure.rules, rules
        self.schema_before = frozenset() if self._same_rules else frozenset(closure.schema_inferred())
        self.maintainer = Maintainer(self.engine)
        self.maintainer.given = closure.concluding.keys

    @property
    def _same_rules(self) -> bool:
        return self.rules is self.before

    def change(self, gone: Set[Triple], new: Set[Triple]) -> Change:
        """What is no longer, and what is newly inferred."""
        since = len(self.engine.terms.terms)
        add = self._encoded(self._arriving(gone, new))
        remove = self._placed(self._leaving(gone))
        known = {name: keys[_is_inferred(self.engine.relation(name).ranks_of(keys))] for name, keys in add.items()}
        net = self._run(remove, with_more(dict(add), self._typed(since)))
        self._forget_relations()
        taken, put = _without(net.removed, remove), _without(net.added, add)
        fallen = _without(remove, net.removed)
        return Change(
            lambda: self._reported(_joined(taken, known), self.before, self._schema(self.before)),
            lambda: self._reported(_joined(put, fallen), self.rules, self._schema(self.rules)),
            lambda: violations(self.rules, self.engine, self.closure.facts, self._brought(net)),
        )

    def _arriving(self, gone: Set[Triple], new: Set[Triple]) -> Iterator[Triple]:
        """Facts to add: new ones, what the schema states from now on, and what no rule has read before."""
        yield from filter(self._is_free, new)
        if self._same_rules:
            return
        yield from self.rules.stated.all - self.before.stated.all
        unread = self.rules.relevant - self.before.relevant
        yield from (triple for triple in self.rules.stated if unread and relation_of(triple) in unread)
        for triple in _of_relations(self.closure.facts, unread):
            if triple not in gone and self._is_free(triple):
                yield triple

    def _leaving(self, gone: Set[Triple]) -> Iterator[Triple]:
        """Facts to remove, and what the schema stated alone and no longer states."""
        yield from filter(self._is_free, gone)
        if not self._same_rules:
            for triple in self.before.stated.all - self.rules.stated.all:
                if triple in gone or triple not in self.closure.facts:
                    yield triple

    def _is_free(self, triple: Triple) -> bool:
        """Whether the schema does not state the triple as well."""
        subject, value = ends(triple)
        return not self.rules.stated.has(subject, triple.predicate, value)

    def _encoded(self, triples: Iterable[Triple]) -> dict[Name, Ids]:
        """Where the triples stand that are not asserted yet."""
        found = self.engine.terms.encode(triples, self.rules.relevant)
        return {name: keys[self.engine.relation(name).ranks_of(keys) != 0] for name, keys in found.items()}

    def _placed(self, triples: Iterable[Triple]) -> dict[Name, Ids]:
        """Where the triples stand that are asserted."""
        places: dict[Name, list[int]] = defaultdict(list)
        for triple in triples:
            if place := self.engine.terms.place(triple):
                places[place[0]].append(place[1])
        found = {name: np.array(keys, np.int64) for name, keys in places.items() if name in self.engine.relations}
        return {name: keys[self.engine.relation(name).ranks_of(keys) == 0] for name, keys in found.items()}

    def _typed(self, since: int) -> Iterator[tuple[Name, int]]:
        """The literals that are new, in the datatypes that rules read; and all, in those that none has read before."""
        read, before = self.rules.read, self.before.read
        yield from typed_literals(self.engine.terms, read, since)
        if not self._same_rules:
            yield from typed_literals(self.engine.terms, read - before)

    def _run(self, remove: Mapping[Name, Ids], add: Mapping[Name, Ids]) -> Net:
        """All that comes and goes, closed-world rules last: they wait outside where an absence may change."""
        unsettled = self._unsettled(frozenset((*remove, *add)))
        first = self._rules_without(unsettled) if unsettled or not self._same_rules else None
        net = self.maintainer.update(remove, add, first)
        if things := self._dated(net):
            gone, fresh = self.closure.concluding.again(unique(np.concatenate(things)))
            self.maintainer.given = self.closure.concluding.keys
            net = _then(net, self.maintainer.replace_given(gone, fresh))
        if unsettled:
            net = _then(net, self.maintainer.update({}, {}, self._rules_without([])))
        return net

    def _unsettled(self, changed: frozenset[Name]) -> list[Rule]:
        return self.rules.unsettled(changed) if self._same_rules else [*self.before.closed, *self.rules.closed]

    def _rules_without(self, unsettled: Iterable[Rule]) -> list[Rule]:
        waiting = set(unsettled)
        return [*engine_rules(self.rules), *(rule for rule in self.rules.closed if rule not in waiting)]

    def _dated(self, net: Net) -> list[Ids]:
        """The things whose dates, class of occurrence, or stated first and last days, come or go."""
        looked_at = self.rules.dates.reads | self.rules.dates.gives
        changes = ((name, keys) for part in (net.removed, net.added) for name, keys in part.items())
        return [keys >> 32 if name.arity == 2 else keys for name, keys in changes if len(keys) and name in looked_at]

    def _forget_relations(self) -> None:
        """Relations that no rule looks at any more are not kept up."""
        for name in self.before.relevant - self.rules.relevant:
            self.engine.relations.pop(name, None)

    def _brought(self, net: Net) -> Brought:
        return Brought(net.added, frozenset(self.rules.checks) - frozenset(self.before.checks))

    def _schema(self, rules: RuleSet) -> Set[Triple]:
        """What a schema infers and the other does not."""
        if self._same_rules:
            return frozenset()
        after = frozenset(self.closure.schema_inferred())
        return self.schema_before - after if rules is self.before else after - self.schema_before

    def _reported(self, facts: dict[Name, Ids], rules: RuleSet, schema: Set[Triple]) -> Iterator[Triple]:
        """These facts as triples, as far as they are reported."""
        yield from schema
        for name, keys in facts.items():
            for key in keys.tolist():
                if self.engine.terms.shows(name, key):
                    triple = self.engine.terms.triple(name, key)
                    if is_reported(triple, rules.is_anonymous):
                        yield triple


def _of_relations(facts: Set[Triple], names: frozenset[Name]) -> Iterable[Triple]:
    """The facts of these relations, and perhaps others."""
    if not isinstance(facts, ReadFacts):
        return facts if names else ()
    properties = {TYPE if name.arity == 1 else name.term for name in names}
    return (triple for each in properties if isinstance(each, NamedNode) for triple in facts.source(each))


def _is_inferred(ranks: Ranks) -> Mask:
    inferred: Mask = (ranks > 0) & (ranks != ABSENT)
    return inferred


def _without(facts: Mapping[Name, Ids], others: Mapping[Name, Ids]) -> dict[Name, Ids]:
    return {name: without(keys, unique(others.get(name, NONE))) for name, keys in facts.items()}


def _joined(one: Mapping[Name, Ids], other: Mapping[Name, Ids]) -> dict[Name, Ids]:
    return {name: joined(one.get(name, NONE), other.get(name, NONE)) for name in {*one, *other}}


def _then(first: Net, second: Net) -> Net:
    """Two changes, one after the other, as one."""
    return Net(
        _joined(_without(first.removed, second.added), _without(second.removed, first.added)),
        _joined(_without(first.added, second.removed), _without(second.added, first.removed)),
    )
