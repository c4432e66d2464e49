"""Paths that the engine evaluates as sets, written as unions that keep the duplicates of the standard.

Triples with such a path become a union of sequences, and a negated set becomes a triple with a variable as its
predicate and a filter. Triples that share a blank node stay together, because its label is valid in one pattern only.
Source: https://www.w3.org/TR/sparql11-query/#sparqlTranslatePathExpressions
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise, product

from graph_store.errors import QueryTooComplex
from graph_store.lexer.paths import ANY, Choice, Other, Walk, choices_of, refuse_many
from graph_store.lexer.syntax_tree import Node
from graph_store.lexer.tokens import Edit, written

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_FIRST, _REST, _NIL = f"<{_RDF}first>", f"<{_RDF}rest>", f"<{_RDF}nil>"
_MOST_TOGETHER = 32
"""Most choices for which triples are repeated that share only variables with a path."""

MAX_TRIPLES = 4_096
"""Most triples in all unions of one text together."""


@dataclass(slots=True)
class _Triple:
    """One triple; its verb is a text, or the choices of a path that the engine does not evaluate by the standard."""

    subject: str
    verb: str | list[Choice]
    object: str

    @property
    def labels(self) -> set[str]:
        """Return the blank nodes at its ends."""
        return {end for end in (self.subject, self.object) if end.startswith("_:")}

    @property
    def unknowns(self) -> set[str]:
        """Return the blank nodes and variables in it."""
        parts = (self.subject, self.object, *([self.verb] if isinstance(self.verb, str) else []))
        return {f"?{part[1:]}" if part[0] == "$" else part for part in parts if part.startswith(("_:", "?", "$"))}

    @property
    def choices(self) -> list[Choice]:
        """Return the choices that its verb means."""
        return [(Walk(self.verb),)] if isinstance(self.verb, str) else self.verb


@dataclass(slots=True)
class _Group:
    """The triples, blank nodes and filters of one choice, as text."""

    triples: list[str] = field(default_factory=list)
    filters: list[str] = field(default_factory=list)


class PathUnions:
    """The changes of the paths in one text, and the new names in it.

    `adds_variables`: some of the new names are variables, which `SELECT *` must not show.
    """

    def __init__(self, text: str) -> None:
        self._prefix, self._number, self._choices, self._triples = "path", 0, 0, 0
        self.adds_variables = False
        while self._prefix in text:
            self._prefix += "_"

    def edits(self, tree: Node) -> list[Edit]:
        """Return the changes of all basic graph patterns in a part of the text."""
        return [edit for run in _runs(tree) for edit in self._edits_of(run)]

    def _edits_of(self, run: Sequence[Node]) -> Iterator[Edit]:
        """Yield the triples of one basic graph pattern, written at the position of the first of them."""
        triples = [triple for block in run for subject in block.nodes for triple in self._said_of(subject)]
        if all(isinstance(triple.verb, str) for triple in triples):
            return
        parts = [part for each in _connected(triples, lambda triple: triple.unknowns) for part in _planned(each)]
        is_plain = [all(isinstance(triple.verb, str) for triple in part) for part in parts]
        plain = (triple for part, kept in zip(parts, is_plain, strict=True) if kept for triple in part)
        told = [f"{triple.subject} {triple.verb} {triple.object} ." for triple in plain]
        told += [self._union(part) for part, kept in zip(parts, is_plain, strict=True) if not kept]
        for at, block in enumerate(run):
            yield *block.span, " ".join(told) if not at else ""

    def _union(self, triples: Sequence[_Triple]) -> str:
        """Return triples that share blank nodes as the union of all choices of their paths."""
        self._choices += _number(triples)
        refuse_many(self._choices)
        self._triples += _number(triples) * len(triples)
        if self._triples > MAX_TRIPLES:
            raise QueryTooComplex("The path alternatives expand to more than {most} triples.", most=MAX_TRIPLES)
        chosen = product(*(triple.choices for triple in triples))
        return " UNION ".join(self._group(triples, each, at) for at, each in enumerate(chosen))

    def _group(self, triples: Sequence[_Triple], chosen: Sequence[Choice], at: int) -> str:
        labels = {label for triple in triples for label in triple.labels}
        names = {label: self._node() if at else label for label in sorted(labels)}
        group = _Group()
        for triple, choice in zip(triples, chosen, strict=True):
            start, end = names.get(triple.subject, triple.subject), names.get(triple.object, triple.object)
            self._walk(group, start, end, choice)
        return f"{{ {' '.join([*group.triples, *group.filters])} }}"

    def _walk(self, group: _Group, start: str, end: str, choice: Choice) -> None:
        """Add the triples of one sequence of steps, with blank nodes between them."""
        steps = [step for kind, steps in groupby(choice, type) for step in _together(kind, list(steps))]
        nodes = [start, *(self._node() for _ in steps[1:]), end]
        for step, (before, after) in zip(steps, pairwise(nodes), strict=True):
            if isinstance(step, Walk):
                group.triples.append(f"{before} {step.text} {after} .")
                continue
            self.adds_variables, predicate = True, self._new("?")
            ends = (after, before) if step.is_inverse else (before, after)
            group.triples.append(f"{ends[0]} {predicate} {ends[1]} .")
            if step.names:
                group.filters.append(f"FILTER({predicate} NOT IN ({', '.join(step.names)}))")

    def _said_of(self, subject: Node) -> Iterator[_Triple]:
        """Yield the triples of a subject; triples in brackets become separate triples."""
        name, found = self._end(subject.nodes[0])
        yield from found
        for properties in subject.nodes[1:]:
            yield from self._properties(name, properties)

    def _properties(self, subject: str, properties: Node) -> Iterator[_Triple]:
        nodes = properties.nodes
        for verb, objects in zip(nodes[::2], nodes[1::2], strict=True):
            _return_sign(verb, objects)
            path = verb.first("Path")
            choices = choices_of(path) if path else []
            is_plain = not choices or (len(choices) == 1 and all(map(_is_kept, choices[0])))
            for each in objects.nodes:
                name, found = self._end(each.nodes[0])
                yield from found
                yield _Triple(subject, self._plain(verb, choices) if is_plain else choices, name)

    @staticmethod
    def _plain(verb: Node, choices: list[Choice]) -> str:
        return "/".join(step.text for step in choices[0] if isinstance(step, Walk)) if choices else _text(verb)

    def _end(self, node: Node) -> tuple[str, list[_Triple]]:
        """Return the name of an end of a triple, and the triples that are written in it."""
        if node.rule == "Term":
            return _text(node), []
        if (properties := node.first("Properties")) is not None:
            name = self._node()
            return name, list(self._properties(name, properties))
        if node.parts[0].text == "[":  # type: ignore[union-attr]
            return self._node(), []
        return self._collection(node.nodes)

    def _collection(self, members: Sequence[Node]) -> tuple[str, list[_Triple]]:
        """Return a list in round brackets as triples. https://www.w3.org/TR/sparql11-query/#collections"""
        names = [*(self._node() for _ in members), _NIL]
        found = []
        for (name, rest), member in zip(pairwise(names), members, strict=True):
            value, said = self._end(member.nodes[0])
            found += [_Triple(name, _FIRST, value), *said, _Triple(name, _REST, rest)]
        return names[0], found

    def _node(self) -> str:
        return self._new("_:")

    def _new(self, mark: str) -> str:
        self._number += 1
        return f"{mark}{self._prefix}{self._number}"


def _is_kept(step: Walk | Other) -> bool:
    return isinstance(step, Walk) and ANY not in step.text


def _text(node: Node) -> str:
    return written(list(node.tokens()))


def _together(kind: type, steps: "list[Walk | Other]") -> "list[Walk | Other]":
    """Join steps that the engine can take at once."""
    return [Walk("/".join(step.text for step in steps if isinstance(step, Walk)))] if kind is Walk else steps


def _return_sign(verb: Node, objects: Node) -> None:
    """Give the `+` in `:p +5` back to the number, because the standard takes the longest token."""
    *_, last = verb.tokens()
    number = next(objects.tokens())
    if last.text == "+" and last.end == number.at and number.kind == "number":
        *_, owner = (node for node in verb.below() if last in node.parts)
        owner.parts.remove(last)
        objects.nodes[0].nodes[0].parts.insert(0, last)


def _runs(tree: Node) -> Iterator[list[Node]]:
    """Yield the blocks of triples of each basic graph pattern; only a filter may be between them.

    Source: https://www.w3.org/TR/sparql11-query/#BasicGraphPatterns
    """
    for group in (node for node in tree.below() if node.rule == "Group"):
        run: list[Node] = []
        for part in group.nodes:
            if part.rule == "Triples":
                run.append(part)
            elif part.word != "FILTER":
                yield run
                run = []
        yield run


def _connected(triples: Sequence[_Triple], links: Callable[[_Triple], set[str]]) -> list[list[_Triple]]:
    """Group triples that share a link; in nearly linear time."""
    leads, first = list(range(len(triples))), dict[str, int]()

    def root(at: int) -> int:
        while leads[at] != at:
            leads[at] = at = leads[leads[at]]
        return at

    for at, triple in enumerate(triples):
        for link in links(triple):
            leads[root(at)] = root(first.setdefault(link, at))
    found: dict[int, list[_Triple]] = {}
    for at, triple in enumerate(triples):
        found.setdefault(root(at), []).append(triple)
    return list(found.values())


def _planned(triples: list[_Triple]) -> list[list[_Triple]]:
    """Group triples that share variables into one union, which the engine plans well; split a long one by blanks."""
    return [triples] if _number(triples) <= _MOST_TOGETHER else _connected(triples, lambda triple: triple.labels)


def _number(triples: Sequence[_Triple]) -> int:
    return math.prod(len(triple.choices) for triple in triples)
