"""Popular SPARQL clients at the query address of a running service: each returns the same thirteen cities."""

import io
import json
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests import node
from tests.clients import jena
from tests.clients.live import fetch

QUERY = """PREFIX kg: <{base}ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?city ?label {{ ?city a kg:CentreCity ; rdfs:label ?label FILTER(LANG(?label) = "nl") }} ORDER BY ?label
"""
CITIES = 13
HERE = Path(__file__).parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def labels(base: str) -> list[str]:
    """Return the labels according to the service itself, in order."""
    address = f"{base}sparql?{urlencode({'query': QUERY.format(base=base)})}"
    rows = json.loads(fetch(address, "application/sparql-results+json"))["results"]["bindings"]
    found = [row["label"]["value"] for row in rows]
    assert len(found) == CITIES
    return found


def test_sparqlwrapper_asks_in_every_format_it_has(base: str, labels: list[str]) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    client = wrapper.SPARQLWrapper(f"{base}sparql")
    client.setQuery(QUERY.format(base=base))
    for method in (wrapper.GET, wrapper.POST):
        client.setMethod(method)
        client.setReturnFormat(wrapper.JSON)
        rows = client.queryAndConvert()["results"]["bindings"]
        assert [row["label"]["value"] for row in rows] == labels
    client.setReturnFormat(wrapper.XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == CITIES
    for table in (wrapper.CSV, wrapper.TSV):
        client.setReturnFormat(table)
        assert len(client.queryAndConvert().splitlines()) == CITIES + 1
    client.resetQuery()
    client.setQuery(f"CONSTRUCT {{ ?s a ?c }} WHERE {{ ?s a ?c . FILTER(?c = <{base}ns#CentreCity>) }}")
    for graph in (wrapper.TURTLE, wrapper.N3):
        client.setReturnFormat(graph)
        assert b"CentreCity" in client.queryAndConvert()
    client.setReturnFormat(wrapper.RDFXML)
    assert len(Graph().parse(client.query().response, format="xml")) == CITIES
    client.setReturnFormat(wrapper.JSONLD)
    assert len(json.load(client.query().response)) == CITIES
    client.setReturnFormat(wrapper.JSON)
    client.setQuery("SELECT nonsense")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed):
        client.query()


def test_the_sparql_store_of_rdflib_reads_rows_and_triples(base: str, labels: list[str]) -> None:
    store = SPARQLStore(f"{base}sparql")
    rows = list(store.query(QUERY.format(base=base)))
    assert [str(row[1]) for row in rows] == labels  # type: ignore[index]
    pattern = None, URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), URIRef(f"{base}ns#CentreCity")
    assert len(list(store.triples(pattern))) == CITIES


def test_pandas_reads_a_table_from_the_address_of_a_query(base: str, labels: list[str]) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    address = f"{base}sparql?{urlencode({'query': QUERY.format(base=base), 'format': 'csv'})}"
    table = pandas.read_csv(io.BytesIO(fetch(address)))
    assert list(table.columns) == ["city", "label"]
    assert list(table["label"]) == labels
    assert list(pandas.read_csv(address)["label"]) == labels


@pytest.mark.skipif(not jena.is_installed(), reason="libapache-jena-java is not installed")
def test_jena_asks_and_reads_the_answer(base: str, labels: list[str], tmp_path: Path) -> None:
    query = tmp_path / "query.rq"
    query.write_text(QUERY.format(base=base), encoding="utf-8")
    head, *lines = jena.select(f"{base}sparql", query, tmp_path / "scratch")
    assert head == "city,label"
    assert [line.partition(",")[2] for line in lines] == labels


def test_comunica_asks_and_reads_the_answer(base: str, labels: list[str]) -> None:
    node.install(HERE)
    command = ["node", "ask.cjs", f"{base}sparql", QUERY.format(base=base)]
    found = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(found.stdout) == labels
