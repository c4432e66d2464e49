"""The replacement of the function REPLACE, with the marks that the engine reads."""

import re
from collections.abc import Iterator
from functools import partial

from graph_store.lexer.syntax_tree import Node
from graph_store.lexer.tokens import Edit, written

_IN_REPLACEMENT = re.compile(r"\\\\(\\\\|\$)|\\.|\$(\d+)", re.DOTALL)


def replacements(tree: Node) -> Iterator[Edit]:
    """Yield the third argument of REPLACE as the engine reads it: `${1}` for `$1`, `$$` for an escaped `$`.

    Source: https://www.w3.org/TR/xpath-functions/#func-replace
    """
    for call in (node for node in tree.below() if node.rule == "BuiltInCall" and node.word == "REPLACE"):
        given = [list(each.tokens()) for each in call.nodes[0].nodes]
        if len(given) > 2 and len(given[2]) == 1 and given[2][0].kind == "string":
            token = given[2][0]
            told = _IN_REPLACEMENT.sub(partial(_for_engine, written(given[1]).count("(")), token.text)
            if told != token.text:
                yield token.at, token.end, told


def _for_engine(groups: int, found: re.Match[str]) -> str:
    """Convert one mark in a replacement; only the digits after `$` that make the number of a group belong to it."""
    if found[1]:
        return "$$" if found[1] == "$" else found[1]
    if not (digits := found[2]):
        return found[0]
    length = next((at for at in range(len(digits), 1, -1) if int(digits[:at]) <= groups), 1)
    return f"${{{digits[:length]}}}{digits[length:]}"
