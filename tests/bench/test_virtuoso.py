"""The Virtuoso that the bench starts loads, answers and may be updated."""

from pathlib import Path

import pytest

from bench.scale_questions import lookup, update
from bench.sparql_servers import Endpoint
from bench.virtuoso import GRAPH, is_installed, virtuoso

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_installed(), reason="Virtuoso is needed: apt-get install virtuoso-opensource"),
]


def test_it_loads_a_file_answers_and_is_updated(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "facts.nt").write_text('<urn:x> <urn:p> "1" .\n', encoding="utf-8")
    with virtuoso(tmp_path / "server", data) as server:
        endpoint = server.endpoint
        server.load(data / "facts.nt")
        assert _answer(endpoint, "SELECT * { ?s ?p ?o }").count(b"urn:x") == 1
        endpoint.send("POST", endpoint.path, "application/sparql-update", update(0, GRAPH).encode())
        assert b"noted 7" in _answer(endpoint, lookup(7))


def _answer(endpoint: Endpoint, query: str) -> bytes:
    return endpoint.send("POST", endpoint.path, "application/sparql-query", query.encode())[1]
