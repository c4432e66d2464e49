"""A version of a million quads in the shape of the yearly plan: projects in municipalities, themes, partners."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from graph_store.graphs import DEFAULT_BASE, Graphs
from graph_store.remote.client import StoreAddress
from graph_store.versions import State
from ontology import namespaces
from ontology.turtle_files import ontology_triples

PROJECTS = 24_000
CITIES, PROGRAMMES, THEMES, PARTNERS = 308, 300, 200, 2_000


def make(folder: Path, projects: int = PROJECTS, store: StoreAddress | None = None) -> int:
    """Publish the version, perhaps in a store, and return its number of quads."""
    state, graphs = State(folder, store=store), Graphs(DEFAULT_BASE)
    with state.writer("bench", 5) as writer:
        return writer.publish([], _quads(graphs, projects), sources={}).quads


def _quads(graphs: Graphs, projects: int) -> Iterator[Quad]:
    for triple in ontology_triples():
        yield from _twice(triple, graphs.ontology)
    for triple in _stated(Random(1), projects):
        yield from _twice(triple, graphs.source("made-up"))
        for inverse in _inverses(triple):
            yield from _twice(inverse, graphs.inferred)


def _twice(triple: Triple, graph: NamedNode) -> Iterator[Quad]:
    yield Quad(triple.subject, triple.predicate, triple.object, graph)
    yield Quad(triple.subject, triple.predicate, triple.object, DefaultGraph())


INVERSES = {"sitedIn": "hosts", "hasTheme": "themeOf", "hasParticipant": "takesPartIn", "directPartOf": "hasDirectPart"}


def _inverses(triple: Triple) -> Iterator[Triple]:
    name = INVERSES.get(triple.predicate.value.rpartition("#")[2])
    if name is not None and isinstance(triple.object, NamedNode):
        yield Triple(triple.object, namespaces.kg(name), triple.subject)


def _stated(random: Random, projects: int) -> Iterator[Triple]:
    for prefix, count, cls in (
        ("mun", CITIES, "Municipality"),
        ("prog", PROGRAMMES, "Programme"),
        ("thm", THEMES, "Theme"),
        ("org", PARTNERS, "Organisation"),
        ("prj", projects, "Project"),
    ):
        for number in range(count):
            yield from _thing(prefix, number, cls)
    for number in range(projects):
        yield from _project(random, _iri("prj", number))


def _thing(prefix: str, number: int, cls: str) -> Iterator[Triple]:
    thing = _iri(prefix, number)
    yield Triple(thing, namespaces.RDF_TYPE, namespaces.kg(cls))
    yield Triple(thing, namespaces.DCT_IDENTIFIER, Literal(f"{prefix}:n{number}"))
    yield Triple(thing, namespaces.RDFS_LABEL, Literal(f"{cls} nummer {number * 7919 % 10_007}", language="nl"))
    yield Triple(thing, namespaces.RDFS_LABEL, Literal(f"{cls} number {number * 7919 % 10_007}", language="en"))


def _project(random: Random, project: NamedNode) -> Iterator[Triple]:
    yield Triple(project, namespaces.kg("sitedIn"), _iri("mun", random.randrange(CITIES)))
    yield Triple(project, namespaces.kg("directPartOf"), _iri("prog", random.randrange(PROGRAMMES)))
    year = random.randrange(2010, 2025)
    for name, day in (("earliest", f"{year}-03-01"), ("latest", f"{year + 2}-02-28")):
        yield Triple(project, namespaces.kg(name), Literal(day, datatype=NamedNode(f"{namespaces.XSD}date")))
    for theme in random.sample(range(THEMES), 3):
        yield Triple(project, namespaces.kg("hasTheme"), _iri("thm", theme))
    for partner in random.sample(range(PARTNERS), 5):
        yield Triple(project, namespaces.kg("hasParticipant"), _iri("org", partner))


def _iri(prefix: str, number: int) -> NamedNode:
    return NamedNode(f"{DEFAULT_BASE}id/{prefix}/n{number}")
