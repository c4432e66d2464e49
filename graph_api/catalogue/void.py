"""Counts of the dataset in VoID: triples, entities, classes and properties.

Source: https://www.w3.org/TR/void/
"""

from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from graph_api.catalogue.dcat import Publishing
from graph_api.catalogue.statements import Statements, both, typed
from graph_api.dumps.dump_names import OF_THE_WHOLE, ROWS, WHOLE, Dump, of_graph, path_of, shown_graphs
from graph_api.moments import Moment
from graph_api.site.per_version import cached_per_version
from graph_store.snapshot import Snapshot
from ontology.graph_folder import graph_folder
from ontology.namespaces import thing

_DUMPED = tuple(suffix for suffix in OF_THE_WHOLE if suffix not in ("csv.zip", ROWS))


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of the default graph of a version."""

    subjects: int
    objects: int
    entities: int
    classes: dict[str, int]
    properties: dict[str, int]


@cached_per_version
def counts(snapshot: Snapshot) -> Counts:
    """Count a version, once."""
    things = f"{snapshot.graphs.base}id/"
    return Counts(
        subjects=_number(snapshot, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"),
        objects=_number(snapshot, "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"),
        entities=_number(
            snapshot, f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), {Literal(things)})) }}"
        ),
        classes=_table(snapshot, "SELECT ?k (COUNT(?s) AS ?n) { ?s a ?k } GROUP BY ?k"),
        properties=_table(snapshot, "SELECT ?k (COUNT(?s) AS ?n) { ?s ?k ?o } GROUP BY ?k"),
    )  # fmt: skip


def describe(snapshot: Snapshot, by: Publishing) -> list[Triple]:
    """Return the VoID description of a version."""
    say, found = Statements(snapshot.graphs.base), counts(snapshot)
    dataset = say.iri("catalog#dataset")
    say.about(
        say.iri(".well-known/void"), "void:DatasetDescription",
        dct_title=both("Beschrijving van de dataset", "Description of the dataset"), foaf_primaryTopic=dataset,
    )  # fmt: skip
    say.about(
        dataset, "void:Dataset",
        void_triples=snapshot.count(DefaultGraph()), void_entities=found.entities,
        void_distinctSubjects=found.subjects, void_distinctObjects=found.objects, void_classes=len(found.classes),
        void_properties=len(found.properties), void_uriSpace=f"{say.base}id/", void_vocabulary=say.iri("ns#"),
        void_exampleResource=[thing(key, say.base) for key in graph_folder().site.try_],
        void_sparqlEndpoint=say.iri("sparql"),
        void_dataDump=[say.iri(path_of(f"{WHOLE}.{suffix}", Moment.of(snapshot))) for suffix in _DUMPED],
        void_feature=[NamedNode(f"http://www.w3.org/ns/formats/{name}") for name in ("Turtle", "N-Triples", "JSON-LD")],
        void_subset=[_subset(say, snapshot, name) for name in shown_graphs(snapshot)],
        void_classPartition=[_part(say, "class", iri, number) for iri, number in sorted(found.classes.items())],
        void_propertyPartition=[
            _part(say, "property", iri, number) for iri, number in sorted(found.properties.items())
        ],
        dct_license=NamedNode(by.licence), dct_modified=typed(snapshot.manifest.created, "dateTime"),
    )  # fmt: skip
    return say.found


def _subset(say: Statements, snapshot: Snapshot, name: str) -> NamedNode:
    graph = snapshot.graphs.named(name)
    files = [of_graph(name, suffix) for suffix in ("nt", "ttl")]
    files += [Dump(WHOLE, ROWS)] if graph == snapshot.graphs.provenance else []
    dumps = [say.iri(path_of(each.name, Moment.of(snapshot))) for each in files]
    return say.about(graph, "void:Dataset", void_triples=snapshot.count(graph), void_dataDump=dumps)


def _part(say: Statements, kind: str, iri: str, number: int) -> NamedNode:
    """Describe one class with the number of its members, or one property with the number of its triples."""
    node = NamedNode(f"{say.base}.well-known/void#{kind}={iri.replace('#', '%23')}")
    measure = "void:entities" if kind == "class" else "void:triples"
    say.about(node, "void:Dataset")
    say.also(node, f"void:{kind}", NamedNode(iri))
    say.also(node, measure, number)
    return node


def _number(snapshot: Snapshot, query: str) -> int:
    return int(getattr(snapshot.select(query)[0]["n"], "value", 0))


def _table(snapshot: Snapshot, query: str) -> dict[str, int]:
    rows = snapshot.select(query)
    named = ((row["k"], row["n"]) for row in rows)
    return {k.value: int(n.value) for k, n in named if isinstance(k, NamedNode) and isinstance(n, Literal)}
