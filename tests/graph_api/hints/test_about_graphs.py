from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, Quad

from graph_api.hints.query_hints import query_hints
from graph_store.graphs import Include, Scope
from graph_store.versions import State
from ontology.namespaces import RDFS_LABEL, thing
from tests.graph_api.hints.conftest import Told

GRAPH = "https://kennisgraaf.example/graph/"


def test_an_unknown_graph_has_the_nearest_one(told: Told) -> None:
    expected = [f"The graph <{GRAPH}source/project> does not exist or is empty. Did you mean <{GRAPH}source/projects>?"]
    assert told(f"ASK {{ GRAPH <{GRAPH}source/project> {{ ?s ?p ?o }} }}") == expected
    assert told("ASK { ?s ?p ?o }", Scope(), [f"{GRAPH}source/project"]) == expected
    assert told("ASK { ?s ?p ?o }", Scope(), (), [f"{GRAPH}source/project"]) == expected


def test_a_graph_that_is_not_stored_says_what_to_ask_instead(told: Told) -> None:
    found = told("ASK { GRAPH <https://kennisgraaf.example/graph/synthetic> { ?s ?p ?o } }")
    assert found == [f"The graph <{GRAPH}synthetic> does not exist or is empty."]


def test_the_graph_of_what_has_ended_may_be_empty(told: Told) -> None:
    found = told(f"ASK {{ GRAPH <{GRAPH}ended> {{ ?s ?p ?o }} }}")
    assert found == [f"The graph <{GRAPH}ended> is empty: nothing has ended in this version."]


def test_what_is_not_stored_any_more_has_a_sentence_of_its_own(tmp_path: Path) -> None:
    state = State(tmp_path)
    with state.writer("test", 1) as writer:
        fact = Quad(thing("tree:oak"), RDFS_LABEL, Literal("oak"), DefaultGraph())
        writer.publish([], [fact], sources={})
    text = f"SELECT * {{ GRAPH <{GRAPH}asserted> {{ ?row <https://kennisgraaf.example/ns#states> ?digest }} }}"
    graph, term = (hint.sentence("en") for hint in query_hints(text, state.newest()))
    assert graph.endswith("is not stored. Leave GRAPH out and ask for stated facts with include=asserted.")
    assert term.endswith("The function kg:rows(?s, ?p, ?o) gives the rows of a fact.")


def test_a_property_of_another_graph_is_found_there(told: Told) -> None:
    [sentence] = told("SELECT * { ?row kg:line ?line }")
    assert sentence == f"The graph that you ask has no fact with kg:line. It is in GRAPH <{GRAPH}provenance>."
    [sentence] = told(f"SELECT * {{ GRAPH <{GRAPH}source/projects> {{ ?row kg:line ?line }} }}")
    assert f"GRAPH <{GRAPH}provenance>" in sentence


def test_a_graph_with_the_property_and_a_variable_graph_have_no_hint(told: Told) -> None:
    assert told(f"SELECT * {{ GRAPH <{GRAPH}provenance> {{ ?row kg:line 999999 }} }}") == []
    assert told("SELECT * { GRAPH ?g { ?row kg:line 999999 } }") == []


def test_facts_that_the_scope_leaves_out_are_not_sent_to_another_graph(told: Told) -> None:
    [sentence] = told("SELECT * { ?x kg:samePackageAs ?y }", Scope(Include.ASSERTED))
    assert sentence == "No fact has the property kg:samePackageAs. With include=all there are some."


def test_the_graphs_of_from_are_the_facts(told: Told) -> None:
    [sentence] = told(f"ASK FROM <{GRAPH}source/projects> {{ ?x kg:eventType ?type }}")
    assert sentence.startswith("The graph that you ask has no fact with kg:eventType. It is in GRAPH")
