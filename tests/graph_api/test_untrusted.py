"""Input from strangers: every route that takes a body or a text, the limits of each, and attacks on all of them.

The attacks go to a real service over HTTP. After each one `/healthz` must answer; at the end SIGTERM ends the service.
"""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.routing import Route

from graph_api import app
from graph_api.auth import Tokens
from graph_store.graphs import DEFAULT_BASE
from tests.graph_api.small import publish

pytestmark = pytest.mark.slow

CHILD = "a process that can be killed reads it; the service only writes it to a file or passes it on"
SCANNED = "the service scans its tokens once, up to 64 kB; a process that can be killed parses it"
JSON = "JSON of limited size and depth; the tokens, brackets, fields and cost of the document are limited"
WORDS = "words, compared in linear time, without regular expressions"
NAMES = "names, keys, IRIs, literals or numbers, each read once, without regular expressions"
NOTHING = "no text from the request is used"

BODIES = {
    "/sparql": SCANNED,
    "/update": CHILD,
    "/store": CHILD,
    "/store/{name:path}": CHILD,
    "/graphql": JSON,
    "/check": CHILD,
    "/upload": CHILD,
    "/upload/{name}": NAMES,
    "/inventories/{name}": CHILD,
}
"""The routes that take a body, and the limit on the work for it."""

TEXTS = {
    "/search": WORDS,
    "/docs/search": WORDS,
    "/query/{name}": NAMES,
    "/questions/{name}": NAMES,
    "/explain": NAMES,
    **dict.fromkeys(
        (
            "/id/{name:path}", "/doc/{name:path}", "/row/{name:path}", "/source/{name:path}", "/graph/{name:path}",
            "/ns", "/ns.{suffix}", "/changes", "/changes.{suffix}", "/catalog", "/catalog.{suffix}",
            "/dump/{name:path}", "/versions",
            "/versions/{name}", "/query", "/", "/class", "/class/{name}", "/programmes", "/themes", "/questions",
            "/map", "/compare", "/timeline", "/network", "/syncs", "/quarantine", "/status", "/reuse",
            "/lists", "/lists/{name}", "/replication", "/replication/{name:path}",
            "/docs/{name:path}", "/site/{name:path}",
        ),
        NAMES,
    ),
    **dict.fromkeys(
        (
            "/healthz", "/readyz", "/metrics", "/graphql/schema.graphql", "/graphql/schema.json", "/ns/context.jsonld",
            "/.well-known/void", "/dump", "/dump/", "/query/openapi.json", "/docs", "/robots.txt", "/sitemap.xml",
        ),
        NOTHING,
    ),
}  # fmt: skip
"""The other routes, and how their path and parameters are read."""


def routes() -> dict[str, set[str]]:
    """Return the methods of every path of the application."""
    found: dict[str, set[str]] = {}
    for each in app.routes(DEFAULT_BASE):
        assert isinstance(each, Route)
        found.setdefault(each.path, set()).update(each.methods or ())
    return found


def test_every_route_says_what_bounds_the_text_it_takes() -> None:
    assert routes().keys() == BODIES.keys() | TEXTS.keys()
    assert {path for path, methods in routes().items() if methods - {"GET", "HEAD", "OPTIONS"}} == BODIES.keys()


COLUMN = {"name": "id", "datatype": {"base": "string", "format": "^(a+)+$"}}
E1 = json.dumps({"url": "x.csv", "tableSchema": {"columns": [COLUMN], "primaryKey": "id"}})
CELL = "a" * 40 + "!"
DEEP_JSON = "[" * 100_000
STRAY = '\\"' * 30_000
LONG = "x" * 3_000_000
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:"'


def form(csv: str, metadata: str) -> str:
    parts = (("file", "x.csv", csv), ("metadata", "m.json", metadata))
    return "".join(
        f'--b\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n{content}\r\n'
        for name, file, content in parts
    ) + "--b--\r\n"  # fmt: skip


@dataclass(frozen=True)
class Bomb:
    """A request, and the status codes that are a correct answer to it."""

    route: str
    body: str = ""
    media_type: str = "application/json"
    expected: tuple[int, ...] = (400,)
    method: str = "POST"
    address: str = ""
    headers: Mapping[str, str] | None = None


MULTIPART = "multipart/form-data; boundary=b"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
GRAPH = "/store?graph=urn:bomb"
MATCHES = '{ things(filter: {label: {matches: "^(a+)+$"}}) { key } }'
REFUSED = (400, 413, 415, 422)
CITIES = "/inventories/cities?dry_run=true"
BOMBS = {
    "E1 to check": Bomb("/check", form(f"id\n{CELL}\n", E1), MULTIPART, (200,)),
    "E1 to an inventory": Bomb("/inventories/{name}", E1, "text/csv", (200,), address=CITIES),
    "E1 in a form": Bomb("/inventories/{name}", form(f"id\n{CELL}\n", E1), MULTIPART, (400,), address=CITIES),
    "E1 to upload": Bomb("/upload", form(f"id\n{CELL}\n", E1), MULTIPART, (400,)),
    "E1 to publish": Bomb("/upload/{name}", E1, expected=(410,), address="/upload/x"),
    "a false archive": Bomb("/inventories/{name}", "PK\3\4" + "\0" * 5_000, "text/csv", (422,), address=CITIES),
    "a token without an end": Bomb("/upload", "--b\r\nX: " + "\r\n-" * 1_000_000, MULTIPART, (401,)),
    "E1 to graphql": Bomb("/graphql", E1),
    "E1 to sparql": Bomb("/sparql", E1, expected=(415,)),
    "E1 to update": Bomb("/update", E1, expected=(415,)),
    "E1 to store": Bomb("/store", E1, "application/ld+json", (200, 201), "PUT", GRAPH),
    "E1 to store by name": Bomb("/store/{name:path}", E1, "application/ld+json", (200, 201), "PUT", "/store/bomb"),
    "E1 in sparql": Bomb("/sparql", f'ASK {{ FILTER REGEX("{CELL}", "^(a+)+$") }}', QUERY, (200,)),
    "E1 in update": Bomb(
        "/update", f'INSERT {{ <urn:a> <urn:b> 1 }} WHERE {{ FILTER REGEX("{CELL}", "^(a+)+$") }}', UPDATE, (200,)
    ),
    "E1 in graphql": Bomb("/graphql", json.dumps({"query": MATCHES}), expected=(200,)),
    "E1 in a search": Bomb("/search", method="GET", address=f"/search?q={quote('^(a+)+$ ' + CELL)}", expected=(200,)),
    "E1 in a question": Bomb("/query/{name}", method="GET", address=f"/query/cq-001?x={quote('^(a+)+$')}"),
    "deep metadata": Bomb("/check", form("id\na\n", DEEP_JSON), MULTIPART, (422,)),
    "many columns": Bomb(
        "/check", form("id\na\n", json.dumps({"url": "x.csv", "tableSchema": {"columns": [COLUMN] * 10_000}})),
        MULTIPART, (422, 503, 507),
    ),
    "many parts": Bomb("/check", "--b\r\n" * 900_000, MULTIPART),
    "a form without an end": Bomb("/check", "--b\r\nX: " + "\r\n-" * 1_000_000, MULTIPART),
    "a field of a megabyte": Bomb("/check", form(f'id\n"{LONG}\n', E1), MULTIPART, (200, 422)),
    "an archive": Bomb("/check", form("PK\3\4" + "\0" * 5_000, E1), MULTIPART, (200, 422)),
    "deep json to graphql": Bomb("/graphql", DEEP_JSON),
    "deep variables": Bomb("/graphql", '{"query": "{a}", "variables": {"a": ' + "[" * 900 + "]" * 900 + "}}"),
    "deep variables in an address": Bomb(
        "/graphql", method="GET", address=f"/graphql?query=%7Ba%7D&variables={'[' * 50_000}"
    ),
    "deep brackets": Bomb("/graphql", json.dumps({"query": "{a" * 100_000})),
    "brackets after a comment": Bomb("/graphql", json.dumps({"query": "#\r" + "{a" * 100_000})),
    "a deep cursor": Bomb(
        "/graphql", json.dumps({"query": "{ thingsConnection(after: \"" + "W1tb" * 50_000 + "\") { total } }"}),
        expected=(200,),
    ),
    "stray quotes in graphql": Bomb("/graphql", json.dumps({"query": "{a}" + '\\"' * 200_000}), expected=(200, 400)),
    "a long text in graphql": Bomb("/graphql", json.dumps({"query": "{a}#" + "x" * 900_000}), expected=(200, 400)),
    "stray quotes in sparql": Bomb("/sparql", STRAY, QUERY),
    "deep groups": Bomb("/sparql", "SELECT * " + "{" * 30_000, QUERY),
    "a long query": Bomb("/sparql", f'SELECT ("{"x" * 900_000}" AS ?x) {{}}', QUERY, (413,)),
    "a form of many fields": Bomb("/sparql", "a&" * 400_000, "application/x-www-form-urlencoded"),
    "a packed query": Bomb("/sparql", "x", QUERY, (415,), headers={"Content-Encoding": "gzip"}),
    "stray quotes in update": Bomb("/update", "LOAD" + STRAY, UPDATE),
    "a deep update": Bomb("/update", "INSERT DATA " + "{" * 100_000, UPDATE),
    "a form of an update": Bomb("/update", "update=" + "%22" * 1_000_000, "application/x-www-form-urlencoded"),
    "a long literal in update": Bomb("/update", f'INSERT DATA {{ <urn:a> <urn:b> "{LONG}" }}', UPDATE, (200, 413)),
    "a packed update": Bomb("/update", "x", UPDATE, (415,), headers={"Content-Encoding": "gzip"}),
    "deep json-ld": Bomb(
        "/store", '{"urn:a":' * 20_000 + "1" + "}" * 20_000, "application/ld+json", (400,), "PUT", GRAPH
    ),
    "deep lists of json-ld": Bomb("/store", DEEP_JSON, "application/ld+json", (400,), "PUT", GRAPH),
    "deep turtle": Bomb("/store", "<urn:a> <urn:b> " + "[ <urn:b> " * 200_000, "text/turtle", REFUSED, "PUT", GRAPH),
    "deep lists of turtle": Bomb("/store", "<urn:a> <urn:b> " + "(" * 200_000, "text/turtle", REFUSED, "PUT", GRAPH),
    "quoted triples": Bomb("/store", "<< " * 200_000, "text/turtle", REFUSED, "PUT", GRAPH),
    "quoted triples by line": Bomb("/store", "<< " * 200_000, "application/n-triples", REFUSED, "PUT", GRAPH),
    "deep trig": Bomb("/store", "{" * 200_000, "application/trig", REFUSED, "PUT", GRAPH),
    "deep xml": Bomb("/store", f"<rdf:RDF {RDF}>" + "<u:a><u:b>" * 50_000, "application/rdf+xml", REFUSED, "PUT",
                     GRAPH),
    "entities": Bomb(
        "/store", f'<!DOCTYPE r [<!ENTITY l0 "lol">{LAUGHS}]><rdf:RDF {RDF}><u:a><u:b>&l11;</u:b></u:a></rdf:RDF>',
        "application/rdf+xml", REFUSED, "PUT", GRAPH,
    ),
    "a long literal": Bomb("/store", f'<urn:a> <urn:b> "{LONG}"', "text/turtle", REFUSED, "PUT", GRAPH),
    "an open literal": Bomb("/store", f'<urn:a> <urn:b> """{LONG}', "text/turtle", REFUSED, "PUT", GRAPH),
    "a packed graph": Bomb("/store", "x", "text/turtle", (415,), "PUT", GRAPH, {"Content-Encoding": "gzip"}),
    "many graphs in a form": Bomb("/store", "--b\r\n" * 900_000, MULTIPART, (400,), "POST", GRAPH),
    "a long search": Bomb("/search", method="GET", address=f"/search?q={'ab+' * 20_000}", expected=(200, 400, 414)),
    "a deep term": Bomb(
        "/explain", method="GET", address=f"/explain?s=mun:x&p=kg:note&o={quote('<<' * 10_000)}", expected=(400, 404)
    ),
    "a long literal in an address": Bomb(
        "/explain", method="GET", address=f"/explain?s=mun:x&p=kg:note&o={quote(chr(34) + STRAY[:9_000])}",
        expected=(400, 404),
    ),
    "odd headers": Bomb(
        "/doc/{name:path}", method="GET", address="/doc/mun/x", expected=(200, 406), headers={
            "Cookie": "x=" + "[" * 10_000, "Accept": "text/html;q=0.1," * 500, "If-None-Match": 'W/"' * 3_000,
            "Accept-Language": "nl;q=0." * 1_000, "Range": "bytes=" + "0-," * 3_000,
        },
    ),
}  # fmt: skip
"""Requests that would each crash or block a service without these limits."""


def test_every_route_with_a_body_gets_the_bomb_of_e1() -> None:
    assert {bomb.route for name, bomb in BOMBS.items() if name.startswith("E1")} >= BODIES.keys()


@dataclass(frozen=True)
class Served:
    """A service in a separate process, and a token for it."""

    process: "subprocess.Popen[bytes]"
    port: int
    token: str

    def ask(self, method: str, address: str, body: str = "", headers: Mapping[str, str] | None = None,
            seconds: float = 60) -> tuple[int, Any]:  # fmt: skip
        """Return the status of an answer, and its problem document."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            connection.request(method, address, body.encode() if body else None, dict(headers or {}))
            answer = connection.getresponse()
            content = answer.read()
            is_problem = answer.getheader("content-type", "").startswith("application/problem+json")
            return answer.status, json.loads(content) if is_problem else None
        finally:
            connection.close()

    def drop(self, bomb: Bomb) -> tuple[int, Any]:
        """Return the answer to an attack."""
        sent = {"Authorization": f"Bearer {self.token}", "Accept": "application/json, */*;q=0.5"}
        if bomb.body:
            sent["Content-Type"] = bomb.media_type
        return self.ask(bomb.method, bomb.address or bomb.route, bomb.body, {**sent, **(bomb.headers or {})})

    def is_well(self) -> bool:
        """Tell whether the service answers soon."""
        return self.ask("GET", "/healthz", seconds=10)[0] == 200


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The whole service over a small version, with short limits."""
    state = publish(tmp_path_factory.mktemp("untrusted") / "state")
    token, _ = Tokens(state.root).new()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    chosen = {"DATA": str(state.root), "QUERY_TIMEOUT_S": "5", "UPDATE_TIMEOUT_S": "30", "CHECK_TIMEOUT_S": "10"}
    command = [str(Path(sys.executable).parent / "kennisgraaf"), "serve", "--port", str(port)]
    environment = {**os.environ, **{f"KENNISGRAAF_{name}": value for name, value in chosen.items()}}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    service = Served(process, port, token)
    try:
        while True:
            assert process.poll() is None
            try:
                if service.ask("GET", "/readyz")[0] == 200:
                    break
            except OSError:
                time.sleep(0.1)
        yield service
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_answered_and_so_is_the_next_request(served: Served, name: str) -> None:
    status, problem = served.drop(BOMBS[name])
    assert served.is_well()
    assert status in BOMBS[name].expected, problem
    assert problem is None or problem["code"] != "INTERNAL"


def test_it_answers_others_meanwhile_and_ends_when_asked(served: Served) -> None:
    rows = "\n".join(["id", *(f"{'b' * 30}{n}" for n in range(100_000)), ""])
    choices = "|".join(f"{'c' * 30}{n}" for n in range(20_000))
    slow = form(rows, json.dumps({"url": "x.csv", "tableSchema": {"columns": [
        {"name": "id", "datatype": {"base": "string", "format": choices}}], "primaryKey": "id"}}))  # fmt: skip
    with ThreadPoolExecutor(1) as other:
        checking = other.submit(served.drop, Bomb("/check", slow, MULTIPART))
        assert served.is_well()
        status, problem = checking.result()
        assert (status, problem["code"]) in {(503, "QUERY_TIMEOUT"), (507, "QUERY_MEMORY")}
        assert served.is_well()
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(30) == 0
