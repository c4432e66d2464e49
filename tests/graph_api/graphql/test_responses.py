"""Answers, their facts, and their deadlines."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from graph_api.graphql import executor, request_context
from graph_api.graphql.document_request import PLAIN, DocumentRequest
from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.responses import answered, at_once
from graph_api.graphql.scheduler import Scheduler, Slot
from graph_api.graphql.schema import execute
from graph_api.moments import NOW
from graph_api.service import Service, ServiceSettings
from graph_store.errors import QueryTimeout
from graph_store.graphs import Scope
from ontology.vocabulary import Vocabulary
from tests.graph_api.graphql.conftest import quads

TEXT = "query ($id: ID!) { municipality(id: $id) { label hosts { nodes { label } } } }"
PAGE = "{ projects { nodes { label sitedIn { label hosts { nodes { label } } } } } }"


@pytest.fixture
def service(folder: Path) -> Service:
    return Service(ServiceSettings(data=folder))


def slot(seconds: float = 60) -> Slot:
    return Slot(Scheduler(), time.monotonic() + seconds)


def asked(text: str, variables: dict[str, Any] | None = None) -> DocumentRequest:
    return DocumentRequest(text, variables, None, PLAIN, ("nl", "en"), NOW, Scope(), None)


def test_what_was_answered_quickly_before_needs_no_thread(service: Service) -> None:
    question = asked(TEXT, {"id": "mun:gent"})
    assert at_once(service, question) is None
    bodies = [answered(service, question, slot()).body for _ in range(3)]
    found = at_once(service, asked(TEXT, {"id": "mun:gent"}))
    assert found is not None
    assert [found.body] * 3 == bodies


def test_the_tag_of_an_answer_with_since_covers_the_versions_that_are_kept(tmp_path: Path) -> None:
    service = Service(ServiceSettings(data=tmp_path))
    with service.state.writer("test", 5) as writer:
        writer.publish([], quads(), sources={})
        writer.publish([], [], sources={})
    texts = (TEXT, '{ municipality(id: "mun:gent") { facts { provenance { since } } } }')

    def tags() -> list[str]:
        return [answered(service, asked(text, {"id": "mun:gent"}), slot()).headers["etag"] for text in texts]

    before = tags()
    service.state.keep = 1
    assert service.state.prune() == [1]
    after = tags()
    assert before[0] == after[0]
    assert before[1] != after[1]


@pytest.mark.parametrize("plans", [True, False])
def test_the_deadline_ends_the_whole_document(service: Service, plans: bool) -> None:
    """The deadline stops both a plan and the stock executor."""
    late = RequestContext(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl",), service, deadline=0)
    result = execute(late, PAGE, plans=plans)
    assert result.data is None
    assert [getattr(each.original_error, "code", None) for each in result.errors or []] == ["QUERY_TIMEOUT"]


@pytest.mark.parametrize("plans", [True, False])
def test_an_answer_that_would_be_too_large_is_refused_before_it_is_written(
    service: Service, plans: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit on bytes counts a repeated value each time that it would be written."""
    monkeypatch.setattr(executor, "WEIGHED", 0)
    monkeypatch.setattr(request_context, "MAX_BYTES", 50)
    request = RequestContext(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl",), service)
    result = execute(request, PAGE, plans=plans)
    assert [getattr(each.original_error, "code", None) for each in result.errors or []] == ["RESULT_TOO_LARGE"]
    assert result.data is None


def test_the_weight_of_an_answer_is_about_what_it_takes(service: Service) -> None:
    request = RequestContext(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl",), service)
    data = execute(request, PAGE).data
    assert executor._weight(data, {}) == pytest.approx(len(orjson.dumps(data)), rel=0.15)


@pytest.mark.parametrize(
    ("parameters", "keys"),
    [
        ({}, ["prj:bakkersite", "prj:dok"]),
        ({"include": "asserted"}, ["prj:bakkersite", "prj:dok"]),
        ({"include": "inferred"}, []),
        ({"synthetic": "true"}, ["prj:bakkersite", "prj:dok", "prj:made-up"]),
    ],
)
def test_the_address_chooses_the_facts_as_it_does_for_sparql(
    client: TestClient, parameters: dict[str, str], keys: list[str]
) -> None:
    """`?include=` and `?synthetic=` hold for the whole document."""
    text = '{ municipality(id: "mun:gent") { hosts(orderBy: [{key: ASC}]) { nodes { key } } } }'
    answer = client.post("/graphql", params=parameters, json={"query": text})
    assert [each["key"] for each in answer.json()["data"]["municipality"]["hosts"]["nodes"]] == keys


def test_a_field_may_choose_other_facts_than_the_address(client: TestClient) -> None:
    text = '{ municipality(id: "mun:gent") @at(include: ALL) { hosts { nodes { key } } } }'
    answer = client.post("/graphql", params={"include": "inferred"}, json={"query": text})
    assert len(answer.json()["data"]["municipality"]["hosts"]["nodes"]) == 2


def test_answers_over_other_facts_have_other_tags(client: TestClient) -> None:
    def tag(**parameters: str) -> str:
        return client.get("/graphql", params={"query": PAGE, **parameters}).headers["etag"]

    assert len({tag(), tag(include="asserted"), tag(synthetic="true")}) == 3


@pytest.mark.parametrize("parameters", [{"include": "some"}, {"synthetic": "perhaps"}])
def test_a_choice_of_facts_that_is_none_is_refused(client: TestClient, parameters: dict[str, str]) -> None:
    answer = client.post("/graphql", params=parameters, json={"query": "{ dataset { version } }"})
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_REQUEST")


def test_extensions_tell_the_store_operations(ask: Callable[..., Any]) -> None:
    assert ask('{ municipality(id: "mun:gent") { label } }')["extensions"]["storeOperations"] > 0


def test_what_waits_past_its_deadline_is_answered_as_a_timeout(service: Service) -> None:
    lanes = Scheduler(light=1)
    with Slot(lanes, time.monotonic() + 60):
        late = answered(service, asked(PAGE), Slot(lanes, time.monotonic() + 0.1))
    (error,) = orjson.loads(late.body)["errors"]
    assert error["extensions"]["code"] == "QUERY_TIMEOUT"
    assert "etag" not in late.headers


@pytest.mark.slow
def test_equal_conditions_are_one_and_many_do_not_exhaust_anything(data: Callable[..., Any]) -> None:
    one = {"label": {"contains": "e"}}
    text = "query ($f: ThingFilter) { things(filter: $f) { totalCount } }"
    alone = data(text, f=one)
    for group in ("and", "or"):
        assert data(text, f={group: [one] * 2_000}) == alone
    different = [{"label": {"ne": f"no {number}"}} for number in range(2_000)]
    assert data(text, f={"and": [*different, one]}) == alone


class Impatient(Slot):
    """A slot that counts checks and stops at the last of a given number."""

    def __init__(self, most: int) -> None:
        super().__init__(Scheduler(), float("inf"))
        self.looks, self._most = 0, most

    def look(self) -> None:
        """Count."""
        self.looks += 1
        if self.looks > self._most:
            raise QueryTimeout("over")


FILTERS = {
    "while it is built": {"or": [{"label": {"contains": f"n{number}"}} for number in range(300)]},
    "between patterns": {"or": [{"label": {"matches": f"(a|b)*N{number}$"}} for number in range(300)]},
    "on things further on": {"sitedIn": {"hosts": {"some": {"sitedIn": {"label": {"contains": "e"}}}}}},
}


@pytest.mark.parametrize("name", FILTERS)
def test_the_clock_is_looked_at_inside_a_filter(service: Service, name: str) -> None:
    text = "query ($f: ProjectFilter) { projects(filter: $f) { totalCount } }"
    cache = FactsCache()
    patient, impatient = Impatient(10_000_000), Impatient(0)
    for each in (patient, impatient):
        request = RequestContext(service.snapshot(), Vocabulary.load(), cache, ("nl",), service, slot=each)
        result = execute(request, text, {"f": FILTERS[name]})
        assert bool(result.errors) is (each is impatient)
        impatient._most = patient.looks - 1
    assert patient.looks > (4 if name == "on things further on" else 600)
