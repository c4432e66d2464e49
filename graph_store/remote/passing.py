"""The text of a query as it is passed on to a store: with the graphs of the published set, under their names there.

The text is read by our own lexer and grammar. A query is not passed on if servers may answer it in different ways, or
if only our own workers can: functions, except casts; SERVICE; DESCRIBE; several default graphs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from pyoxigraph import DefaultGraph, NamedNode

from graph_store.lexer.syntax_tree import Node, tree_of
from graph_store.lexer.tokens import Edit, Prologue, Token, edited, tokens_of
from graph_store.remote.graph_names import GraphNames

_CASTS = "http://www.w3.org/2001/XMLSchema#"
_NEWER = frozenset(
    ["HASLANG", "HASLANGDIR", "ISTRIPLE", "LANGDIR", "OBJECT", "PREDICATE", "STRLANGDIR", "SUBJECT", "TRIPLE"]
)
"""Functions of SPARQL 1.2."""

_NOT_THERE = frozenset(["LATERAL", "SERVICE"])


@dataclass(frozen=True, slots=True)
class DatasetNames:
    """The graphs that a query sees, by their names in the version; "" is the default graph of the version.

    Without a `default`, the query sees named graphs only.
    """

    default: str | None
    named: Sequence[str]


def passed_on(text: str, base: str, dataset: DatasetNames, names: GraphNames) -> str | None:
    """Return the text for the store; None if it is not to be passed on, or has a syntax error."""
    tokens = list(tokens_of(text))
    tree = tree_of(tokens, "Query")
    if tree is None:
        return None
    form = form_of(tree)
    prologue = Prologue(base)
    prologue.read(tokens, 0)
    reads_named = any(_graph_patterns(node) for node in tree.below())
    if form.rule == "Describe" or not (reads_named or dataset.default is not None) or not _is_portable(tree, prologue):
        return None
    edits = [*_dataset(form, dataset, names), *_graphs(tree, prologue, dataset, names)]
    if any(_is_relative(token) for token in tokens):
        if any(token.word == "BASE" for token in tokens):
            return None
        edits.append((0, 0, f"BASE <{base}>\n"))
    return edited(text, edits)


def form_of(tree: Node) -> Node:
    """Return the part of a query that begins with SELECT, CONSTRUCT, ASK or DESCRIBE."""
    return next(node for node in tree.nodes if node.rule != "Prologue")


def _is_portable(tree: Node, prologue: Prologue) -> bool:
    """Return whether any SPARQL 1.1 server reads the text as it is meant."""
    nodes = list(tree.below())
    graphs = [each for node in nodes for each in _graph_patterns(node) if _variable(each) is not None]
    hidden = [
        each
        for node in nodes
        if node.rule == "BuiltInCall" and node.word in ("EXISTS", "NOT")
        for each in node.below()
        if each in graphs
    ]
    return not (
        any(_calls_function(node, prologue) for node in nodes)
        or any(node.rule == "Other" and node.word in _NOT_THERE for node in nodes)
        or any(node.rule == "BuiltInCall" and node.word in _NEWER for node in nodes)
        or hidden
        or (graphs and any(node.rule == "Projection" and _shows_all(node) for node in nodes))
    )


def _calls_function(node: Node, prologue: Prologue) -> bool:
    if node.first("Arguments") is None or (called := node.first("Iri")) is None:
        return False
    return not prologue.resolve(next(called.tokens())).startswith(_CASTS)


def _shows_all(projection: Node) -> bool:
    return any(isinstance(part, Token) and part.text == "*" for part in projection.parts)


def _dataset(form: Node, dataset: DatasetNames, names: GraphNames) -> Iterator[Edit]:
    """Replace the FROM clauses by those of the set; graphs are named only if the query reads named graphs."""
    for clause in (node for node in form.nodes if node.rule == "Dataset"):
        start, end = clause.span
        yield start, end, ""
    clauses = [] if dataset.default is None else [f"FROM {_stored(dataset.default, names)}"]
    if any(_graph_patterns(node) for node in form.below()):
        clauses += [f"FROM NAMED {_stored(name, names)}" for name in dataset.named]
    where = form.first("Where")
    at = where.span[0] if where else next(token.at for token in form.tokens() if token.word == "WHERE")
    yield at, at, " ".join(["", *clauses, ""])


def _stored(name: str, names: GraphNames) -> NamedNode:
    return names.of(NamedNode(name) if name else DefaultGraph())


def _graphs(tree: Node, prologue: Prologue, dataset: DatasetNames, names: GraphNames) -> Iterator[Edit]:
    """Name the graphs of GRAPH patterns as the store does; a variable gets the names that they have in the version."""
    numbers = count()
    for node in tree.below():
        for pattern in _graph_patterns(node):
            name = next(pattern.nodes[0].tokens())
            if _variable(pattern) is None:
                yield name.at, name.end, str(_stored(prologue.resolve(name), names))
                continue
            own = f"?kg_graph_{next(numbers)}"
            start, end = pattern.span
            pairs = " ".join(f"({NamedNode(each)} {_stored(each, names)})" for each in dataset.named)
            yield start, start, f"{{ VALUES ({name.text} {own}) {{ {pairs} }} "
            yield name.at, name.end, own
            yield end, end, " }"


def _graph_patterns(node: Node) -> Sequence[Node]:
    return (node,) if node.rule == "Other" and node.word == "GRAPH" else ()


def _variable(pattern: Node) -> str | None:
    token = next(pattern.nodes[0].tokens())
    return token.text if token.kind == "variable" else None


def _is_relative(token: Token) -> bool:
    return token.kind == "iri" and ":" not in token.text
