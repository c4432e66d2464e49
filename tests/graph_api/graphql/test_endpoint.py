"""GraphQL over HTTP."""

import re
from dataclasses import replace

import orjson
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from graph_api import graphql
from graph_api.http.problems import HANDLERS
from graph_api.service import Service

QUERY = "{ dataset { version } }"
TYPED = "application/graphql-response+json"


def test_post_answers_json(client: TestClient) -> None:
    answer = client.post("/graphql", json={"query": QUERY})
    assert answer.json() == {"data": {"dataset": {"version": 1}}, "extensions": {"storeOperations": 0}}
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.headers["x-dataset-version"] == "1"


def test_get_answers_with_an_etag_that_saves_the_second_time(client: TestClient) -> None:
    first = client.get("/graphql", params={"query": QUERY})
    again = client.get("/graphql", params={"query": QUERY}, headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    other = client.get("/graphql", params={"query": "{ dataset { quads } }"})
    assert other.headers["etag"] != first.headers["etag"]


def test_head_answers_as_get_without_the_body(client: TestClient) -> None:
    get, head = (client.request(method, "/graphql", params={"query": QUERY}) for method in ("GET", "HEAD"))
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", get.headers["etag"])


def test_variables_and_operation_come_by_get_too(client: TestClient) -> None:
    query = "query A($id: ID!) { thing(id: $id) { key } } query B { dataset { version } }"
    parameters = {"query": query, "operationName": "A", "variables": '{"id": "mun:gent"}'}
    assert client.get("/graphql", params=parameters).json()["data"] == {"thing": {"key": "mun:gent"}}


@pytest.mark.parametrize("query", ["{", "{ nothing }", "query ($id: ID!) { thing(id: $id) { key } }"])
def test_a_document_that_cannot_be_used_is_400_only_where_the_media_type_tells(client: TestClient, query: str) -> None:
    plain = client.post("/graphql", json={"query": query})
    typed = client.post("/graphql", json={"query": query}, headers={"Accept": TYPED})
    assert (plain.status_code, typed.status_code) == (200, 400)
    assert "data" not in typed.json()
    assert typed.headers["content-type"].startswith(TYPED)


@pytest.mark.parametrize(
    ("body", "content_type", "status", "code"),
    [
        (b"{", "application/json", 400, "BAD_REQUEST"),
        (b"[]", "application/json", 400, "BAD_REQUEST"),
        (b"{}", "application/json", 400, "BAD_REQUEST"),
        (b'{"query": 1}', "application/json", 400, "BAD_REQUEST"),
        (b'{"query": "{ dataset { version } }", "variables": "x"}', "application/json", 400, "BAD_REQUEST"),
        (b'{"query": "\xff"}', "application/json", 400, "BAD_REQUEST"),
        (b'{"query": "\\ud800"}', "application/json", 400, "BAD_REQUEST"),
        (b"query=x", "application/x-www-form-urlencoded", 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b"{ dataset { version } }", "application/graphql", 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b'{"query": "' + b" " * 1_000_001 + b'"}', "application/json", 413, "TOO_LARGE"),
    ],
)
def test_a_request_that_is_not_well_formed_is_refused(
    client: TestClient, body: bytes, content_type: str, status: int, code: str
) -> None:
    answer = client.post("/graphql", content=body, headers={"Content-Type": content_type})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_number_beyond_its_type_is_refused(client: TestClient) -> None:
    query = "query ($n: Int) { projects(first: $n) { totalCount } }"
    answer = client.post("/graphql", json={"query": query, "variables": {"n": 2**31}})
    assert answer.json()["errors"][0]["extensions"]["code"] == "INVALID_DOCUMENT"


def test_an_unknown_version_is_404_and_a_media_type_nobody_gives_406(client: TestClient) -> None:
    assert client.get("/graphql", params={"query": QUERY, "version": "99"}).status_code == 404
    assert client.get("/graphql", params={"query": QUERY, "version": "x"}).status_code == 400
    assert client.get("/graphql", params={"query": QUERY}, headers={"Accept": "image/png"}).status_code == 406


def test_a_browser_gets_a_page_that_names_no_other_host(client: TestClient) -> None:
    page = client.get("/graphql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "/graphql/schema.graphql" in page.text
    assert re.findall(r'<(?:link|script|img|form)\b[^>]*(?:href|src|action)="(?!/)', page.text) == []
    assert "default-src 'none'" in page.headers["content-security-policy"]


@pytest.mark.slow
def test_the_schema_is_served_as_text(client: TestClient) -> None:
    answer = client.get("/graphql/schema.graphql")
    assert "type Query" in answer.text
    again = client.get("/graphql/schema.graphql", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(("accepted", "coded"), [("gzip", "gzip"), ("identity", None)])
def test_the_schema_is_served_as_json_for_tools(client: TestClient, accepted: str, coded: str | None) -> None:
    answer = client.get("/graphql/schema.json", headers={"Accept-Encoding": accepted})
    assert answer.json()["data"]["__schema"]["queryType"]["name"] == "Query"
    assert answer.headers.get("content-encoding") == coded
    held = {"If-None-Match": answer.headers["etag"], "Accept-Encoding": accepted}
    assert client.get("/graphql/schema.json", headers=held).status_code == 304


def test_the_languages_of_a_browser_are_those_of_the_answer(client: TestClient) -> None:
    query = '{ municipality(id: "mun:gent") { label inDutch: label @lang(prefer: ["nl"]) } }'
    english = client.get("/graphql", params={"query": query}, headers={"Accept-Language": "fr, en;q=0.8, nl;q=0.3"})
    dutch = client.get("/graphql", params={"query": query})
    assert english.json()["data"]["municipality"] == {"label": "Ghent", "inDutch": "Gent"}
    assert dutch.json()["data"]["municipality"] == {"label": "Gent", "inDutch": "Gent"}
    assert english.headers["vary"] == "Accept, Accept-Language"
    assert english.headers["etag"] != dutch.headers["etag"]


@pytest.fixture(scope="module")
def draft(app: Starlette) -> TestClient:
    """The same service under the newest draft."""
    service = Service(replace(app.state.service.settings, graphql_http="draft"))
    other = Starlette(routes=graphql.routes, exception_handlers=HANDLERS)
    other.state.service = service
    return TestClient(other)


UNKNOWN = '{ municipality(id: "mun:nowhere") { label } dataset { version } }'


@pytest.mark.parametrize(
    ("query", "audited", "drafted"),
    [
        (QUERY, 200, 200),
        ("{", 400, 400),
        ("{ nothing }", 400, 422),
        ("query ($id: ID!) { thing(id: $id) { key } }", 400, 422),
        ("query A { dataset { version } } query B { dataset { quads } }", 400, 422),
        (UNKNOWN, 200, 294),
    ],
)
def test_the_status_follows_the_profile(
    client: TestClient, draft: TestClient, query: str, audited: int, drafted: int
) -> None:
    """https://graphql.github.io/graphql-over-http/draft/#sec-application-graphql-response-json.Status-Codes"""
    for under, status in ((client, audited), (draft, drafted)):
        answer = under.post("/graphql", json={"query": query}, headers={"Accept": TYPED})
        assert (answer.status_code, answer.headers["content-type"][: len(TYPED)]) == (status, TYPED)
        assert under.post("/graphql", json={"query": query}).status_code == 200


@pytest.mark.parametrize("query", ["mutation { drop }", "query A { dataset { version } } mutation B { drop }"])
def test_a_change_by_get_is_405_and_names_what_is_allowed(client: TestClient, query: str) -> None:
    parameters = {"query": query, "operationName": "B"} if "B" in query else {"query": query}
    answer = client.get("/graphql", params=parameters, headers={"Accept": TYPED})
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_other_methods_are_405(client: TestClient) -> None:
    answer = client.delete("/graphql")
    assert (answer.status_code, set(answer.headers["allow"].split(", "))) == (405, {"GET", "HEAD", "POST"})


BAD = {
    "unknown field": ("{ municipality(id: 1) { nothing } }", {}, "INVALID_DOCUMENT"),
    "wrong type": ('{ projects(first: "two") { totalCount } }', {}, "INVALID_DOCUMENT"),
    "too deep": ("{ projects { nodes " + "{ partOf " * 12 + "{ id }" + " }" * 12 + " } }", {}, "INVALID_DOCUMENT"),
    "too costly": (
        "{ events { nodes { during { nodes { ...E } } } } } fragment E on Event { overlapping { nodes { ...F } } } "
        "fragment F on Event { overlapping { nodes { id } } }",
        {},
        "QUERY_TOO_COMPLEX",
    ),
    "too many aliases of what costs": (
        "{ "
        + " ".join(f'a{n}: derivations(subject: "a", predicate: "b", object: "c") {{ text }}' for n in range(150))
        + " }",
        {},
        "QUERY_TOO_COMPLEX",
    ),
    "too many tokens": ("{ dataset { " + "version " * 4001 + "} }", {}, "MALFORMED_DOCUMENT"),
    "circular fragments": (
        "{ things { nodes { ...A } } } fragment A on Thing { ...B } fragment B on Thing { ...A }",
        {},
        "INVALID_DOCUMENT",
    ),
    "bad cursor": ('{ projects(after: "x") { totalCount } }', {}, "BAD_CURSOR"),
    "expired cursor": ('{ projects(after: "WzAsIngiXQ==") { totalCount } }', {}, "CURSOR_EXPIRED"),
    "unknown language": ('{ projects @lang(prefer: ["n_l"]) { totalCount } }', {}, "BAD_REQUEST"),
    "half a regex": ('{ projects(filter: {label: {matches: "("}}) { totalCount } }', {}, "BAD_REQUEST"),
    "lone surrogate": ('{ thing(id: "\\ud800") { id } }', {}, "MALFORMED_DOCUMENT"),
    "Int 2^31": ("{ projects(first: 2147483648) { totalCount } }", {}, "INVALID_DOCUMENT"),
    "Int 2^31 as variable": (
        "query ($n: Int) { projects(first: $n) { totalCount } }",
        {"n": 2**31},
        "INVALID_DOCUMENT",
    ),
    "negative first": ("{ projects(first: -1) { totalCount } }", {}, "BAD_REQUEST"),
    "too long a page": ("{ projects(first: 1001) { totalCount } }", {}, "BAD_REQUEST"),
    "float 1e400": ("{ observations(filter: {value: {lt: 1e400}}) { totalCount } }", {}, "INVALID_DOCUMENT"),
    "two keys of one": (
        '{ municipality(by: {key: "mun:gent", nisCode: "44021"}) { id } }',
        {},
        "INVALID_DOCUMENT",
    ),
    "an empty key": ('{ municipality(by: {key: ""}) { id } }', {}, "BAD_REQUEST"),
    "introspection in a circle": (
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
        {},
        "INVALID_DOCUMENT",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_answered_has_a_code_and_a_place(client: TestClient, name: str) -> None:
    query, variables, code = BAD[name]
    body = orjson.dumps({"query": query.replace("\\\\", "\\"), "variables": variables})
    answer = client.post("/graphql", content=body, headers={"Content-Type": "application/json"}).json()
    error = answer["errors"][0]
    assert error["extensions"]["code"] == code, error
    assert "locations" in error or variables


def test_a_regex_that_explodes_elsewhere_is_answered(client: TestClient) -> None:
    query = '{ things(filter: {label: {matches: "(a*)*(a*)*(a+)+zq"}}) { totalCount } }'
    assert client.post("/graphql", json={"query": query}).json()["data"] == {"things": {"totalCount": 0}}


@pytest.mark.parametrize(
    "body",
    [
        orjson.dumps({"query": QUERY, "variables": {"x": None}}).replace(b"null", b"[" * 500 + b"]" * 500),
        orjson.dumps({"query": "{ a" * 500 + "}" * 500}),
        b'{"query": "{ dataset { version } }", "variables": {"x": 1e999}}',
    ],
    ids=["variables in variables", "brackets in brackets", "1e999"],
)
def test_what_would_exhaust_a_parser_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/graphql", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_REQUEST")


def test_the_error_of_a_costly_document_names_estimate_limit_and_path(client: TestClient) -> None:
    (error,) = client.post("/graphql", json={"query": BAD["too costly"][0]}).json()["errors"]
    assert "the limit" in error["message"]
    assert "events.nodes.during.nodes.overlapping.nodes.overlapping" in error["message"]


def test_a_service_that_does_not_show_its_schema_shows_it_nowhere(app: Starlette) -> None:
    other = Starlette(routes=graphql.routes, exception_handlers=HANDLERS)
    other.state.service = Service(replace(app.state.service.settings, graphql_introspection=False))
    hiding = TestClient(other)
    assert hiding.get("/graphql/schema.graphql").status_code == hiding.get("/graphql/schema.json").status_code == 404
    errors = hiding.post("/graphql", json={"query": "{ __schema { queryType { name } } }"}).json()["errors"]
    assert {error["extensions"]["code"] for error in errors} == {"INVALID_DOCUMENT"}
    assert hiding.post("/graphql", json={"query": QUERY}).json()["data"] == {"dataset": {"version": 1}}
