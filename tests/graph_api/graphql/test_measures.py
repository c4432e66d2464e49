"""Figures and their ratios."""

from pathlib import Path

import pytest

from graph_api.graphql.measures import figures, measure, ratio
from graph_api.graphql.version_facts import Facts
from graph_store.errors import BadRequest
from graph_store.graphs import Scope
from graph_store.versions import State
from ontology.vocabulary import Vocabulary

ID = "https://kennisgraaf.example/id/"
VISITS, VIEWS = f"{ID}metric/visits", f"{ID}metric/page_views"


@pytest.fixture
def facts(folder: Path) -> Facts:
    return Facts(State(folder).newest(), Scope(), Vocabulary.load(), {})


def test_figures_stand_by_date(facts: Facts) -> None:
    assert {date.text: value for date, value in figures(facts, f"{ID}plat/a", VISITS).items() if date} == {
        "2019-01-01": 100,
        "2020-01-01": 200,
    }


def test_a_ratio_uses_the_newest_date_that_has_both_and_rounds_halves_up(facts: Facts) -> None:
    assert ratio(facts, f"{ID}plat/b", VIEWS, VISITS) == 3.125
    assert ratio(facts, f"{ID}plat/b", VIEWS, VISITS, 2) == 3.13
    assert ratio(facts, f"{ID}plat/c", VIEWS, VISITS) is None


def test_a_date_that_is_none_is_refused(facts: Facts) -> None:
    with pytest.raises(BadRequest):
        measure(facts, f"{ID}plat/a", VISITS, "yesterday")
