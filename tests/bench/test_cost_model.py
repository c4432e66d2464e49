"""The model of a cost: a fixed part and a part for each fact, as near as can be to every size alike."""

import pytest

from bench.cost_model import fitted


def test_costs_on_a_line_give_that_line() -> None:
    model = fitted([(1e5, 3.0), (1e6, 12.0), (1e7, 102.0)])
    assert model.fixed == pytest.approx(2.0)
    assert model.each == pytest.approx(1e-5)
    assert model.cost(1e9) == pytest.approx(10_002)


def test_a_small_size_weighs_as_much_as_a_large_one() -> None:
    model = fitted([(1e5, 1.0), (1e6, 10.0), (1e7, 150.0)])
    assert model.cost(1e5) == pytest.approx(1.0, rel=0.3)


def test_costs_that_fall_are_taken_as_constant() -> None:
    model = fitted([(1e5, 2.0), (1e6, 1.9), (1e7, 1.8)])
    assert model.fixed == pytest.approx(1.9, rel=0.02)
    assert model.each == 0


def test_no_part_is_negative() -> None:
    model = fitted([(1e5, 1.0), (1e6, 20.0)])
    assert model.fixed == 0
    assert 1e-5 < model.each < 2e-5


def test_a_cost_too_small_to_be_measured_is_no_fault() -> None:
    assert fitted([(1e5, 0.0), (1e6, 0.0)]).cost(1e9) == 0
    assert fitted([(1e5, 0.0), (1e6, 0.01)]).cost(1e6) == pytest.approx(0.01, rel=0.2)
