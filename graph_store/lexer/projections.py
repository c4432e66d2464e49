"""The meaning of `*` in the queries of a text: in SELECT and in COUNT(DISTINCT *)."""

from collections.abc import Iterator

from graph_store.lexer.syntax_tree import Node
from graph_store.lexer.tokens import Edit, Token
from graph_store.lexer.variables import named, visible


def _selections(tree: Node) -> Iterator[tuple[Node, Node, set[str]]]:
    """Yield each query and subquery: the position of its head, its group, and the variables of VALUES at its end."""
    for node in tree.below():
        if node.rule in ("Query", "SubSelect"):
            form = node if node.rule == "SubSelect" else node.nodes[0 if node.nodes[0].rule != "Prologue" else 1]
            if (where := form.first("Where")) is not None:
                yield form, where.nodes[0], named(node.first("Values"))


def all_variables(tree: Node) -> Iterator[tuple[Edit, list[str]]]:
    """Yield replacements of `*` by the list of all variables, so that new ones are not among them."""
    for form, group, others in _selections(tree):
        head, modifiers = form.first("Projection") or form, form.first("Modifiers")
        star = next((part for part in head.parts if isinstance(part, Token) and part.text == "*"), None)
        is_grouped = modifiers is not None and modifiers.word == "GROUP"
        if star is not None and not is_grouped:
            names = sorted(visible(group) | others)
            yield (star.at, star.end, " ".join(names)), names


def counted(tree: Node) -> Iterator[Edit]:
    """Yield a subquery around the argument of `COUNT(DISTINCT *)`; without it the engine also counts blank nodes."""
    for form, group, _ in _selections(tree):
        names = sorted(visible(group))
        if names and any(_counts_solutions(each) for each in form.below("Where")):
            start, end = group.span
            yield start, start, f"{{ SELECT {' '.join(names)} "
            yield end, end, " }"


def _counts_solutions(node: Node) -> bool:
    marks = [part.text.upper() for part in node.parts if isinstance(part, Token)]
    return node.rule == "Aggregate" and "DISTINCT" in marks and "*" in marks
