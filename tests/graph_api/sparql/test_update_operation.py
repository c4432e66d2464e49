from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from graph_api.auth import Tokens
from graph_store.versions import State
from loaders import sync
from tests.graph_api.plain import UPDATE, Writer, writing
from tests.local_host import host_of
from tests.service import DATA

FORM = "application/x-www-form-urlencoded"
VALUES = "SELECT ?v { <urn:a> <urn:b> ?v }"


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="module")
def writer(state: Path) -> Iterator[Writer]:
    with writing(state, update_timeout_s=20) as found:
        yield found


@pytest.fixture(autouse=True)
def _empty(writer: Writer) -> None:
    assert writer.update("DROP ALL").status_code == 200


def test_an_update_is_seen_by_the_next_query_and_its_version_is_told(writer: Writer) -> None:
    answer = writer.update("INSERT DATA { <urn:a> <urn:b> 1, 2 }")
    assert (answer.status_code, answer.json()["published"], answer.json()["added"]) == (200, True, 2)
    assert writer.values(VALUES) == ["1", "2"]
    read = writer.client.get("/sparql", params={"query": VALUES})
    assert read.headers["x-dataset-version"] == answer.headers["x-dataset-version"] == str(answer.json()["version"])


def test_an_update_comes_as_it_is_or_in_a_form(writer: Writer) -> None:
    answer = writer.client.post("/update", data={"update": "INSERT DATA { <urn:a> <urn:b> 1 }"}, headers=writer.headers)
    assert answer.status_code == 200
    assert writer.values(VALUES) == ["1"]


def test_operations_are_done_in_their_order_or_not_at_all(writer: Writer) -> None:
    writer.update(
        "INSERT DATA { <urn:a> <urn:b> 1 } ; DELETE DATA { <urn:a> <urn:b> 1 } ; INSERT DATA { <urn:a> <urn:b> 2 }"
    )
    assert writer.values(VALUES) == ["2"]
    failing = writer.update("INSERT DATA { <urn:a> <urn:b> 3 } ; CREATE GRAPH <urn:g> ; CREATE GRAPH <urn:g>")
    assert failing.status_code == 400
    assert writer.values(VALUES) == ["2"]


def test_an_update_that_changes_nothing_makes_no_version(writer: Writer) -> None:
    first = writer.update("INSERT DATA { <urn:a> <urn:b> 1 }").json()
    assert writer.update("INSERT DATA { <urn:a> <urn:b> 1 }").json() | {"added": 1} == first | {"published": False}
    assert writer.update("DELETE { ?s ?p 7 } WHERE { ?s ?p 7 }").json()["version"] == first["version"]


def test_the_dataset_of_an_update_can_be_named_in_the_request(writer: Writer) -> None:
    writer.update("INSERT DATA { <urn:a> <urn:b> 1 GRAPH <urn:g> { <urn:a> <urn:b> 2 } }")
    text = "INSERT { <urn:x> <urn:y> ?v } WHERE { <urn:a> <urn:b> ?v }"
    assert writer.update(text, params={"using-graph-uri": "urn:g"}).status_code == 200
    assert writer.values("SELECT ?v { <urn:x> <urn:y> ?v }") == ["2"]
    twice = writer.update(f"WITH <urn:g> {text}", params={"using-graph-uri": "urn:g"})
    assert (twice.status_code, twice.json()["code"]) == (400, "BAD_REQUEST")


def test_the_named_graphs_of_an_update_can_be_named_in_the_request(writer: Writer) -> None:
    writer.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 2 } GRAPH <urn:h> { <urn:a> <urn:b> 3 } }")
    text = "INSERT { <urn:x> <urn:y> ?v } WHERE { GRAPH ?g { <urn:a> <urn:b> ?v } }"
    assert writer.update(text, params={"using-named-graph-uri": "urn:g"}).status_code == 200
    assert writer.values("SELECT ?v { <urn:x> <urn:y> ?v }") == ["2"]
    twice = writer.update("INSERT { <urn:x> <urn:y> ?v } USING <urn:g> WHERE { <urn:a> <urn:b> ?v }",
                          params={"using-named-graph-uri": "urn:g"})  # fmt: skip
    assert (twice.status_code, twice.json()["code"]) == (400, "BAD_REQUEST")


def test_a_body_over_the_limit_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with writing(tmp_path, max_upload_mb=0.01) as small:
        refused = small.update("INSERT DATA { <urn:a> <urn:b> 1 } #" + "x" * 20_000)
        assert (refused.status_code, refused.json()["code"]) == (413, "TOO_LARGE")
        assert small.count() == 0


def test_an_unknown_function_is_no_fault(writer: Writer) -> None:
    writer.update("INSERT DATA { <urn:a> <urn:b> 1 }")
    text = "INSERT { <urn:a> <urn:b> ?y } WHERE { <urn:a> <urn:b> ?x BIND(<urn:unknown>(?x) AS ?y) }"
    assert writer.update(text).status_code == 200
    assert writer.values(VALUES) == ["1"]


def test_a_request_sent_again_under_its_key_is_done_once(writer: Writer) -> None:
    text = "DELETE { <urn:a> <urn:b> ?x } INSERT { <urn:a> <urn:b> ?y } WHERE { <urn:a> <urn:b> ?x BIND(?x + 1 AS ?y) }"
    writer.update("INSERT DATA { <urn:a> <urn:b> 1 }")
    key = {"Idempotency-Key": "one"}
    first, again = writer.update(text, headers=key).json(), writer.update(text, headers=key).json()
    assert writer.values(VALUES) == ["2"]
    assert (first["version"], again["version"], again["replayed"]) == (first["version"], first["version"], True)
    other = writer.update("CLEAR ALL", headers=key)
    assert (other.status_code, other.json()["code"]) == (422, "KEY_REUSED")


def test_without_a_token_nothing_is_written_and_with_a_lesser_one_neither(writer: Writer, state: Path) -> None:
    lesser, _ = Tokens(state).new(["store"])
    old, _ = Tokens(state).new(days=-1)
    unknown, narrow = 'Bearer error="invalid_token"', 'Bearer error="insufficient_scope"'
    for header, status, code, challenge in (
        (None, 401, "UNAUTHORIZED", "Bearer"),
        ("Basic abc", 401, "UNAUTHORIZED", "Bearer"),
        ("Bearer kg_no", 401, "UNAUTHORIZED", unknown),
        (f"Bearer {old}", 401, "UNAUTHORIZED", unknown),
        (f"Bearer {lesser}", 403, "FORBIDDEN", narrow),
    ):
        headers = {"Content-Type": UPDATE, **({"Authorization": header} if header else {})}
        answer = writer.client.post("/update", content="CLEAR ALL", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert answer.headers["www-authenticate"] == challenge


@pytest.mark.parametrize(
    ("media_type", "body", "status", "code"),
    [
        (UPDATE, "INSERT DATA { <urn:a> <urn:b> }", 400, "MALFORMED_QUERY"),
        (UPDATE, "SELECT * { ?s ?p ?o }", 400, "MALFORMED_QUERY"),
        (UPDATE, b"\xff", 400, "BAD_REQUEST"),
        (UPDATE + "; charset=utf-16", "CLEAR ALL", 415, "UNSUPPORTED_MEDIA_TYPE"),
        ("application/sparql-query", "ASK {}", 415, "UNSUPPORTED_MEDIA_TYPE"),
        (FORM, "query=ASK{}", 400, "BAD_REQUEST"),
        (FORM, "update=CLEAR+ALL&update=CLEAR+ALL", 400, "BAD_REQUEST"),
        (FORM, "update=CLEAR+ALL&query=ASK{}", 400, "BAD_REQUEST"),
        (FORM, "", 400, "BAD_REQUEST"),
        (UPDATE, "LOAD <http://127.0.0.1:9/>", 403, "REMOTE_FORBIDDEN"),
        (UPDATE, "LOAD SILENT <file:///etc/passwd>", 403, "REMOTE_FORBIDDEN"),
        (UPDATE, "INSERT { <urn:a> <urn:b> ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403,
         "REMOTE_FORBIDDEN"),
        (UPDATE, "INSERT { ?s ?p ?o } WHERE " + "{" * 20_000 + "}" * 20_000, 400, "QUERY_TOO_COMPLEX"),
        (UPDATE, "INSERT DATA { <urn:a> <urn:b> " + "[ <urn:c> " * 20_000 + "1" + "]" * 20_000 + " }", 400,
         "QUERY_TOO_COMPLEX"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_with_a_code_and_nothing_is_written(
    writer: Writer, media_type: str, body: str | bytes, status: int, code: str
) -> None:
    answer = writer.client.post("/update", content=body, headers={**writer.headers, "Content-Type": media_type})
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert writer.count() == 0


def test_a_malformed_update_is_answered_with_line_and_column(writer: Writer) -> None:
    answer = writer.update("PREFIX : <urn:>\nINSERT DATA { :a :b }")
    assert (answer.json()["line"], answer.json()["column"]) == (2, 21)


def test_a_wrong_method_names_the_right_one(writer: Writer) -> None:
    answer = writer.client.get("/update", params={"update": "CLEAR ALL"}, headers=writer.headers)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_no_page_of_another_site_may_write(writer: Writer) -> None:
    asking = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    answer = writer.client.options("/update", headers=asking)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control-")]


class _Host(BaseHTTPRequestHandler):
    """A server on another host: a graph, and an address that redirects."""

    def do_GET(self) -> None:
        body = b"<> <urn:b> 7, [ <urn:c> 8 ] ."
        self.send_response(302 if self.path == "/moved" else 200)
        self.send_header("Content-Type", "text/turtle")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Location", "/graph")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with host_of(_Host) as address:
        yield address


@pytest.mark.slow
@pytest.mark.parametrize("plain", [True, False])
def test_a_graph_is_loaded_from_a_host_on_the_list_and_from_no_other(tmp_path: Path, host: str, plain: bool) -> None:
    with writing(tmp_path, plain=plain, service_allow=("127.0.0.1",)) as allowed:
        if not plain:
            sync(DATA, State(tmp_path))
        loaded = allowed.update(f"LOAD <{host}/graph> INTO GRAPH <urn:g>")
        assert loaded.status_code == 200, loaded.text
        assert loaded.json()["added"] == 3
        assert "7" in allowed.values("SELECT ?o { GRAPH <urn:g> { ?s <urn:b> ?o } }")
        moved = allowed.update(f"LOAD <{host}/moved> INTO GRAPH <urn:g>")
        assert (moved.status_code, moved.json()["code"]) == (502, "REMOTE_FAILED")
        assert "no redirect is followed" in moved.json()["detail"]
        assert "127.0.0.1" not in moved.json()["detail"]
        private = allowed.update(f"LOAD <{host.replace('127.0.0.1', 'localhost')}/graph>")
        assert (private.status_code, private.json()["code"]) == (403, "REMOTE_FORBIDDEN")
        assert allowed.update(f"LOAD SILENT <{host}/moved>").json()["published"] is False


def test_the_paths_of_an_update_keep_their_duplicates(writer: Writer) -> None:
    writer.update("INSERT DATA { <urn:a> <urn:p> <urn:b> ; <urn:q> <urn:b> }")
    answer = writer.update(
        "INSERT { <urn:a> <urn:n> ?n } WHERE { SELECT (COUNT(*) AS ?n) { <urn:a> (<urn:p>|<urn:q>)|!<urn:r> <urn:b> } }"
    )
    assert answer.status_code == 200, answer.text
    assert writer.values("SELECT ?n { <urn:a> <urn:n> ?n }") == ["4"]


def test_a_path_of_an_update_that_stands_for_too_many_sequences_is_refused(writer: Writer) -> None:
    many = "/".join(["(<urn:p>|<urn:q>)"] * 9)
    answer = writer.update(f"DELETE {{ ?s ?p ?o }} WHERE {{ ?s {many} ?o ; ?p ?o }}")
    assert (answer.status_code, answer.json()["code"]) == (400, "QUERY_TOO_COMPLEX")


@pytest.mark.slow
def test_an_operation_may_declare_a_prefix_of_its_own(writer: Writer) -> None:
    for later in ("INSERT DATA { e:b e:c 2 }", "INSERT { e:b e:c 2 } WHERE {}"):
        writer.update("DROP ALL")
        answer = writer.update(f"INSERT DATA {{ <urn:a> <urn:b> 1 }} ; PREFIX e: <urn:> {later}")
        assert (answer.status_code, answer.json().get("added")) == (200, 2), answer.text
