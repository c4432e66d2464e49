"""The origin of edges, looked up for a page at a time."""

from typing import Any

import pytest

from graph_api.graphql import fact_sources
from graph_store import State
from loaders import SyncReport
from tests.graph_api.graphql.evidence import ORIGIN, Reading

NESTED = f"""query ($first: Int) {{ centreCities(first: $first) {{ nodes {{
    takesPartIn {{ edges {{ cursor node {{ id label }} {ORIGIN} }} }} }} }} }}"""
ROOT = f"query ($first: Int) {{ rows(first: $first) {{ edges {{ node {{ id }} {ORIGIN} }} }} }}"


def edges(data: Any) -> list[Any]:
    """Return all edges in an answer, those of every page."""
    if isinstance(data, dict) and "edges" in data:
        return list(data["edges"])
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [each for value in inner for each in edges(value)]


@pytest.mark.parametrize(("text", "few", "many"), [(NESTED, 1, 13), (ROOT, 10, 100)], ids=["nested", "at the root"])
def test_ten_edges_take_as_many_store_operations_as_a_hundred(
    synced_once: tuple[State, SyncReport], text: str, few: int, many: int
) -> None:
    def counted(first: int) -> tuple[int, int]:
        reading = Reading(synced_once[0])
        store = reading.counting()
        return len(edges(reading.answer(text, first=first))), store.operations

    (some, operations), (all_, as_many) = counted(few), counted(many)
    assert 10 <= some < 15
    assert all_ >= 100
    assert operations == as_many


def test_each_edge_has_the_origin_of_the_fact_that_it_shows(synced_once: tuple[State, SyncReport]) -> None:
    reading = Reading(synced_once[0])
    data = reading.answer(f"""{{ programme(id: "prog:obm") {{
        hasPart {{ edges {{ node {{ iri }} {ORIGIN} }} }}
        facts(properties: ["hasPart"]) {{ value {ORIGIN} }}
    }} }}""")["programme"]
    found = {each["node"]["iri"]: _origin(each) for each in edges(data)}
    assert found == {each["value"]: _origin(each) for each in data["facts"]}
    assert len(found) > 30


def test_a_member_of_a_class_has_the_origin_of_its_class(synced_once: tuple[State, SyncReport]) -> None:
    data = Reading(synced_once[0]).answer(f"""{{
        hostMunicipalities {{ edges {{ node {{ facts(properties: ["type"]) {{ value {ORIGIN} }} }} {ORIGIN} }} }} }}""")
    for each in edges(data):
        (fact,) = [one for one in each["node"]["facts"] if one["value"].endswith("#HostMunicipality")]
        assert _origin(each) == _origin(fact)
        assert each["derivation"]["asserted"] is False


def test_what_is_not_one_fact_has_no_origin(synced_once: tuple[State, SyncReport]) -> None:
    data = Reading(synced_once[0]).answer(f"{{ things(first: 2) {{ edges {{ {ORIGIN} }} }} }}")
    assert edges(data) == [{"provenance": None, "derivation": None}] * 2


def test_the_origins_of_too_many_edges_are_refused(
    synced_once: tuple[State, SyncReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fact_sources, "MOST_ORIGINS", 9)
    for field in ("provenance { since }", "provenance { rows { file } }", "derivation { text }"):
        with pytest.raises(AssertionError, match="the origins of 9 facts at most"):
            Reading(synced_once[0]).answer(f"{{ rows(first: 10) {{ edges {{ {field} }} }} }}")
        assert Reading(synced_once[0]).answer(f"{{ rows(first: 9) {{ edges {{ {field} }} }} }}")


def test_the_stock_executor_gives_the_same(synced_once: tuple[State, SyncReport]) -> None:
    reading = Reading(synced_once[0])
    for text in (
        NESTED,
        ROOT,
        f'{{ municipality(id: "mun:gent") {{ hosts @at(include: INFERRED) {{ edges {{ {ORIGIN} }} }} }} }}',
    ):
        given: dict[str, Any] = {"first": 9} if "$first" in text else {}
        assert reading.answer(text, **given) == reading.answer(text, plans=False, **given)


def _origin(each: Any) -> Any:
    return {name: each[name] for name in ("provenance", "derivation")}
