"""The mapping for the peer states what our metadata states."""

from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

from bench.conversions import rml
from bench.loaders import metadata
from loaders.csvw.tables import read_metadata

RR = "http://www.w3.org/ns/r2rml#"


def test_the_peer_maps_the_same_properties() -> None:
    triples = list(parse(rml(Path("/bench.csv")), RdfFormat.TURTLE, base_iri="https://e.org/"))
    named = [each.object for each in triples if each.predicate == NamedNode(f"{RR}predicate")]
    (table,) = read_metadata(metadata()).tables
    assert [each.value for each in named if isinstance(each, NamedNode)] == [each.predicate for each in table.cells]
