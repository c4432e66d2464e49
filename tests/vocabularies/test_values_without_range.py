"""Values of a datatype property without a range are read as they are stated, from the CSV to each way of asking."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph_api.site.member_queries import graphql_text, sparql_text
from tests.vocabularies.folder import BASE, Things, client, in_graphql, in_sparql

ONTOLOGY = """
@prefix : <urn:own#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:Lamp a owl:Class .
:size a owl:DatatypeProperty ; rdfs:domain :Lamp .
:note a owl:DatatypeProperty .
:made a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:domain :Lamp ; rdfs:range xsd:dateTime .
"""
ROWS = [["x:a", "5", "vijf", "2020-01-02T10:00:00Z"], ["x:b", "07", "zes", "2019-01-02T10:00:00Z"]]
TYPES = {"size": {"datatype": "integer"}, "note": {"lang": "nl"}, "made": {"datatype": "dateTime"}}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("lamps")
    Things("urn:own#Lamp", "urn:own#", TYPES, ROWS).write(folder, ONTOLOGY)
    with client(folder) as found:
        yield found


@pytest.mark.slow
def test_graphql_reads_numbers_and_texts_as_strings(service: TestClient) -> None:
    assert in_graphql(service, "{ lamps { nodes { key size note made } } }")["lamps"]["nodes"] == [
        {"key": "x:a", "size": ["5"], "note": ["vijf"], "made": "2020-01-02T10:00:00Z"},
        {"key": "x:b", "size": ["7"], "note": ["zes"], "made": "2019-01-02T10:00:00Z"},
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "choice",
    [
        '(filter: {size: {some: {eq: "7"}}})',
        '(filter: {note: {some: {startsWith: "Z"}}})',
        '(filter: {made: {lt: "2020"}})',
        "(orderBy: {made: ASC}, first: 1)",
    ],
)
def test_graphql_filters_and_sorts_them_as_strings(service: TestClient, choice: str) -> None:
    assert in_graphql(service, f"{{ lamps{choice} {{ nodes {{ key }} }} }}") == {"lamps": {"nodes": [{"key": "x:b"}]}}


@pytest.mark.slow
def test_sparql_has_the_datatypes_that_the_metadata_states(service: TestClient) -> None:
    rows = in_sparql(service, "SELECT (DATATYPE(?v) AS ?type) (LANG(?v) AS ?lang) { <https://things.example/id/x/b> "
                              "<urn:own#size>|<urn:own#note>|<urn:own#made> ?v } ORDER BY ?type")  # fmt: skip
    assert rows == [
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "nl"),
        ("http://www.w3.org/2001/XMLSchema#dateTime", ""),
        ("http://www.w3.org/2001/XMLSchema#integer", ""),
    ]


@pytest.mark.slow
def test_a_list_filtered_by_them_has_a_query_with_the_same_answer(service: TestClient) -> None:
    filters = [("note", "zes"), ("made", "2019-01-02T10:00:00Z")]
    assert in_sparql(service, sparql_text("Lamp", filters, BASE)) == [(f"{BASE}id/x/b",)]
    assert in_graphql(service, graphql_text("Lamp", filters, BASE))["lamps"]["totalCount"] == 1
