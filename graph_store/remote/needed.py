"""The part of a version that a query can read: the quads that match any triple pattern in its text.

Over this part, a query gives the same answer as over the whole version. A pattern may match more than the query reads:
only the IRIs in it are looked at.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final, TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from graph_store.bulk import load_quads
from graph_store.lexer.syntax_tree import Node, tree_of
from graph_store.lexer.tokens import Prologue, Token, tokens_of
from graph_store.lookups import Pattern
from graph_store.remote.stored import StoredVersion
from graph_store.terms import RDF_TYPE, GraphName, Term
from graph_store.views import INVERSE_OF, SYMMETRIC

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LIST: Final = NamedNode(f"{_RDF}first"), NamedNode(f"{_RDF}rest")
EVERYTHING: Final[Pattern] = (None, None, None)
"""The pattern that every quad of a graph matches."""

_OPTIONAL_SIGNS: Final = frozenset("*?")


Read: TypeAlias = Pattern | NamedNode
"""The quads that match a pattern, or any one quad with a name as its subject or object."""


@dataclass(slots=True)
class Needed:
    """The quads that a query reads in the default graph, and in a named graph, or in all of them: None."""

    default: dict[Read, None] = field(default_factory=dict)
    named: dict[tuple[GraphName | None, Read], None] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, base: str, bound: Mapping[str, Term] | None = None) -> "Needed":
        """Return the patterns in the text of a query; `bound` has the values of variables.

        A text that does not follow our grammar reads everything: the engine knows more than SPARQL 1.1.
        """
        tokens = list(tokens_of(text))
        tree = tree_of(tokens, "Query")
        if tree is None:
            return cls({EVERYTHING: None}, {(None, EVERYTHING): None})
        found, prologue = cls(), Prologue(base)
        prologue.read(tokens, 0)
        found._read(tree, prologue, bound or {})
        return found

    def part(self, stored: StoredVersion, default: Iterable[str], named: Iterable[str] | None) -> Store:
        """Return the part of a version, in memory; all named graphs exist in it, even if they are empty there.

        `default` are the graphs that the query sees as one, "" for that of the version, and `named` are those that it
        may name; None means all. Raises: as `StoredVersion` does.
        """
        part = Store()
        graphs = list(stored.named_graphs() if named is None else map(NamedNode, named))
        for each in graphs:
            part.add_graph(each)
        wanted = dict.fromkeys(
            (NamedNode(name) if name else DefaultGraph(), read) for name in default for read in self.default
        )
        for graph, read in self.named:
            wanted |= dict.fromkeys((each, read) for each in ((graph,) if graph else graphs) if each in graphs)
        for graph, read in wanted:
            if read == EVERYTHING or (graph, EVERYTHING) not in wanted:
                load_quads(part, _matching(stored, read, graph))
        return part

    def _read(self, tree: Node, prologue: Prologue, bound: Mapping[str, Term]) -> None:
        reading = _Reading(prologue, bound)
        form = next(node for node in tree.nodes if node.rule != "Prologue")
        if form.rule == "Describe":
            self.default |= dict.fromkeys(reading.described(form))
        if any(node.first("Arguments") is not None for node in tree.below()):  # `kg:rows` reads inverse properties
            self.default |= dict.fromkeys([(None, INVERSE_OF, None), (None, RDF_TYPE, SYMMETRIC)])
        left: list[tuple[Node, GraphName | str | None]] = [(tree, "")]
        while left:
            node, graph = left.pop()
            if node.rule == "Template" and form.first("Where") is not None:
                continue
            if node.rule == "Other" and node.word == "SERVICE":
                continue
            if node.rule == "Other" and node.word == "GRAPH":
                graph = reading.graph(node.nodes[0])
            for pattern in reading.patterns(node):
                if graph == "":
                    self.default[pattern] = None
                elif not isinstance(graph, str):
                    self.named[graph, pattern] = None
            left += [(each, graph) for each in node.nodes]


def _matching(stored: StoredVersion, read: Read, graph: GraphName) -> Iterator[Quad]:
    """Yield the quads of a graph that a query reads."""
    if isinstance(read, tuple):
        return stored.quads_for_pattern(*read, graph)
    places: list[Pattern] = [(read, None, None), (None, None, read)]
    return islice(chain.from_iterable(stored.quads_for_pattern(*each, graph) for each in places), 1)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The terms of a text: those that can be compared, None for any other and for variables without a value."""

    prologue: Prologue
    bound: Mapping[str, Term]

    def patterns(self, node: Node) -> Iterator[Read]:
        """Yield what a part reads that states what a subject has."""
        if node.rule == "Node" and next(node.tokens()).text == "(":
            yield from ((None, each, None) for each in _LIST)
        properties = node.first("Properties") if node.rule in ("Subject", "Node") else None
        if properties is None:
            return
        term = node.first("Term")
        subject = None if term is None else self.term(term)
        verb = None
        for part in properties.nodes:
            if part.rule == "Verb":
                verb = part
            elif verb is not None:
                for each in part.nodes:
                    inner = each.first("Term") if each.rule == "Object" else None
                    value = None if inner is None else self.term(inner)
                    yield from self._stated(subject, verb, value)

    def described(self, form: Node) -> Iterator[Pattern]:
        """Yield the patterns of what a query describes; everything, if that depends on its answers."""
        terms = [node for node in form.nodes if node.rule == "VarOrIri"]
        names = [self.term(node) for node in terms]
        if not names or None in names:
            yield EVERYTHING
        yield from ((name, None, None) for name in names if isinstance(name, NamedNode))

    def graph(self, node: Node) -> GraphName | None:
        """Return the graph that a pattern names; None for a variable."""
        found = self.term(node)
        return found if isinstance(found, NamedNode) else None

    def term(self, node: Node) -> Term | None:
        """Return the IRI that a term is, or the value of a variable that has one."""
        token = next(node.tokens())
        if token.kind == "variable":
            return self.bound.get(token.text[1:])
        is_iri = token.kind in ("iri", "name") and not token.text.startswith("_:")
        return NamedNode(self.prologue.resolve(token)) if is_iri else None

    def _stated(self, subject: Term | None, verb: Node, value: Term | None) -> Iterator[Read]:
        s = subject if isinstance(subject, NamedNode) else None
        path = verb.first("Path")
        if path is None:
            found = self.term(verb)
            yield s, found if isinstance(found, NamedNode) else None, value
            return
        tokens = list(path.tokens())
        names = [self._property(each) for each in tokens if each.kind in ("iri", "name") or each.text == "a"]
        if any(each.text == "!" for each in tokens):
            yield EVERYTHING
        elif len(tokens) == 1:
            yield s, names[0], value
        else:
            yield from ((None, name, None) for name in names)
            if not _has_a_step(path):  # it leads from each node of the graph to itself
                ends: list[Read] = [each for each in (s, value) if isinstance(each, NamedNode)]
                yield from ends or [EVERYTHING]

    def _property(self, token: Token) -> NamedNode:
        return RDF_TYPE if token.text == "a" else NamedNode(self.prologue.resolve(token))


def _has_a_step(path: Node) -> bool:
    """Return whether every way along a path has at least one step, of which the ends are in the graph."""
    return len(path.nodes) == 1 and any(
        not any(token.text in _OPTIONAL_SIGNS for token in step.tokens()) for step in path.nodes[0].nodes
    )
