"""The terms of statements, as terms of the store and as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from graph_store.terms import canonical
from loaders.map.terms import BLANK, IRI, Value, kept_kind, kept_value, literals
from loaders.values.readings import XSD, Reading

LANGUAGES = st.sampled_from([None, "nl", "nl-BE"])


@given(st.text(), LANGUAGES)
def test_a_text_is_written_as_the_store_writes_it(text: str, language: str | None) -> None:
    value = Value(literals(None, language), text)
    assert value.term == Literal(text, language=language)
    assert value.written == str(value.term)


@given(st.text(), st.sampled_from(["date", "integer", "string", "anyURI"]))
def test_a_typed_text_is_written_as_the_store_writes_it(text: str, name: str) -> None:
    value = Value(literals(XSD + name), text)
    assert value.written == str(Literal(text, datatype=NamedNode(XSD + name)))
    assert value.kind.suffix == f"{XSD}{name}@"


@pytest.mark.parametrize(("text", "name"), [("007", "nonNegativeInteger"), ("1.50", "decimal"), ("2015-10-20", "date")])
def test_a_value_has_the_form_that_the_store_gives_back(text: str, name: str) -> None:
    value = kept_value(Reading(text, XSD + name), "nl")
    assert value.term == canonical(Literal(text, datatype=NamedNode(XSD + name)))
    assert value.kind is kept_kind(XSD + name, "nl")


def test_an_iri_is_checked_and_a_blank_node_has_a_label() -> None:
    assert (Value(IRI, "urn:x").written, Value(BLANK, "b1").written) == ("<urn:x>", "_:b1")
    with pytest.raises(ValueError, match="IRI"):
        _ = Value(IRI, "no iri").written
