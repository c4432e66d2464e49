"""Search for the shortest well-founded proof of a fact, by matching rules backward_rules along falling ranks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias, cast

import numpy as np

from ontology.reasoning.arrays import NONE, Ids, Ranks
from ontology.reasoning.engine import Engine
from ontology.reasoning.joins import Rows, Step, plan, run
from ontology.reasoning.relation import ABSENT
from ontology.reasoning.rule import Name, Rule

FactKey: TypeAlias = tuple[Name, int]
"""One fact: a relation and a key in it."""


@dataclass(frozen=True, slots=True)
class ProofStep:
    """One step of a proof: a fact, its premises, and the rule used (None for a fact from outside the rules)."""

    place: FactKey
    rule: Rule | None
    premises: tuple[FactKey, ...]
    rank: int


NUMBER: Final = "#"
"""Name of the column with the number of the fact that a row supports."""


class BackwardRule:
    """One rule read from its head, to find the ways in which it gives a fact."""

    def __init__(self, rule: Rule, engine: Engine) -> None:
        assert rule.head is not None  # noqa: S101 - only rules with a head conclude anything
        self.rule = rule
        self.head = engine.encoded(rule.head)
        self.body = [engine.encoded(atom) for atom in rule.body]
        bound = rule.head.variables
        self.hidden = sorted(rule.variables - bound)
        filters = engine.filters(rule)
        self.steps: list[Step] = plan(self.body, bound, rule.variables | bound, filters)
        self._support = plan(self.body, bound, {NUMBER}, filters)
        self.names = [atom.name for atom in rule.body]
        self._nothing = Rows({}, np.empty(0, np.uint16), 0)

    @property
    def is_idle(self) -> bool:
        """True if a relation of the body is empty, so that the rule cannot fire."""
        return not all(len(atom.relation) for atom in self.body)

    def rows(self, key: int, limit: int) -> Rows:
        """Return the bindings that give the fact from premises of a rank below the limit."""
        if not self._may_give(key):
            return self._nothing
        start = self.head.scan(np.array([key], np.int64), np.zeros(1, np.uint16))
        rows = run(self.steps, start)
        assert rows.ranks is not None  # noqa: S101 - the start has ranks
        lower = rows.ranks < limit
        return rows if lower.all() else rows.take(lower, rows.ranks[lower], frozenset(rows.columns))

    def _may_give(self, key: int) -> bool:
        """Return whether the first premise may hold.

        Hundreds of domains and ranges may conclude one class, and few of them apply to a thing.
        """
        thing, first = self.head.args[0], self.body[0]
        if len(self.head.args) == 2 or thing not in first.args:
            return True
        return first.relation.reaches(key, forward=first.args[0] == thing, pairs=len(first.args) == 2)

    def support(self, keys: Ids, limits: Ranks) -> Ranks:
        """Return the lowest rank at which this rule gives each fact from premises below its limit.

        The rank is `ABSENT` if the rule does not give the fact.
        """
        best = np.full(len(keys), ABSENT, np.uint16)
        if self.is_idle:
            return best
        rows = run(self._support, self.head.scan(keys, np.zeros(len(keys), np.uint16), NUMBER))
        assert rows.ranks is not None  # noqa: S101 - the start has ranks
        facts = rows.columns[NUMBER]
        lower = rows.ranks < limits[facts]
        np.minimum.at(best, facts[lower], rows.ranks[lower] + np.uint16(1))
        return best

    def premises(self, rows: Rows, index: int) -> tuple[FactKey, ...]:
        """Return the facts of the body in one row."""
        return tuple((name, int(rows.keys(atom.args)[index])) for name, atom in zip(self.names, self.body, strict=True))


def backward_rules(name: Name, engine: Engine) -> list[BackwardRule]:
    """Return the rules that conclude facts of a relation, read from their heads. They are built once for an engine."""
    if name not in engine.backward:
        engine.backward[name] = [BackwardRule(rule, engine) for rule in engine.rules_by_head.get(name, ())]
    return cast("list[BackwardRule]", engine.backward[name])


class _Candidate:
    """The premises from which a rule gives a fact, as rows, and the lowest of their highest ranks."""

    __slots__ = ("backward", "lowest", "rows")

    def __init__(self, backward: BackwardRule, rows: Rows) -> None:
        assert rows.ranks is not None  # noqa: S101 - rows read backward_rules have ranks
        self.backward, self.rows, self.lowest = backward, rows, int(rows.ranks.min())


class Prover:
    """Proofs over the relations of an engine. Valid while the engine stays at the same fixpoint.

    `external` returns the premises of a fact added from outside the rules, and None for any other fact.
    """

    def __init__(self, engine: Engine, external: Callable[[FactKey], tuple[FactKey, ...] | None] | None = None) -> None:
        self.engine, self.external = engine, external or (lambda _: None)
        self._active: dict[Name, list[BackwardRule]] = {}

    def _active_rules(self, name: Name) -> list[BackwardRule]:
        """Return the rules that conclude facts of a relation and have no empty relation in their body."""
        found = self._active.get(name)
        if found is None:
            found = self._active[name] = [each for each in backward_rules(name, self.engine) if not each.is_idle]
        return found

    def rank(self, place: FactKey) -> int:
        """Return the rank of a fact, or `ABSENT` if it does not hold."""
        return self.engine.rank_of(*place)

    def proof(self, place: FactKey) -> dict[FactKey, ProofStep]:
        """Return the steps that prove a fact, by fact. The result is empty if the fact does not hold."""
        steps: dict[FactKey, ProofStep] = {}
        waiting = [place] if self.rank(place) != ABSENT else []
        while waiting:
            goal = waiting.pop()
            if goal not in steps:
                steps[goal] = self.last_step(goal)
                waiting.extend(steps[goal].premises)
        return steps

    def last_step(self, place: FactKey) -> ProofStep:
        """Return the best last step to a fact.

        The choice is by the lowest highest rank, then the fewest premises, then text order.
        """
        rank = self.rank(place)
        if rank == 0:
            return ProofStep(place, None, (), 0)
        premises = self.external(place)
        if premises is not None:
            return ProofStep(place, None, premises, rank)
        candidates = [
            _Candidate(each, rows) for each in self._active_rules(place[0]) if (rows := each.rows(place[1], rank)).size
        ]
        if not candidates:
            raise LookupError(f"no rule gives {place}")
        best = min(candidates, key=lambda candidate: (candidate.lowest, len(candidate.backward.names)))
        return ProofStep(
            place, best.backward.rule, best.backward.premises(best.rows, self._first(best)), best.lowest + 1
        )

    def last_steps(self, place: FactKey, limit: int) -> Iterator[ProofStep]:
        """Yield up to `limit` last steps to the fact for each rule, from premises of any rank.

        Some premises may depend on the fact itself.
        """
        for backward in self._active_rules(place[0]):
            rows = backward.rows(place[1], ABSENT)
            order = np.argsort(NONE if rows.ranks is None else rows.ranks, kind="stable")
            for index in order[:limit].tolist():
                yield ProofStep(place, backward.rule, backward.premises(rows, index), self.rank(place))

    def _first(self, candidate: "_Candidate") -> int:
        """Return the index of the best row.

        Among equally good rows, the one whose things come first as text is chosen.
        """
        among = np.flatnonzero(candidate.rows.ranks == candidate.lowest)
        for variable in candidate.backward.hidden:
            if len(among) == 1:
                break
            column = candidate.rows.columns[variable][among]
            first = min(set(column.tolist()), key=self._text)
            among = among[column == first]
        return int(among[0])

    def _text(self, number: int) -> str:
        return str(self.engine.terms.terms[number])
