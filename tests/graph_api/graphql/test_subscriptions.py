"""Subscriptions over real connections; tests/clients/graphql/test_subscriptions.py has those of unmodified clients."""

import contextlib
import json
import re
import socket
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from graph_api import event_streams
from graph_api.http import connection, event_stream
from graph_api.service import ServiceSettings
from graph_store.versions import State
from tests.graph_api.graphql.conftest import BASE
from tests.graph_api.graphql.live import UNRELATED, first_version, publish, rename
from tests.graph_api.serving import served

NAME = 'subscription { live { municipality(id: "mun:gent") { label } } }'
LABELS = "subscription { live { projects { nodes { label } } } }"
EVENTS = {"Accept": "text/event-stream"}
MOST = 12
TOKEN = "X-GraphQL-Event-Stream-Token"

pytestmark = pytest.mark.slow


def costly(conditions: int) -> str:
    """Return a subscription that costs a little more than 20 for each condition."""
    each = " ".join(f'{{label: {{ne: "{number}"}}}}' for number in range(conditions))
    return f"subscription {{ live {{ things(filter: {{or: [{each}]}}) {{ totalCount }} }} }}"


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return first_version(tmp_path_factory.mktemp("live") / "state")


@pytest.fixture(scope="module")
def address(state: State) -> Iterator[str]:
    settings = ServiceSettings(data=state.root, workers=1, graphql_subscriptions=MOST, graphql_max_cost=3_000)
    with pytest.MonkeyPatch.context() as patched, served(settings) as found:
        patched.setattr(event_streams, "RESERVED_S", 2.0)
        yield f"{found}/graphql"


@pytest.fixture
def client() -> Iterator[httpx2.Client]:
    with httpx2.Client(timeout=30) as found:
        yield found


class Events:
    """The events of an open answer, as they arrive."""

    def __init__(self, answer: httpx2.Response) -> None:
        self.answer = answer
        self._lines = answer.iter_lines()

    def next(self) -> tuple[str, Any]:
        """Return the name and data of the next event; ("end", None) at the end of the stream."""
        name, data = "end", ""
        for line in self._lines:
            field, _, value = line.partition(": ")
            if field == "event":
                name = value
            elif field in ("data", "data:"):
                data = value
            elif not line and name != "end":
                break
        return name, json.loads(data) if data else None


@contextlib.contextmanager
def listening(address: str, text: str, **parameters: str) -> Iterator[Events]:
    """Give the events of a document in a stream of its own, which the client leaves at the end of the block."""
    with (
        httpx2.Client(timeout=30) as client,
        client.stream("POST", address, params=parameters, json={"query": text}, headers=EVENTS) as answer,
    ):
        yield Events(answer)


def gauge(address: str, name: str) -> int:
    text = httpx2.get(address.replace("/graphql", "/metrics")).text
    return int(re.findall(rf"^kennisgraaf_{name} (\d+)$", text, re.MULTILINE)[0])


def quiet(address: str) -> bool:
    """Return whether all streams end soon."""
    until = time.monotonic() + 5
    while time.monotonic() < until and gauge(address, "event_streams"):
        time.sleep(0.05)
    return gauge(address, "event_streams") == gauge(address, "graphql_subscriptions") == 0


def label(event: tuple[str, Any]) -> str:
    name, data = event
    assert name == "next"
    found: str = data["data"]["live"]["municipality"]["label"]
    return found


def test_a_live_query_gives_the_changes_and_nothing_else(address: str, state: State) -> None:
    with listening(address, NAME) as events:
        assert events.answer.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert label(events.next()) == "Gent"
        publish(state, add=UNRELATED)
        version = rename(state, "Gent", "Gand")
        name, data = events.next()
        assert (name, data["data"]) == ("next", {"live": {"municipality": {"label": "Gand"}}})
        assert data["extensions"]["datasetVersion"] == version
        assert gauge(address, "graphql_subscriptions") == gauge(address, "event_streams") == 1
        rename(state, "Gand", "Gent")
        assert label(events.next()) == "Gent"
    assert quiet(address)


def test_two_processes_over_one_state_both_give_a_change(address: str, state: State) -> None:
    with (
        served(ServiceSettings(data=state.root, workers=1)) as other,
        listening(address, NAME) as here,
        listening(f"{other}/graphql", NAME) as there,
    ):
        before = [label(here.next()), label(there.next())]
        rename(state, "Gent", "Gand")
        assert (before, [label(here.next()), label(there.next())]) == (["Gent", "Gent"], ["Gand", "Gand"])
        rename(state, "Gand", "Gent")


@pytest.mark.parametrize(
    ("text", "parameters"), [("{ dataset { version } }", {}), (NAME, {"version": "1"}), (NAME, {"version": "2"})]
)
def test_what_cannot_change_is_sent_once(address: str, text: str, parameters: dict[str, str]) -> None:
    with listening(address, text, **parameters) as events:
        name, data = events.next()
        assert name == "next"
        assert data["data"]
        assert [events.next(), events.next()] == [("complete", None), ("end", None)]


def test_a_document_comes_in_the_address_too(address: str, client: httpx2.Client) -> None:
    with client.stream("GET", address, params={"query": NAME}, headers=EVENTS) as answer:
        assert label(Events(answer).next()) == "Gent"


@pytest.mark.parametrize(
    ("text", "parameters", "code"),
    [
        ("subscription {", {}, "MALFORMED_DOCUMENT"),
        ("subscription { nothing }", {}, "INVALID_DOCUMENT"),
        (NAME, {"version": "99"}, "UNKNOWN_VERSION"),
        (costly(200), {}, "QUERY_TOO_COMPLEX"),
    ],
)
def test_what_cannot_be_answered_is_an_event_with_its_code(
    address: str, text: str, parameters: dict[str, str], code: str
) -> None:
    with listening(address, text, **parameters) as events:
        name, data = events.next()
        assert (name, data["errors"][0]["extensions"]["code"]) == ("next", code)
        assert "data" not in data
        assert events.next() == ("complete", None)


def test_a_subscription_has_no_other_format(address: str, client: httpx2.Client) -> None:
    refused = client.post(address, json={"query": NAME}, headers={"Accept": "application/json"})
    assert (refused.status_code, refused.json()["code"]) == (406, "NOT_ACCEPTABLE")
    assert "text/event-stream" in refused.json()["detail"]


def test_a_head_has_no_stream(address: str, client: httpx2.Client) -> None:
    answer = client.head(address, params={"query": NAME}, headers=EVENTS)
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert quiet(address)


def test_a_client_has_so_many_subscriptions(address: str, client: httpx2.Client) -> None:
    with contextlib.ExitStack() as streams:
        opened = [streams.enter_context(listening(address, NAME)) for _ in range(MOST)]
        assert [label(each.next()) for each in opened] == ["Gent"] * MOST
        refused = client.post(address, json={"query": NAME}, headers=EVENTS)
        assert (refused.status_code, refused.json()["code"]) == (429, "CLIENT_BUDGET")
        assert "retry-after" in refused.headers
    assert quiet(address)


def test_the_subscriptions_of_a_client_cost_so_much_together(address: str) -> None:
    with contextlib.ExitStack() as streams:
        opened = [streams.enter_context(listening(address, costly(45))) for _ in range(4)]
        seen = [each.next()[1] for each in opened]
    assert [list(each) for each in seen[:1]] == [["data", "extensions"]]
    assert seen[-1]["errors"][0]["extensions"]["code"] == "CLIENT_BUDGET"
    assert quiet(address)


def test_nothing_is_left_of_a_client_that_has_gone(address: str) -> None:
    with listening(address, NAME) as events:
        events.next()
        assert gauge(address, "graphql_subscriptions") == 1
    assert quiet(address)


def test_a_client_that_never_reads_is_cut_off(address: str, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its answers wait in the buffers of the system; when those are full, it has some time to take a byte."""
    monkeypatch.setattr(connection, "UNREAD_S", 0.3)
    place, body = urlsplit(address), json.dumps({"query": LABELS}).encode()
    head = ("POST /graphql HTTP/1.1", "Host: here", "Accept: text/event-stream", "Content-Type: application/json")
    with socket.socket() as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.connect((place.hostname, place.port))
        reader.sendall("\r\n".join((*head, f"Content-Length: {len(body)}", "\r\n")).encode() + body)
        while not gauge(address, "graphql_subscriptions"):
            time.sleep(0.01)
        for number in range(60):
            publish(state, add=f'<{BASE}id/prj/n{number}> a kg:Project ; rdfs:label "{"x" * 200_000}"@nl .')
            if not gauge(address, "event_streams"):
                break
            time.sleep(0.05)
        assert quiet(address)
    assert number > 1


class TestInOneStream:
    """Several operations in one stream, which the client reserves first."""

    @pytest.fixture
    def token(self, address: str, client: httpx2.Client) -> str:
        answer = client.put(address)
        assert (answer.status_code, answer.headers["content-type"]) == (201, "text/plain; charset=utf-8")
        return answer.text

    @contextlib.contextmanager
    def opened(self, address: str, token: str) -> Iterator[Events]:
        with (
            httpx2.Client(timeout=30) as client,
            client.stream("GET", address, headers=EVENTS | {TOKEN: token}) as answer,
        ):
            yield Events(answer)

    def ask(self, client: httpx2.Client, address: str, token: str, name: object, text: str = NAME) -> httpx2.Response:
        body = {"query": text, "extensions": {"operationId": name}}
        return client.post(address, json=body, headers={TOKEN: token})

    def test_each_answer_names_its_operation(
        self, address: str, client: httpx2.Client, token: str, state: State
    ) -> None:
        with self.opened(address, token) as events:
            assert self.ask(client, address, token, "one").status_code == 202
            assert events.next()[1]["id"] == "one"
            assert self.ask(client, address, token, "two", "{ dataset { version } }").status_code == 202
            assert [events.next()[1]["id"], events.next()] == ["two", ("complete", {"id": "two"})]
            rename(state, "Gent", "Gand")
            name, data = events.next()
            assert (name, data["id"], data["payload"]["data"]["live"]) == (
                "next", "one", {"municipality": {"label": "Gand"}},
            )  # fmt: skip
            stopped = client.delete(address, params={"operationId": "one"}, headers={TOKEN: token})
            assert stopped.status_code == 200
            rename(state, "Gand", "Gent")
            self.ask(client, address, token, "three", "{ dataset { version } }")
            assert events.next()[1]["id"] == "three"
        assert quiet(address)

    def test_the_token_may_be_in_the_address(self, address: str, client: httpx2.Client, token: str) -> None:
        with client.stream("GET", address, params={"token": token}, headers=EVENTS) as answer:
            assert answer.status_code == 200
            posted = httpx2.post(
                address, params={"token": token}, json={"query": NAME, "extensions": {"operationId": "a"}}
            )
            assert posted.status_code == 202

    def test_a_token_opens_one_stream(self, address: str, client: httpx2.Client, token: str) -> None:
        with self.opened(address, token):
            again = client.get(address, headers=EVENTS | {TOKEN: token})
            assert (again.status_code, again.json()["code"]) == (409, "STREAM_TAKEN")

    def test_a_token_is_known_until_its_stream_ends(self, address: str, client: httpx2.Client, token: str) -> None:
        with self.opened(address, token):
            pass
        assert quiet(address)
        for answer in (
            client.get(address, headers=EVENTS | {TOKEN: token}),
            self.ask(client, address, token, "a"),
            client.delete(address, params={"operationId": "a"}, headers={TOKEN: token}),
        ):
            assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")

    @pytest.mark.parametrize(
        ("name", "text", "code"),
        [
            (None, NAME, "BAD_REQUEST"),
            (1, NAME, "BAD_REQUEST"),
            ("a", "subscription {", "MALFORMED_DOCUMENT"),
            ("a", "subscription { nothing }", "INVALID_DOCUMENT"),
        ],
    )
    def test_what_cannot_be_executed_is_refused_at_once(
        self, address: str, client: httpx2.Client, token: str, name: object, text: str, code: str
    ) -> None:
        refused = self.ask(client, address, token, name, text)
        found = refused.json()
        assert refused.status_code == 400
        assert found.get("code") == code or found["errors"][0]["extensions"]["code"] == code

    def test_a_document_that_is_not_known_is_an_error_of_graphql(
        self, address: str, client: httpx2.Client, token: str
    ) -> None:
        answer = client.post(
            address, json={"documentId": "nothing", "extensions": {"operationId": "a"}}, headers={TOKEN: token}
        )
        assert answer.json()["errors"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"

    def test_an_operation_needs_a_name_of_its_own(self, address: str, client: httpx2.Client, token: str) -> None:
        with self.opened(address, token):
            assert self.ask(client, address, token, "a").status_code == 202
            assert self.ask(client, address, token, "a").json()["code"] == "BAD_REQUEST"
            assert client.delete(address, headers={TOKEN: token}).json()["code"] == "BAD_REQUEST"

    def test_the_operations_of_one_stream_are_limited(self, address: str, client: httpx2.Client, token: str) -> None:
        with self.opened(address, token):
            accepted = [self.ask(client, address, token, f"{number}").status_code for number in range(MOST + 1)]
            assert accepted == [202] * MOST + [429]
        assert quiet(address)


def test_the_streams_end_when_the_service_stops(state: State) -> None:
    with contextlib.ExitStack() as streams:
        with served(ServiceSettings(data=state.root, workers=1)) as other:
            events = streams.enter_context(listening(f"{other}/graphql", NAME))
            events.next()
            began = time.monotonic()
        assert time.monotonic() - began < 3
        assert events.next() == ("end", None)


def test_a_stream_gives_signs_of_life(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "BEAT_S", 0.05)
    with listening(address, NAME) as events:
        lines = [line for line, _ in zip(events.answer.iter_lines(), range(12), strict=False)]
    assert lines.count(":") > 2
