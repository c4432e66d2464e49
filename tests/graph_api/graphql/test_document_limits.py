"""The limits on one document."""

from collections.abc import Callable

import pytest
from graphql import OperationType

from graph_api.graphql.document_limits import check_nesting, operation_type
from graph_store.errors import BadRequest
from tests.graph_api.graphql.conftest import Ask

Code = Callable[..., str]


def nested(levels: int) -> str:
    """Return a selection with this number of nested fields."""
    fields = [("hosts", "nodes", "sitedIn")[level % 3] for level in range(levels - 1)]
    text = "{ totalCount }" if fields[-1] == "hosts" else "{ id }"
    for name in reversed(fields):
        text = f"{{ {name} {text} }}"
    return text


def document(levels: int) -> str:
    return f'{{ municipality(id: "mun:gent") {nested(levels - 1)} }}'


def test_twelve_levels_are_answered_and_thirteen_refused_at_their_place(ask: Ask) -> None:
    assert "errors" not in ask(document(12))
    (error,) = ask(document(13))["errors"]
    assert error["extensions"]["code"] == "INVALID_DOCUMENT"
    assert "12 levels" in error["message"]
    assert error["locations"]


def test_a_fragment_does_not_hide_levels(code: Code) -> None:
    fragment = f"fragment f on Municipality {nested(12)}"
    assert code(f'{{ municipality(id: "mun:gent") {{ ...f }} }} {fragment}') == "INVALID_DOCUMENT"


def test_aliases_are_limited_by_their_cost_and_not_their_number(ask: Ask, code: Code) -> None:
    answer = ask("{ " + " ".join(f"a{n}: dataset {{ version }}" for n in range(300)) + " }")
    assert len(answer["data"]) == 300
    proofs = '%s: derivations(subject: "mun:gent", predicate: "type", object: "City") { text }'
    assert code("{ " + " ".join(proofs % f"a{n}" for n in range(150)) + " }") == "QUERY_TOO_COMPLEX"


def test_more_than_four_thousand_tokens_are_refused(code: Code) -> None:
    assert code("{ " + "dataset { version } " * 1_100 + "}") == "MALFORMED_DOCUMENT"


def test_fragments_that_multiply_are_refused_at_once(code: Code) -> None:
    fragments = " ".join(f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(30))
    assert code("{ ...f0 } " + fragments + " fragment f30 on Query { __typename }") == "INVALID_DOCUMENT"


def test_fragments_in_a_circle_are_refused(code: Code) -> None:
    assert code("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }") == "INVALID_DOCUMENT"


def test_the_schema_can_be_read_however_deep_a_tool_asks(ask: Ask) -> None:
    kind = "ofType { " * 14 + "name" + " }" * 14
    assert "errors" not in ask("{ __schema { types { fields { type { " + kind + " } } } } }")


def test_brackets_in_texts_and_comments_are_no_brackets() -> None:
    check_nesting('{ a(b: "' + "{" * 100 + '", c: """' + "[" * 100 + '""") } # ' + "(" * 100, None)
    with pytest.raises(BadRequest):
        check_nesting("{" * 100, None)


def test_a_comment_ends_where_the_line_does() -> None:
    with pytest.raises(BadRequest):
        check_nesting("#\r" + "{" * 100, None)


@pytest.mark.parametrize("unit", ['\\"', '"\\"', '\\"""', '"""\\"""', '"', "}", "} ", "#"])
def test_quotes_without_an_end_take_no_longer_than_others(unit: str) -> None:
    """A megabyte of `\\"` would take hours if each quote were looked at as the beginning of a text without an end."""
    query = "{ a }" + unit * (1_000_000 // len(unit))
    check_nesting(query, None)
    assert operation_type(query, None) is OperationType.QUERY


def test_variables_have_so_many_levels() -> None:
    value: object = 1
    for _ in range(100):
        value = [value]
    with pytest.raises(BadRequest):
        check_nesting("{ a }", {"x": value})


@pytest.mark.parametrize(
    ("query", "operation", "kind"),
    [
        ("mutation { a }", None, "mutation"),
        ("query A { a } mutation B { a }", "B", "mutation"),
        ("query A { a } mutation B { a }", "A", "query"),
        ('{ a(b: "mutation") }', None, "query"),
        ("mutation {", None, "query"),
        ("subscription { a }", None, "subscription"),
        ("\ufeff, # why\n subscription { a }", None, "subscription"),
        ("fragment F on A { a } subscription { ...F }", None, "subscription"),
        ("query A { a } subscription B { a }", "B", "subscription"),
    ],
)
def test_an_operation_is_known_by_its_type(query: str, operation: str | None, kind: str) -> None:
    assert operation_type(query, operation).value == kind
