"""A small published version with the real ontology and difficult cases, and the whole service over it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from graph_store.fact_digest import fact_digest
from graph_store.graphs import Graphs
from graph_store.stating_rows_writing import rows_in
from graph_store.versions import State
from ontology.namespaces import (
    DCT_IDENTIFIER,
    OWL_SAME_AS,
    PROV_WAS_DERIVED_FROM,
    RDF_TYPE,
    RDFS_LABEL,
    SKOS_ALT_LABEL,
    XSD,
    kg,
    thing,
)
from ontology.turtle_files import ontology_triples

GRAPHS = Graphs()
BASE = GRAPHS.base
CITY, PROJECT, MARKUP, HUB, ALIAS = (thing(key) for key in ("mun:x", "prj:p", "org:markup", "prog:hub", "mun:old-x"))
ROW = NamedNode(f"{BASE}row/projects/prj:p")
SOURCE = NamedNode(f"{BASE}source/projects")
HUB_SIZE = 1500
SCRIPT = "<script>alert(1)</script>\"'&"


def asserted() -> Iterator[Triple]:
    """A city, a project in it, an organisation with markup in its name, a programme with many projects, an alias."""
    yield Triple(CITY, RDF_TYPE, kg("CentreCity"))
    yield Triple(CITY, DCT_IDENTIFIER, Literal("mun:x"))
    yield Triple(CITY, RDFS_LABEL, Literal("Stad X", language="nl"))
    yield Triple(CITY, RDFS_LABEL, Literal("City X", language="en"))
    yield Triple(CITY, SKOS_ALT_LABEL, Literal("Ixcité", language="fr"))
    yield Triple(CITY, OWL_SAME_AS, ALIAS)
    yield Triple(PROJECT, RDF_TYPE, kg("Project"))
    yield Triple(PROJECT, DCT_IDENTIFIER, Literal("prj:p"))
    yield Triple(PROJECT, RDFS_LABEL, Literal("Kaai", language="nl"))
    yield Triple(PROJECT, kg("sitedIn"), CITY)
    yield Triple(PROJECT, kg("startsOn"), Literal("2019-10-08", datatype=NamedNode(f"{XSD}date")))
    yield Triple(MARKUP, DCT_IDENTIFIER, Literal("org:markup"))
    yield Triple(MARKUP, RDFS_LABEL, Literal(SCRIPT, language="nl"))
    yield Triple(MARKUP, kg("note"), Literal(SCRIPT * 400))
    yield Triple(MARKUP, kg("partnerIn"), NamedNode("javascript:alert(1)"))
    yield Triple(MARKUP, kg("url"), Literal("javascript:alert(2)"))
    yield Triple(MARKUP, kg("website"), Literal("https://example.org/?a=1&b=2"))
    yield Triple(HUB, RDFS_LABEL, Literal("Hub", language="nl"))
    yield from (Triple(HUB, kg("hasDirectPart"), thing(f"prj:n{number}")) for number in range(HUB_SIZE))


INFERRED = (
    Triple(CITY, kg("hosts"), PROJECT),
    Triple(CITY, kg("takesPartIn"), PROJECT),
    Triple(CITY, RDF_TYPE, kg("Municipality")),
    Triple(CITY, RDF_TYPE, kg("HostMunicipality")),
)


def provenance() -> Iterator[Triple]:
    """One row, which states the place of the project."""
    integer = NamedNode(f"{XSD}integer")
    yield Triple(ROW, RDF_TYPE, kg("Row"))
    yield Triple(ROW, PROV_WAS_DERIVED_FROM, SOURCE)
    yield Triple(ROW, kg("line"), Literal("12", datatype=integer))
    yield Triple(SOURCE, kg("fileName"), Literal("projects.csv"))
    yield Triple(SOURCE, kg("sha256"), Literal("ab" * 32))


def quads() -> Iterator[Quad]:
    """All facts, each in its graph."""
    row_lines = [Triple(ROW, kg("sourceLines"), Literal("985-987")), Triple(ROW, kg("sourceLines"), Literal("96"))]
    row_lines += [Triple(ROW, RDF_TYPE, kg("Row")), Triple(PROJECT, kg("describedBy"), ROW)]
    yield from _in([*asserted(), *row_lines], GRAPHS.source("projects"), DefaultGraph())
    yield from _in(INFERRED, GRAPHS.inferred, DefaultGraph())
    yield from _in(ontology_triples(), GRAPHS.ontology, DefaultGraph())
    yield from _in(provenance(), GRAPHS.provenance)
    yield from _in([Triple(thing("mun:test"), RDFS_LABEL, Literal("Verzonnen", language="nl"))], GRAPHS.synthetic)


def _in(triples: Iterable[Triple], *graphs: NamedNode | DefaultGraph) -> Iterator[Quad]:
    yield from (Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples for graph in graphs)


def publish(root: Path) -> State:
    """Publish two versions; the second one has one more city."""
    state = State(root)
    with state.writer("test", 1) as writer:
        rows = rows_in([(ROW.value, fact_digest(Triple(PROJECT, kg("sitedIn"), CITY)))], writer.new_place())
        writer.publish([], quads(), sources={"projects.csv": "ab" * 32}, rows=rows)
        late = [Triple(thing("mun:late"), RDFS_LABEL, Literal("Laat", language="nl"))]
        writer.publish([], _in(late, GRAPHS.source("cities"), DefaultGraph()), sources={"projects.csv": "ab" * 32})
    return state


@contextmanager
def served(state: State, query_timeout_s: float = 10) -> Iterator[TestClient]:
    """Give a client of the service over a state; it follows no redirects."""
    settings = ServiceSettings(data=state.root, workers=1, query_timeout_s=query_timeout_s)
    with TestClient(create_app(settings), follow_redirects=False) as client:
        yield client
