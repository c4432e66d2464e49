"""Tests of values in the forms of CSVW."""

import pytest

from loaders.values.cells import Datatype, parser
from loaders.values.lexical import DATATYPES, EXAMPLES
from loaders.values.readings import XSD, Refused
from loaders.values.written import iri_of, moments, texts


@pytest.mark.parametrize("base", EXAMPLES)
def test_the_example_of_a_datatype_is_read_in_it(base: str) -> None:
    found = parser(Datatype(base))(EXAMPLES[base])
    assert (found.text, found.datatype) == (EXAMPLES[base], DATATYPES[base])


@pytest.mark.parametrize("base", sorted(EXAMPLES.keys() - {"anyURI", "date"}))
def test_another_text_is_refused_with_the_example(base: str) -> None:
    with pytest.raises(Refused) as refused:
        parser(Datatype(base))("geen ~ waarde!")
    assert (refused.value.code, refused.value.details) == ("bad-format", {"format": EXAMPLES[base]})


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [("MM/dd/yyyy", "10/25/2015", "2015-10-25"), ("MM/dd/yyyy", "2015-10-25", "2015-10-25"),
     ("dd/MM/yyyy", "20 oktober 2015", "2015-10-20"), ("yyyyMMdd", "20151020", "2015-10-20"),
     (None, "2015-10-20+01:00", "2015-10-20+01:00")],
)  # fmt: skip
def test_a_date_is_read_in_its_format_and_in_that_of_xml_schema(form: str | None, text: str, value: str) -> None:
    assert moments("date", form)(text).text == value


@pytest.mark.parametrize("text", ["25/10/2015", "20 oktober 2015", "42297"])
def test_a_format_with_the_month_first_reads_no_belgian_dates(text: str) -> None:
    with pytest.raises(Refused) as refused:
        moments("date", "MM/dd/yyyy")(text)
    assert refused.value.details == {"format": "MM/dd/yyyy"}


def test_white_space_inside_a_token_is_one_space() -> None:
    assert texts("token")("a \n b").text == "a b"
    assert texts("json")("a \n b").text == "a \n b"


def test_a_number_without_a_name_is_a_decimal() -> None:
    assert [iri_of(base) for base in ("string", "number", "binary")] == [None, f"{XSD}decimal", f"{XSD}base64Binary"]
