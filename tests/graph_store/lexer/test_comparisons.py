import pytest
from pyoxigraph import Literal, NamedNode

from graph_store.lexer.comparisons import Comparison, comparisons, side_of
from graph_store.lexer.syntax_tree import Node, tree_of
from graph_store.lexer.tokens import Prologue, tokens_of


def tree(expression: str) -> Node:
    found = tree_of(list(tokens_of(expression)), "Expression")
    assert found is not None
    return found


def read(expression: str) -> list[tuple[str, tuple[str, ...], str, list[str]]]:
    found = comparisons(tree(expression), Prologue("https://example.org/"))
    return [(each.variable, each.functions, each.operator, [str(term.value) for term in each.values]) for each in found]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('?x = "a"', ("?x", (), "=", ["a"])),
        ("3 < $x", ("?x", (), ">", ["3"])),
        ("(?x) >= (-1)", ("?x", (), ">=", ["-1"])),
        ("YEAR(?x) = 2020", ("?x", ("YEAR",), "=", ["2020"])),
        ('LCASE(STR(?x)) = "a"', ("?x", ("STR", "LCASE"), "=", ["a"])),
        ("?x IN (<a>, <b>)", ("?x", (), "=", ["https://example.org/a", "https://example.org/b"])),
        ('CONTAINS(?x, "a")', ("?x", (), "CONTAINS", ["a"])),
        ('LANGMATCHES(LANG(?x), "nl")', ("?x", ("LANG",), "LANGMATCHES", ["nl"])),
        ("SAMETERM(?x, 1)", ("?x", (), "=", ["1"])),
    ],
)
def test_a_comparison_with_constants_is_read(expression: str, expected: object) -> None:
    assert read(expression) == [expected]


def test_the_flags_of_a_regular_expression_are_read() -> None:
    [found] = comparisons(tree('REGEX(?x, "a", "i")'), Prologue(""))
    assert found == Comparison("?x", (), "REGEX", (Literal("a"),), 0, "i")


def test_all_parts_that_may_hold_are_read() -> None:
    assert [each[0] for each in read("?a = 1 && (?b = 2 || ?c = 3)")] == ["?a", "?b", "?c"]


@pytest.mark.parametrize(
    "expression",
    [
        "?x != 1", "?x NOT IN (1)", "!(?x = 1)", "?x = ?y", "?x + 1 = 2", "?x = 1 + 1", "COALESCE(?x, ?y) = 1",
        "EXISTS { ?s ?p ?o FILTER(?x = 1) }", "?x IN (?y, 1)", "BOUND(?x)", "?x IN ()", '"a" = "b"', "<f>(?x) = 1",
        'CONTAINS(?x, ?y)', 'REGEX(?x, "a", ?flags)',
    ],
)  # fmt: skip
def test_what_need_not_hold_or_is_not_a_constant_is_left_out(expression: str) -> None:
    assert read(expression) == []


def test_the_side_of_an_expression_is_its_variable_with_functions() -> None:
    assert side_of(tree("UCASE(?x)")) == ("?x", ("UCASE",))
    assert side_of(tree("?x * 2")) is None


def test_an_iri_is_compared_as_an_iri() -> None:
    [found] = comparisons(tree("?x = <urn:a>"), Prologue(""))
    assert found.values == (NamedNode("urn:a"),)
