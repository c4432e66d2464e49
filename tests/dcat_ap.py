"""The shapes of DCAT-AP 3.0.0, and what a catalogue violates of them."""

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, URIRef
from starlette.testclient import TestClient

SHAPES = Path(__file__).parents[2] / "shared" / "conformance" / "dcat-ap-3.0.0"
needs_shapes = pytest.mark.skipif(not SHAPES.is_dir(), reason="the folder with the shapes of DCAT-AP 3.0.0 is missing")
_PATH = URIRef("http://www.w3.org/ns/shacl#resultPath")


def violations(client: TestClient, shapes: str) -> list[str]:
    """Return the paths at which the catalogue of a service violates shapes of DCAT-AP."""
    data = Graph().parse(data=client.get("/catalog.ttl").text, format="turtle")
    _, report, _ = validate(data, shacl_graph=Graph().parse(SHAPES / shapes), advanced=True)
    return [str(path) for path in report.objects(None, _PATH)]
