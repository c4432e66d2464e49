"""Search for the shortest well-founded proof of a fact, by matching rules backward_rules along falling ranks."""

from collections.abc import Callable, Iterable, Iterator
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

_NO_LIMIT: Final = np.array([ABSENT], np.uint16)


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
        self.steps: list[Step] = plan(self.body, bound, {NUMBER} | rule.variables | bound, filters)
        self._support = plan(self.body, bound, {NUMBER}, filters)
        self.names = [atom.name for atom in rule.body]

    @property
    def is_idle(self) -> bool:
        """True if a relation of the body is empty, so that the rule cannot fire."""
        return not all(len(atom.relation) for atom in self.body)

    def rows(self, keys: Ids, limits: Ranks) -> Rows:
        """Return the bindings that give these facts from premises of a rank below the limit of each fact.

        The column `NUMBER` holds the position of the fact in `keys`, in ascending order.
        """
        numbers = self._may_give(keys)
        if not len(numbers):
            return Rows({}, np.empty(0, np.uint16), 0)
        rows = run(self.steps, self.head.scan(keys[numbers], np.zeros(len(numbers), np.uint16), NUMBER))
        assert rows.ranks is not None  # noqa: S101 - the start has ranks
        rows.columns[NUMBER] = numbers[rows.columns[NUMBER]]
        lower = rows.ranks < limits[rows.columns[NUMBER]]
        return rows if lower.all() else rows.take(lower, rows.ranks[lower], frozenset(rows.columns))

    def _may_give(self, keys: Ids) -> Ids:
        """Return the positions of the facts for which the first premise may hold.

        Hundreds of domains and ranges may conclude one class, and few of them apply to a thing.
        """
        thing, first = self.head.args[0], self.body[0]
        if len(self.head.args) == 2 or thing not in first.args:
            return np.arange(len(keys))
        reached = first.relation.reaches(keys, forward=first.args[0] == thing, pairs=len(first.args) == 2)
        return np.flatnonzero(reached)

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
        return tuple((name, rows.key(atom.args, index)) for name, atom in zip(self.names, self.body, strict=True))


def backward_rules(name: Name, engine: Engine) -> list[BackwardRule]:
    """Return the rules that conclude facts of a relation, read from their heads. They are built once for an engine."""
    if name not in engine.backward:
        engine.backward[name] = [BackwardRule(rule, engine) for rule in engine.rules_by_head.get(name, ())]
    return cast("list[BackwardRule]", engine.backward[name])


@dataclass(frozen=True, slots=True)
class _Candidate:
    """The rows in which a rule gives one fact from premises of the lowest highest rank."""

    backward: BackwardRule
    rows: Rows
    lowest: int
    among: Ids


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
        return self.proofs([place])

    def proofs(self, places: Iterable[FactKey]) -> dict[FactKey, ProofStep]:
        """Return the steps that prove several facts, by fact. Facts that do not hold have no steps.

        Each rule is matched once for all facts of a relation that are needed at the same depth.
        """
        steps: dict[FactKey, ProofStep] = {}
        waiting = {place for place in places if self.rank(place) != ABSENT}
        while waiting:
            found = self.best_steps(waiting)
            steps |= found
            waiting = {premise for step in found.values() for premise in step.premises} - steps.keys()
        return steps

    def last_step(self, place: FactKey) -> ProofStep:
        """Return the best last step to a fact.

        The choice is by the lowest highest rank, then the fewest premises, then text order.
        """
        return self.best_steps([place])[place]

    def best_steps(self, places: Iterable[FactKey]) -> dict[FactKey, ProofStep]:
        """Return the best last step to each fact."""
        steps: dict[FactKey, ProofStep] = {}
        by_rules: dict[Name, list[int]] = {}
        for place in places:
            rank = self.rank(place)
            premises = () if rank == 0 else self.external(place)
            if premises is None:
                by_rules.setdefault(place[0], []).append(place[1])
            else:
                steps[place] = ProofStep(place, None, premises, rank)
        for name, keys in by_rules.items():
            steps |= ((step.place, step) for step in self._steps_by_rules(name, np.array(keys, np.int64)))
        return steps

    def _steps_by_rules(self, name: Name, keys: Ids) -> Iterator[ProofStep]:
        best = self._candidates(name, keys)
        for number, key in enumerate(keys.tolist()):
            found = best.get(number)
            if found is None:
                raise LookupError(f"no rule gives {(name, key)}")
            premises = found.backward.premises(found.rows, self._first(found))
            yield ProofStep((name, key), found.backward.rule, premises, found.lowest + 1)

    def _candidates(self, name: Name, keys: Ids) -> dict[int, _Candidate]:
        """Return the best rows for each fact, by its position in `keys`."""
        limits, best = self.engine.relations[name].ranks_of(keys), dict[int, _Candidate]()
        for each in self._active_rules(name):
            for found in _candidates_of(each, each.rows(keys, limits)):
                number = int(found.rows.columns[NUMBER][found.among[0]])
                if number not in best or _cost(found) < _cost(best[number]):
                    best[number] = found
        return best

    def last_steps(self, place: FactKey, limit: int) -> Iterator[ProofStep]:
        """Yield up to `limit` last steps to the fact for each rule, from premises of any rank.

        Some premises may depend on the fact itself.
        """
        for backward in self._active_rules(place[0]):
            rows = backward.rows(np.array([place[1]], np.int64), _NO_LIMIT)
            order = np.argsort(NONE if rows.ranks is None else rows.ranks, kind="stable")
            for index in order[:limit].tolist():
                yield ProofStep(place, backward.rule, backward.premises(rows, index), self.rank(place))

    def _first(self, candidate: _Candidate) -> int:
        """Return the index of the best row.

        Among equally good rows, the one whose things come first as text is chosen.
        """
        among = candidate.among
        for variable in candidate.backward.hidden:
            if len(among) == 1:
                break
            column = candidate.rows.columns[variable][among]
            first = min(set(column.tolist()), key=self._text)
            among = among[column == first]
        return int(among[0])

    def _text(self, number: int) -> str:
        return str(self.engine.terms.terms[number])


def _candidates_of(backward: BackwardRule, rows: Rows) -> Iterator[_Candidate]:
    """Yield, for each fact that a rule gives, its rows of the lowest rank."""
    if not rows.size:
        return
    assert rows.ranks is not None  # noqa: S101 - rows of a backward rule have ranks
    starts = np.flatnonzero(np.diff(rows.columns[NUMBER], prepend=-1))
    for start, end in zip(starts, [*starts[1:], rows.size], strict=True):
        ranks = rows.ranks[start:end]
        lowest = ranks.min()
        yield _Candidate(backward, rows, int(lowest), start + np.flatnonzero(ranks == lowest))


def _cost(candidate: _Candidate) -> tuple[int, int]:
    return candidate.lowest, len(candidate.backward.names)
