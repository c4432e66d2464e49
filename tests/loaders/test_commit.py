"""A change of the stated graphs publishes one version."""

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from graph_store import State
from graph_store.errors import Inconsistent
from graph_store.graphs import Graphs
from graph_store.terms import GraphName
from loaders import Change, Dataset, commit, difference, preview, warm
from loaders.change import closures
from loaders.change.proposal import Statements
from ontology.namespaces import RDF_TYPE, RDFS_SUB_CLASS_OF, XSD, kg
from tests.loaders.conftest import facts, iri

pytestmark = pytest.mark.slow

GRAPHS = Graphs()
CITY, LABEL = iri("id/mun/gent"), NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
GENT = Triple(CITY, LABEL, Literal("Gent", language="nl"))
IS_CITY = Triple(CITY, RDF_TYPE, kg("Municipality"))


def change(current: Dataset, **stated: set[Triple]) -> Change:
    wanted: dict[GraphName, set[Triple]] = {}
    for name, triples in stated.items():
        wanted[GRAPHS.named(name.replace("__", "/"))] = triples
    return Change(difference(lambda graph: set(Statements.of(current).each_in(graph)), wanted))


def run(state: State, **stated: set[Triple]) -> bool:
    return commit(state, lambda current: change(current, **stated), owner="test").published


def test_the_same_fact_in_two_sources_is_asserted_and_counted_once(state: State) -> None:
    assert run(state, source__a={GENT}, source__b={GENT}, edits={IS_CITY})
    assert facts(state) == {GENT, IS_CITY}
    assert len(state.newest().quads(s=CITY, p=LABEL, g=DefaultGraph())) == 1


def test_no_two_graphs_of_the_default_graph_share_a_triple(state: State) -> None:
    word = Triple(kg("CentreCity"), RDFS_SUB_CLASS_OF, kg("Municipality"))
    follows = Triple(CITY, RDF_TYPE, kg("Place"))
    assert run(state, source__a={GENT, IS_CITY, word, follows}, reference={GENT, word}, synthetic={GENT})

    graphs = [facts(state, name) for name in ("asserted", "reference", "inferred", "ontology", "synthetic")]
    merged = {quad.triple for quad in state.newest().quads(g=DefaultGraph())}
    assert sum(len(each) for each in graphs) == len(set().union(*graphs)) == len(merged)
    assert facts(state, "reference") == {GENT}
    assert facts(state, "source/a") == {GENT, IS_CITY, word, follows}


def test_graphs_that_a_change_does_not_name_stay(state: State) -> None:
    run(state, source__a={GENT})
    run(state, edits={IS_CITY})
    assert facts(state) == {GENT, IS_CITY}
    assert state.newest().manifest.sources == {}


def test_nothing_is_published_when_nothing_changes(state: State) -> None:
    run(state, source__a={GENT})
    assert not run(state, source__a={GENT})
    assert commit(state, lambda _: None, owner="test").version == state.current() == 1


def test_what_a_class_is_said_to_have_holds_for_its_members(state: State) -> None:
    sub = Triple(iri("ns#Haven"), RDFS_SUB_CLASS_OF, kg("Municipality"))
    run(state, source__a={sub, Triple(CITY, RDF_TYPE, iri("ns#Haven"))})
    assert IS_CITY in facts(state, "inferred")


def test_a_preview_is_the_outcome_and_writes_nothing(state: State) -> None:
    def build(current: Dataset) -> Change:
        return change(current, source__a={GENT, IS_CITY})

    with preview(state, build) as before:
        assert (before.version, before.published, state.current()) == (0, False, None)
    after = commit(state, build, owner="test")
    assert (after.stated, after.inferred) == (before.stated, before.inferred)
    assert (after.stated, after.version, after.published) == ((0, 2), 1, True)
    with preview(state, build) as again:
        assert not len(again.diff)


def test_x_14_a_clash_is_refused_with_nothing_written_unless_allowed(state: State) -> None:
    thing = iri("id/tool/x")
    both = {Triple(thing, RDF_TYPE, kg("Tool")), Triple(thing, RDF_TYPE, kg("Person"))}
    with pytest.raises(Inconsistent, match="cannot be both a person and a tool"):
        run(state, source__a=both)
    assert state.current() is None

    assert commit(state, lambda now: change(now, source__a=both), owner="test", allow_inconsistent=True).published


def test_literals_are_compared_as_the_store_keeps_them(state: State) -> None:
    number = Triple(CITY, kg("count"), Literal("7", datatype=NamedNode(f"{XSD}integer")))
    run(state, source__a={number})
    assert not run(state, source__a={number})


def test_what_is_warm_has_the_closures_of_the_newest_version_at_hand(state: State) -> None:
    warm(state)
    run(state, source__a={IS_CITY})
    name, digest = str(state.root.resolve()), state.newest().manifest.digest
    assert closures.take(name, digest) is not None
    warm(state)
    assert closures.take(name, digest) is not None


def test_a_process_without_closures_of_its_own_goes_on_from_those_beside_the_version(state: State) -> None:
    run(state, source__a={IS_CITY})
    for number in range(3):
        closures.take(str(state.root.resolve()), "")
        city = iri(f"id/mun/c{number}")
        run(state, edits={Triple(city, RDF_TYPE, kg("CentreCity"))})
        assert Triple(city, RDF_TYPE, kg("Municipality")) in facts(state, "inferred")
    state.verify(4)
