"""A text that the test of canonical forms accepts is left unchanged by reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.check.forms import own_form
from loaders.values.cells import Datatype, parser
from loaders.values.lexical import DATATYPES as NAMED
from loaders.values.readings import Reading

DATATYPES = [
    *(Datatype(base) for base in sorted(NAMED)),
    Datatype("boolean", format="Y|N"),
    Datatype("date", format="MM/dd/yyyy"),
    Datatype("duration", format="P.*"),
    *(Datatype(parse=parse) for parse in ("edtf", "nis", "kbo", "lines")),
    Datatype(parse="nis", known=frozenset({"41002", "08301"})),
    Datatype(format="aap|noot mies"),
    Datatype("anyURI", format="https?://.*"),
    Datatype("token", iri="urn:x:code", format="prj:[a-z]+"),
]
TEXTS = st.one_of(
    st.from_regex(r"-?[0-9]{1,20}", fullmatch=True),
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True),
    st.from_regex(r"(https?|tel|javascript|prj):[a-z/.]{1,9}", fullmatch=True),
    st.sampled_from(
        [
            "true",
            "false",
            "ja",
            "41002",
            "8301",
            "08301",
            "0314595348",
            "aap",
            "Aap",
            "noot mies",
            "12,5",
            "0FB7",
            "nl-BE",
            "a:b",
            "P1Y",
            "2015-10",
            "R2VudA==",
        ]
    ),
    st.text(min_size=1, max_size=8),
)


@pytest.mark.slow
@pytest.mark.parametrize("datatype", DATATYPES, ids=range(len(DATATYPES)))
@given(TEXTS)
def test_reading_leaves_such_a_text_as_it_is(datatype: Datatype, text: str) -> None:
    form = own_form(datatype)
    if form.holds(text):
        assert parser(datatype)(text) == Reading(text, form.datatype)


@pytest.mark.parametrize(
    ("datatype", "text"),
    [
        (Datatype(), "Gent"),
        (Datatype("integer"), "128978"),
        (Datatype("unsignedByte"), "12"),
        (Datatype("boolean"), "true"),
        (Datatype("date"), "2015-10-20"),
        (Datatype(parse="edtf"), "2015-10-20"),
        (Datatype(parse="nis"), "41002"),
        (Datatype("anyURI"), "https://example.org/a"),
        (Datatype(format="prj:[a-z]+"), "prj:a"),
        (Datatype(format="aap|noot"), "noot"),
    ],
    ids=str,
)
def test_the_usual_way_to_write_a_cell_needs_no_reading(datatype: Datatype, text: str) -> None:
    assert own_form(datatype).holds(text)
