"""Statements are drawn the same way for one seed, with the rows and lines that they rest on."""

from collections import Counter

import pytest

from scripts.draw_statements import TRANSLATION, Statement, Statements
from tests.service import Service


@pytest.fixture(scope="module")
def statements(service: Service) -> Statements:
    snapshot = service.state.newest()
    return Statements(snapshot, service.client.app.state.service.closure(snapshot))  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def drawn(statements: Statements) -> list[Statement]:
    return [*statements.drawn(2020, 30, 5, 20)]


def test_as_many_of_each_kind_are_drawn_as_asked(drawn: list[Statement]) -> None:
    kinds = Counter((each.kind, TRANSLATION in each.bases) for each in drawn)
    assert kinds == {("stated", False): 30, ("stated", True): 5, ("inferred", False): 20}


def test_one_seed_draws_the_same_and_another_draws_others(statements: Statements, drawn: list[Statement]) -> None:
    assert [*statements.drawn(2020, 30, 5, 20)] == drawn
    assert not set(drawn) <= set(statements.drawn(2021, 30, 5, 20))


def test_a_longer_draw_begins_with_the_shorter(statements: Statements, drawn: list[Statement]) -> None:
    assert set(drawn) <= set(statements.drawn(2020, 40, 10, 30))


def test_statements_are_about_things_and_not_about_rows(drawn: list[Statement]) -> None:
    assert [each for each in drawn if each.subject.startswith(("row:", "psg:", "<")) or "/row/" in each.object] == []
    assert {each.object.partition(":")[0] for each in drawn if each.predicate == "rdf:type"} <= {"kg"}


def test_a_statement_has_the_lines_of_its_rows_or_rests_on_reference_data_or_a_translation(
    drawn: list[Statement],
) -> None:
    assert [each for each in drawn if not each.lines and not each.bases & {"reference", TRANSLATION}] == []
