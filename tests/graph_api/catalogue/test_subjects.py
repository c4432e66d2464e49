"""The subjects of the data, and of each inventory."""

from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, Quad, Triple

from graph_api.catalogue.subjects import members, names, subjects_by_inventory
from graph_store.graphs import Graphs
from graph_store.versions import State
from ontology.namespaces import ENDED_BY, RDF_TYPE, RDFS_LABEL, kg, thing
from tests.service import Service

OLD, NEW, PROJECT = thing("thm:old"), thing("thm:new"), thing("prj:x")


def test_the_things_of_an_inventory_lead_to_its_subjects_and_the_broader_ones(service: Service) -> None:
    found = subjects_by_inventory(service.state.newest())
    assert {thing("thm:verweving"), thing("thm:ruimte"), thing("thm:internet-of-things")} < set(found["projects"])
    assert thing("thm:woonbeleid") not in found["projects"]
    assert "cities" not in found
    assert found["projects"] == sorted(found["projects"], key=lambda each: each.value)


def test_a_subject_that_has_ended_is_left_out(tmp_path: Path) -> None:
    state = State(tmp_path)
    facts = [Triple(each, RDF_TYPE, kg("Theme")) for each in (OLD, NEW)]
    facts += [Triple(PROJECT, kg("hasTheme"), each) for each in (OLD, NEW)]
    facts += [Triple(PROJECT, RDF_TYPE, kg("Project")), Triple(OLD, kg(ENDED_BY), thing("plan:2021"))]
    facts += [Triple(NEW, RDFS_LABEL, Literal(name, language=tag)) for tag, name in (("nl", "nieuw"), ("en", "new"))]
    with state.writer("test", 1) as writer:
        graphs = (DefaultGraph(), Graphs().source("projects"))
        writer.publish([], [Quad(s, p, o, graph) for s, p, o in facts for graph in graphs], sources={})
    newest = state.newest()
    assert subjects_by_inventory(newest) == {"projects": [NEW]}
    assert members(newest, ["Theme"]) == [NEW]
    assert [(name.value, name.language) for name in names(newest, [OLD, NEW])] == [("new", "en"), ("nieuw", "nl")]
