"""The patterns of a query that must match for it to have rows: triples, comparisons, graphs and lists of values.

The text is read by our own lexer and grammar, never by the engine, within a limit of tokens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, count, islice

from pyoxigraph import NamedNode

from graph_store.lexer.comparisons import Comparison, comparisons, side_of
from graph_store.lexer.constants import constant
from graph_store.lexer.patterns import End, Pattern, Place, QueryPatterns
from graph_store.lexer.scan import MAX_NESTING
from graph_store.lexer.syntax_tree import Node, tree_of
from graph_store.lexer.tokens import Prologue, Token, tokens_of

MOST_TOKENS = 500
MOST_CHARACTERS = 8_000
"""A longer text is not read."""


def query_patterns(text: str, base: str) -> QueryPatterns | None:
    """Return the patterns of a query; None for a text that is too long or not a query."""
    if len(text) > MOST_CHARACTERS:
        return None
    tokens = list(islice(tokens_of(text), MOST_TOKENS + 1))
    tree = tree_of(tokens, "Query") if len(tokens) <= MOST_TOKENS and _depth(tokens) <= MAX_NESTING else None
    if tree is None:
        return None
    prologue = Prologue(base)
    prologue.read(tokens, 0)
    reader = _Reader(QueryPatterns(prologue))
    reader.query(tree)
    reader.resolve()
    return reader.found


def _depth(tokens: Sequence[Token]) -> int:
    return max(accumulate(((token.kind == "open") - (token.kind == "close") for token in tokens), initial=0))


class _Reader:
    """A walk through the groups of a query; it does not enter what may be absent: MINUS, NOT EXISTS and SERVICE."""

    def __init__(self, found: QueryPatterns) -> None:
        self.found, self._fresh = found, count()
        self._assigned: dict[str, tuple[str, tuple[str, ...]]] = {}

    def resolve(self) -> None:
        """Replace a variable that BIND makes from another one by that other one, in comparisons."""
        for place, each in enumerate(self.found.comparisons):
            if (side := self._assigned.get(each.variable)) is not None:
                functions = side[1] + each.functions
                self.found.comparisons[place] = replace(each, variable=side[0], functions=functions)

    def query(self, tree: Node) -> None:
        """Read a query or a subquery."""
        form = next((each for each in tree.nodes if each.rule in ("Select", "Construct", "Describe", "Ask")), tree)
        if form.rule == "Describe":
            self.found.named += [pair for each in form.nodes if each.rule == "VarOrIri" for pair in self._iri(each)]
        if form.rule == "Select":
            self.found.counts += _counts(form)
        self._select(form, Place())
        if (values := tree.first("Values")) is not None:
            self._values(values)

    def _select(self, form: Node, place: Place) -> None:
        for dataset in (each for each in form.nodes if each.rule == "Dataset"):
            graphs = list(self._iri(dataset))
            self.found.graphs += graphs
            if not any(token.word == "NAMED" for token in dataset.tokens()):
                self.found.defaults += [graph for graph, _ in graphs]
        for part in form.nodes:
            if part.rule in ("Where", "Template") and (part.rule == "Where" or form.first("Where") is None):
                self._group(part.nodes[0] if part.rule == "Where" else part, place)
            elif part.rule in ("Projection", "Modifiers"):
                self._expression(part, place)
            elif part.rule == "Values":
                self._values(part)

    def _group(self, group: Node, place: Place) -> None:
        for part in group.nodes:
            if part.rule == "SubSelect":
                self._select(part, place)
            elif part.rule == "Triples":
                for subject in part.nodes:
                    self._subject(subject, place)
            elif part.rule == "Other":
                self._other(part, place)

    def _other(self, other: Node, place: Place) -> None:
        groups = [each for each in other.nodes if each.rule == "Group"]
        match other.word:
            case "MINUS" | "SERVICE":
                return
            case "FILTER" | "BIND":
                self._expression(other, place)
                self._assign(other)
            case "VALUES":
                self._values(other.nodes[0])
            case "GRAPH":
                graph = self._end(other.nodes[0])
                self.found.graphs += self._iri(other.nodes[0])
                place = replace(place, graph=graph)
            case "OPTIONAL":
                place = replace(place, is_needed=False)
        for each in groups:
            self._group(each, replace(place, is_needed=False) if len(groups) > 1 else place)

    def _expression(self, node: Node, place: Place) -> None:
        self.found.comparisons += comparisons(node, self.found.prologue)
        for call in node.below("Group"):
            if call.rule == "BuiltInCall" and call.word == "EXISTS":
                self._group(call.nodes[0], place)

    def _assign(self, bind: Node) -> None:
        for named in (each for each in bind.nodes if each.rule == "Named"):
            if (side := side_of(named.nodes[0])) is not None:
                self._assigned[f"?{named.parts[-2].text[1:]}"] = side  # type: ignore[union-attr]

    def _values(self, values: Node) -> None:
        """Read the terms that VALUES lists; a variable that may be undefined has no list."""
        parts = values.nodes[0].parts
        names = [part.text for part in parts if isinstance(part, Token) and part.kind == "variable"]
        data = values.nodes[0].nodes
        for column, name in enumerate(names):
            terms = [constant(list(datum.tokens()), self.found.prologue) for datum in data[column :: len(names)]]
            known = tuple(term for term in terms if term is not None)
            if known and len(known) == len(terms):
                self.found.comparisons.append(Comparison(f"?{name[1:]}", (), "=", known, values.span[0]))

    def _subject(self, node: Node, place: Place) -> None:
        subject = self._node(node.nodes[0], place)
        for properties in node.nodes[1:]:
            self._properties(subject, properties, place)

    def _node(self, node: Node, place: Place) -> End:
        """Return the end that a term or a node in brackets is, and read what the brackets hold."""
        if node.rule in ("Term", "VarOrIri"):
            return self._end(node)
        name = self._new()
        for each in node.nodes:
            if each.rule == "Properties":
                self._properties(name, each, place)
            else:
                self._node(each.nodes[0], place)
        return name

    def _properties(self, subject: End, properties: Node, place: Place) -> None:
        for verb, objects in zip(properties.nodes[::2], properties.nodes[1::2], strict=True):
            for each in objects.nodes:
                end = self._node(each.nodes[0], place)
                if (path := verb.first("Path")) is None:
                    self._add(subject, self._end(verb), end, place, verb)
                else:
                    self._path(subject, path, end, place)

    def _path(self, subject: End, path: Node, end: End, place: Place) -> None:
        """Add the steps of a path as triples; alternatives only name their IRIs, for one of them is enough."""
        steps = path.nodes[0].nodes
        if len(path.nodes) > 1:
            self.found.named += self._iri(path)
            return
        ends = [subject, *(self._new() for _ in steps[1:]), end]
        for step, start, stop in zip(steps, ends, ends[1:], strict=False):
            self._step(start, step, stop, place)

    def _step(self, start: End, step: Node, stop: End, place: Place) -> None:
        marks = [part.text for part in step.parts if isinstance(part, Token)]
        if marks and marks[0] == "^":
            start, stop = stop, start
        inner = step.first("Path")
        if {"?", "*", "!"} & {*marks} or (inner is not None and "+" in marks):
            self.found.named += self._iri(step)
        elif inner is not None:
            self._path(start, inner, stop, place)
        else:
            verb = [token for token in step.tokens() if token.text not in ("^", "+")]
            predicate = constant(verb, self.found.prologue)
            if predicate is not None:
                self._add(start, predicate, stop, place, step, repeats="+" in marks)

    def _add(self, subject: End, predicate: End, end: End, place: Place, node: Node, *, repeats: bool = False) -> None:
        self.found.triples.append(Pattern(subject, predicate, end, place, node.span[0], repeats))

    def _end(self, node: Node) -> End:
        tokens = list(node.tokens())
        if tokens[0].kind == "variable":
            return f"?{tokens[0].text[1:]}"
        if tokens[0].text.startswith("_:"):
            return f"? {tokens[0].text}"
        return constant(tokens, self.found.prologue) or self._new()

    def _iri(self, node: Node) -> Iterator[tuple[NamedNode, int]]:
        """Yield the IRIs that a part of the text names, with their offsets."""
        for token in node.tokens():
            term = constant([token], self.found.prologue) if token.kind in ("iri", "name") else None
            if isinstance(term, NamedNode):
                yield term, token.at

    def _new(self) -> str:
        return f"? {next(self._fresh)}"


def _counts(select: Node) -> Sequence[str]:
    """Return the columns of a query that are counts."""
    projection = select.first("Projection")
    columns = [] if projection is None else [each for each in projection.nodes if each.rule == "Named"]
    return [
        f"?{list(each.tokens())[-2].text[1:]}"
        for each in columns
        if any(node.rule == "Aggregate" and node.word == "COUNT" for node in each.below())
    ]
