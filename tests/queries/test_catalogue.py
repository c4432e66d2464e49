import pytest
from pyoxigraph import Literal, NamedNode, Store

from graph_store.errors import BadRequest, NotFound
from queries.catalogue import Language, Question, names, question, questions
from queries.header import header

TEXT = """#+ params: name (string), city (iri), year (integer)
SELECT ?x {
  VALUES (?city ?name) { (<urn:gent> "a } b"@nl) }
  VALUES ?year { 2020 }
  VALUES ?kind { <urn:kind> }
}
"""


@pytest.fixture
def made() -> Question:
    return Question("made", Language.SPARQL, header(TEXT, ()), TEXT)


def test_questions_are_listed_by_name() -> None:
    assert names()[:2] == ("cq-001", "cq-002")
    assert [each.name for each in questions()] == list(names())


def test_an_unknown_question_is_not_found() -> None:
    with pytest.raises(NotFound, match="there is no question 'cq-999'"):
        question("cq-999")


def test_a_question_is_written_under_another_base() -> None:
    text = question("cq-010", base="https://example.org/").text
    assert "<https://example.org/ns#>" in text
    assert "kennisgraaf.example" not in text


def test_every_sparql_question_parses_as_it_stands() -> None:
    asked = [Store().query(each.text) for each in questions()]
    assert len(asked) >= 60


def test_every_example_of_a_parameter_stands_in_a_values_line() -> None:
    for each in questions():
        bound = each.bound(**dict.fromkeys(each.header.params, NamedNode("urn:asked")))
        assert bound.count("<urn:asked>") == len(each.header.params), each.name


def test_a_term_takes_the_place_of_the_example(made: Question) -> None:
    assert 'VALUES ?year { "1999"^^<http://www.w3.org/2001/XMLSchema#integer> }' in made.bound(year=Literal(1999))


def test_terms_beside_it_keep_their_examples(made: Question) -> None:
    text = made.bound(name=Literal("x", language="nl"))
    assert 'VALUES (?city ?name) { (<urn:gent> "x"@nl) }' in text
    assert "VALUES ?year { 2020 }" in text


def test_several_terms_ask_a_batch(made: Question) -> None:
    cities = [NamedNode("urn:one"), NamedNode("urn:two")]
    assert '{ (<urn:one> "a } b"@nl) (<urn:two> "a } b"@nl) }' in made.bound(city=cities)


def test_batches_of_unequal_length_are_refused(made: Question) -> None:
    with pytest.raises(BadRequest, match="city, name"):
        made.bound(city=[NamedNode("urn:1"), NamedNode("urn:2")], name=[Literal("a"), Literal("b"), Literal("c")])


def test_a_callers_text_never_becomes_query_text(made: Question) -> None:
    text = made.bound(name=Literal('x") } INSERT { "'))
    assert r'"x\") } INSERT { \""' in text


def test_a_name_that_is_no_parameter_is_refused(made: Question) -> None:
    with pytest.raises(BadRequest, match="no parameter 'kind'; it has: name, city, year"):
        made.bound(kind=NamedNode("urn:other"))


def test_a_question_may_exist_in_sparql_only() -> None:
    found = question("late-instruments")
    assert found.header.params == ("day",)
    assert found.name in names()
    assert found.name not in names(Language.GRAPHQL)
