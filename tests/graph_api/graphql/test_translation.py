"""GraphQL answers what SPARQL answers: random documents, each translated to SPARQL by a second way of reading them."""

import json
import os
from typing import Any

import pytest

from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.schema import execute, schema
from graph_api.service import Service as Running
from graph_api.service import ServiceSettings
from graph_store.errors import NotFound
from ontology.vocabulary import Vocabulary
from tests.graph_api.graphql.documents import Document
from tests.graph_api.graphql.translation import Plain, Translator
from tests.service import Service

pytestmark = pytest.mark.slow

IDS = ["mun:gent", "prog:rr", "prog:rr-2", "org:kcvs", "prj:bakkersite"]
BATCHES = 6
COUNT = int(os.environ.get("FUZZ_DOCUMENTS", "300"))


@pytest.fixture(scope="module")
def running(service: Service) -> Running:
    return Running(ServiceSettings(data=service.state.root))


def by_graphql(running: Running, cache: FactsCache, asked: Document) -> dict[str, Any]:
    context = RequestContext(running.snapshot(), Vocabulary.load(), cache, ("nl", "en"), running, max_cost=float("inf"))
    result = execute(context, asked.text)
    unexpected = [error for error in result.errors or () if not isinstance(error.original_error, NotFound)]
    assert unexpected == [], asked.text
    data = result.data or {}
    return dict(json.loads(json.dumps(data)))


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_same_documents_by_sparql_give_the_same(running: Running, batch: int) -> None:
    cache, kind = FactsCache(), schema()._schema
    translator = Translator(running.snapshot(), kind, ("nl", "en"))
    size, things = COUNT // BATCHES, 0
    for seed in range(batch * size, (batch + 1) * size):
        asked = Plain(kind, IDS, seed).document()
        answered = by_graphql(running, cache, asked)
        assert answered == translator.answer(asked), f"document {seed}\n{asked.text}"
        things += json.dumps(answered).count("{")
    assert things > size
