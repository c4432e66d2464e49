"""Validation of the nodes that a change affects, with the same result for them as on the whole graph.

A focus node is affected if one of its shapes reads an added or removed triple: the patterns of the shape
(`ontology.constraints`) lead from that triple to the node, in the old or the new graph. The shapes then see only the
part of the graph that they read from these nodes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from pyoxigraph import NamedNode, Triple

from graph_store.graphs import DEFAULT_BASE
from graph_store.terms import Term
from ontology.constraints import THIS, Patterns, ShapeRule, shape_rules
from ontology.graph_folder import cached_per_folder
from ontology.namespaces import RDF_TYPE
from ontology.select_patterns import Pattern
from ontology.validation import Finding, findings, order

MOST_FOCI = 2_000
"""Largest number of affected nodes of a rule.

Above it all nodes are checked, because reading them in one go is faster.
"""

PIECE_FOCI = 20_000
"""Number of nodes that are checked together, so that memory does not grow with the graph."""


class Facts(Protocol):
    """A graph that can be queried."""

    def triples(
        self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None
    ) -> Iterable[Triple]:
        """Yield the triples that match; None matches anything."""


@dataclass(frozen=True, slots=True)
class ValidationResult:
    """The findings of the shapes, and the nodes that each rule checked. None means all nodes."""

    findings: tuple[Finding, ...]
    checked: dict[str, frozenset[str] | None]

    def covers(self, finding: Finding) -> bool:
        """Return whether this result replaces an earlier finding: its node was checked again."""
        if finding.shape not in self.checked:
            return False
        foci = self.checked[finding.shape]
        return foci is None or finding.focus in foci


def read_shapes(base: str = DEFAULT_BASE) -> None:
    """Read the shapes now instead of at the first change."""
    _readings(base)


def validate_change(after: Facts, before: Facts, changed: Set[Triple], base: str = DEFAULT_BASE) -> ValidationResult:
    """Return the result on the nodes that a change affects. `changed` holds the added and removed triples."""
    affected = _Affected(after, before, base).foci(changed)
    return _result(after, affected, base)


def validate_all(facts: Facts, base: str = DEFAULT_BASE) -> ValidationResult:
    """Return the result on all nodes."""
    return _result(facts, dict.fromkeys(shape_rules(base)), base)


def _result(facts: Facts, affected: dict[ShapeRule, set[Term] | None], base: str) -> ValidationResult:
    found: list[Finding] = []
    checked: dict[str, frozenset[str] | None] = {}
    for rule, foci in affected.items():
        checked[rule.name] = None if foci is None else frozenset(map(str, foci))
        of_rule: set[Finding] = set()
        for piece in _pieces(rule, foci, facts):
            names = None if piece is None else frozenset(map(str, piece))
            data = set(facts.triples()) if rule.opaque else _read(rule, piece, facts)
            of_rule.update(each for each in findings(data, rule.triples, base) if names is None or each.focus in names)
        found += sorted(of_rule, key=order)
    return ValidationResult(tuple(found), checked)


def _pieces(rule: ShapeRule, foci: set[Term] | None, facts: Facts) -> Iterator[set[Term] | None]:
    """Yield the nodes to check, in groups that are checked together. None means all nodes at once."""
    if foci is not None:
        now = {focus for focus in foci if _is_focus(focus, rule, facts)}
        yield from [now] if now else []
        return
    if rule.opaque or any(target.s != THIS for target in rule.targets):
        yield None
        return
    coming = _foci(rule, facts)
    piece = set(islice(coming, PIECE_FOCI + 1))
    if len(piece) <= PIECE_FOCI:
        yield from [None] if piece else []
        return
    while piece:
        if not all(isinstance(each, NamedNode) for each in piece):
            yield None  # blank nodes have no stable name: all nodes are checked together
            return
        yield piece
        piece = set(islice(coming, PIECE_FOCI))


def _foci(rule: ShapeRule, facts: Facts) -> Iterator[Term]:
    """Yield all targets of a rule that are subjects of a pattern or named. A target may occur twice."""
    yield from rule.nodes
    for target in rule.targets:
        yield from (triple.subject for triple in _matching(target, {}, facts))


def _is_focus(node: Term, rule: ShapeRule, facts: Facts) -> bool:
    """Return whether a node is a target of a rule."""
    if not isinstance(node, NamedNode):
        return False
    return node in rule.nodes or any(
        any(True for _ in _matching(target, {THIS: {node}}, facts)) for target in rule.targets
    )


@dataclass(frozen=True, eq=False, slots=True)
class _Reading:
    """One pattern of a rule, with the patterns that lead from it to `this`. None means that they are not connected."""

    rule: ShapeRule
    pattern: Pattern
    chain: Patterns | None


@cached_per_folder
def _readings(base: str) -> dict[tuple[NamedNode, Term | None], list[_Reading]]:
    """Return all readings by predicate, and for types by class as well."""
    found: defaultdict[tuple[NamedNode, Term | None], list[_Reading]] = defaultdict(list)
    for rule in shape_rules(base):
        for patterns in (*((each,) for each in rule.targets), *rule.constraints):
            for pattern in patterns:
                found[_key(pattern)].append(_Reading(rule, pattern, _chain(pattern, patterns)))
    return found


def _key(pattern: Pattern) -> tuple[NamedNode, Term | None]:
    is_class = pattern.p == RDF_TYPE and not isinstance(pattern.o, str)
    return pattern.p, pattern.o if is_class else None  # type: ignore[return-value]


def _chain(pattern: Pattern, patterns: Patterns) -> Patterns | None:
    """Return the shortest way from a pattern to `this`, or None.

    It leads through patterns that hold whenever this one matters.
    """
    usable = [each for each in patterns if each.group == pattern.group[: len(each.group)] and each != pattern]
    ways: list[tuple[frozenset[str], Patterns]] = [(frozenset(pattern.variables), ())]
    seen: set[str] = set(pattern.variables)
    while ways:
        names, way = ways.pop(0)
        if THIS in names:
            return way
        for each in usable:
            if not names.isdisjoint(each.variables) and (new := set(each.variables) - seen):
                seen |= new
                ways.append((frozenset(each.variables), (*way, each)))
    return None


class _Affected:
    """Search for the focus nodes that some triples affect."""

    def __init__(self, after: Facts, before: Facts, base: str) -> None:
        self.after, self.before, self.base = after, before, base

    def foci(self, changed: Set[Triple]) -> dict[ShapeRule, set[Term] | None]:
        """Return the affected nodes of each affected rule. None means all nodes."""
        met: defaultdict[_Reading, list[Triple]] = defaultdict(list)
        for triple in changed:
            for reading in self._of(triple):
                met[reading].append(triple)
        found: dict[ShapeRule, set[Term] | None] = {}
        for reading, triples in met.items():
            self._add(found, reading, triples)
        return found

    def _of(self, triple: Triple) -> Iterator[_Reading]:
        readings = _readings(self.base)
        keys = [(triple.predicate, None)]
        if triple.predicate == RDF_TYPE:
            keys.append((triple.predicate, triple.object))  # type: ignore[arg-type]
        for key in keys:
            yield from readings.get(key, ())

    def _add(self, found: dict[ShapeRule, set[Term] | None], reading: _Reading, triples: list[Triple]) -> None:
        if reading.rule.opaque or reading.chain is None:
            found[reading.rule] = None
            return
        known = found.setdefault(reading.rule, set())
        if known is not None:
            known |= self._led_to(reading, triples)
            if len(known) > MOST_FOCI:
                found[reading.rule] = None

    def _led_to(self, reading: _Reading, triples: list[Triple]) -> set[Term]:
        """Return the values of `this` to which the chain of a reading leads from these triples."""
        values: dict[str, set[Term]] = defaultdict(set)
        _bind(reading.pattern, triples, values)
        for pattern in reading.chain or ():
            for facts in (self.after, self.before):
                _bind(pattern, list(_matching(pattern, values, facts)), values)
        return values[THIS]


def _bind(pattern: Pattern, triples: Iterable[Triple], values: dict[str, set[Term]]) -> None:
    """Add the values of the pattern's variables in the triples that match it."""
    for triple in triples:
        for part, term in ((pattern.s, triple.subject), (pattern.o, triple.object)):
            if isinstance(part, str):
                values[part].add(term)


def _matching(pattern: Pattern, values: dict[str, set[Term]], facts: Facts) -> Iterator[Triple]:
    """Yield the triples of a pattern, looked up by the possible values of its first known variable."""
    s = None if isinstance(pattern.s, str) else pattern.s
    o = None if isinstance(pattern.o, str) else pattern.o
    if isinstance(pattern.s, str) and values.get(pattern.s):
        for value in values[pattern.s]:
            if isinstance(value, NamedNode):
                yield from facts.triples(value, pattern.p, o)
    elif isinstance(pattern.o, str) and values.get(pattern.o):
        for value in values[pattern.o]:
            yield from facts.triples(s, pattern.p, value)  # type: ignore[arg-type]
    else:
        yield from facts.triples(s, pattern.p, o)  # type: ignore[arg-type]


def _read(rule: ShapeRule, foci: set[Term] | None, facts: Facts) -> set[Triple]:
    """Return the triples that a rule reads for these nodes, or for all nodes."""
    if foci is None:
        keys = {_key(pattern) for pattern in rule.patterns}
        return {triple for p, cls in keys for triple in facts.triples(None, p, cls)}
    found: set[Triple] = set()
    for patterns in (*((each,) for each in rule.targets), *rule.constraints):
        found |= _read_from(foci, patterns, facts)
    return found


def _read_from(foci: set[Term], patterns: Sequence[Pattern], facts: Facts) -> set[Triple]:
    """Return the triples that patterns read when they start from these nodes.

    Patterns that are not connected with the nodes are read completely.
    """
    found: set[Triple] = set()
    values: dict[str, set[Term]] = defaultdict(set, {THIS: set(foci)})
    waiting, known = list(patterns), {THIS}
    while waiting:
        pattern = next((each for each in waiting if not known.isdisjoint(each.variables)), waiting[0])
        waiting.remove(pattern)
        triples = [] if _is_empty(pattern, values, known) else list(_matching(pattern, values, facts))
        found.update(triples)
        _bind(pattern, triples, values)
        known |= set(pattern.variables)
    return found


def _is_empty(pattern: Pattern, values: dict[str, set[Term]], known: set[str]) -> bool:
    """Return whether a variable of the pattern is known to have no value."""
    return any(name in known and not values[name] for name in pattern.variables)
