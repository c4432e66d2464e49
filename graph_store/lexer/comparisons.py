"""The comparisons of a variable with constants, in the expressions of a query.

Only comparisons that must hold are read: none below `!`, and no `!=` and `NOT IN`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph_store.lexer.constants import constant
from graph_store.lexer.syntax_tree import Node
from graph_store.lexer.tokens import Prologue, Token

_TURNED = {"=": "=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_TESTS = frozenset(["CONTAINS", "STRSTARTS", "STRENDS", "REGEX", "LANGMATCHES", "SAMETERM"])
_SINGLE = frozenset(["Expression", "And", "Relation", "Sum", "Product", "Factor", "Constraint", "Bracketed"])
"""The rules that add nothing to the one part that they hold."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A variable, the functions applied to it (innermost first), and the constants it is compared with.

    `operator` is `=`, `<`, `<=`, `>`, `>=`, or the name of a function that compares: `CONTAINS`, `LANGMATCHES` …
    `flags` are those of `REGEX`. `at` is the offset of the comparison in the text.
    """

    variable: str
    functions: tuple[str, ...]
    operator: str
    values: tuple[NamedNode | Literal, ...]
    at: int
    flags: str = ""


def comparisons(expression: Node, prologue: Prologue) -> Iterator[Comparison]:
    """Yield the comparisons in an expression, in the order of the text, without those in groups of EXISTS."""
    left = [expression]
    while left:
        node = left.pop()
        if node.rule == "Group" or _is_negated(node):
            continue
        if node.rule == "Relation" and len(node.nodes) > 1:
            yield from _relation(node, prologue)
        elif node.rule == "BuiltInCall" and node.word in _TESTS:
            yield from _test(node, prologue)
        left += reversed(node.nodes)


def _is_negated(node: Node) -> bool:
    return node.rule == "Factor" and isinstance(node.parts[0], Token) and node.parts[0].text == "!"


def _relation(node: Node, prologue: Prologue) -> Iterator[Comparison]:
    operator = next(part.text.upper() for part in node.parts if isinstance(part, Token))
    one, other = node.nodes
    at = node.span[0]
    if operator == "IN":
        values = [_constant(each, prologue) for each in other.nodes]
        if (side := side_of(one)) and values:
            kept = tuple(value for value in values if value is not None)
            if len(kept) == len(values):
                yield Comparison(*side, "=", kept, at)
    elif operator in _TURNED:
        for this, that, how in ((one, other, operator), (other, one, _TURNED[operator])):
            value = _constant(that, prologue)
            if value is not None and (side := side_of(this)):
                yield Comparison(*side, how, (value,), at)


def _test(node: Node, prologue: Prologue) -> Iterator[Comparison]:
    given = node.nodes[0].nodes
    if len(given) < 2 or (side := side_of(given[0])) is None:
        return
    value = _constant(given[1], prologue)
    flags = _constant(given[2], prologue) if len(given) > 2 else Literal("")
    if value is not None and flags is not None:
        operator = "=" if node.word == "SAMETERM" else node.word
        yield Comparison(*side, operator, (value,), node.span[0], flags.value)


def side_of(node: Node) -> tuple[str, tuple[str, ...]] | None:
    """Return the variable of an expression and the functions applied to it; None if it is anything else."""
    functions: list[str] = []
    while True:
        node, part = _inner(node)
        if isinstance(part, Token):
            return (f"?{part.text[1:]}", tuple(reversed(functions))) if part.kind == "variable" else None
        if node.rule != "BuiltInCall" or part is None or part.rule != "List" or len(part.nodes) != 1:
            return None
        functions.append(node.word)
        node = part.nodes[0]


def _inner(node: Node) -> tuple[Node, "Token | Node | None"]:
    """Return the node inside the rules that add nothing, and its part: a token, a list of arguments, or None."""
    while node.rule in _SINGLE:
        parts = node.nodes if node.rule == "Bracketed" else node.parts
        if len(parts) != 1:
            return node, None
        if isinstance(parts[0], Token):
            return node, parts[0]
        node = parts[0]
    return node, node.nodes[0] if node.rule == "BuiltInCall" and node.nodes else None


def _constant(node: Node, prologue: Prologue) -> NamedNode | Literal | None:
    tokens = [token for token in node.tokens() if token.text not in ("(", ")")]
    return constant(tokens, prologue) if len(tokens) <= 4 and _is_flat(node) else None


def _is_flat(node: Node) -> bool:
    """Return whether an expression is one term, with brackets and a sign at most."""
    return not any(each.rule in ("BuiltInCall", "Arguments") or _has_operator(each) for each in node.below())


def _has_operator(node: Node) -> bool:
    return node.rule in ("Expression", "And", "Relation", "Sum", "Product") and len(node.parts) > 1
