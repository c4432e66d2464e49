"""The size of the GraphQL schema and the processor time to make it, for the shipped ontology and for 2,000 terms."""

from collections.abc import Callable, Iterator
from time import process_time

import orjson
from graphql import GraphQLObjectType, GraphQLSchema

from bench.figures import Figure
from graph_api.graphql.schema import introspection, schema, schema_of
from graph_api.graphql.sdl import sdl
from graph_store.graphs import DEFAULT_BASE
from ontology.turtle_files import skolemised
from ontology.vocabulary import Vocabulary

COMMAND = "scripts/bench graphql_schema"
CLASSES, PROPERTIES = 400, 800
HEAD = """
@prefix kg: <https://kennisgraaf.example/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def graphql_schema() -> Iterator[Figure]:
    """Measure the schema of the shipped ontology, and of 400 classes in a tree with 1,600 properties."""
    words, many = Vocabulary.load(), Vocabulary.of(skolemised(HEAD + _terms(), DEFAULT_BASE), DEFAULT_BASE)
    yield Figure("graphql.schema.cpu", _seconds(lambda: schema_of(words)), "s", COMMAND, 0.7)
    yield Figure("graphql.schema.2000.cpu", _seconds(lambda: schema_of(many)), "s", COMMAND, 10.0)
    yield Figure("graphql.schema.sdl", len(sdl().encode()) / 1000, "kB", COMMAND, 800.0)
    yield Figure("graphql.schema.sdl.bare", len(sdl(descriptions=False).encode()) / 1000, "kB", COMMAND, 450.0)
    yield Figure("graphql.schema.json", len(orjson.dumps({"data": introspection()})) / 1e6, "MB", COMMAND, 4.0)
    yield Figure("graphql.schema.arguments", arguments(schema()._schema), "arguments", COMMAND, 6000.0)


def arguments(found: GraphQLSchema) -> int:
    """Return the number of arguments of the fields of object types."""
    kinds = [kind for name, kind in found.type_map.items() if not name.startswith("__")]
    return sum(len(f.args) for kind in kinds if isinstance(kind, GraphQLObjectType) for f in kind.fields.values())


def _terms() -> str:
    tree = (f"kg:C{n} a owl:Class{f' ; rdfs:subClassOf kg:C{n // 5}' if n else ''} ." for n in range(CLASSES))
    values = (
        f"kg:p{n} a owl:DatatypeProperty ; rdfs:domain kg:C{n % CLASSES} ; rdfs:range xsd:integer ."
        for n in range(PROPERTIES)
    )
    links = (
        f"kg:r{n} a owl:ObjectProperty ; rdfs:domain kg:C{n % CLASSES} ; rdfs:range kg:C{n * 7 % CLASSES} ."
        for n in range(PROPERTIES)
    )
    return "".join((*tree, *values, *links))


def _seconds(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun
