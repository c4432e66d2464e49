"""An alias is another name of one thing, and not a separate thing."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from graph_api.writing.aliases import see_aliases
from graph_store.errors import NotAnAlias
from graph_store.graphs import Graphs
from graph_store.terms import quad_in
from loaders import Diff, Gathered
from tests.loaders.memory import Memory
from tests.service import PREFIXES

GRAPHS = Graphs()
CITIES = GRAPHS.source("steden")
HELD = """
mun:gent rdfs:label "Gent" ; owl:sameAs mun:gand . mun:brugge rdfs:label "Brugge" . prj:a kg:sitedIn mun:aalst .
"""


def triples(text: str) -> set[Triple]:
    return {quad.triple for quad in parse(PREFIXES + text, format=RdfFormat.TURTLE)}


def change(come: str, gone: str = "", graph: NamedNode = GRAPHS.edits) -> Diff:
    found = Gathered()
    for triple in triples(gone):
        found.remove(CITIES, triple)
    for triple in triples(come):
        found.add(graph, triple)
    return found.diff()


@pytest.fixture
def dataset() -> Memory:
    found = Memory()
    found.store.extend(quad_in(CITIES, triple) for triple in triples(HELD))
    return found


@pytest.mark.parametrize(
    ("come", "told"),
    [
        (
            "mun:gent owl:sameAs mun:brugge .",
            "mun/brugge>, about which facts are stated .*State these facts of .*mun/gent>",
        ),
        ("mun:gent owl:sameAs mun:aalst .", "mun/aalst>, about which facts are stated"),
        ("mun:x owl:sameAs mun:y . mun:y rdfs:label 'Y' .", "mun/y>, about which facts are stated"),
        (
            "mun:brugge owl:sameAs mun:gand .",
            "the same as .*mun/brugge> and .*mun/gent>, but this service does not merge things",
        ),
        ("mun:brugge owl:sameAs mun:gent .", "mun/gent>, about which facts are stated"),
        ("mun:gand owl:sameAs mun:oud .", "mun/gand>, about which facts are stated"),
        ("mun:gand kg:count 3 .", "mun/gand>, about which facts are stated"),
        ("prj:b kg:sitedIn mun:gand .", "mun/gand>, about which facts are stated"),
    ],
)
def test_what_would_make_one_thing_of_two_is_refused(dataset: Memory, come: str, told: str) -> None:
    with pytest.raises(NotAnAlias, match=told):
        see_aliases(dataset, GRAPHS, change(come))


@pytest.mark.parametrize(
    ("come", "gone"),
    [
        ("mun:gent owl:sameAs <http://www.wikidata.org/entity/Q1296> .", ""),
        ("mun:gent owl:sameAs mun:ghent ; rdfs:label 'Ghent' .", ""),
        ("mun:gent owl:sameAs mun:gent .", ""),
        ("mun:gand rdfs:label 'Gand' .", "mun:gent owl:sameAs mun:gand ."),
        ("mun:gent owl:sameAs mun:brugge .", "mun:brugge rdfs:label 'Brugge' ."),
        ("mun:brugge owl:sameAs mun:gand .", "mun:gent owl:sameAs mun:gand ."),
    ],
)
def test_another_name_of_which_nothing_is_stated_is_an_alias(dataset: Memory, come: str, gone: str) -> None:
    see_aliases(dataset, GRAPHS, change(come, gone))


def test_a_graph_from_which_nothing_follows_may_say_what_it_likes(dataset: Memory) -> None:
    see_aliases(dataset, GRAPHS, change("mun:gent owl:sameAs mun:brugge .", graph=NamedNode("urn:x:own")))
