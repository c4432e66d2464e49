import contextlib
import gzip
import time
from pathlib import Path

import pyoxigraph
import pytest
from httpx2 import Client, RemoteProtocolError, Response
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from graph_store.versions import State
from graph_store.view_stores import _building
from tests.graph_api.serving import served
from tests.graph_api.sparql.conftest import quads

ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?p ?o"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?q ?r ?s . ?t ?u ?v . ?w ?x ?y"
WIDE = f"{CROSS} . {CROSS.replace('?', '?z')} . {CROSS.replace('?', '?y')}"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {WIDE} }}"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"


def count(response: Response) -> int:
    assert response.status_code == 200, response.text
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def code(response: Response) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == response.status_code
    assert problem.keys() >= {"type", "title", "status", "detail", "code"}
    return response.status_code, problem["code"]


@pytest.mark.parametrize(
    ("accept", "media_type", "holds"),
    [
        ("*/*", "application/sparql-results+json", '"value":"Gent"'),
        ("application/json", "application/sparql-results+json", '"value":"Gent"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", '<literal xml:lang="nl">Gent'),
        ("text/csv", "text/csv; charset=utf-8", "Gent\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", '"Gent"@nl\n'),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml", "Gent"),
        ("text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8", "Gent"),
    ],
)
def test_a_table_comes_in_the_format_the_client_prefers(
    client: TestClient, accept: str, media_type: str, holds: str
) -> None:
    response = client.get("/sparql", params={"query": ALL}, headers={"Accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, media_type)
    assert holds in response.text


@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE <https://kennisgraaf.example/id/mun/gent>"])
@pytest.mark.parametrize(
    "media_type",
    ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "application/trig",
     "application/n-quads"],
)  # fmt: skip
def test_a_graph_comes_in_the_format_asked_for(client: TestClient, media_type: str, query: str) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"Accept": media_type})
    assert response.headers["content-type"].split(";")[0] == media_type
    parsed = pyoxigraph.parse(response.content, pyoxigraph.RdfFormat.from_media_type(media_type))
    assert len(list(parsed)) == 3


def test_yes_or_no_comes_in_every_format_of_a_table(client: TestClient) -> None:
    answers = [
        client.get("/sparql", params={"query": "ASK {}", "format": name}) for name in ("json", "xml", "csv", "tsv")
    ]
    assert answers[0].json()["boolean"] is True
    assert all("true" in answer.text for answer in answers)


def test_the_format_parameter_wins_over_accept(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": ALL, "format": "csv"}, headers={"Accept": "application/xml"})
    assert response.headers["content-type"].startswith("text/csv")


def test_the_three_ways_to_send_a_query_give_the_same_answer(client: TestClient) -> None:
    by_get = client.get("/sparql", params={"query": ALL})
    by_form = client.post("/sparql", data={"query": ALL})
    direct = client.post("/sparql", content=ALL, headers={"Content-Type": "application/sparql-query"})
    assert by_get.content == by_form.content == direct.content


def test_head_gives_the_headers_of_get_without_a_body(client: TestClient) -> None:
    got, head = client.get("/sparql", params={"query": ALL}), client.head("/sparql", params={"query": ALL})
    assert (head.status_code, head.content) == (200, b"")
    assert {name: head.headers[name] for name in ("etag", "content-type", "content-length")} == {
        name: got.headers[name] for name in ("etag", "content-type", "content-length")
    }


def test_head_of_a_stream_tells_no_length(state: State) -> None:
    settings = ServiceSettings(data=state.root, workers=1, query_timeout_s=60, max_rows=10**9)
    query = {"query": f"SELECT * {{ {WIDE} }} LIMIT 5000", "format": "csv"}
    with served(settings) as address, Client(base_url=address, timeout=60) as client:
        head, got = client.head("/sparql", params=query), client.get("/sparql", params=query)
        assert head.status_code == got.status_code == 200
        assert "content-length" not in head.headers
        assert head.headers["etag"] == got.headers["etag"]
        assert len(got.content) > 1_000_000


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, 3),
        ({"include": "all"}, 3),
        ({"include": "asserted"}, 2),
        ({"include": "INFERRED"}, 1),
        ({"synthetic": "true"}, 4),
        ({"include": "asserted", "synthetic": "true"}, 3),
        ({"include": "inferred", "synthetic": "true"}, 1),
        ({"default-graph-uri": "https://kennisgraaf.example/graph/source/areas"}, 1),
        ({"default-graph-uri": [f"https://kennisgraaf.example/graph/source/{n}" for n in ("areas", "cities")]}, 2),
        ({"named-graph-uri": "https://kennisgraaf.example/graph/source/areas"}, 0),
        ({"default-graph-uri": "https://kennisgraaf.example/graph/source/areas", "include": "inferred"}, 1),
        ({"version": "1"}, 3),
    ],
)
def test_a_query_sees_each_fact_of_its_scope_once(
    client: TestClient, choice: dict[str, str | list[str]], expected: int
) -> None:
    assert count(client.get("/sparql", params={"query": COUNT, **choice})) == expected
    if "default-graph-uri" not in choice:
        assert count(client.post("/sparql", params=choice, data={"query": COUNT})) == expected


@pytest.mark.parametrize(("include", "graphs"), [("all", 4), ("inferred", 4), ("asserted", 3)])
def test_named_graphs_are_there_whatever_the_scope_but_for_inferred_facts(
    client: TestClient, include: str, graphs: int
) -> None:
    query = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert count(client.get("/sparql", params={"query": query, "include": include})) == graphs


def test_a_from_clause_comes_before_the_scope(client: TestClient) -> None:
    query = "SELECT (COUNT(*) AS ?n) FROM <https://kennisgraaf.example/graph/inferred> { ?s ?p ?o }"
    assert count(client.get("/sparql", params={"query": query, "include": "asserted"})) == 1


def test_the_graphs_of_the_request_come_before_a_from_clause(client: TestClient) -> None:
    query = "SELECT (COUNT(*) AS ?n) FROM <https://kennisgraaf.example/graph/inferred> { ?s ?p ?o }"
    stated = "https://kennisgraaf.example/graph/source/cities"
    assert count(client.get("/sparql", params={"query": query, "default-graph-uri": stated})) == 2


@pytest.mark.parametrize(("default", "named"), [(0, 1), (1, 0), (1, 1)])
def test_a_dataset_that_is_named_holds_the_graphs_that_it_names_and_no_other(
    client: TestClient, default: int, named: int
) -> None:
    areas, inferred = (f"https://kennisgraaf.example/graph/{name}" for name in ("source/areas", "inferred"))
    graphs = {"default-graph-uri": [areas][:default], "named-graph-uri": [inferred][:named]}
    for query, expected in (
        (COUNT, default),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", named),
        (f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{areas}> {{ ?s ?p ?o }} }}", 0),
    ):
        assert count(client.get("/sparql", params={"query": query, **graphs})) == expected


def test_a_graph_that_is_not_there_is_empty(client: TestClient) -> None:
    nowhere = "https://kennisgraaf.example/graph/nowhere"
    assert count(client.get("/sparql", params={"query": COUNT, "default-graph-uri": nowhere})) == 0
    assert count(client.get("/sparql", params={"query": COUNT.replace("{", f"FROM <{nowhere}> {{")})) == 0
    inside = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{nowhere}> {{ ?s ?p ?o }} }}"
    assert count(client.get("/sparql", params={"query": inside})) == 0


@pytest.mark.parametrize(
    ("query", "iri"),
    [("SELECT (<id/x> AS ?x) {}", "https://kennisgraaf.example/id/x"),
     ("BASE <http://example.org/a/> SELECT (<../b> AS ?x) {}", "http://example.org/b")],
)  # fmt: skip
def test_a_relative_iri_is_resolved_by_the_base_of_the_query_else_by_that_of_the_service(
    client: TestClient, query: str, iri: str
) -> None:
    [row] = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert row["x"] == {"type": "uri", "value": iri}


@pytest.mark.parametrize("iri", ["urn:x> } SELECT * { ?s ?p ?o", "urn:x y", "urn:x\n", 'urn:"', "urn:{x}", "x"])
def test_an_iri_with_something_else_in_it_is_refused(client: TestClient, iri: str) -> None:
    for name in ("default-graph-uri", "named-graph-uri"):
        assert code(client.get("/sparql", params={"query": COUNT, name: iri})) == (400, "BAD_REQUEST")


def test_every_answer_names_its_version_and_can_be_kept(client: TestClient) -> None:
    first = client.get("/sparql", params={"query": ALL})
    assert first.headers["x-dataset-version"] == "1"
    assert "Accept" in first.headers["vary"]
    again = client.get("/sparql", params={"query": ALL}, headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_tag_differs_by_query_scope_graphs_and_format(client: TestClient) -> None:
    stated = "https://kennisgraaf.example/graph/source/cities"
    choices: list[dict[str, str]] = [
        {}, {"query": COUNT}, {"include": "asserted"}, {"synthetic": "true"}, {"default-graph-uri": stated},
        {"default-graph-uri": stated, "named-graph-uri": stated}, {"format": "csv"},
    ]  # fmt: skip
    tags = [client.get("/sparql", params={"query": ALL, **choice}).headers["etag"] for choice in choices]
    assert all(tag.startswith('"') for tag in tags)
    assert len(set(tags)) == len(tags)


def test_an_answer_that_changes_by_itself_has_no_tag(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "SELECT (NOW() AS ?now) {}"})
    assert "etag" not in response.headers
    assert response.headers["cache-control"] == "no-store"


def test_any_page_may_read(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": ALL}, headers={"Origin": "https://elsewhere.example"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert "ETag" in response.headers["access-control-expose-headers"]
    asking = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    assert client.options("/sparql", headers=asking).status_code == 200


def test_malformed_text_is_answered_with_its_line_and_column(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"})
    assert code(response) == (400, "MALFORMED_QUERY")
    assert (response.json()["line"], response.json()["column"]) == (2, 15)
    assert response.json()["detail"] == "`}` is not allowed here; expected: a term (line 2, column 15)."


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"query": ""}, (400, "MALFORMED_QUERY")),
        ({"query": "ASK {}", "include": "some"}, (400, "BAD_REQUEST")),
        ({"query": "ASK {}", "synthetic": "perhaps"}, (400, "BAD_REQUEST")),
        ({"query": "ASK {}", "version": "-1"}, (400, "BAD_REQUEST")),
        ({"query": "ASK {}", "version": "newest"}, (400, "BAD_REQUEST")),
        ({"query": "ASK {}", "version": "99"}, (404, "UNKNOWN_VERSION")),
        ({"query": "ASK {}", "default-graph-uri": "no iri"}, (400, "BAD_REQUEST")),
        ({"query": "ASK {}", "update": "CLEAR ALL"}, (400, "BAD_REQUEST")),
        ({"update": "CLEAR ALL"}, (400, "BAD_REQUEST")),
        ({"query": ["ASK {}", "ASK {}"]}, (400, "BAD_REQUEST")),
        ({"query": "INSERT DATA { <urn:a> <urn:b> 1 }"}, (400, "MALFORMED_QUERY")),
        ({"query": "LOAD <http://127.0.0.1/>"}, (403, "REMOTE_FORBIDDEN")),
        ({"query": "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"}, (403, "REMOTE_FORBIDDEN")),
        ({"query": "SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }"}, (403, "REMOTE_FORBIDDEN")),
        ({"query": "ASK {}", "format": "spreadsheet"}, (406, "NOT_ACCEPTABLE")),
        ({"query": CONSTRUCT, "format": "csv"}, (406, "NOT_ACCEPTABLE")),
        ({"query": "ASK { FILTER(" + "!" * 20_000 + "1) }"}, (400, "QUERY_TOO_COMPLEX")),
    ],
)
def test_bad_input_is_refused_with_a_code(
    client: TestClient, params: dict[str, str | list[str]], expected: tuple[int, str]
) -> None:
    assert code(client.get("/sparql", params=params)) == expected
    assert count(client.get("/sparql", params={"query": COUNT})) == 3


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK { FILTER" + "(" * 20_000 + "1" + ")" * 20_000 + " }", (400, "QUERY_TOO_COMPLEX")),
        ("ASK " + "{" * 20_000 + "}" * 20_000, (400, "QUERY_TOO_COMPLEX")),
        ("ASK {} #" + "x" * 70_000, (413, "TOO_LARGE")),
    ],
)
def test_a_hostile_text_is_refused_before_it_is_parsed(
    client: TestClient, query: str, expected: tuple[int, str]
) -> None:
    assert code(client.post("/sparql", data={"query": query})) == expected
    assert count(client.get("/sparql", params={"query": COUNT})) == 3


def test_a_refused_format_lists_those_there_are(client: TestClient) -> None:
    neither = client.get("/sparql", params={"query": ALL}, headers={"Accept": "image/png"})
    graph = client.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": "text/csv"})
    table = client.get("/sparql", params={"query": ALL}, headers={"Accept": "text/turtle"})
    assert [code(each) for each in (neither, graph, table)] == [(406, "NOT_ACCEPTABLE")] * 3
    assert "text/csv" in neither.json()["detail"]
    assert "text/turtle" in neither.json()["detail"]
    assert "text/turtle" in graph.json()["detail"]
    assert "text/csv" in table.json()["detail"]


def test_a_wrong_method_is_refused_with_the_right_ones(client: TestClient) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        response = client.request(method, "/sparql")
        assert code(response) == (405, "METHOD_NOT_ALLOWED")
        assert {name.strip() for name in response.headers["allow"].split(",")} == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize(
    ("media_type", "content", "expected"),
    [
        ("application/sparql-update", b"CLEAR ALL", (400, "BAD_REQUEST")),
        ("application/x-www-form-urlencoded", b"update=CLEAR+ALL", (400, "BAD_REQUEST")),
        ("application/x-www-form-urlencoded", b"query=ASK{}&update=CLEAR+ALL", (400, "BAD_REQUEST")),
        ("application/x-www-form-urlencoded", b"query=ASK{}&query=ASK{}", (400, "BAD_REQUEST")),
        ("application/x-www-form-urlencoded", b"", (400, "BAD_REQUEST")),
        ("application/x-www-form-urlencoded", b"query=%FF", (400, "BAD_REQUEST")),
        ("application/sparql-query", b"\xff", (400, "BAD_REQUEST")),
        ("application/sparql-query; charset=utf-16", "ASK {}".encode("utf-16"), (415, "UNSUPPORTED_MEDIA_TYPE")),
        ("text/plain", b"ASK {}", (415, "UNSUPPORTED_MEDIA_TYPE")),
        ("", b"ASK {}", (415, "UNSUPPORTED_MEDIA_TYPE")),
        ("application/sparql-query", b"#" * 2_000_000, (413, "TOO_LARGE")),
    ],
)
def test_a_body_that_is_no_query_is_refused(
    client: TestClient, media_type: str, content: bytes, expected: tuple[int, str]
) -> None:
    assert code(client.post("/sparql", content=content, headers={"Content-Type": media_type})) == expected


@pytest.mark.parametrize("address", ["/sparql?query=ASK{}%FF", "/sparql?query=ASK{}&format=%E9"])
def test_an_address_that_is_no_utf_8_is_refused(client: TestClient, address: str) -> None:
    assert code(client.get(address)) == (400, "BAD_REQUEST")


def test_a_body_that_is_packed_is_refused(client: TestClient) -> None:
    sent = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    packed = client.post("/sparql", content=gzip.compress(b"ASK {}"), headers=sent)
    assert code(packed) == (415, "UNSUPPORTED_MEDIA_TYPE")


def test_an_answer_over_the_row_limit_is_an_error_not_a_part(client: TestClient) -> None:
    query = f"SELECT * {{ {CROSS} }}"
    assert code(client.get("/sparql", params={"query": query})) == (507, "RESULT_TOO_LARGE")


def test_an_answer_over_the_byte_limit_is_an_error_not_a_part(state: State) -> None:
    settings = ServiceSettings(data=state.root, max_answer_mb=0.0001)
    with TestClient(create_app(settings)) as small:
        refused = small.get("/sparql", params={"query": ALL})
        assert code(refused) == (507, "RESULT_TOO_LARGE")
        assert "0.0001 MB" in refused.json()["detail"]
        assert small.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


@pytest.mark.slow
def test_an_endless_query_ends_at_its_deadline_and_the_next_one_is_answered(client: TestClient) -> None:
    started = time.monotonic()
    assert code(client.get("/sparql", params={"query": ENDLESS})) == (503, "QUERY_TIMEOUT")
    assert time.monotonic() - started < 2 + 1
    assert count(client.get("/sparql", params={"query": COUNT})) == 3


def test_a_hungry_query_ends_at_its_memory_limit_and_the_next_one_is_answered(client: TestClient) -> None:
    assert code(client.get("/sparql", params={"query": f"SELECT * {{ {WIDE} }} ORDER BY ?c ?f ?i"}))[0] in (503, 507)
    assert count(client.get("/sparql", params={"query": COUNT})) == 3


@pytest.mark.slow
def test_a_query_before_its_view_is_ready_is_told_when_to_come_back_and_metrics_count_the_view(tmp_path: Path) -> None:
    state = State(tmp_path)
    with state.writer("test", 1) as writer:
        writer.publish([], quads(), sources={})
    asked = {"query": COUNT, "include": "asserted"}
    with TestClient(create_app(ServiceSettings(data=tmp_path, query_timeout_s=0.5))) as small:
        with _building(tmp_path / "versions", wait=True):
            early = small.get("/sparql", params=asked)
            assert code(early) == (503, "VIEW_BUILDING")
            assert (int(early.headers["retry-after"]), early.headers["cache-control"]) == (5, "no-store")
            assert "etag" not in early.headers
            assert small.post("/graphql", json={"query": "{ __typename }"}, params={"include": "asserted"}).is_success
        while (answer := small.get("/sparql", params=asked)).status_code == 503:
            time.sleep(0.1)
        assert count(answer) == 2
        found = dict(line.rsplit(" ", 1) for line in small.get("/metrics").text.splitlines() if line[0] != "#")
    assert found["kennisgraaf_views_built_total"] == "1"
    assert float(found["kennisgraaf_view_build_seconds_total"]) > 0
    assert int(found["kennisgraaf_view_bytes"]) > 0


@pytest.mark.slow
def test_a_client_over_its_budget_is_told_when_to_come_back_and_keeps_the_light_lane(state: State) -> None:
    settings = ServiceSettings(data=state.root, workers=1, query_timeout_s=3, client_budget_s=0.1)
    with TestClient(create_app(settings)) as spender:
        assert code(spender.get("/sparql", params={"query": ENDLESS})) == (503, "QUERY_TIMEOUT")
        refused = spender.get("/sparql", params={"query": f"{ENDLESS} LIMIT 1"})
        assert code(refused) == (429, "CLIENT_BUDGET")
        assert int(refused.headers["retry-after"]) >= 1
        assert count(spender.get("/sparql", params={"query": COUNT})) == 3


def test_people_see_a_page_about_what_went_wrong(client: TestClient) -> None:
    response = client.post(
        "/sparql", data={"query": "SELECT <script>"}, headers={"Accept": "text/html,*/*;q=0.8", "Accept-Language": "en"}
    )
    assert response.status_code == 400
    assert response.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "line 1, column" in response.text
    assert "<script>" not in response.text


@pytest.mark.slow
def test_a_version_published_while_the_service_runs_is_served(tmp_path: Path) -> None:
    state = State(tmp_path)
    with TestClient(create_app(ServiceSettings(data=tmp_path))) as client:
        assert code(client.get("/sparql", params={"query": COUNT})) == (503, "NO_VERSION")
        for expected in (1, 2, 3):
            publish(state, f"<urn:{expected}> <urn:p> 1 .")
            assert count(client.get("/sparql", params={"query": COUNT})) == expected
        old = client.get("/sparql", params={"query": COUNT, "version": "1"})
        assert (count(old), old.headers["x-dataset-version"]) == (1, "1")


def publish(state: State, turtle: str) -> None:
    with state.writer("test", 1) as writer:
        writer.publish([], pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.TURTLE), sources={})


@pytest.mark.slow
def test_a_client_that_leaves_stops_its_query(state: State) -> None:
    settings = ServiceSettings(data=state.root, workers=1, query_timeout_s=60)
    with served(settings) as address, Client(base_url=address, timeout=0.5) as client:
        assert count(client.get("/sparql", params={"query": COUNT}, timeout=10)) == 3
        with contextlib.suppress(Exception):
            client.get("/sparql", params={"query": ENDLESS})
        started = time.monotonic()
        assert count(client.get("/sparql", params={"query": COUNT}, timeout=10)) == 3
        assert time.monotonic() - started < 1


@pytest.mark.slow
@pytest.mark.parametrize(("timeout_s", "megabytes"), [(4, 10**6), (60, 20)])
def test_an_answer_that_cannot_be_finished_breaks_the_connection(
    state: State, timeout_s: float, megabytes: float
) -> None:
    settings = ServiceSettings(
        data=state.root, workers=1, query_timeout_s=timeout_s, max_rows=10**9, max_answer_mb=megabytes
    )
    with served(settings) as address, Client(base_url=address, timeout=30) as client:
        with pytest.raises(RemoteProtocolError):
            client.get("/sparql", params={"query": f"SELECT * {{ {WIDE} }}"})
        assert count(client.get("/sparql", params={"query": COUNT})) == 3
