import pytest

from graph_api.sparql.parameters import QueryParameters
from graph_api.sparql.query_request import Accepted, QueryRequest, accepted, query_request
from graph_store.errors import NotAcceptable
from graph_store.graphs import Include, Scope
from graph_store.versions import State

JSON, TURTLE = "application/sparql-results+json", "text/turtle"


@pytest.mark.parametrize(
    ("accept", "encoding", "asked", "found"),
    [
        ("", "", None, Accepted(JSON, TURTLE, False)),
        ("text/csv", "gzip", None, Accepted("text/csv", None, True)),
        ("application/n-triples", "", None, Accepted(None, "application/n-triples", False)),
        ("text/csv", "", "json", Accepted(JSON, "application/ld+json", False)),
    ],
)
def test_a_client_says_what_it_takes(accept: str, encoding: str, asked: str | None, found: Accepted) -> None:
    assert accepted(accept, encoding, asked) == found


def test_a_client_that_takes_nothing_of_ours_is_refused() -> None:
    with pytest.raises(NotAcceptable):
        accepted("image/png", "", None)


def test_a_tag_tells_apart_whatever_makes_another_answer(state: State) -> None:
    text, plain = "SELECT * { ?s ?p ?o }", Accepted(JSON, TURTLE, False)

    def request(asked: QueryParameters, text: str, taken: Accepted) -> QueryRequest:
        return query_request(state.newest(), asked, text, taken, "somebody")

    questions = [
        request(QueryParameters(text), text, plain),
        request(QueryParameters(text), f"{text} ", plain),
        request(QueryParameters(text, default=("urn:g",)), text, plain),
        request(QueryParameters(text, named=("urn:g",)), text, plain),
        request(QueryParameters(text, scope=Scope(Include.INFERRED)), text, plain),
        request(QueryParameters(text), text, plain._replace(table="text/csv")),
        request(QueryParameters(text), text, plain._replace(gzip=True)),
    ]
    tags = [each.tag for each in questions]
    assert len({each.key for each in questions}) == len(questions)
    assert len(set(tags)) == len(questions) - 1  # compression marks the tag of a compressed answer
    assert tags[0] == request(QueryParameters(text), text, plain).tag == questions[0].headers["ETag"]


@pytest.mark.parametrize("call", ["NOW()", "rand()", "STRUUID ( )", "BNODE()"])
def test_what_may_differ_the_second_time_has_no_tag(state: State, call: str) -> None:
    text = f"SELECT ({call} AS ?x) {{}}"
    request = query_request(state.newest(), QueryParameters(text), text, Accepted(JSON, None, False), "")
    assert (request.tag, request.key) == (None, None)
    assert request.headers["Cache-Control"] == "no-store"
