"""`/catalog` and `/.well-known/void` over HTTP."""

from collections import Counter

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Triple, parse
from pyshacl import validate
from rdflib import Graph, URIRef

from ontology.namespaces import RDF_TYPE
from tests.dcat_ap import SHAPES, needs_shapes, violations
from tests.service import DATA, Service

DCAT = "http://www.w3.org/ns/dcat#"
VOID = "http://rdfs.org/ns/void#"
FORMS = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}
NO_DATA = {f"{DCAT}bbox", f"{DCAT}centroid", "http://purl.org/dc/terms/type"}
"""Recommended properties for which we have no data: coordinates of regions, the legal kind of the publisher."""


def described(service: Service, path: str, form: RdfFormat = RdfFormat.TURTLE) -> set[Triple]:
    return {quad.triple for quad in parse(service.client.get(path).content, format=form)}


@pytest.mark.slow
@needs_shapes
@pytest.mark.parametrize("shapes", ["shapes.ttl", "range.ttl"])
def test_u16_the_catalogue_breaks_no_shape_of_dcat_ap(service: Service, shapes: str) -> None:
    assert violations(service.client, shapes) == []


@needs_shapes
def test_u16_recommended_properties_are_there_where_there_is_data(service: Service) -> None:
    assert set(violations(service.client, "shapes_recommended.ttl")) <= NO_DATA


@needs_shapes
def test_the_shapes_do_find_a_fault(service: Service) -> None:
    data = Graph().parse(data=service.client.get("/catalog.ttl").text, format="turtle")
    data.remove((None, URIRef("http://purl.org/dc/terms/title"), None))
    assert not validate(data, shacl_graph=Graph().parse(SHAPES / "shapes.ttl"), advanced=True)[0]


@pytest.mark.parametrize("path", ["/catalog", "/.well-known/void"])
def test_all_forms_say_the_same(service: Service, path: str) -> None:
    expected = described(service, f"{path}?format=nt", RdfFormat.N_TRIPLES)
    for suffix, form in FORMS.items():
        assert described(service, f"{path}?format={suffix}", form) == expected, suffix


@pytest.mark.slow
def test_every_file_and_service_of_the_catalogue_answers(service: Service) -> None:
    """It takes up to half a minute, because each file in each format is built."""
    found = described(service, "/catalog.ttl")
    base = service.state.base
    addresses = {
        t.object.value.removeprefix(base.rstrip("/"))
        for t in found
        if t.predicate.value in (f"{DCAT}downloadURL", f"{DCAT}endpointURL", f"{DCAT}endpointDescription")
        and isinstance(t.object, NamedNode)
    }
    assert len(addresses) > 40
    for address in sorted(addresses):
        asked = {"query": "{ __typename }"} if address == "/graphql" else {}
        assert service.client.get(address, params=asked).status_code == 200, address


def test_there_is_a_distribution_for_each_inventory_and_format(service: Service) -> None:
    kinds = Counter(t.object for t in described(service, "/catalog.ttl") if t.predicate == RDF_TYPE)
    inventories = len(list(DATA.glob("*.csv"))) - 1  # corrections.csv is not an inventory
    versions = len(service.state.versions())
    assert kinds[NamedNode(f"{DCAT}Distribution")] == inventories + 6 + versions


def test_publisher_and_licence_come_from_the_settings(service: Service) -> None:
    texts = {t.object.value for t in described(service, "/catalog.ttl") if isinstance(t.object, Literal | NamedNode)}
    assert {"Kennisgraaf", "https://creativecommons.org/publicdomain/zero/1.0/"} <= texts


@pytest.mark.slow
def test_the_catalogue_knows_the_checksum_of_a_dump_that_was_built(service: Service) -> None:
    digest = service.client.get("/dump/kennisgraaf.ttl.sha256").text.split()[0]
    assert digest.upper() in {
        t.object.value.upper() for t in described(service, "/catalog.ttl?lang=en") if isinstance(t.object, Literal)
    }


def test_void_counts_what_there_is(service: Service) -> None:
    snapshot = service.state.newest()
    facts = [quad.triple for quad in snapshot.quads(g=DefaultGraph())]
    found = described(service, "/.well-known/void")
    dataset = NamedNode(f"{service.state.base}catalog#dataset")

    def number(subject: object, name: str) -> int:
        (value,) = [t.object for t in found if t.subject == subject and t.predicate.value == VOID + name]
        assert isinstance(value, Literal)
        return int(value.value)

    assert number(dataset, "triples") == len(set(facts))
    assert number(dataset, "distinctSubjects") == len({t.subject for t in facts})
    assert number(dataset, "distinctObjects") == len({t.object for t in facts})
    things = {t.subject for t in facts if str(t.subject).startswith(f"<{service.state.base}id/")}
    assert number(dataset, "entities") == len(things)
    classes = Counter(t.object for t in facts if t.predicate == RDF_TYPE)
    properties = Counter(t.predicate for t in facts)
    for name, counted, measure in (("class", classes, "entities"), ("property", properties, "triples")):
        parts = {t.object: t.subject for t in found if t.predicate.value == VOID + name}
        assert {term: number(part, measure) for term, part in parts.items()} == dict(counted)
    for graph, count in snapshot.manifest.graphs.items():
        if graph != "default":
            assert number(NamedNode(graph), "triples") == count


def test_the_catalogue_has_a_page(service: Service) -> None:
    text = service.client.get("/catalog", headers={"Accept": "text/html"}).text
    assert "DCAT-AP" in text
    assert 'href="/dump/kennisgraaf.nq"' in text
