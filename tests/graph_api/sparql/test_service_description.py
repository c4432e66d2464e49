import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, parse
from starlette.testclient import TestClient

from graph_api.service import ServiceSettings

PREFIXES = (
    "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#> "
    "PREFIX g: <https://kennisgraaf.example/graph/> PREFIX kg: <https://kennisgraaf.example/ns#> "
)


@pytest.fixture(scope="module")
def description(client: TestClient) -> Store:
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert response.status_code == 200
    store = Store()
    store.load(response.content, format=RdfFormat.TURTLE)
    return store


def rows(store: Store, pattern: str) -> list[list[object]]:
    found = store.query(f"{PREFIXES} SELECT * {{ {pattern} }}")
    assert isinstance(found, QuerySolutions)
    return [list(row) for row in found]


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"]
)
def test_it_comes_in_any_format_of_rdf(client: TestClient, media_type: str) -> None:
    response = client.get("/sparql", headers={"Accept": media_type})
    assert response.headers["content-type"].split(";")[0] == media_type
    assert len(list(parse(response.content, RdfFormat.from_media_type(media_type)))) > 50


def test_it_is_compressed_for_those_who_take_that(client: TestClient) -> None:
    plain, packed = (
        client.get("/sparql", headers={"Accept": "text/turtle", "Accept-Encoding": encoding})
        for encoding in ("identity", "gzip")
    )
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 2
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert all("Accept-Encoding" in answer.headers["vary"] for answer in (plain, packed))


def test_it_says_where_and_what_the_service_is(description: Store) -> None:
    service = "<https://kennisgraaf.example/sparql>"
    assert rows(description, f"{service} a sd:Service ; sd:endpoint {service} ; sd:supportedLanguage sd:SPARQL11Query")
    assert len(rows(description, f"{service} sd:resultFormat ?format")) == 10
    assert len(rows(description, f"{service} sd:extensionFunction ?function . ?function a sd:Function")) == 7
    assert rows(description, f"{service} sd:extensionFunction <https://kennisgraaf.example/fn/matches>")
    assert rows(description, f"{service} sd:extensionFunction <https://kennisgraaf.example/ns#rows>")


def test_it_states_the_limits(description: Store, settings: ServiceSettings) -> None:
    pattern = "?s a sd:Service ; <http://www.w3.org/2000/01/rdf-schema#comment> ?comment FILTER(LANG(?comment) = 'en')"
    [row] = rows(description, pattern)
    assert f"{settings.max_rows} rows" in " ".join(str(term) for term in row)


def test_it_counts_graphs_classes_and_properties(description: Store) -> None:
    default = "?d sd:defaultGraph ?g . ?g void:triples ?n ; void:classes ?c ; void:distinctSubjects ?s"
    assert len(rows(description, default)) == 1
    assert rows(description, "?x sd:defaultGraph/void:triples 3")
    assert rows(
        description,
        "?x sd:namedGraph [ sd:name <https://kennisgraaf.example/graph/source/cities> ; sd:graph/void:triples 2 ]",
    )
    assert len(rows(description, "?x sd:namedGraph ?graph")) == 4
    assert rows(description, "?x void:classPartition [ void:class kg:CentreCity ; void:entities 1 ]")
    assert rows(description, "?x void:propertyPartition [ void:property ?p ; void:triples 2 ]")


def test_it_can_be_kept(client: TestClient) -> None:
    first = client.get("/sparql", headers={"Accept": "text/turtle"})
    again = client.get("/sparql", headers={"Accept": "text/turtle", "If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert first.headers["x-dataset-version"] == "1"


def test_a_format_that_is_not_offered_is_refused(client: TestClient) -> None:
    response = client.get("/sparql", headers={"Accept": "image/png"})
    assert (response.status_code, response.json()["code"]) == (406, "NOT_ACCEPTABLE")


def test_no_node_of_it_is_blank(description: Store) -> None:
    terms = {term for quad in description for term in (quad.subject, quad.object)}
    assert all(isinstance(term, NamedNode | Literal) for term in terms)
