"""Directives stand where they change something, and agree for one response key."""

from collections.abc import Callable

import pytest

MISPLACED = [
    '{ municipality(id: "mun:gent") { hosts @at(version: 1) { nodes { id } } } }',
    '{ municipality(id: "mun:gent") { hosts @at(synthetic: true) { nodes { id } } } }',
    'query ($v: Int) { municipality(id: "mun:gent") { label @at(version: $v) } }',
    '{ municipality(id: "mun:gent") { ...F } } fragment F on Thing { label @at(version: null) }',
    "{ projects { totalCount @at(include: ASSERTED) } }",
    "{ projects { pageInfo { endCursor @at(include: ASSERTED) } } }",
    '{ municipality(id: "mun:gent") { key @lang(prefer: "en") } }',
    '{ municipality(id: "mun:gent") { labelTexts { value @lang(prefer: "en") } } }',
    '{ municipality(id: "mun:gent") { __typename @at(include: ASSERTED) } }',
    "{ __schema @at(version: 1) { queryType { name } } }",
    '{ explain(subject: "mun:gent", predicate: "type", object: "Municipality") { text @lang(prefer: "en") } }',
]
AGREEING = [
    '{ municipality(id: "mun:gent") { label @lang(prefer: "en") ... on Thing { label @lang(prefer: "en") } } }',
    """{ projects @at(include: ALL, synthetic: true) { totalCount }
    projects @at(synthetic: true, include: ALL) { nodes { key } } }""",
    '{ municipality(id: "mun:gent") { label en: label @lang(prefer: "en") } }',
    """{ a: municipality(id: "mun:gent") @at(version: 1) { ...F } b: municipality(id: "mun:gent") { ...F } }
    fragment F on Municipality { label @lang(prefer: "en") hosts { nodes { label } } }""",
]
CONFLICTS = [
    "{ projects { totalCount } projects @at(version: 1) { totalCount } }",
    "{ projects @at(version: 1) { totalCount } ...F } fragment F on Query { projects @at(version: 2) { totalCount } }",
    "query ($v: Int) { projects @at(version: 1) { totalCount } projects @at(version: $v) { totalCount } }",
    '{ municipality(id: "mun:gent") { label ... on Thing { label @lang(prefer: "en") } } }',
    '{ thing(id: "mun:gent") { ... on Municipality { label @lang(prefer: "nl") } ... on Project { label } } }',
    """{ thing(id: "mun:gent") { ... on Municipality { hosts { nodes { label } } } ...F } }
    fragment F on CentreCity { hosts { nodes { ... on Project { label @lang(prefer: "en") } } } }""",
    '{ x: municipality(id: "mun:gent") { x: label @lang(prefer: "en") x: label @lang(prefer: "nl") } }',
]
ELSEWHERE = [
    '{ municipality(id: "mun:gent") { ... @lang(prefer: "en") { label } } }',
    '{ municipality(id: "mun:gent") { ...F @at(include: ALL) } } fragment F on Thing { label }',
    '{ municipality(id: "mun:gent") { ...F } } fragment F on Thing @at(include: ALL) { label }',
    'query ($v: Int @at(version: 1)) { municipality(id: "mun:gent") @at(version: $v) { label } }',
    '{ municipality(id: "mun:gent") @at(versions: 1) { label } }',
    '{ municipality(id: "mun:gent") @at(version: "1") { label } }',
    '{ municipality(id: "mun:gent") @at(version: 1) @at(include: ALL) { label } }',
    '{ municipality(id: "mun:gent") @lang { label } }',
    'query ($p: [String!]) { municipality(id: "mun:gent") @lang(prefer: $p) { label } }',
    '{ municipality(id: "mun:gent") { label(lang: "en") } }',
    "{ projects(synthetic: true) { totalCount } }",
]


@pytest.mark.parametrize("text", MISPLACED)
def test_a_directive_where_it_could_change_nothing_is_refused(code: Callable[..., str], text: str) -> None:
    """`version` and `synthetic` are for the operation and its root fields."""
    assert code(text) == "DIRECTIVE_MISPLACED"


@pytest.mark.parametrize("text", CONFLICTS)
def test_one_response_key_has_one_moment(code: Callable[..., str], text: str) -> None:
    """Also through fragments and for different types, because an answer has one place for each key."""
    assert code(text) == "DIRECTIVE_CONFLICT"


@pytest.mark.parametrize("text", AGREEING)
def test_equal_directives_and_other_keys_do_not_conflict(data: Callable[..., object], text: str) -> None:
    assert data(text)


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_directive_elsewhere_or_with_other_arguments_is_not_valid(code: Callable[..., str], text: str) -> None:
    assert code(text) == "INVALID_DOCUMENT"


def test_fragments_that_multiply_are_compared_up_to_a_limit(ask: Callable[..., dict[str, object]]) -> None:
    """Each fragment has the next one twice, at each of its levels."""
    parts = "".join(
        f"fragment F{n} on Thing {{ a{n}: during {{ ...F{n + 1} }} b{n}: during {{ ...F{n + 1} }} }}" for n in range(20)
    )
    text = f'{{ thing(id: "mun:gent") @lang(prefer: "en") {{ ...F0 }} }} {parts} fragment F20 on Thing {{ label }}'
    answer = ask(text)
    assert answer.get("data") is None
