"""A row that has ended states the class, the key and the labels of its thing, and what ended it."""

from pyoxigraph import Literal, NamedNode, Triple

from loaders.check.rows import Ended
from loaders.map.ended import ended_statements
from loaders.map.renderings import Statement
from loaders.values.readings import Reading
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, RDFS_LABEL, kg, thing

TREE, ROW = thing("tree:oak"), NamedNode("https://kennisgraaf.example/row/trees/tree:oak")
BASE = "https://kennisgraaf.example/"
ENDED = Ended("plan:2021", thing("plan:2021").value, Reading("2021", "http://www.w3.org/2001/XMLSchema#gYear"))


def test_it_states_what_identifies_the_thing_and_no_other_fact_of_its_row() -> None:
    kept = [
        Triple(TREE, RDF_TYPE, kg("Programme")),
        Triple(TREE, DCT_IDENTIFIER, Literal("tree:oak")),
        Triple(TREE, RDFS_LABEL, Literal("eik", language="nl")),
    ]
    others = [Triple(TREE, kg("directPartOf"), thing("wood:1")), Triple(ROW, RDF_TYPE, kg("Row"))]
    stated: list[Statement] = [("source/trees", each) for each in (*kept, *others)]
    assert list(ended_statements(stated, ENDED, BASE)) == [
        *(("ended", each) for each in kept),
        ("ended", Triple(TREE, kg("endedBy"), thing("plan:2021"))),
        ("ended", Triple(TREE, kg("endedOn"), Literal("2021", datatype=NamedNode(ENDED.on.datatype or "")))),
    ]


def test_a_row_that_describes_no_thing_with_a_key_states_nothing() -> None:
    assert list(ended_statements([("source/roles", Triple(ROW, RDF_TYPE, kg("Participation")))], ENDED, BASE)) == []
