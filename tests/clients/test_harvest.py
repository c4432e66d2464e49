"""A harvester as data portals run it: it turns the catalogue into packages with resources, as CKAN stores them."""

import json
from typing import Any

import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef

from tests.clients.live import fetch

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


def harvest(address: str) -> list[dict[str, Any]]:
    """Return the datasets of a catalogue as packages."""
    graph = Graph().parse(data=fetch(address, "application/rdf+xml"), format="xml")
    catalogue = graph.value(predicate=RDF.type, object=DCAT.Catalog)
    return [_package(graph, dataset) for dataset in graph.objects(catalogue, DCAT.dataset)]


def _package(graph: Graph, dataset: Any) -> dict[str, Any]:
    resources = [_resource(graph, node) for node in graph.objects(dataset, DCAT.distribution)]
    return {
        "name": str(graph.value(dataset, DCTERMS.identifier)),
        "title": {getattr(text, "language", None): str(text) for text in graph.objects(dataset, DCTERMS.title)},
        "license": str(graph.value(dataset, DCTERMS.license)),
        "publisher": str(graph.value(dataset, DCTERMS.publisher)),
        "tags": [str(word) for word in graph.objects(dataset, DCAT.keyword)],
        "resources": sorted(resources, key=lambda each: each["url"]),
    }


def _resource(graph: Graph, node: Any) -> dict[str, str]:
    return {
        "url": str(graph.value(node, DCAT.downloadURL)),
        "mimetype": str(graph.value(node, DCAT.mediaType)).partition("/media-types/")[2],
    }


# Over 20 s: every file of the catalogue is built and downloaded.
def test_a_portal_gets_a_package_whose_every_resource_downloads(base: str) -> None:
    packages = harvest(f"{base}catalog")
    (package,) = (each for each in packages if len(each["resources"]) > 1)
    assert all(each["title"] and each["publisher"] and each["tags"] for each in packages)
    assert set(package["title"]) == {"nl", "en"}
    assert package["license"].startswith("https://creativecommons.org/")
    assert len(package["resources"]) > 40
    assert {each["mimetype"] for each in package["resources"]} >= {"text/csv", "text/turtle", "application/n-quads"}
    for resource in package["resources"]:
        assert fetch(resource["url"]), resource["url"]
    assert json.dumps(package)


def test_a_portal_finds_the_services(base: str) -> None:
    graph = Graph().parse(data=fetch(f"{base}catalog", "text/turtle"), format="turtle")
    endpoints = set(graph.objects(None, DCAT.endpointURL))
    assert {URIRef(f"{base}{path}") for path in ("sparql", "graphql", "query")} == endpoints


def test_a_crawler_that_knows_only_the_host_finds_the_dumps(base: str) -> None:
    graph = Graph().parse(data=fetch(f"{base}.well-known/void", "text/turtle"), format="turtle")
    dumps = set(graph.objects(URIRef(f"{base}catalog#dataset"), URIRef("http://rdfs.org/ns/void#dataDump")))
    assert len(dumps) == 4
    assert all(fetch(str(dump)) for dump in dumps)
