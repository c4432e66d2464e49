"""The variables that a part of a text makes visible around it.

Source: https://www.w3.org/TR/sparql11-query/#variableScope
"""

from graph_store.lexer.syntax_tree import Node
from graph_store.lexer.tokens import Token

_BOUND_INSIDE = ("FILTER", "MINUS")


def visible(group: Node) -> set[str]:
    """Return the variables that a group makes visible around it."""
    found = set[str]()
    for part in group.nodes:
        if part.rule == "SubSelect":
            found |= _projected(part)
        elif part.rule == "Triples":
            found |= _variables(part)
        elif part.word not in _BOUND_INSIDE:
            for each in part.nodes:
                found |= visible(each) if each.rule == "Group" else named(each)
    return found


def _projected(select: Node) -> set[str]:
    """Return the variables of a subquery."""
    head, where = select.first("Projection"), select.first("Where")
    assert head is not None and where is not None  # noqa: S101, PT018
    if any(isinstance(part, Token) and part.text == "*" for part in head.parts):
        return visible(where.nodes[0]) | named(select.first("Values"))
    return named(head)


def named(node: Node | None) -> set[str]:
    """Return the variables that a node binds: those of VALUES, of GRAPH and after AS, not those of an expression."""
    if node is None:
        return set()
    return {
        part.text
        for each in node.below("Expression")
        for part in each.parts
        if isinstance(part, Token) and part.kind == "variable"
    }


def _variables(node: Node) -> set[str]:
    return {f"?{token.text[1:]}" for token in node.tokens() if token.kind == "variable"}
