"""The triple patterns that each shape reads, so that only nodes affected by a change need validation.

Each place of a pattern has a term or the name of a variable; `this` is the focus node. A shape that cannot be
written as patterns (a path with `*`, an OPTIONAL) is marked `opaque` and always validated on the whole graph. Every
shape also reads whether the focus node has ended or was replaced, because it does not judge such nodes.
Source: https://www.w3.org/TR/shacl/#core-components, https://www.w3.org/TR/shacl/#sparql-constraints
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.graphs import DEFAULT_BASE
from graph_store.terms import Term
from ontology.graph_folder import cached_per_folder
from ontology.namespaces import ENDED_BY, PREFIXES, RDF_FIRST, RDF_NIL, RDF_REST, RDF_TYPE, REPLACED_ON, SHACL, kg
from ontology.select_patterns import Opaque, Pattern, select_patterns
from ontology.turtle_files import shape_triples

THIS = "this"

Patterns: TypeAlias = tuple[Pattern, ...]

_LISTS = ("or", "and", "xone")
_SHAPES = ("node", "not", "qualifiedValueShape")
_PAIRS = ("lessThan", "lessThanOrEquals", "equals", "disjoint")
_SILENT = frozenset(
    (
        *("path", "message", "severity", "name", "description", "order", "group", "defaultValue", "flags"),
        *("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount"),
        *("datatype", "nodeKind", "in", "hasValue", "pattern", "languageIn", "uniqueLang"),
        *("minLength", "maxLength", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive"),
        *("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"),
    )
)
"""Parameters that read only the value itself."""


@dataclass(frozen=True, eq=False, slots=True)
class ShapeRule:
    """The node shapes of one number (`S6` and `S6-thirteen` are one rule), and the patterns they read.

    `targets` select the focus nodes by pattern, and `nodes` holds those that are named individually. Each of
    `constraints` is read on its own.
    """

    name: str
    triples: tuple[Triple, ...]
    targets: Patterns
    nodes: frozenset[NamedNode]
    constraints: tuple[Patterns, ...]
    opaque: bool

    @property
    def patterns(self) -> Iterator[Pattern]:
        """All patterns of the rule."""
        yield from self.targets
        for each in self.constraints:
            yield from each


@cached_per_folder
def shape_rules(base: str = DEFAULT_BASE) -> tuple[ShapeRule, ...]:
    """Return the rules of `shapes.ttl`, in the order of the file."""
    reader = _Reader(shape_triples(base), base)
    named: dict[str, list[NamedNode]] = defaultdict(list)
    for shape in reader.node_shapes:
        named[shape.value.rpartition("#")[2].partition("-")[0]].append(shape)
    return tuple(reader.rule(name, shapes) for name, shapes in named.items())


class _Reader:
    """Reader of the shapes graph."""

    def __init__(self, triples: Sequence[Triple], base: str) -> None:
        self.about: dict[Term, list[Triple]] = defaultdict(list)
        for triple in triples:
            self.about[triple.subject].append(triple)
        self.node_shapes = [
            each.subject
            for each in triples
            if each.predicate == RDF_TYPE and each.object == _sh("NodeShape") and isinstance(each.subject, NamedNode)
        ]
        self.prefixes = {**PREFIXES, "kg": f"{base}ns#"}
        self.gone = [kg(name, base) for name in (ENDED_BY, REPLACED_ON)]
        self._fresh = 0

    def rule(self, name: str, shapes: Sequence[NamedNode]) -> ShapeRule:
        """Return the rule that some node shapes form together."""
        targets, constraints, opaque = list[Pattern](), list[Patterns](), False
        for shape in shapes:
            targets += self._targets(shape)
            try:
                constraints += self._constraints(shape)
            except Opaque:
                opaque = True
        constraints += ((Pattern(THIS, each, self._variable()),) for each in self.gone)
        nodes = {each for shape in shapes for each in self._values(shape, "targetNode")}
        named = frozenset(each for each in nodes if isinstance(each, NamedNode))
        return ShapeRule(name, tuple(self._part(shapes)), tuple(targets), named, tuple(constraints), opaque)

    def _part(self, shapes: Sequence[NamedNode]) -> Iterator[Triple]:
        """Yield the triples of these shapes and of everything they consist of."""
        waiting: list[Term] = list(shapes)
        seen: set[Term] = set(self.node_shapes)
        while waiting:
            for triple in self.about.get(waiting.pop(), ()):
                yield triple
                if triple.object not in seen:
                    seen.add(triple.object)
                    waiting.append(triple.object)

    def _targets(self, shape: NamedNode) -> Iterator[Pattern]:
        for cls in self._values(shape, "targetClass"):
            yield Pattern(THIS, RDF_TYPE, cls)
        for subject, of in ((True, "targetSubjectsOf"), (False, "targetObjectsOf")):
            for property_ in self._values(shape, of):
                ends = (THIS, self._variable()) if subject else (self._variable(), THIS)
                yield Pattern(ends[0], _named(property_), ends[1])

    def _constraints(self, shape: NamedNode) -> Iterator[Patterns]:
        yield tuple(self._core(shape, THIS))
        for sparql in self._values(shape, "sparql"):
            (text,) = self._values(sparql, "select")
            assert isinstance(text, Literal)  # noqa: S101
            yield select_patterns(text.value, self.prefixes)

    def _core(self, shape: Term, value: str) -> Iterator[Pattern]:
        """Yield the patterns that the core constraints of a shape read from one value."""
        for triple in self.about[shape]:
            name, given = triple.predicate.value.removeprefix(SHACL), triple.object
            if name == "property":
                yield from self._property(given, value)
            elif name == "class":
                yield Pattern(value, RDF_TYPE, given)
            elif name in _SHAPES:
                yield from self._core(given, value)
            elif name in _LISTS:
                for member in self._members(given):
                    yield from self._core(member, value)
            elif name not in (*_SILENT, *_PAIRS, "sparql") and triple.predicate != RDF_TYPE:
                raise Opaque(name)

    def _property(self, shape: Term, subject: str) -> Iterator[Pattern]:
        """Yield the patterns that a property shape reads from its values, and from the values it compares them with."""
        (path,) = self._values(shape, "path")
        for name in _PAIRS:
            for other in self._values(shape, name):
                yield Pattern(subject, _named(other), self._variable())
        alternatives = self._values(path, "alternativePath")
        for each in self._members(alternatives[0]) if alternatives else (path,):
            value = self._variable()
            yield from self._path(each, subject, value)
            yield from self._core(shape, value)

    def _path(self, path: Term, start: str, end: str) -> Iterator[Pattern]:
        """Yield the patterns of a property path.

        Source: https://www.w3.org/TR/shacl/#property-paths
        """
        about = {each.predicate: each.object for each in self.about.get(path, ())}
        if RDF_FIRST in about:
            steps = list(self._members(path))
            for place, step in enumerate(steps):
                through = end if place == len(steps) - 1 else self._variable()
                yield from self._path(step, start, through)
                start = through
        elif _sh("inversePath") in about:
            yield from self._path(about[_sh("inversePath")], end, start)
        elif about:
            raise Opaque("a path of any length, or a choice within one")
        else:
            yield Pattern(start, _named(path), end)

    def _members(self, node: Term) -> Iterator[Term]:
        while node != RDF_NIL:
            about = {each.predicate: each.object for each in self.about[node]}
            yield about[RDF_FIRST]
            node = about[RDF_REST]

    def _values(self, node: Term, name: str) -> list[Term]:
        return [each.object for each in self.about[node] if each.predicate == _sh(name)]

    def _variable(self) -> str:
        self._fresh += 1
        return f"_{self._fresh}"


def _sh(name: str) -> NamedNode:
    return NamedNode(SHACL + name)


def _named(term: Term) -> NamedNode:
    assert isinstance(term, NamedNode)  # noqa: S101 - the lint of the shapes checks this
    return term
