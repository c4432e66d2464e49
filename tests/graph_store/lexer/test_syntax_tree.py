import pytest

from graph_store.lexer.syntax_tree import Node, tree_of
from graph_store.lexer.tokens import tokens_of


def tree(text: str, start: str = "Query") -> Node:
    found = tree_of(list(tokens_of(text)), start)
    assert found is not None
    return found


def test_a_text_is_a_tree_of_rules_whose_leaves_are_its_tokens() -> None:
    text = "SELECT ?s { ?s ?p 1 . ?s ?q 2 OPTIONAL { ?s ?r ?t } }"
    found = tree(text)
    assert [token.text for token in found.tokens()] == [token.text for token in tokens_of(text)]
    select = found.first("Select")
    assert select is not None
    assert [node.rule for node in select.nodes] == ["Projection", "Where"]
    assert [node.rule for node in found.below() if node.rule in ("Group", "Triples", "Subject")] == [
        "Group", "Triples", "Subject", "Subject", "Group", "Triples", "Subject"
    ]  # fmt: skip


def test_a_node_knows_where_it_stands() -> None:
    text = "ASK  { ?s ?p ?o }"
    group = next(node for node in tree(text).below() if node.rule == "Group")
    assert text[slice(*group.span)] == "{ ?s ?p ?o }"


def test_nodes_below_can_be_left_out() -> None:
    found = tree("ASK { ?s ?p ?o { ?s ?q ?o } }")
    assert [node.rule for node in found.below("Where")] == ["Query", "Ask"]


def test_a_text_that_leaves_the_grammar_has_no_tree() -> None:
    for text in ("", "ASK {", "ASK { ?s ?p }", "ASK {} ASK {}"):
        assert tree_of(list(tokens_of(text)), "Query") is None


@pytest.mark.slow
def test_a_deep_text_needs_no_deep_stack() -> None:
    found = tree("ASK { FILTER" + "(" * 5_000 + "1" + ")" * 5_000 + " }")
    assert sum(node.rule == "Bracketed" for node in found.below()) == 5_000
    assert sum(1 for _ in found.tokens()) == 10_005
