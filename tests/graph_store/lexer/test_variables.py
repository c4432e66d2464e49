import pytest

from graph_store.lexer.syntax_tree import tree_of
from graph_store.lexer.tokens import tokens_of
from graph_store.lexer.variables import named, visible


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("{ ?a ?b $c }", "?a ?b ?c"),
        ("{ ?a <p> 1 FILTER(?b && EXISTS { ?c ?d ?e }) MINUS { ?f ?g ?h } }", "?a"),
        ("{ OPTIONAL { ?a <p> 1 } { ?b <p> 1 } UNION { ?c <p> 1 } GRAPH ?d {} SERVICE ?e {} }", "?a ?b ?c ?d ?e"),
        ("{ BIND(?a AS ?b) VALUES (?c ?d) { (1 2) } }", "?b ?c ?d"),
        ("{ { SELECT ?a (?b AS ?c) { ?d ?e ?f } } }", "?a ?c"),
        ("{ { SELECT * { ?a <p> 1 } VALUES ?b { 1 } } }", "?a ?b"),
    ],
)
def test_a_group_gives_the_variables_that_the_standard_has_in_scope(group: str, names: str) -> None:
    tree = tree_of(list(tokens_of(group)), "Group")
    assert tree is not None
    assert sorted(visible(tree)) == names.split()


def test_what_is_not_there_names_nothing() -> None:
    assert named(None) == set()
