"""Values in the form of the answer: nulls keep their places, and things are counted."""

from pathlib import Path

import pytest

from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.plan_values import added
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.schema import execute
from graph_api.service import Service, ServiceSettings
from ontology.vocabulary import Vocabulary


def test_null_keeps_its_place_among_things(history: Path) -> None:
    """Since version 2, `prj:dok` is in no city."""
    service = Service(ServiceSettings(data=history))
    context = RequestContext(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl", "en"), service)
    result = execute(context, "{ projects { nodes { sitedIn { key hosts { nodes { key } } } } } }")
    found = [each["sitedIn"] for each in (result.data or {})["projects"]["nodes"]]
    assert [each and each["key"] for each in found] == ["mun:gent", None, "mun:eeklo"]
    assert (context.planned, context.unplanned) == (1, {})


@pytest.mark.parametrize(
    ("sizes", "more", "sums"),
    [(None, None, None), ([1, 2], None, [1, 2]), (None, (1, 0), [1, 0]), ([1, 2], (3, 0), [4, 2])],
)
def test_numbers_of_things_add_up(
    sizes: list[int] | None, more: tuple[int, ...] | None, sums: list[int] | None
) -> None:
    assert added(sizes, more) == sums
