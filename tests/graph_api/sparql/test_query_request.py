import pytest

from graph_api.sparql.parameters import Asked
from graph_api.sparql.query_request import Question, Wishes, question, wishes
from graph_store.errors import NotAcceptable
from graph_store.graphs import Include, Scope
from graph_store.versions import State

JSON, TURTLE = "application/sparql-results+json", "text/turtle"


@pytest.mark.parametrize(
    ("accept", "encoding", "asked", "found"),
    [
        ("", "", None, Wishes(JSON, TURTLE, False)),
        ("text/csv", "gzip", None, Wishes("text/csv", None, True)),
        ("application/n-triples", "", None, Wishes(None, "application/n-triples", False)),
        ("text/csv", "", "json", Wishes(JSON, "application/ld+json", False)),
    ],
)
def test_a_client_says_what_it_takes(accept: str, encoding: str, asked: str | None, found: Wishes) -> None:
    assert wishes(accept, encoding, asked) == found


def test_a_client_that_takes_nothing_of_ours_is_refused() -> None:
    with pytest.raises(NotAcceptable):
        wishes("image/png", "", None)


def test_a_tag_tells_apart_whatever_makes_another_answer(state: State) -> None:
    text, plain = "SELECT * { ?s ?p ?o }", Wishes(JSON, TURTLE, False)

    def put(asked: Asked, text: str, taken: Wishes) -> Question:
        return question(state.newest(), asked, text, taken, "somebody")

    questions = [
        put(Asked(text), text, plain),
        put(Asked(text), f"{text} ", plain),
        put(Asked(text, default=("urn:g",)), text, plain),
        put(Asked(text, named=("urn:g",)), text, plain),
        put(Asked(text, scope=Scope(Include.INFERRED)), text, plain),
        put(Asked(text), text, plain._replace(table="text/csv")),
        put(Asked(text), text, plain._replace(gzip=True)),
    ]
    tags = [each.tag for each in questions]
    assert len({each.key for each in questions}) == len(questions)
    assert len(set(tags)) == len(questions) - 1  # compression marks the tag of a compressed answer
    assert tags[0] == put(Asked(text), text, plain).tag == questions[0].headers["ETag"]


@pytest.mark.parametrize("call", ["NOW()", "rand()", "STRUUID ( )", "BNODE()"])
def test_what_may_differ_the_second_time_has_no_tag(state: State, call: str) -> None:
    text = f"SELECT ({call} AS ?x) {{}}"
    put = question(state.newest(), Asked(text), text, Wishes(JSON, None, False), "")
    assert (put.tag, put.key) == (None, None)
    assert put.headers["Cache-Control"] == "no-store"
