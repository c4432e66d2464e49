"""Parameters as terms."""

import pytest
from pyoxigraph import Literal, NamedNode
from starlette.datastructures import QueryParams

from graph_api.questions.parameter_terms import values
from graph_store.errors import BadRequest
from graph_store.terms import XSD
from ontology.namespaces import thing
from queries.catalogue import Language, Question
from queries.header import header

TEXT = "#+ params: city (iri), name (string, nl), from, to (date), year (integer)\nSELECT * {}"
QUESTION = Question("q", Language.SPARQL, header(TEXT, ()), TEXT)


def given(text: str) -> object:
    return values(QUESTION, QueryParams(text))


def test_each_kind_of_parameter_becomes_its_term() -> None:
    day = Literal("2020-02-29", datatype=NamedNode(f"{XSD}date"))
    assert given("city=mun:gent&name=Gent&from=2020-02-29&year=12&lang=nl") == {
        "city": [thing("mun:gent")], "name": [Literal("Gent", language="nl")], "from": [day], "year": [Literal(12)],
    }  # fmt: skip


def test_a_parameter_given_several_times_asks_a_batch() -> None:
    assert given("city=mun:gent&city=mun:genk") == {"city": [thing("mun:gent"), thing("mun:genk")]}


def test_a_parameter_left_empty_keeps_the_example() -> None:
    assert given("city=&year=") == {}


WRONG = ["other=1", "year=1.5", "year=x", "from=2020-02-30", "city=%22x%22", "city=a b", "city=<x"]


@pytest.mark.parametrize("text", WRONG)
def test_what_a_parameter_does_not_take_is_a_bad_request(text: str) -> None:
    with pytest.raises(BadRequest, match=text.partition("=")[0]):
        given(text)


def test_no_text_becomes_query_text() -> None:
    text = '#+ params: name (string)\nSELECT * { VALUES ?name { "x" } ?s ?p ?name }'
    question = Question("q", Language.SPARQL, header(text, ()), text)
    evil = 'x" } ?s ?p ?o } # \\'
    bound = question.bound(**values(question, QueryParams({"name": evil})))
    assert str(Literal(evil)) in bound
