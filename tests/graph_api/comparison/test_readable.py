"""Keys, names of fields and plain values."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph_api.comparison.readable import Readable, Scalar, in_order, scalar
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, XSD, kg, thing
from tests.graph_api.comparison.theatre import Theatre


@pytest.mark.parametrize(
    ("text", "datatype", "value"),
    [
        ("-3", "integer", -3), ("2.50", "decimal", 2.5), ("INF", "double", "INF"), ("true", "boolean", True),
        ("2020-01", "string", "2020-01"), ("9" * 19, "integer", "9" * 19), ("many", "integer", "many"),
        ("2020-01-01", "date", "2020-01-01"),
    ],
)  # fmt: skip
def test_a_literal_is_a_plain_value(text: str, datatype: str, value: Scalar) -> None:
    found = scalar(Literal(text, datatype=NamedNode(XSD + datatype)))
    assert (found, type(found)) == (value, type(value))


def test_things_have_keys_and_terms_have_names(two: Theatre) -> None:
    readable = Readable(two.state.open(1), two.state.open(2))
    row = NamedNode(f"{two.state.base}row/seats/show:hamlet/a%20b")
    terms = (thing("show:tour"), thing("show:never"), kg("Show"), row, NamedNode("https://example.org/x"))
    found = [readable.of(each).shown for each in terms]
    assert found == ["show:tour", "show:never", "Show", "show:hamlet/a b", "https://example.org/x"]


def test_a_field_has_the_name_that_the_schema_gives_it(two: Theatre) -> None:
    readable = Readable(two.state.open(1), two.state.open(2))
    assert [readable.field(each) for each in (kg("price"), RDF_TYPE, DCT_IDENTIFIER, kg("never"))] == [
        "price", "type", "key", kg("never").value,
    ]  # fmt: skip
    assert [readable.is_single(kg(each)) for each in ("price", "genre", "never")] == [True, False, False]


def test_values_are_in_the_order_of_their_keys(two: Theatre) -> None:
    readable = Readable(two.state.open(1), two.state.open(2))
    values = in_order(readable.of(thing(each)) for each in ("show:b", "act:z", "show:a"))
    assert [each.shown for each in values] == ["act:z", "show:a", "show:b"]
