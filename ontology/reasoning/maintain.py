"""Incremental maintenance of an engine at its fixpoint. The cost depends on the change, not on the graph.

A fact is removed when no rule gives it from premises of a lower rank. The facts that depended on it are then checked
in the order of their ranks, so that a proof never depends on itself. Removed facts that still follow from the rest
are added again. The facts equal those of a full run. A rank may be higher than the lowest possible one, but still
falls along every proof.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from ontology.reasoning.arrays import NONE, Ids, Ranks, difference, unique
from ontology.reasoning.engine import DeltaRule, Engine
from ontology.reasoning.proofs import backward_rules
from ontology.reasoning.relation import ABSENT
from ontology.reasoning.rule import Name, Rule


@dataclass
class NetChange:
    """The facts that a change removed and added, including asserted facts."""

    removed: dict[Name, Ids] = field(default_factory=dict)
    added: dict[Name, Ids] = field(default_factory=dict)


class Maintainer:
    """Updater of the facts or the rules of one engine."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.external: Mapping[Name, Ids] = {}
        self._pending: dict[int, dict[Name, list[Ids]]] = {}
        self._deleted: dict[Name, list[Ids]] = defaultdict(list)

    def replace_external(self, remove: Mapping[Name, Ids], add: Mapping[Name, tuple[Ids, Ranks]]) -> NetChange:
        """Remove and add facts that come from outside the rules and have ranks of their own."""
        for name, keys in remove.items():
            self._delete(name, unique(keys), 0)
        return self._apply(lambda: (add,))

    def update(
        self, remove: Mapping[Name, Ids], add: Mapping[Name, Ids], rules: Iterable[Rule] | None = None
    ) -> NetChange:
        """Remove and add asserted facts and, if `rules` are given, replace the rules of the engine.

        Facts in `external`, from outside the rules, stay. Added facts must not yet be asserted.
        """
        gone, new = self._changed_rules(rules)
        self._retract(remove, gone)
        return self._apply(lambda: (self._asserted(add), self.engine.consequences(new)))

    def _apply(self, batches: Callable[[], Iterable[Mapping[Name, tuple[Ids, Ranks]]]]) -> NetChange:
        """Propagate removals, restore facts that still follow, and add new facts with everything that follows from
        them.

        A removed fact keeps its place with the rank `ABSENT` until it is certain that it does not return.
        """
        self._propagate_deletions()
        deleted = {name: unique(np.concatenate(parts)) for name, parts in self._deleted.items()}
        self._deleted.clear()
        added = self.engine.extend(self._rederived(deleted), *batches())
        for name, keys in deleted.items():
            relation = self.engine.relation(name)
            relation.remove(keys[relation.ranks_of(keys) == ABSENT])
        return _net(deleted, added)

    def _changed_rules(self, rules: Iterable[Rule] | None) -> tuple[list[Rule], list[Rule]]:
        """Update the rules of the engine and return the removed and the added rules."""
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
        """Return everything that a rule currently concludes."""
        delta_rule = DeltaRule(rule, 0, self.engine)
        relation = delta_rule.start.relation
        return unique(delta_rule.heads(relation.keys, None)[0])

    def _retract(self, remove: Mapping[Name, Ids], gone: Iterable[Rule]) -> None:
        """Mark facts that are no longer asserted as removed, and queue conclusions of removed rules for a check."""
        for name, keys in remove.items():
            relation = self.engine.relation(name)
            keys = unique(keys)
            self._delete(name, keys[relation.ranks_of(keys) == 0], 0)
        for rule in gone:
            if rule.head:
                self._enqueue(rule.head.name, self._gone_heads[rule], 0)

    def _delete(self, name: Name, keys: Ids, rank: int) -> None:
        """Mark facts as removed, and queue the facts of a higher rank that they may support for a check."""
        if not len(keys):
            return
        self.engine.relation(name).set_ranks(keys, ABSENT)
        self._deleted[name].append(keys)
        for delta_rule in self.engine.started_by(name):
            heads = delta_rule.heads(keys, None)[0]
            if len(heads):
                self._enqueue(delta_rule.concludes, unique(heads), rank)

    def _enqueue(self, name: Name, keys: Ids, above: int) -> None:
        ranks = self.engine.relation(name).ranks_of(keys)
        live = (ranks > above) & (ranks != ABSENT)
        for rank in np.unique(ranks[live]).tolist():
            self._pending.setdefault(rank, defaultdict(list))[name].append(keys[ranks == rank])

    def _propagate_deletions(self) -> None:
        while self._pending:
            rank = min(self._pending)
            unsupported = []
            for name, parts in self._pending.pop(rank).items():
                keys = unique(np.concatenate(parts))
                keys = keys[self.engine.relation(name).ranks_of(keys) == rank]
                keys = difference(keys, self.external.get(name, NONE))
                unsupported.append((name, self._unsupported(name, keys, rank)))
            for name, keys in unsupported:
                self._delete(name, keys, rank)

    def _unsupported(self, name: Name, keys: Ids, rank: int) -> Ids:
        """Return the facts that no rule gives from premises of a lower rank."""
        for backward in backward_rules(name, self.engine):
            if not len(keys):
                break
            keys = keys[backward.support(keys, np.full(len(keys), rank, np.uint16)) == ABSENT]
        return keys

    def _support(self, name: Name, keys: Ids) -> Ranks:
        """Return the lowest rank at which a rule gives each fact."""
        best, limits = np.full(len(keys), ABSENT, np.uint16), np.full(len(keys), ABSENT, np.uint16)
        for backward in backward_rules(name, self.engine):
            best = np.minimum(best, backward.support(keys, limits))
        return best

    def _rederived(self, removed: Mapping[Name, Ids]) -> dict[Name, tuple[Ids, Ranks]]:
        """Return the removed facts that still follow from the remaining ones."""
        back = {}
        for name, keys in removed.items():
            ranks = self._support(name, keys)
            alive = ranks != ABSENT
            back[name] = (keys[alive], ranks[alive])
        return back

    def _asserted(self, add: Mapping[Name, Ids]) -> dict[Name, tuple[Ids, Ranks]]:
        """Return the new facts with rank 0. Facts that were already inferred get rank 0 as well."""
        for name, keys in add.items():
            relation = self.engine.relation(name)
            relation.set_ranks(keys[relation.ranks_of(keys) != ABSENT], 0)
        return {name: (keys, np.zeros(len(keys), np.uint16)) for name, keys in add.items()}


def _net(removed: Mapping[Name, Ids], added: Mapping[Name, Ids]) -> NetChange:
    """Return the facts that were removed and not restored, and those that were added and not there before."""
    names = {*removed, *added}
    return NetChange(
        {name: difference(removed.get(name, NONE), added.get(name, NONE)) for name in names},
        {name: difference(added.get(name, NONE), removed.get(name, NONE)) for name in names},
    )
