"""The query operation over real connections: repeated, in a row, and by a client that leaves."""

import http.client
import socket
import time
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from httpx2 import Client

from graph_api.service import ServiceSettings
from graph_store.versions import State
from tests.graph_api.serving import served
from tests.graph_api.sparql.test_query_operation import COUNT, ENDLESS

TABLE = "SELECT ?s ?p ?o { ?s ?p ?o FILTER(RAND() >= 0) } ORDER BY ?p ?o"
KEPT = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?p ?o"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?q ?r ?s } LIMIT 700"
DIRECT = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def address(settings: ServiceSettings) -> Iterator[str]:
    with served(settings) as found:
        yield found


def asked(address: str, method: str, path: str, body: str, headers: dict[str, str]) -> tuple[int, object, bytes]:
    """Return the status, the headers except the date, and the body."""
    connection = http.client.HTTPConnection(str(urlsplit(address).hostname), urlsplit(address).port, timeout=30)
    connection.request(method, path, body.encode() if body else None, headers)
    answer = connection.getresponse()
    found = [(name.lower(), value) for name, value in answer.getheaders() if name.lower() != "date"]
    content = answer.read()
    connection.close()
    return answer.status, sorted(found), content


REQUESTS = [
    ("POST", "", TABLE, DIRECT),
    ("POST", "", TABLE, {**DIRECT, "Origin": "https://elsewhere.example"}),
    ("POST", "", KEPT, {**DIRECT, "Accept": "text/csv"}),
    ("POST", "?include=inferred", KEPT, DIRECT),
    ("POST", "", f"query={quote(KEPT)}&synthetic=true", FORM),
    ("POST", "", f"query={quote(TABLE)}&format=tsv", FORM),
    ("POST", "", f"query={quote(KEPT)}&version=1", FORM),
    ("POST", "", LARGE, {**DIRECT, "Accept-Encoding": "gzip"}),
    ("POST", "", "CONSTRUCT WHERE { ?s ?p ?o }", {**DIRECT, "Accept": "text/turtle"}),
    ("POST", "", "CONSTRUCT WHERE { ?s ?p ?o }", {**DIRECT, "Accept": "text/csv"}),
    ("POST", "", "ASK {}", {**DIRECT, "Accept": "image/png"}),
    ("POST", "", "SELECT * { ?s ?p }", DIRECT),
    ("POST", "", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", DIRECT),
    ("POST", "", "INSERT DATA {}", {"Content-Type": "application/sparql-update"}),
    ("POST", "", "", DIRECT),
    ("POST", "", "x", {"Content-Type": "text/plain"}),
    ("POST", "", "ASK {} # " + "x" * 70_000, DIRECT),
    ("POST", "", "query=" + "%FF", FORM),
    ("GET", f"?query={quote(KEPT)}", "", {"Accept": "*/*"}),
    ("GET", f"?query={quote(KEPT)}", "", {"Accept": "text/html"}),
    ("GET", f"?query={quote(TABLE)}&explain=true", "", {}),
    ("GET", f"?query={quote(KEPT)}", "", {"If-None-Match": "*"}),
    ("GET", f"?query={quote(TABLE)}&query=x", "", {}),
    ("GET", "", "", {"Accept": "text/turtle"}),
    ("HEAD", f"?query={quote(KEPT)}", "", {}),
    ("DELETE", "", "", {}),
]


@pytest.mark.parametrize(("method", "path", "body", "headers"), REQUESTS)
def test_an_answer_is_the_same_when_it_is_asked_for_again(
    address: str, method: str, path: str, body: str, headers: dict[str, str]
) -> None:
    request = method, f"/sparql{path}", body
    first = asked(address, *request, headers)
    assert first == asked(address, *request, headers) == asked(address, *request, headers)


def test_answers_come_in_the_order_of_the_questions(address: str) -> None:
    texts = [f"SELECT ({number} AS ?n) (RAND() * 0 AS ?r) {{}}" for number in range(5)]
    parts = [
        f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: {DIRECT['Content-Type']}\r\nAccept: text/csv\r\n"
        f"Content-Length: {len(text)}\r\n{'Connection: close' if text is texts[-1] else 'X: y'}\r\n\r\n{text}"
        for text in texts
    ]
    with socket.create_connection((urlsplit(address).hostname, urlsplit(address).port), timeout=30) as client:
        client.sendall("".join(parts).encode())
        received = b""
        while more := client.recv(65_536):
            received += more
    assert [part.split()[1].split(b",")[0] for part in received.split(b"\r\n\r\n")[1:]] == [
        b"0",
        b"1",
        b"2",
        b"3",
        b"4",
    ]


def test_a_client_that_leaves_in_its_first_moment_stops_its_query(state: State) -> None:
    settings = ServiceSettings(data=state.root, workers=1, query_timeout_s=60)
    with served(settings) as address, Client(base_url=address, timeout=10) as client:
        text = f"{ENDLESS} # {'x' * 10}"
        head = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: {DIRECT['Content-Type']}\r\n"
        assert client.post("/sparql", content=COUNT, headers=DIRECT).status_code == 200
        for _ in range(6):
            where = urlsplit(address)
            with socket.create_connection((where.hostname, where.port)) as leaving:
                leaving.sendall(f"{head}Content-Length: {len(text)}\r\n\r\n{text}".encode())
                time.sleep(0.02)
        began = time.monotonic()
        assert client.post("/sparql", content=f"{COUNT} #", headers=DIRECT).status_code == 200
        assert time.monotonic() - began < 10
        metrics = client.get("/metrics").text
        assert 'path="/sparql",status="499",code="CLIENT_GONE"' in metrics
        assert "kennisgraaf_queries_waiting 0" in metrics
