from datetime import date

import pytest

from ontology.intervals import interval_of


@pytest.mark.parametrize(
    ("text", "qualifier", "earliest", "latest"),
    [
        ("2020-03-04", None, "2020-03-04", "2020-03-04"),
        ("2012-06", None, "2012-06-01", "2012-06-30"),
        ("2020-02", None, "2020-02-01", "2020-02-29"),
        ("2019", None, "2019-01-01", "2019-12-31"),
        ("2020-21", None, "2020-03-01", "2020-05-31"),
        ("2020-22", None, "2020-06-01", "2020-08-31"),
        ("2019-23", None, "2019-09-01", "2019-11-30"),
        ("2019-24", None, "2019-12-01", "2020-02-29"),
        ("2018-24", None, "2018-12-01", "2019-02-28"),
        ("2020/2021", None, "2020-01-01", "2021-12-31"),
        ("2020-21/2020-23", None, "2020-03-01", "2020-11-30"),
        ("201X", None, "2010-01-01", "2019-12-31"),
        ("20XX", None, "2000-01-01", "2099-12-31"),
        ("2019-XX", None, "2019-01-01", "2019-12-31"),
        ("2019-XX-XX", None, "2019-01-01", "2019-12-31"),
        ("2020-02-XX", None, "2020-02-01", "2020-02-29"),
        ("2019-04-23~", None, "2019-04-23", "2019-04-23"),
        ("2018", "eind", "2018-10-01", "2018-12-31"),
        ("2018", "begin", "2018-01-01", "2018-03-31"),
        ("2018", "Midden", "2018-04-01", "2018-09-30"),
        ("2018", "vanaf", "2018-01-01", "2018-12-31"),
        ("2018-05", "eind", "2018-05-01", "2018-05-31"),
        ("2019~", None, "2019-01-01", "2019-12-31"),
    ],
)
def test_a_date_as_written_means_these_days(text: str, qualifier: str | None, earliest: str, latest: str) -> None:
    interval = interval_of(text, qualifier)

    assert interval is not None
    assert interval.earliest == date.fromisoformat(earliest)
    assert interval.latest == date.fromisoformat(latest)


def test_an_open_end_has_no_day() -> None:
    interval = interval_of("2017/..")

    assert interval is not None
    assert interval.earliest == date(2017, 1, 1)
    assert interval.latest is None


@pytest.mark.parametrize("text", ["", "soon", "2020-13", "2020-02-30", "201X-05", "20", "../..", "0000"])
def test_what_is_no_date_means_no_days(text: str) -> None:
    assert interval_of(text) is None


def test_only_a_qualifier_that_narrows_says_so() -> None:
    for qualifier, narrowed in (("eind", True), ("tot", False), (None, False)):
        interval = interval_of("2018", qualifier)
        assert interval is not None
        assert interval.narrowed is narrowed
