"""Lists and pages."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace
from typing import Any, cast

import pytest

from graph_api.graphql import selection
from graph_api.graphql.selection import Chooser, Page
from tests.graph_api.graphql.conftest import Ask

PAGE = """query ($first: Int, $after: String, $last: Int, $before: String) {
  municipalities(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    edges { cursor node { key } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""


def keys(page: dict[str, Any]) -> list[str]:
    return [edge["node"]["key"] for edge in page["edges"]]


def test_pages_forward_hold_every_thing_once(data: Ask) -> None:
    found, after = [], None
    while True:
        page = data(PAGE, first=2, after=after)["municipalities"]
        found += keys(page)
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert found == ["mun:eeklo", "mun:gent", "mun:oostende"]
    assert page["pageInfo"]["hasPreviousPage"]
    assert page["totalCount"] == 3


def test_pages_backward_begin_at_the_end(data: Ask) -> None:
    page = data(PAGE, last=2)["municipalities"]
    assert keys(page) == ["mun:gent", "mun:oostende"]
    before = data(PAGE, last=2, before=page["pageInfo"]["startCursor"])["municipalities"]
    assert keys(before) == ["mun:eeklo"]
    assert not before["pageInfo"]["hasPreviousPage"]


def test_an_empty_page_has_no_cursors(data: Ask) -> None:
    info = data(PAGE, first=0)["municipalities"]["pageInfo"]
    assert (info["startCursor"], info["hasNextPage"]) == (None, True)


def test_a_nested_page_follows_a_cursor(data: Ask) -> None:
    hosts = "hosts(first: 1, after: $after) { edges { cursor } }"
    text = f'query ($after: String) {{ municipality(id: "mun:gent") {{ {hosts} }} }}'
    (edge,) = data(text)["municipality"]["hosts"]["edges"]
    found = data(text.replace("cursor", "node { key }"), after=edge["cursor"])
    assert found["municipality"]["hosts"]["edges"] == [{"node": {"key": "prj:dok"}}]


def test_a_plain_page_is_cut_too(monkeypatch: pytest.MonkeyPatch, data: Ask) -> None:
    monkeypatch.setattr(selection, "MAX_LIST", 1)
    found = data('{ municipality(id: "mun:gent") { hosts { totalCount nodes { key } pageInfo { hasNextPage } } } }')
    assert found["municipality"]["hosts"] == {
        "totalCount": 2,
        "nodes": [{"key": "prj:bakkersite"}],
        "pageInfo": {"hasNextPage": True},
    }


def test_a_nested_connection_pages_for_each_parent(data: Ask) -> None:
    found = data("{ municipalities { nodes { hosts(first: 1) { totalCount nodes { key } } } } }")
    pages = [node["hosts"] for node in found["municipalities"]["nodes"]]
    assert [(page["totalCount"], len(page["nodes"])) for page in pages] == [(1, 1), (2, 1), (0, 0)]


@pytest.mark.parametrize(
    ("arguments", "code_expected"),
    [
        ("first: 1001", "BAD_REQUEST"),
        ("first: -1", "BAD_REQUEST"),
        ("first: 1, last: 1", "BAD_REQUEST"),
        ('after: "nonsense"', "BAD_CURSOR"),
        ('after: "WzEsMl0="', "BAD_CURSOR"),
        ('after: "Wzk5LCJodHRwczovL3giXQ=="', "CURSOR_EXPIRED"),
    ],
)
def test_what_names_no_page_is_refused_even_when_only_a_count_is_asked(
    code: Callable[..., str], arguments: str, code_expected: str
) -> None:
    assert code(f"{{ municipalities({arguments}) {{ totalCount }} }}") == code_expected


def test_a_cursor_of_another_connection_is_refused(code: Callable[..., str], data: Ask) -> None:
    cursor = data("{ projects { pageInfo { endCursor } } }")["projects"]["pageInfo"]["endCursor"]
    assert code(f'{{ municipalities(after: "{cursor}") {{ nodes {{ key }} }} }}') == "BAD_CURSOR"


def test_a_slow_filter_holds_up_no_other_page() -> None:
    """A page is computed without a lock that all pages share."""
    begun, go_on = Event(), Event()

    def slow(iris: Sequence[str]) -> Sequence[str]:
        begun.set()
        go_on.wait(30)
        return iris

    first, second = (Page(["a"], cast(Chooser, SimpleNamespace(lens=None, passing=each))) for each in (slow, tuple))
    with ThreadPoolExecutor(2) as threads:
        waiting = threads.submit(lambda: first.iris)
        begun.wait(30)
        try:
            assert threads.submit(lambda: second.iris).result(10) == ("a",)
        finally:
            go_on.set()
        assert waiting.result(10) == ["a"]
