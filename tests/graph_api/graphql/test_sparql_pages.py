"""The SPARQL of a page has its things: of a class, of a property, of a moment, and only those on the page."""

from typing import Any

import pytest

from tests.graph_api.graphql.documents import Document
from tests.graph_api.graphql.equivalence import Compared


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ projects(first: 2) { totalCount } }", ["prj:bakkersite", "prj:dok"]),
        ("{ projects(last: 2) { totalCount } }", ["prj:dok", "prj:textiles"]),
        ("{ projects(first: 0) { totalCount } }", []),
        ('{ municipality(id: "mun:gent") { hosts { totalCount } } }', ["prj:bakkersite"]),
        ("{ projects { nodes { sitedIn { key } } } }", ["mun:gent"]),
        ('{ municipality(by: {nisCode: "44021"}) { key } }', ["mun:gent"]),
        ('{ programme(id: "prog:rr-2") { hasPart(depth: 1) { totalCount } } }', ["prj:textiles", "prog:rr-2-1"]),
        ('{ node(id: "prog:rr-2") { ... on Programme { hasPart(first: 1) { totalCount } } } }', ["prj:bakkersite"]),
        ('{ programme(id: "prog:rr") { hasPart(depth: 0) { totalCount } } }', []),
        ('{ search(text: "bakkersite") { edges { node { ... on Project { sitedIn { key } } } } } }', ["mun:gent"]),
        ('{ projects(filter: {id: {eq: "prj:made-up"}}) @at(synthetic: true) { totalCount } }', ["prj:made-up"]),
        ('{ municipality(id: "mun:gent") @at(version: 1) { hosts { totalCount } } }', ["prj:bakkersite", "prj:dok"]),
        ('{ municipality(id: "mun:gent") @at(include: INFERRED) { hosts { totalCount } } }', []),
    ],
)  # fmt: skip
def test_a_page_has_the_same_things(compared: Compared, text: str, expected: list[str]) -> None:
    assert compared.keys(text) == expected


@pytest.mark.parametrize("field", ["during", "overlapping"])
def test_the_things_of_a_time_are_the_same(compared: Compared, field: str) -> None:
    chosen = "(filter: {type: {in: [CooperationAgreement, Platform]}})"
    asked = f'{{ call(id: "call:verweving-2") {{ {field}{chosen} {{ totalCount }} }} }}'
    assert compared.keys(asked)


def test_a_cursor_is_a_place_in_the_list(compared: Compared) -> None:
    cursor = _cursors(compared)
    assert compared.keys("query ($c: String) { projects(after: $c) { totalCount } }", c=cursor[0]) == [
        "prj:dok", "prj:textiles",
    ]  # fmt: skip
    asked = "query ($c: String) { projects(before: $c, last: 1) { totalCount } }"
    assert compared.keys(asked, c=cursor[2]) == ["prj:dok"]


def _cursors(compared: Compared) -> list[str]:
    answer: Any = compared.ask("{ projects { edges { cursor } } }")
    return [each["cursor"] for each in answer["data"]["projects"]["edges"]]


def test_a_step_that_only_rows_state_is_not_exact(compared: Compared) -> None:
    before = compared.found.inexact
    compared.check(Document('{ municipality(id: "mun:gent") { within(depth: 1) { totalCount } } }'))
    assert compared.found.inexact == before + 1
