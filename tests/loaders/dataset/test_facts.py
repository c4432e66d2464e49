"""The facts of a dataset are read from the graphs that state them."""

from pyoxigraph import Triple

from graph_store.graphs import Graphs
from graph_store.terms import GraphName, quad_in
from loaders.dataset.facts import Facts
from loaders.dataset.membership import DEFAULT, Places
from ontology.namespaces import RDF_TYPE, RDFS_SUB_CLASS_OF, kg
from tests.loaders.conftest import iri
from tests.loaders.memory import Memory

GRAPHS = Graphs()
ROW, EDIT, AREA, MADE_UP = (Triple(iri(f"id/mun/{name}"), RDF_TYPE, kg("CentreCity")) for name in "abcd")
WORD = Triple(kg("CentreCity"), RDFS_SUB_CLASS_OF, kg("Municipality"))
FOLLOWS = Triple(iri("id/mun/a"), RDF_TYPE, kg("Municipality"))


def facts(*, synthetic: bool = False) -> Facts:
    dataset = Memory()
    held: dict[GraphName, list[Triple]] = {
        GRAPHS.source("a"): [ROW, WORD],
        GRAPHS.edits: [EDIT, ROW],
        GRAPHS.reference: [AREA],
        GRAPHS.synthetic: [MADE_UP],
        GRAPHS.inferred: [FOLLOWS],
        DEFAULT: [ROW, EDIT, AREA, WORD, FOLLOWS],
    }
    dataset.store.extend(quad_in(graph, each) for graph, triples in held.items() for each in triples)
    return Facts(dataset, Places(GRAPHS), frozenset({WORD}), synthetic)


def test_facts_are_what_is_stated_without_words_and_without_what_follows() -> None:
    assert sorted(facts().triples(), key=str) == [ROW, ROW, EDIT, AREA]
    assert set(facts(synthetic=True).triples()) == {ROW, EDIT, AREA, MADE_UP}


def test_facts_are_found_by_property_and_value() -> None:
    assert set(facts().triples(RDF_TYPE, kg("CentreCity"))) == {ROW, EDIT, AREA}
    assert set(facts().triples(RDF_TYPE, kg("Municipality"))) == set()
