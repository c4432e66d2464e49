"""Dates by the days they cover."""

import pytest

from graph_api.graphql.edtf_dates import Precision, when


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2020-03-03", "2020-03-03", "2020-03-03", Precision.DAY),
        ("2012-02", "2012-02-01", "2012-02-29", Precision.MONTH),
        ("2020-24", "2020-12-01", "2021-02-28", Precision.SEASON),
        ("2018", "2018-01-01", "2018-12-31", Precision.YEAR),
        ("201X", "2010-01-01", "2019-12-31", Precision.DECADE),
        ("2020/2021-03", "2020-01-01", "2021-03-31", Precision.INTERVAL),
    ],
)
def test_a_date_covers_its_days(text: str, first: str, last: str, precision: Precision) -> None:
    assert when(text) == (text, first, last, precision)


def test_a_qualifier_narrows_a_year() -> None:
    assert when("2017", "eind")[1:3] == ("2017-10-01", "2017-12-31")


@pytest.mark.parametrize("text", ["", "soon", "2020-13", "2021-02-29", "20"])
def test_what_is_no_date_is_refused_with_what_is(text: str) -> None:
    with pytest.raises(ValueError, match="2020-03-03"):
        when(text)
