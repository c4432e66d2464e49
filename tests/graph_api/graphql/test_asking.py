"""One request: names of things, and its bounds."""

import time
from pathlib import Path

import pytest

from graph_api.graphql.asking import MAX_BYTES, MAX_ITEMS, MAX_NOT_STATED, Asking, Stopped, joined
from graph_api.graphql.cache import FactsCache
from graph_api.service import Service, ServiceSettings
from graph_store.errors import ResultTooLarge
from graph_store.versions import State
from ontology.vocabulary import Vocabulary


@pytest.fixture
def asking(folder: Path) -> Asking:
    service = Service(ServiceSettings(data=folder))
    return Asking(State(folder).newest(), Vocabulary.load(), FactsCache(), ("nl", "en"), service)


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("mun:gent", "https://kennisgraaf.example/id/mun/gent"),
        ("https://kennisgraaf.example/id/mun/gent", "https://kennisgraaf.example/id/mun/gent"),
        ("https://elsewhere.example/x", "https://elsewhere.example/x"),
    ],
)
def test_an_id_is_an_iri_or_a_key(asking: Asking, name: str, iri: str) -> None:
    assert asking.iri(name) == iri


def test_an_answer_holds_so_many_things(asking: Asking) -> None:
    asking.spend(MAX_ITEMS)
    with pytest.raises(ResultTooLarge):
        asking.spend(1)


def test_a_question_ends_at_its_deadline(asking: Asking) -> None:
    asking.deadline = time.monotonic() - 1
    with pytest.raises(Stopped) as stopped:
        asking.check_time()
    assert stopped.value.fault.code == "QUERY_TIMEOUT"


def test_an_answer_has_so_many_bytes(asking: Asking) -> None:
    asking.spend_bytes(MAX_BYTES)
    with pytest.raises(Stopped) as stopped:
        asking.spend_bytes(1)
    assert stopped.value.fault.code == "RESULT_TOO_LARGE"


def test_paths_not_stated_are_bounded(asking: Asking) -> None:
    for number in range(MAX_NOT_STATED + 5):
        asking.note_not_stated([number])
    assert len(asking.not_stated) == MAX_NOT_STATED


def test_a_step_may_be_stated_in_either_direction() -> None:
    assert joined({"a": ("b",)}, {"c": ("a", "b"), "b": ("a",)}) == {"a": ("b", "c"), "b": ("c",)}
