from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from graph_store import serialise
from graph_store.formats import (
    CSV,
    GRAPHS,
    TURTLE,
    Format,
)
from graph_store.terms import RDF_TYPE

Quads = Callable[..., list[Quad]]


@pytest.mark.parametrize("format", GRAPHS, ids=lambda found: found.name)
def test_a_graph_comes_back_from_every_format(format: Format, quads: Quads) -> None:  # noqa: A002
    triples = {quad.triple for quad in quads("a p b", "a p 'één \"<&>\" regel\n'", "b p a")}
    assert isinstance(format.engine, RdfFormat)

    text = serialise(triples, format, {"x": "urn:x:"})

    assert {quad.triple for quad in parse(text, format=format.engine)} == triples


@pytest.mark.parametrize("format", GRAPHS, ids=lambda found: found.name)
def test_a_dataset_keeps_its_graphs_where_the_format_can(format: Format, quads: Quads) -> None:  # noqa: A002
    some = quads("a p b", graph="g") + quads("a p b", graph="h") + quads("a p c")
    assert isinstance(format.engine, RdfFormat)

    found = list(parse(serialise(some, format), format=format.engine))

    assert set(found) == (
        set(some)
        if format.engine.supports_datasets
        else {Quad(quad.subject, quad.predicate, quad.object) for quad in some}
    )
    assert len(found) == (3 if format.engine.supports_datasets else 2)


def test_turtle_is_the_same_for_the_same_triples_and_names_the_class_first() -> None:
    a = NamedNode("urn:x:a")
    triples = [
        Triple(a, NamedNode("http://a.example/p"), Literal("z")),
        Triple(a, NamedNode("http://a.example/p"), Literal("y")),
        Triple(a, RDF_TYPE, NamedNode("urn:x:Thing")),
    ]

    text = serialise(triples, TURTLE, {"x": "urn:x:"}).decode()

    assert text == serialise(reversed(triples), TURTLE, {"x": "urn:x:"}).decode()
    assert text.endswith('x:a a x:Thing ;\n\t<http://a.example/p> "y" , "z" .\n')


def test_a_table_format_is_no_format_of_rdf() -> None:
    with pytest.raises(ValueError, match="csv is not an RDF format"):
        serialise([], CSV)
