"""Keeps an engine at its fixpoint while facts come and go: the cost follows the change, not the graph.

A fact goes when no rule gives it from premises of a lower rank than its own; what rested on it is looked at in the
order of ranks, so that a proof never leans on itself. What went and still follows from what is left comes back.
Equal to a full run in facts; a rank may be higher than the least one, and still falls along every proof.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from ontology.reasoning.arrays import NONE, Ids, Ranks, unique, without
from ontology.reasoning.engine import Engine
from ontology.reasoning.proofs import backwards
from ontology.reasoning.relation import ABSENT
from ontology.reasoning.rules import Name, Rule


@dataclass
class Net:
    """What a change took out and put in, asserted facts included."""

    removed: dict[Name, Ids] = field(default_factory=dict)
    added: dict[Name, Ids] = field(default_factory=dict)


class Maintainer:
    """Changes the facts or the rules of one engine."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.given: Mapping[Name, Ids] = {}
        self._waiting: dict[int, dict[Name, list[Ids]]] = {}
        self._dead: dict[Name, list[Ids]] = defaultdict(list)

    def replace_given(self, remove: Mapping[Name, Ids], add: Mapping[Name, tuple[Ids, Ranks]]) -> Net:
        """Remove and add facts that no rule gives but somebody outside, with ranks of their own."""
        for name, keys in remove.items():
            self._kill(name, unique(keys), 0)
        return self._settled(lambda: (add,))

    def update(self, remove: Mapping[Name, Ids], add: Mapping[Name, Ids], rules: Iterable[Rule] | None = None) -> Net:
        """Remove and add asserted facts, and where `rules` are given make them the rules of the engine.

        Facts that are `given` from outside stay, whatever rules say; those added must not be asserted yet.
        """
        gone, new = self._changed_rules(rules)
        self._withdraw(remove, gone)
        return self._settled(lambda: (self._asserted(add), self.engine.following(new)))

    def _settled(self, batches: Callable[[], Iterable[Mapping[Name, tuple[Ids, Ranks]]]]) -> Net:
        """Let deaths spread, bring back what still follows, and add what is new with all that follows from it.

        What is dead keeps its place with the rank `ABSENT` until it is known that it does not come back.
        """
        self._spread_deaths()
        dead = {name: unique(np.concatenate(parts)) for name, parts in self._dead.items()}
        self._dead.clear()
        added = self.engine.extend(self._still_supported(dead), *batches())
        for name, keys in dead.items():
            relation = self.engine.relation(name)
            relation.remove(keys[relation.ranks_of(keys) == ABSENT])
        return _net(dead, added)

    def _changed_rules(self, rules: Iterable[Rule] | None) -> tuple[list[Rule], list[Rule]]:
        """The rules that go and those that come; the engine has the latter when this returns."""
        if rules is None:
            return [], []
        wanted, present = dict.fromkeys(rules), dict.fromkeys(self.engine.rules)
        gone = [rule for rule in present if rule not in wanted]
        new = [rule for rule in wanted if rule not in present]
        self._gone_heads = {rule: self._all_heads(rule) for rule in gone}
        for rule in gone:
            self.engine.drop_rule(rule)
        for rule in new:
            self.engine.add_rule(rule)
        return gone, new

    def _all_heads(self, rule: Rule) -> Ids:
        """Everything that one rule concludes now."""
        path = self.engine.path(rule)
        relation = path.start.relation
        return unique(path.heads(relation.keys, None)[0])

    def _withdraw(self, remove: Mapping[Name, Ids], gone: Iterable[Rule]) -> None:
        """What is no longer asserted dies at once; what a rule gave that is gone has to be looked at."""
        for name, keys in remove.items():
            relation = self.engine.relation(name)
            keys = unique(keys)
            self._kill(name, keys[relation.ranks_of(keys) == 0], 0)
        for rule in gone:
            if rule.head:
                self._suspect(rule.head.name, self._gone_heads[rule], 0)

    def _kill(self, name: Name, keys: Ids, rank: int) -> None:
        """Mark facts dead, and look at all of a higher rank that one of them may have given."""
        if not len(keys):
            return
        self.engine.relation(name).rerank(keys, ABSENT)
        self._dead[name].append(keys)
        for path in self.engine.paths.get(name, ()):
            heads = path.heads(keys, None)[0]
            if len(heads):
                self._suspect(path.concludes, unique(heads), rank)

    def _suspect(self, name: Name, keys: Ids, above: int) -> None:
        ranks = self.engine.relation(name).ranks_of(keys)
        live = (ranks > above) & (ranks != ABSENT)
        for rank in np.unique(ranks[live]).tolist():
            self._waiting.setdefault(rank, defaultdict(list))[name].append(keys[ranks == rank])

    def _spread_deaths(self) -> None:
        while self._waiting:
            rank = min(self._waiting)
            doomed = []
            for name, parts in self._waiting.pop(rank).items():
                keys = unique(np.concatenate(parts))
                keys = keys[self.engine.relation(name).ranks_of(keys) == rank]
                keys = without(keys, self.given.get(name, NONE))
                doomed.append((name, self._unsupported(name, keys, rank)))
            for name, keys in doomed:
                self._kill(name, keys, rank)

    def _unsupported(self, name: Name, keys: Ids, rank: int) -> Ids:
        """The facts that no rule gives from premises of a rank below theirs."""
        for backward in backwards(name, self.engine):
            if not len(keys):
                break
            keys = keys[backward.support(keys, np.full(len(keys), rank, np.uint16)) == ABSENT]
        return keys

    def _support(self, name: Name, keys: Ids) -> Ranks:
        """The least rank at which a rule gives each fact."""
        best, limits = np.full(len(keys), ABSENT, np.uint16), np.full(len(keys), ABSENT, np.uint16)
        for backward in backwards(name, self.engine):
            best = np.minimum(best, backward.support(keys, limits))
        return best

    def _still_supported(self, removed: Mapping[Name, Ids]) -> dict[Name, tuple[Ids, Ranks]]:
        """What died and yet follows from what lives."""
        back = {}
        for name, keys in removed.items():
            ranks = self._support(name, keys)
            alive = ranks != ABSENT
            back[name] = (keys[alive], ranks[alive])
        return back

    def _asserted(self, add: Mapping[Name, Ids]) -> dict[Name, tuple[Ids, Ranks]]:
        """New facts with rank 0; those that are there already, by a rule, have it from now on."""
        for name, keys in add.items():
            relation = self.engine.relation(name)
            relation.rerank(keys[relation.ranks_of(keys) != ABSENT], 0)
        return {name: (keys, np.zeros(len(keys), np.uint16)) for name, keys in add.items()}


def _net(removed: Mapping[Name, Ids], added: Mapping[Name, Ids]) -> Net:
    """What went and did not come back, and what came and was not there."""
    names = {*removed, *added}
    return Net(
        {name: without(removed.get(name, NONE), added.get(name, NONE)) for name in names},
        {name: without(added.get(name, NONE), removed.get(name, NONE)) for name in names},
    )
