"""Tests of dates in Belgian forms and EDTF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.values.dates import read_date, read_edtf
from loaders.values.readings import EDTF, XSD, Reading, Refused


@pytest.mark.parametrize(
    "text", ["2015-10-20", "20/10/2015", "20-10-2015", "20.10.2015", "20 oktober 2015", "20 okt. 2015", "20 OKT 2015"]
)
def test_x_07_one_day_in_many_forms(text: str) -> None:
    assert read_date(text) == Reading("2015-10-20", f"{XSD}date")


@pytest.mark.parametrize("text", ["10/20/2015", "31/02/2016", "30/02/2020", "2016-02-31", "morgen", "2015", ""])
def test_what_is_no_day_is_refused_and_never_swapped(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(text)
    assert refused.value.code == "bad-date"


@pytest.mark.parametrize(
    ("text", "value"), [("20/10/15", "2015-10-20"), ("20/10/65", "1965-10-20"), ("20-okt-15", "2015-10-20")]
)
def test_a_short_year_is_read_with_a_warning(text: str, value: str) -> None:
    assert read_date(text) == Reading(value, f"{XSD}date", warning="two-digit-year")


@pytest.mark.parametrize(
    "text",
    [
        *("2007", "2012-06", "2020-21", "2016~", "2019-04/2019-06", "2020/..", "201X", "2016-01-02/2016-02"),
        *("2018-06-15~", "2018-06-15?", "2018-06-15%", "2018-06-15~/2018-07", "20XX", "2018-XX", "2018-XX-XX"),
    ],
)
def test_edtf_stays_as_it_is(text: str) -> None:
    assert read_edtf(text) == Reading(text, EDTF)


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("juni 2012", "2012-06", None),
        ("voorjaar van 2020", "2020-21", None),
        ("najaar 2019", "2019-23", None),
        ("eind 2018", "2018", "eind"),
        ("medio 2019", "2019", "midden"),
        ("vanaf juni 2012", "2012-06", "vanaf"),
    ],
)
def test_x_07_dutch_words_become_edtf_and_a_qualifier(text: str, value: str, qualifier: str | None) -> None:
    assert read_edtf(text) == Reading(value, EDTF, qualifier=qualifier)


def test_a_day_among_edtf_is_a_date() -> None:
    assert read_edtf("2015-10-20") == Reading("2015-10-20", f"{XSD}date")


def test_the_old_sign_for_an_unspecified_digit_is_read_with_a_warning() -> None:
    assert read_edtf("201u") == Reading("201X", EDTF, warning="old-edtf")


@pytest.mark.parametrize(
    "text",
    [
        "2012-13",
        "2012-20",
        "2012-00",
        "ooit",
        "2016-02-31/2017",
        "2019-02-29~",
        "2012-13-XX",
        "20X",
        "201XX",
        "20u",
        "/",
        "eind",
        "eind ooit",
    ],
)
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_edtf(text)


@given(st.text(alphabet="0123456789-/~?%.XuU eindvoorjaar", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert read_edtf(text).text
    except Refused as refused:
        assert refused.code == "bad-date"  # noqa: PT017


@pytest.mark.parametrize("text", ["20-okt-2015", "20-okt.-2015", "20-OKTOBER-2015"])
def test_a_day_as_excel_shows_it_is_one_day(text: str) -> None:
    assert read_date(text).text == "2015-10-20"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2015-10-20T12:00:00", "2015-10-20"),
        ("2015-10-20 12:00", "2015-10-20"),
        ("20/10/2015 00:00:00", "2015-10-20"),
        ("20151020", "2015-10-20"),
        ("2015/10/20", "2015-10-20"),
        ("20 10 2015", "2015-10-20"),
        ("maandag 20 oktober 2015", "2015-10-20"),
        ("2015-2016", "2015/2016"),
        ("ca. 2015", "2015~"),
        ("31/02/2016 00:00", None),
        ("2016-2015", None),
        ("dag dag dag", None),
        ("10/20/2015", None),
    ],
)
def test_a_date_in_another_writing_is_refused_with_what_was_meant(text: str, meant: str | None) -> None:
    with pytest.raises(Refused) as refused:
        read_edtf(text)
    assert (refused.value.code, refused.value.details.get("suggestion")) == ("bad-date", meant)


def test_a_column_of_days_is_not_told_to_hold_anything_else() -> None:
    with pytest.raises(Refused) as refused:
        read_date("2015-2016")
    assert refused.value.details == {}
