"""Written forms of literals."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph_api.site.formatting import number, shown, shown_day
from ontology.namespaces import EDTF, XSD

DATE, BOOLEAN = NamedNode(f"{XSD}date"), NamedNode(f"{XSD}boolean")


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (Literal("2019-10-08", datatype=DATE), "8 oktober 2019", "8 October 2019"),
        (Literal("2012-06", datatype=EDTF), "juni 2012", "June 2012"),
        (Literal("2020-21", datatype=EDTF), "voorjaar 2020", "spring 2020"),
        (Literal("2018", datatype=EDTF), "2018", "2018"),
        (Literal("2020/2021", datatype=EDTF), "2020–2021", "2020–2021"),
        (Literal("2020-99", datatype=EDTF), "2020-99", "2020-99"),
        (Literal("201X", datatype=EDTF), "201X", "201X"),
        (Literal("true", datatype=BOOLEAN), "ja", "yes"),
        (Literal("2019-10-08"), "2019-10-08", "2019-10-08"),
    ],
)
def test_a_value_takes_the_form_of_the_language(value: Literal, dutch: str, english: str) -> None:
    assert (shown(value, "nl"), shown(value, "en")) == (dutch, english)


def test_a_moment_is_shown_by_its_day() -> None:
    assert shown_day("2026-11-24T13:12:00Z", "nl") == "24 november 2026"


@pytest.mark.parametrize(("value", "text"), [(9999, "9999"), (39652, "39\xa0652"), (10.0, "10"), (0.5, "0.5")])
def test_a_long_number_is_grouped_and_a_whole_one_has_no_point(value: float, text: str) -> None:
    assert number(value) == text
