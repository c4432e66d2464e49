"""An engine that runs rules to their fixpoint: semi-naive, over relations of integers, with a rank for every fact."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from pyoxigraph import Triple

from ontology.reasoning.arrays import MASK, NONE, Ids, Ranks, lowest_ranks, unique
from ontology.reasoning.composition import Composition
from ontology.reasoning.dictionary import TYPES, Dictionary
from ontology.reasoning.joins import EncodedAtom, Filter, Negation, Rows, Unequal, plan, run
from ontology.reasoning.relation import ABSENT, Relation
from ontology.reasoning.rule import Atom, Name, Rule


class Match:
    """The body of a rule, evaluated from one of its premises."""

    def __init__(self, body: Sequence[EncodedAtom], start: int, wanted: set[str], filters: Sequence[Filter]) -> None:
        self.start = body[start]
        self.rest = [atom for place, atom in enumerate(body) if place != start]
        self.steps = plan(self.rest, {arg for arg in self.start.args if isinstance(arg, str)}, wanted, filters)

    def rows(self, keys: Ids, ranks: Ranks | None) -> Rows:
        """Return every way in which the body holds with one of these facts at the start."""
        return run(self.steps, self.start.scan(keys, ranks))


class DeltaRule(Match):
    """A rule evaluated from one of its premises: it takes new facts of that premise and returns the conclusions."""

    def __init__(self, rule: Rule, start: int, engine: "Engine") -> None:
        assert rule.head is not None  # noqa: S101 - only rules with a head conclude anything
        body, filters = [engine.encoded(atom) for atom in rule.body], engine.filters(rule)
        super().__init__(body, start, rule.head.variables, filters)
        encoded = engine.encoded(rule.head)
        self.rule, self.concludes, self.head = rule, rule.head.name, encoded
        all_variables = len(rule.head.variables) == len(encoded.args)
        self._copies = not self.steps and encoded.args == self.start.args and all_variables
        self._composes = None if filters else Composition.of(encoded, self.start, self.rest)

    def heads(self, keys: Ids, ranks: Ranks | None) -> tuple[Ids, Ranks | None]:
        """Return the conclusions, with the highest rank among their premises if ranks are given."""
        if self._copies:
            return keys, ranks
        if not all(len(atom.relation) for atom in self.rest):
            return NONE, None if ranks is None else ranks[:0]
        if self._composes and ranks is None and (found := self._composes.heads(keys)) is not None:
            return found, None
        rows = self.rows(keys, ranks)
        return rows.keys(self.head.args), rows.ranks


class Engine:
    """Relations and the rules over them.

    `backward` caches the rules of a relation in the form that `proofs.py` compiles them to. `observers` holds, by
    relation, a function to call when the relation has grown.
    """

    def __init__(self, rules: Iterable[Rule], terms: Dictionary, relations: dict[Name, Relation] | None = None) -> None:
        self.terms = terms
        self.backward: dict[Name, list[object]] = {}
        self.observers: dict[Name, Callable[[Engine], None]] = {}
        self.relations: dict[Name, Relation] = {} if relations is None else relations
        self._delta_rules: dict[Name, list[DeltaRule]] = defaultdict(list)
        self._waiting: dict[Name, list[tuple[Rule, int]]] = defaultdict(list)
        self.rules_by_head: dict[Name, list[Rule]] = defaultdict(list)
        for rule in rules:
            self.add_rule(rule)

    def add_rule(self, rule: Rule) -> None:
        """Add a rule that has a conclusion. It derives nothing yet."""
        if rule.head is None:
            return
        for atom in rule.atoms:
            self.encoded(atom)
        for start, atom in enumerate(rule.body):
            self._waiting[atom.name].append((rule, start))
        self.rules_by_head[rule.head.name].append(rule)
        self.backward.pop(rule.head.name, None)

    def drop_rule(self, rule: Rule) -> None:
        """Remove a rule. Its conclusions stay until they are removed separately."""
        for name in {atom.name for atom in rule.body}:
            self._waiting[name] = [each for each in self._waiting[name] if each[0] != rule]
            self._delta_rules[name] = [each for each in self._delta_rules[name] if each.rule != rule]
        if rule.head:
            self.rules_by_head[rule.head.name].remove(rule)
            self.backward.pop(rule.head.name, None)

    @property
    def rules(self) -> list[Rule]:
        """The rules that conclude something."""
        return [rule for rules in self.rules_by_head.values() for rule in rules]

    def started_by(self, name: Name) -> list[DeltaRule]:
        """Return the rules evaluated from facts of a relation.

        A rule is prepared when all its other premises have facts for the first time. Most never have.
        """
        if waiting := self._waiting.pop(name, None):
            for rule, start in waiting:
                others = (atom.name for place, atom in enumerate(rule.body) if place != start)
                if all(len(self.relation(other)) for other in others):
                    self._delta_rules[name].append(DeltaRule(rule, start, self))
                else:
                    self._waiting[name].append((rule, start))
        return self._delta_rules.get(name, [])

    def relation(self, name: Name) -> Relation:
        """Return the relation of that name, and create an empty one if needed."""
        found = self.relations.get(name)
        if found is None:
            found = self.relations[name] = Relation()
        return found

    def rank_of(self, name: Name, key: int) -> int:
        """Return the rank of a fact, or `ABSENT` if it does not hold."""
        relation = self.relations.get(name)
        return ABSENT if relation is None else relation.rank_of(key)

    def infers(self, triple: Triple) -> bool:
        """Return whether a triple follows by a rule."""
        place = self.terms.find(triple)
        return place is not None and 0 < self.rank_of(*place) < ABSENT

    def encoded(self, atom: Atom) -> EncodedAtom:
        """Return the atom with its terms as numbers."""
        args = tuple([arg if isinstance(arg, str) else self.terms.number(arg) for arg in atom.args])
        return EncodedAtom(self.relation(atom.name), args)

    def filters(self, rule: Rule) -> list[Filter]:
        """Return the conditions of a rule besides its body, with terms as numbers."""
        found: list[Filter] = []
        if rule.unequal:
            one, other = (arg if isinstance(arg, str) else self.terms.number(arg) for arg in rule.unequal)
            found.append(Unequal(one, other))
        for group in rule.negated:
            shared = rule.variables & set[str]().union(*(atom.variables for atom in group))
            found.append(Negation(tuple(self.encoded(atom) for atom in group), frozenset(shared)))
        return found

    def run(self, facts: Mapping[Name, Ids]) -> None:
        """Add asserted facts to an empty engine, with everything that follows from them.

        In an empty engine the rank of a fact is the round in which it first follows, so no rank is looked up.
        """
        rank = 0
        delta = self._insert({name: [keys] for name, keys in facts.items()}, rank)
        while delta:
            rank += 1
            following = self._consequences({name: (keys, None) for name, keys in delta.items()})
            delta = self._insert({name: [keys for keys, _ in parts] for name, parts in following.items()}, rank)

    def extend(self, *batches: Mapping[Name, tuple[Ids, Ranks]]) -> dict[Name, Ids]:
        """Add facts with ranks of their own and everything that follows from them. Returns all new keys by relation."""
        found: dict[Name, list[tuple[Ids, Ranks | None]]] = defaultdict(list)
        for batch in batches:
            for name, facts in batch.items():
                found[name].append(facts)
        log: dict[Name, list[Ids]] = defaultdict(list)
        while delta := self._insert_ranked(found):
            for name, (keys, _) in delta.items():
                log[name].append(keys)
            found = self._consequences(delta)
        return {name: unique(np.concatenate(parts)) for name, parts in log.items()}

    def consequences(self, rules: Iterable[Rule]) -> dict[Name, tuple[Ids, Ranks]]:
        """Return the conclusions of the rules from all facts, with ranks."""
        found: dict[Name, tuple[Ids, Ranks]] = {}
        for rule in rules:
            delta_rule = DeltaRule(rule, 0, self)
            relation = delta_rule.start.relation
            heads, ranks = _ranked(*delta_rule.heads(relation.keys, relation.ranks))
            before = found.get(delta_rule.concludes, (NONE, np.empty(0, np.uint16)))
            if ranks is not None:
                found[delta_rule.concludes] = np.concatenate((before[0], heads)), np.concatenate((before[1], ranks))
        return found

    def run_stratum(self, rules: Sequence[Rule]) -> None:
        """Add rules after the others have reached their fixpoint, with everything that follows."""
        for rule in rules:
            self.add_rule(rule)
        self.extend(self.consequences(rules))

    def _consequences(
        self, delta: Mapping[Name, tuple[Ids, Ranks | None]]
    ) -> dict[Name, list[tuple[Ids, Ranks | None]]]:
        """Return the conclusions of the rules with these facts as one premise, with ranks if the facts have them."""
        found: dict[Name, list[tuple[Ids, Ranks | None]]] = defaultdict(list)
        for name, (keys, ranks) in delta.items():
            for delta_rule in self.started_by(name):
                heads, highest = delta_rule.heads(keys, ranks)
                if len(heads):
                    found[delta_rule.concludes].append(_ranked(heads, highest))
        return found

    def _insert(self, found: Mapping[Name, list[Ids]], rank: int) -> dict[Name, Ids]:
        """Insert the facts that the relations lack, all with one rank. Returns the inserted keys."""
        new = {}
        for name, parts in found.items():
            keys = unique(np.concatenate(parts))
            keys = keys[self.relation(name).insert(keys, rank)]
            if len(keys):
                new[name] = keys
                self._notify(name)
        return new

    def _insert_ranked(
        self, found: Mapping[Name, list[tuple[Ids, Ranks | None]]]
    ) -> dict[Name, tuple[Ids, Ranks | None]]:
        """Insert the facts that the relations lack, each with its lowest rank. Returns the inserted keys and ranks."""
        added: dict[Name, tuple[Ids, Ranks | None]] = {}
        for name, parts in found.items():
            relation = self.relation(name)
            ranks = np.concatenate([ranks for _, ranks in parts if ranks is not None])
            keys, ranks = lowest_ranks(np.concatenate([keys for keys, _ in parts]), ranks)
            fresh = relation.insert_ranked(keys, ranks)
            if fresh.any():
                added[name] = (keys[fresh], ranks[fresh])
                self._notify(name)
        return added

    def _notify(self, name: Name) -> None:
        if name in self.observers:
            self.observers[name](self)

    def matches(self, rule: Rule, among: Mapping[Name, Ids] | None = None) -> Iterator[Rows]:
        """Yield the ways in which the body of a rule holds, starting from its smallest relation.

        With `among`, yields only those that use one of these facts; the same one may then occur more than once.
        """
        if among is not None and among.keys().isdisjoint(atom.name for atom in rule.body):
            return
        body = [self.encoded(atom) for atom in rule.body]
        if among is None:
            start = min(range(len(body)), key=lambda place: len(body[place].relation))
            starts = [(start, _start_keys(rule, body, start))]
        else:
            starts = [(place, among.get(atom.name, NONE)) for place, atom in enumerate(rule.body)]
        for start, keys in starts:
            if len(keys):
                ranks = np.zeros(len(keys), np.uint16)
                yield Match(body, start, rule.variables, self.filters(rule)).rows(keys, ranks)

    def inferred_keys(self, name: Name) -> Ids:
        """Return the keys of a relation that are not asserted.

        For `rdf:type` as a property, only keys whose value is not a class of the engine are returned.
        """
        relation = self.relations.get(name)
        if relation is None:
            return NONE
        keys = relation.keys[relation.ranks > 0]
        return self._of_no_class(keys) if name == TYPES else keys

    def _of_no_class(self, keys: Ids) -> Ids:
        classes = [self.terms.known(name.term) for name in self.relations if name.arity == 1]
        return keys[~np.isin(keys & MASK, [number for number in classes if number is not None])]


def _ranked(heads: Ids, highest: Ranks | None) -> tuple[Ids, Ranks | None]:
    """Return the conclusions with their own ranks, without those that have an absent premise."""
    if highest is None:
        return heads, None
    there = highest != ABSENT
    return heads[there], highest[there] + np.uint16(1)


def _start_keys(rule: Rule, body: Sequence[EncodedAtom], start: int) -> Ids:
    """Return the facts to start a rule from.

    If the rule requires two different values of one thing, only the facts of things with several values are returned.
    """
    relation = body[start].relation
    if len(body) == 2 and body[0].relation is body[1].relation and rule.unequal:
        for shared, value in ((0, -1), (-1, 0)):
            one, other = ((atom.args[shared], atom.args[value]) for atom in body)
            if one[0] == other[0] and {one[1], other[1]} == set(rule.unequal):
                return relation.repeated(forward=shared == 0)
    return relation.keys
