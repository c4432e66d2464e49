import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from graph_store.workers.functions import functions, matches
from tests.graph_store.querying import ask, published, text


@pytest.mark.parametrize(
    ("said", "question", "is_found"),
    [
        ("Steden en wijken", "stad", False),
        ("Steden en wijken", "STEDEN", True),
        ("Coördinatie", "coordinatie", True),
        ("Coo\u0308rdinatie", "coördinatie", True),
        ("Projecten in Gent", "gent project", True),
        ("Projecten in Gent", "gent brug", False),
        ("Gent", "", False),
    ],
)
def test_a_text_matches_the_words_of_a_question(said: str, question: str, is_found: bool) -> None:
    assert matches(Literal(said), Literal(question)) == Literal(is_found)


def test_what_is_no_text_is_an_expression_error() -> None:
    assert matches(NamedNode("urn:a"), Literal("a")) is None
    assert matches(Literal("a"), NamedNode("urn:a")) is None


def test_a_query_calls_it_by_its_name(tmp_path: Path) -> None:
    [name] = functions("https://kennisgraaf.example/")
    called, unbound = ask(
        published(tmp_path),
        f"SELECT ({name}('Smart projects', 'project') AS ?found) {{}}",
        f"SELECT ({name}(<urn:a>, 'project') AS ?found) {{}}",
    )
    assert json.loads(text(called))["results"]["bindings"][0]["found"]["value"] == "true"
    assert json.loads(text(unbound))["results"]["bindings"] == [{}]
