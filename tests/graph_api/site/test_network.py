"""A thing with its linked things."""

from graph_api.site.network import MOST
from tests.service import Service


def test_the_neighbours_are_those_that_a_fact_links(service: Service) -> None:
    answer = service.client.get("/network?of=mun:gent&format=json").json()
    linked = service.values(
        "SELECT DISTINCT ?t { { mun:gent ?p ?t } UNION { ?t ?p mun:gent } "
        "FILTER(CONTAINS(STR(?t), '/id/') && ?t != mun:gent) }"
    )
    assert {node["key"] for node in answer["nodes"]} - {"mun:gent"} == set(map(str, linked))
    assert answer["total"] == len(linked)


def test_a_stated_link_goes_before_an_inferred_one(service: Service) -> None:
    edges = service.client.get("/network?of=mun:gent&format=json&lang=nl").json()["edges"]
    bakkersite = next(edge for edge in edges if "prj:v1-gent-bakkersite" in (edge["source"], edge["target"]))
    assert (bakkersite["label"], bakkersite["inferred"]) == ("gevestigd in", False)


def test_a_link_in_words_of_the_ontology_goes_before_one_of_another_vocabulary(service: Service) -> None:
    edges = service.client.get("/network?of=mun:gent&format=json&lang=nl").json()["edges"]
    labels = {edge["target"]: edge["label"] for edge in edges if edge["source"] == "mun:gent"}
    assert (labels["mun:antwerpen"], labels["area:belgie"]) == ("organiseert samen met", "binnen")


def test_a_hub_is_cut_and_says_so(service: Service) -> None:
    answer = service.client.get("/network?of=org:kvs&format=json").json()
    assert len(answer["edges"]) <= MOST
    text = service.client.get("/network?of=org:kvs&lang=en").text
    assert (f"The first {MOST} of" in text) == (answer["total"] > MOST)


def test_the_table_says_what_the_drawing_shows(service: Service) -> None:
    text = service.client.get("/network?of=mun:gent&lang=en").text
    edges = service.client.get("/network?of=mun:gent&format=json&lang=en").json()["edges"]
    assert text.count("<td>inferred</td>") == sum(edge["inferred"] for edge in edges)
