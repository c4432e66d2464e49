"""What is answered at once and what by a thread, over which facts, and when it ends."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from graph_api.graphql import answering, asking, bulk
from graph_api.graphql.answering import PLAIN, Asked, answered, at_once
from graph_api.graphql.asking import Asking
from graph_api.graphql.cache import FactsCache
from graph_api.graphql.schema import execute
from graph_api.service import Service, ServiceSettings
from graph_store.graphs import Scope
from ontology.vocabulary import Vocabulary

TEXT = "query ($id: ID!) { municipality(id: $id) { label hosts { label } } }"
PAGE = "{ projects { nodes { label sitedIn { label hosts { label } } } } }"


@pytest.fixture
def service(folder: Path) -> Service:
    return Service(ServiceSettings(data=folder))


def asked(text: str, variables: dict[str, Any] | None = None) -> Asked:
    return Asked(text, variables, None, PLAIN, ("nl", "en"), None, Scope(), None)


def test_what_was_answered_quickly_before_needs_no_thread(service: Service) -> None:
    question = asked(TEXT, {"id": "mun:gent"})
    assert at_once(service, question) is None
    bodies = [answered(service, question).body for _ in range(3)]
    found = at_once(service, asked(TEXT, {"id": "mun:gent"}))
    assert found is not None
    assert [found.body] * 3 == bodies


def test_what_is_not_done_soon_is_begun_again_by_a_thread(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        answered(service, asked(PAGE))
    assert at_once(service, asked(PAGE)) is not None
    monkeypatch.setattr(answering, "AT_ONCE_S", -1)
    assert at_once(service, asked(PAGE)) is None


@pytest.mark.parametrize("plans", [True, False])
def test_the_deadline_ends_the_whole_document(service: Service, plans: bool) -> None:
    """Goal: a deadline that really aborts, by a plan and by the stock executor."""
    late = Asking(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl",), service, deadline=0)
    result = execute(late, PAGE, plans=plans)
    assert result.data is None
    assert [getattr(each.original_error, "code", None) for each in result.errors or []] == ["QUERY_TIMEOUT"]


@pytest.mark.parametrize("plans", [True, False])
def test_an_answer_that_would_be_too_large_is_refused_before_it_is_written(
    service: Service, plans: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Goal: a limit on the bytes of an answer; what is held often counts as often as it would be written."""
    monkeypatch.setattr(bulk, "WEIGHED", 0)
    monkeypatch.setattr(asking, "MAX_BYTES", 50)
    request = Asking(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl",), service)
    result = execute(request, PAGE, plans=plans)
    assert [getattr(each.original_error, "code", None) for each in result.errors or []] == ["RESULT_TOO_LARGE"]
    assert result.data is None


def test_the_weight_of_an_answer_is_about_what_it_takes(service: Service) -> None:
    request = Asking(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl",), service)
    data = execute(request, PAGE).data
    assert bulk._weight(data, {}) == pytest.approx(len(orjson.dumps(data)), rel=0.15)


@pytest.mark.parametrize(
    ("parameters", "keys"),
    [
        ({}, ["prj:bakkersite", "prj:dok"]),
        ({"include": "asserted"}, []),
        ({"include": "inferred"}, ["prj:bakkersite", "prj:dok"]),
        ({"synthetic": "true"}, ["prj:bakkersite", "prj:dok", "prj:made-up"]),
    ],
)
def test_the_address_chooses_the_facts_as_it_does_for_sparql(
    client: TestClient, parameters: dict[str, str], keys: list[str]
) -> None:
    """`?include=` and `?synthetic=` hold for the whole document."""
    text = '{ municipality(id: "mun:gent") { hosts(orderBy: [{key: ASC}]) { key } } }'
    answer = client.post("/graphql", params=parameters, json={"query": text})
    assert [each["key"] for each in answer.json()["data"]["municipality"]["hosts"]] == keys


def test_a_field_may_choose_other_facts_than_the_address(client: TestClient) -> None:
    text = '{ municipality(id: "mun:gent", include: ALL) { hosts { key } } }'
    answer = client.post("/graphql", params={"include": "asserted"}, json={"query": text})
    assert len(answer.json()["data"]["municipality"]["hosts"]) == 2


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
