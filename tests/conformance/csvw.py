"""The W3C CSVW suite against our csv2rdf mode: `run_csvw.py --engine tests.conformance.csvw:to_graph`."""

from typing import Any

from pyoxigraph import RdfFormat, serialize

from loaders.w3c import Fetched, csv2rdf


def to_graph(url: str, options: dict[str, Any]) -> str:
    """Return the N-Triples of one test's action."""

    def fetch(address: str) -> Fetched:
        status, content, headers = options["fetch"](address)
        return Fetched(status, content, dict(headers))

    triples, warnings = csv2rdf(url, fetch, metadata=options["metadata"], minimal=options["minimal"])
    options["warnings"] += warnings
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()
