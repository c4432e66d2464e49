"""The context of one request: names of things, and limits."""

import gc
import time
from pathlib import Path
from weakref import ref

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import (
    MAX_BYTES,
    MAX_ITEMS,
    MAX_NOT_STATED,
    RequestContext,
    Stopped,
)
from graph_api.graphql.schema import execute
from graph_api.moments import NOW, Moment
from graph_api.service import Service, ServiceSettings
from graph_store.errors import BadRequest, ResultTooLarge
from graph_store.versions import State
from ontology import namespaces
from ontology.vocabulary import Vocabulary

BASE = "https://kennisgraaf.example/"


@pytest.fixture
def context(folder: Path) -> RequestContext:
    service = Service(ServiceSettings(data=folder))
    return RequestContext(State(folder).newest(), Vocabulary.load(), FactsCache(), ("nl", "en"), service)


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("mun:gent", "https://kennisgraaf.example/id/mun/gent"),
        ("https://kennisgraaf.example/id/mun/gent", "https://kennisgraaf.example/id/mun/gent"),
        ("https://elsewhere.example/x", "https://elsewhere.example/x"),
    ],
)
def test_an_id_is_an_iri_or_a_key(context: RequestContext, name: str, iri: str) -> None:
    assert context.iri(name, context.lens()) == iri


def test_a_name_that_is_too_long_is_refused_before_it_is_read(context: RequestContext) -> None:
    with pytest.raises(BadRequest, match=r"4000 characters, and 'mun:x+'… has 900004"):
        context.iri("mun:" + "x" * 900_000, context.lens())


def test_a_key_that_an_update_states_names_its_thing_and_no_other(tmp_path: Path) -> None:
    """The IRI of a thing also gives a key; a stated key comes first."""
    graph, words = NamedNode(f"{BASE}graph/edits"), Vocabulary.load()
    stated = [(f"{BASE}id/org/a", "org:other"), (f"{BASE}id/org/b", "org:a"), ("urn:x", "org:x")]
    with State(tmp_path).writer("test", 5) as writer:
        quads = [
            Quad(NamedNode(iri), predicate, value, where)
            for iri, key in stated
            for predicate, value in (
                (namespaces.RDF_TYPE, namespaces.kg("Organisation")),
                (namespaces.DCT_IDENTIFIER, Literal(key)),
            )
            for where in (graph, DefaultGraph())
        ]
        writer.publish([], quads, sources={})
    service = Service(ServiceSettings(data=tmp_path))
    text = "query ($id: ID!) { thing(id: $id) { id key } things(filter: {id: {eq: $id}}) { totalCount } }"
    for name, iri, key in (("org:other", f"{BASE}id/org/a", "org:other"), ("org:x", "urn:x", "org:x"),
                           ("org:a", f"{BASE}id/org/b", "org:a")):  # fmt: skip
        request = RequestContext(service.snapshot(), words, FactsCache(), ("nl",), service)
        assert execute(request, text, {"id": name}).data == {
            "thing": {"id": iri, "key": key},
            "things": {"totalCount": 1},
        }


def test_a_version_is_read_once_by_a_request_and_released_with_it(history: Path) -> None:
    """The document ends before the garbage collector runs, so that the version can be pruned."""
    service, cache = Service(ServiceSettings(data=history)), FactsCache(versions=1)
    request = RequestContext(service.snapshot(), Vocabulary.load(), cache, ("nl", "en"), service)
    held = ref(request.data.of(Moment(1)))
    assert request.data.of(Moment(1)) is held()
    assert request.data.of(Moment(2)) is request.data.of(NOW) is service.snapshot()
    gc.disable()
    try:
        execute(request, "{ then: projects @at(version: 1) { nodes { label } } now: projects { nodes { label } } }")
        assert held() is None
    finally:
        gc.enable()


def test_an_answer_holds_so_many_things(context: RequestContext) -> None:
    context.spend(MAX_ITEMS)
    with pytest.raises(ResultTooLarge):
        context.spend(1)


def test_a_question_ends_at_its_deadline(context: RequestContext) -> None:
    context.deadline = time.monotonic() - 1
    with pytest.raises(Stopped) as stopped:
        context.check_time()
    assert stopped.value.fault.code == "QUERY_TIMEOUT"


def test_an_answer_has_so_many_bytes(context: RequestContext) -> None:
    context.spend_bytes(MAX_BYTES)
    with pytest.raises(Stopped) as stopped:
        context.spend_bytes(1)
    assert stopped.value.fault.code == "RESULT_TOO_LARGE"


def test_paths_not_stated_are_bounded(context: RequestContext) -> None:
    for number in range(MAX_NOT_STATED + 5):
        context.note_not_stated([number])
    assert len(context.not_stated) == MAX_NOT_STATED
