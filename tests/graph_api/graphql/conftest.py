"""A small published version: cities, programmes, projects, figures, milestones, with what follows from them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from graph_api import graphql
from graph_api.http.compression import Compression
from graph_api.http.problems import HANDLERS
from graph_api.service import Service, ServiceSettings
from graph_store.fact_digest import fact_digest
from graph_store.graphs import Graphs
from graph_store.stating_rows_writing import rows_in
from graph_store.versions import State
from ontology.namespaces import PROV_WAS_DERIVED_FROM, RDFS_LABEL, kg
from ontology.reasoning import compile_rules, materialise
from ontology.turtle_files import ontology_triples
from tests.graph_api.graphql.equivalence import Compared

BASE = "https://kennisgraaf.example/"

PREFIXES = """
@prefix kg: <https://kennisgraaf.example/ns#> .
@prefix id: <https://kennisgraaf.example/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
"""

ROWS = (
    PREFIXES
    + """
<https://kennisgraaf.example/id/mun/gent> a kg:CentreCity ; dct:identifier "mun:gent" ;
    rdfs:label "Gent"@nl, "Ghent"@en ; kg:nisCode "44021" ; kg:namedInDocument true .
<https://kennisgraaf.example/id/mun/eeklo> a kg:Municipality ; dct:identifier "mun:eeklo" ;
    rdfs:label "Eeklo"@nl ; kg:namedInDocument true .
<https://kennisgraaf.example/id/mun/oostende> a kg:CentreCity ; dct:identifier "mun:oostende" ;
    rdfs:label "Oostende"@nl, "Ostend"@en ; kg:namedInDocument false .
<https://kennisgraaf.example/id/prog/rr> a kg:Programme ; dct:identifier "prog:rr" ;
    rdfs:label "Ruimtelijk rendement"@nl .
<https://kennisgraaf.example/id/prog/rr-2> a kg:Programme ; dct:identifier "prog:rr-2" ; kg:numberToc "2" ;
    rdfs:label "Van leegstaande naar verweven werklocaties"@nl ;
    kg:directPartOf <https://kennisgraaf.example/id/prog/rr> .
<https://kennisgraaf.example/id/prog/rr-2-1> a kg:Programme ; dct:identifier "prog:rr-2-1" ; kg:numberToc "2.1" ;
    rdfs:label "Verweving I"@nl ; kg:directPartOf <https://kennisgraaf.example/id/prog/rr-2> .
<https://kennisgraaf.example/id/prj/bakkersite> a kg:Project ; dct:identifier "prj:bakkersite" ;
    rdfs:label "Bakkersite"@nl ; kg:sitedIn <https://kennisgraaf.example/id/mun/gent> ;
    kg:directPartOf <https://kennisgraaf.example/id/prog/rr-2-1> .
<https://kennisgraaf.example/id/prj/dok> a kg:Project ; dct:identifier "prj:dok" ;
    rdfs:label "Dok"@nl ; kg:sitedIn <https://kennisgraaf.example/id/mun/gent> ;
    kg:directPartOf <https://kennisgraaf.example/id/prog/rr-2-1> .
<https://kennisgraaf.example/id/prj/textiles> a kg:Project ; dct:identifier "prj:textiles" ;
    rdfs:label "Textiles d’Eecloo"@nl ; kg:sitedIn <https://kennisgraaf.example/id/mun/eeklo> ;
    kg:directPartOf <https://kennisgraaf.example/id/prog/rr-2> .
<https://kennisgraaf.example/id/tool/toolbox> a kg:Toolbox ; dct:identifier "tool:toolbox" ;
    rdfs:label "Toolbox"@nl ; kg:directPartOf <https://kennisgraaf.example/id/prog/rr-2-1> .
<https://kennisgraaf.example/id/org/kvs> a kg:InterlocalAssociation, kg:GovernmentActor ; dct:identifier "org:kvs" ;
    kg:helix "overheid" ; rdfs:label "Kenniscentrum Vlaamse Steden"@nl ; skos:altLabel "Kenniscentrum"@nl, "KVS"@nl .
<https://kennisgraaf.example/id/org/both> a kg:Consortium, kg:UnnamedGroup .
<https://kennisgraaf.example/id/org/odd> a kg:Organisation ; dct:identifier "org:odd" ; kg:helix "kerk" .
<https://kennisgraaf.example/id/call/verweving-2> a kg:Call ; dct:identifier "call:verweving-2" ;
    rdfs:label "Oproep II"@nl ;
    kg:launchDate "2019-04-23"^^xsd:date .
<https://kennisgraaf.example/id/agr/1> a kg:CooperationAgreement ; dct:identifier "agr:1" ; kg:ordinal 1 ;
    kg:startYear 2007 ; kg:endYear 2011 .
<https://kennisgraaf.example/id/agr/3> a kg:CooperationAgreement ; dct:identifier "agr:3" ; kg:ordinal 3 ;
    kg:startYear 2017 ; kg:endYear 2021 .
<https://kennisgraaf.example/id/plat/a> a kg:Platform ; dct:identifier "plat:a" ; rdfs:label "Kerken"@nl ;
    kg:onlineSince "2015-10-20"^^xsd:date .
<https://kennisgraaf.example/id/plat/b> a kg:Platform ; dct:identifier "plat:b" ; rdfs:label "Tijdelijk gebruik"@nl ;
    kg:onlineSince "2016-02"^^edtf:EDTF .
<https://kennisgraaf.example/id/plat/c> a kg:Platform ; dct:identifier "plat:c" ; rdfs:label "Efficiënt"@nl .
<https://kennisgraaf.example/row/s/a1> a kg:Observation ; kg:statisticOf <https://kennisgraaf.example/id/plat/a> ;
    kg:metric <https://kennisgraaf.example/id/metric/visits> ; kg:value 200 ; kg:asOf "2020-01-01"^^xsd:date .
<https://kennisgraaf.example/row/s/a2> a kg:Observation ; kg:statisticOf <https://kennisgraaf.example/id/plat/a> ;
    kg:metric <https://kennisgraaf.example/id/metric/page_views> ; kg:value 401 ; kg:asOf "2020-01-01"^^xsd:date .
<https://kennisgraaf.example/row/s/a3> a kg:Observation ; kg:statisticOf <https://kennisgraaf.example/id/plat/a> ;
    kg:metric <https://kennisgraaf.example/id/metric/visits> ; kg:value 100 ; kg:asOf "2019-01-01"^^xsd:date .
<https://kennisgraaf.example/row/s/b1> a kg:Observation ; kg:statisticOf <https://kennisgraaf.example/id/plat/b> ;
    kg:metric <https://kennisgraaf.example/id/metric/visits> ; kg:value 8 ; kg:asOf "2020-01-01"^^xsd:date .
<https://kennisgraaf.example/row/s/b2> a kg:Observation ; kg:statisticOf <https://kennisgraaf.example/id/plat/b> ;
    kg:metric <https://kennisgraaf.example/id/metric/page_views> ; kg:value 25 ; kg:asOf "2020-01-01"^^xsd:date .
<https://kennisgraaf.example/id/thm/smart> a kg:Theme ; dct:identifier "thm:smart" ; skos:prefLabel "slim"@nl .
"""
)

SYNTHETIC = (
    PREFIXES
    + """
<https://kennisgraaf.example/id/prj/made-up> a kg:Project ; dct:identifier "prj:made-up" ; rdfs:label "Verzonnen"@nl ;
    kg:sitedIn <https://kennisgraaf.example/id/mun/gent> .
"""
)

Ask = Callable[..., dict[str, Any]]


def triples(turtle: str) -> list[Triple]:
    return [quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)]


def quads() -> list[Quad]:
    """Return every graph of a version, as after a sync."""
    graphs, ontology = Graphs(BASE), set(ontology_triples())
    asserted = set(triples(ROWS)) - ontology
    rules = compile_rules(ontology)
    inferred = materialise(rules, asserted).inferred() - asserted - ontology
    synthetic = set(triples(SYNTHETIC))
    more = materialise(rules, asserted | synthetic).inferred() - inferred - asserted - ontology - synthetic
    contents = {
        graphs.source("projects"): asserted,
        graphs.inferred: inferred,
        graphs.ontology: ontology,
        graphs.synthetic: synthetic,
        graphs.inferred_synthetic: more,
    }
    named = [Quad(t.subject, t.predicate, t.object, g) for g, members in contents.items() for t in members]
    merged = asserted | inferred | ontology
    return [*named, *(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in merged), *provenance()]


def provenance() -> list[Quad]:
    graph, row = Graphs(BASE).provenance, NamedNode(f"{BASE}row/projects/prj:bakkersite")
    source = NamedNode(f"{BASE}source/projects")
    return [
        Quad(row, PROV_WAS_DERIVED_FROM, source, graph),
        Quad(row, kg("line"), Literal(3), graph),
        Quad(source, kg("fileName"), Literal("projects.csv"), graph),
    ]


def publish(root: Path) -> None:
    """Publish every graph, with a row that states where a project is."""
    sited = Triple(NamedNode(f"{BASE}id/prj/bakkersite"), kg("sitedIn"), NamedNode(f"{BASE}id/mun/gent"))
    with State(root).writer("test", 5) as writer:
        rows = rows_in([(f"{BASE}row/projects/prj:bakkersite", fact_digest(sited))], writer.new_place())
        writer.publish([], quads(), sources={}, rows=rows)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("state")
    publish(root)
    return root


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a state of two versions: since version 2, Gent has a Spanish label, and `prj:dok` is in no city."""
    root, graphs = tmp_path_factory.mktemp("history"), Graphs(BASE)
    gent, label = NamedNode(f"{BASE}id/mun/gent"), Literal("Gante", language="es")
    publish(root)
    newest = State(root).newest()
    dok = NamedNode(f"{BASE}id/prj/dok")
    sited = [*newest.quads(dok, kg("sitedIn")), *newest.quads(p=kg("hosts"), o=dok)]
    named = [Quad(gent, RDFS_LABEL, label, graph) for graph in (graphs.source("projects"), DefaultGraph())]
    with State(root).writer("test", 5) as writer:
        writer.publish(sited, named, sources={})
    return root


def serving(folder: Path) -> Starlette:
    """Return the part of the service that answers GraphQL, over a state."""
    app = Starlette(routes=graphql.routes, middleware=[Middleware(Compression)], exception_handlers=HANDLERS)
    app.state.service = Service(ServiceSettings(data=folder))
    return app


@pytest.fixture(scope="session")
def past(history: Path) -> TestClient:
    """Return a client of the service over two versions."""
    return TestClient(serving(history))


@pytest.fixture(scope="session")
def app(folder: Path) -> Starlette:
    return serving(folder)


@pytest.fixture(scope="session")
def client(app: Starlette) -> TestClient:
    return TestClient(app)


@pytest.fixture(scope="session")
def compared(history: Path) -> Iterator[Compared]:
    """Return what compares documents with their SPARQL on the whole service, over two versions."""
    from graph_api.app import create_app
    from kennisgraaf.settings import read_settings

    app = create_app(read_settings(data=history).service())
    with TestClient(app) as client:
        yield Compared(app.state.service, client)


@pytest.fixture(scope="session")
def ask(client: TestClient) -> Ask:
    """Return the whole answer to a document."""

    def asked(query: str, **variables: Any) -> dict[str, Any]:
        answer: dict[str, Any] = client.post("/graphql", json={"query": query, "variables": variables}).json()
        return answer

    return asked


@pytest.fixture(scope="session")
def data(ask: Ask) -> Ask:
    """Return the data of an answer without errors."""

    def asked(query: str, **variables: Any) -> dict[str, Any]:
        answer = ask(query, **variables)
        assert "errors" not in answer, answer["errors"]
        return dict(answer["data"])

    return asked


@pytest.fixture(scope="session")
def code(ask: Ask) -> Callable[..., str]:
    """Return the code of the only error in an answer."""

    def asked(query: str, **variables: Any) -> str:
        (error,) = ask(query, **variables)["errors"]
        return str(error["extensions"]["code"])

    return asked
