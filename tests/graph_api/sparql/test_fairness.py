"""A client sends a hundred heavy queries at once while another one sends light ones, over real HTTP.

The test takes some seconds, because each heavy query that waits is ended by its deadline.
"""

import http.client
import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urlsplit

import pytest

from tests.graph_api.small import publish
from tests.serving import served

pytestmark = pytest.mark.slow

HEAVY = "SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o . ?a ?b ?c . ?d ?e ?f FILTER(STR(?a) != '{}') }}"
LIGHT = "SELECT ?p {{ <https://kennisgraaf.example/id/mun/x> ?p ?o FILTER(RAND() >= 0 && {} >= 0) }}"
REFUSALS = {"CLIENT_BUDGET", "QUEUE_FULL"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("fair")
    publish(folder / "state")
    with served(folder, workers=2, query_timeout_s=3) as running:
        yield running.address


def ask(address: str, client: str, path: str) -> tuple[str, str | None]:
    """Return the code of the problem, "" for an answer, and the value of Retry-After."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60, source_address=(client, 0))
    try:
        connection.request("GET", path, headers={"Accept": "application/json"})
        answer = connection.getresponse()
        body = answer.read()
        return ("" if answer.status == 200 else json.loads(body)["code"]), answer.headers["Retry-After"]
    finally:
        connection.close()


def sparql(text: str) -> str:
    return f"/sparql?query={quote(text)}"


def test_one_client_is_refused_what_goes_beyond_its_share_and_others_nothing(address: str) -> None:
    with ThreadPoolExecutor(104) as threads:
        heavy = [threads.submit(ask, address, "127.0.0.2", sparql(HEAVY.format(n))) for n in range(100)]
        light = [threads.submit(ask, address, "127.0.0.1", sparql(LIGHT.format(n))) for n in range(40)]
        refused = Counter(each.result() for each in heavy)
        others = Counter(each.result()[0] for each in light)
    assert refused["CLIENT_BUDGET", "5"] >= 10
    assert {code for code, _ in refused} <= {"CLIENT_BUDGET", "QUERY_TIMEOUT"}
    assert not others.keys() & REFUSALS


def test_named_questions_count_as_queries_of_their_client(address: str) -> None:
    """Earlier, the named questions of all clients were accounted to one client without a name."""
    with ThreadPoolExecutor(100) as threads:
        heavy = [threads.submit(ask, address, "127.0.0.2", sparql(HEAVY.format(n))) for n in range(90)]
        asked = [threads.submit(ask, address, "127.0.0.1", "/query/cq-020?format=csv") for _ in range(4)]
        assert {each.result()[0] for each in asked} <= {"", "QUERY_TIMEOUT"}
        assert {each.result()[0] for each in heavy} <= {"CLIENT_BUDGET", "QUERY_TIMEOUT"}
