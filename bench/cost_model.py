"""A cost that grows with the size of a graph: a fixed part, and a part for each fact."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Model:
    """The cost of one operation on `n` facts is `fixed + each * n`."""

    fixed: float
    each: float

    def cost(self, facts: float) -> float:
        """Return the cost of the operation on a graph of this many facts."""
        return self.fixed + self.each * facts


def fitted(measured: Sequence[tuple[float, float]]) -> Model:
    """Return the model with the least relative error to pairs of facts and cost; neither part is negative.

    With absolute errors, the largest size alone would decide. A cost of 0, too small to be measured, weighs as much as
    the smallest other one.
    """
    smallest = min((cost for _, cost in measured if cost), default=1.0)
    weights = [1 / (cost or smallest) ** 2 for _, cost in measured]
    each = _slope(measured, weights)
    fixed = _mean([cost - each * facts for facts, cost in measured], weights)
    if each < 0:
        return Model(_mean([cost for _, cost in measured], weights), 0.0)
    if fixed < 0:
        squares = [facts**2 for facts, _ in measured]
        return Model(0.0, _mean([facts * cost for facts, cost in measured], weights) / _mean(squares, weights))
    return Model(fixed, each)


def _slope(measured: Sequence[tuple[float, float]], weights: Sequence[float]) -> float:
    facts = _mean([each for each, _ in measured], weights)
    cost = _mean([each for _, each in measured], weights)
    together = _mean([(size - facts) * (each - cost) for size, each in measured], weights)
    return together / _mean([(size - facts) ** 2 for size, _ in measured], weights)


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)
