"""Custom scalars for dates."""

from collections.abc import Callable

import pytest

from graph_api.graphql.schema import schema
from graph_api.graphql.sdl import sdl
from tests.graph_api.graphql.conftest import Ask

COUNT = "query ($day: EDTF!) { platforms(filter: {onlineSince: {%s: $day}}) { totalCount } }"


def test_the_schema_says_what_a_date_is() -> None:
    text = sdl()
    assert 'scalar EDTF @specifiedBy(url: "https://www.loc.gov/standards/datetime/")' in text
    assert 'scalar Date @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6")' in text
    assert "  onlineSince: EDTF @rdf" in text
    assert "  earliest: Date @rdf" in text


@pytest.mark.parametrize(("day", "count"), [("2015", 1), (2015, 1), ("2014", 0), ("2016-02", 2)])
def test_a_date_is_given_as_a_text_or_a_year_as_a_number(data: Ask, day: object, count: int) -> None:
    assert data(COUNT % "lte", day=day)["platforms"]["totalCount"] == count


@pytest.mark.parametrize("day", ["2015-13", "eind 2015", "", True, 1.5, 99])
def test_what_is_no_date_is_refused_with_what_is_accepted(code: Callable[..., str], day: object) -> None:
    assert code(COUNT % "eq", day=day) == "INVALID_DOCUMENT"


def test_what_is_no_date_in_a_document_is_refused_at_its_place(ask: Ask) -> None:
    (error,) = ask('{ platforms(filter: {onlineSince: {eq: "2015-13"}}) { totalCount } }')["errors"]
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert error["locations"] == [{"line": 1, "column": 40}]
    assert "2020-21 (spring)" in error["message"]


def test_a_date_of_an_answer_has_its_days(data: Ask) -> None:
    found = data('{ platform(id: "plat:b") { onlineSince onlineSinceInterval { date earliest latest precision } } }')
    assert found["platform"] == {
        "onlineSince": "2016-02",
        "onlineSinceInterval": {
            "date": "2016-02", "earliest": "2016-02-01", "latest": "2016-02-29", "precision": "MONTH",
        },
    }  # fmt: skip


def test_a_day_is_checked_as_one() -> None:
    kind = schema()._schema.type_map["Date"]
    assert kind.coerce_input_value("2020-03-03") == "2020-03-03"  # type: ignore[attr-defined]
