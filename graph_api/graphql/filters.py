"""Filters: turn the input of a field into a test on a thing.

Each key of an input is a condition, and all conditions must hold. A condition on a property holds only if the property
has a value, as in a SPARQL filter; `exists: false` finds the other things. If only one of `earliest` and `latest` has a
value, the other is open (`date_bounds.py`). A key that cannot be used is refused.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from pyoxigraph import NamedNode
from strawberry import UNSET

from graph_api.graphql.date_bounds import BOUNDS, OUTSIDE, bounds
from graph_api.graphql.operators import value_test
from graph_api.graphql.request_context import Lens, RequestContext
from graph_store.errors import BadRequest
from ontology.vocabulary import Kind, PropertyTerm

Test = Callable[[str], bool]
"""A function that returns whether the thing with this IRI passes."""

COUNTS: Mapping[str, Callable[[int, int], bool]] = {
    "eq": lambda found, asked: found == asked,
    "ne": lambda found, asked: found != asked,
    "lt": lambda found, asked: found < asked,
    "lte": lambda found, asked: found <= asked,
    "gt": lambda found, asked: found > asked,
    "gte": lambda found, asked: found >= asked,
}


def given(conditions: object) -> Iterator[tuple[str, Any]]:
    """Yield the keys of an input that the query gives. Raises: BadRequest (400) for a null value."""
    for name, value in vars(conditions).items():
        if value is None:
            raise BadRequest("{name} is null; leave it out, or use `exists: false`", name=name.rstrip("_"))
        if value is not UNSET:
            yield name, value


class Filters:
    """The filters on the facts of one lens."""

    def __init__(self, context: RequestContext, lens: Lens) -> None:
        self.context, self.lens, self.facts = context, lens, lens.facts
        self.conditions = 0
        self._made: dict[Hashable, Test] = {}

    def things(self, conditions: object) -> Test:
        """Return the test for a filter of things; equal filters share one test."""
        said = _said(conditions)
        found = self._made.get(said)
        if found is None:
            found = self._made[said] = _all([self.condition(name, value) for name, value in given(conditions)])
        return found

    def condition(self, name: str, value: Any) -> Test:
        """Return the test for one key of a filter of things."""
        self.context.check_time()
        if name in _GROUPS:
            tests = [self.things(each) for each in (value if isinstance(value, list) else [value])]
            return _GROUPS[name](list(dict.fromkeys(tests)))
        self.conditions += 1
        if name in {"id", "type", "graph", "holds"}:
            return {"id": self._identity, "type": self._type, "graph": self._graph, "holds": self._holds}[name](value)
        if name == "exists":
            return lambda iri: bool(value)
        return self._property(self.facts.vocabulary.properties[name], value)

    def _identity(self, conditions: object) -> Test:
        tests: list[Test] = []
        for name, value in given(conditions):
            named = {self.context.iri(each, self.lens) for each in (value if isinstance(value, list) else [value])}
            tests.append(_member(named, name in {"ne", "not_in"}))
        return _all(tests)

    def _type(self, conditions: object) -> Test:
        tests: list[Test] = []
        for name, value in given(conditions):
            classes = {each.value for each in (value if isinstance(value, list) else [value])}
            tests.append(self._typed(classes, name in {"ne", "not_in"}))
        return _all(tests)

    def _graph(self, conditions: object) -> Test:
        """Return the test for things that are a subject in one of the graphs, whatever facts are visible."""
        tests: list[Test] = []
        for name, value in given(conditions):
            graphs = [self._named_graph(each) for each in (value if isinstance(value, list) else [value])]
            said = frozenset().union(*(self.facts.in_graph(graph) for graph in graphs))
            tests.append(_member(said, name in {"ne", "not_in"}))
        return _all(tests)

    def _holds(self, asked: str) -> Test:
        """Return the test for things that hold on a day of this date: open ends, also both, count as holding."""
        late, early = (value_test(self.facts.vocabulary.properties[name], {operator: asked}, self.context, self.facts)
                       for name, operator in OUTSIDE.items())  # fmt: skip
        firsts, lasts = (self.facts.of(name) for name in OUTSIDE)
        return lambda iri: not (any(map(late, firsts.get(iri, ()))) or any(map(early, lasts.get(iri, ()))))

    def _named_graph(self, name: str) -> NamedNode:
        graphs = self.facts.snapshot.graphs
        known = self.facts.snapshot.manifest.graphs
        for graph in (name, f"{graphs.base}graph/{name}"):
            if graph in known and graph.startswith(f"{graphs.base}graph/"):
                return NamedNode(graph)
        raise BadRequest(
            "this version has no graph {name!r}; `dataset {{ graphs {{ id }} }}` lists its graphs", name=name
        )

    def _typed(self, classes: set[str], negated: bool) -> Test:
        types = self.facts.types
        return lambda iri: types(iri).isdisjoint(classes) is negated

    def _property(self, term: PropertyTerm, conditions: Any) -> Test:
        values = self.facts.values(term)
        if not term.single:
            return self._several(term, values, conditions)
        asked = dict(given(conditions))
        exists = asked.pop("exists", None)
        if exists is not None and not asked:
            return lambda iri: (iri in values) is exists
        if exists is False:
            raise BadRequest(
                "{name} has both `exists: false` and conditions on its value; no thing can fulfil both", name=term.name
            )
        if term.kind is Kind.TEXT:
            return self._texts(term, values, asked)
        test = self._member_test(term, conditions)
        return remembering_values(test, bounds(self.facts, term.name) if term.name in BOUNDS else values)

    def _texts(self, term: PropertyTerm, values: Mapping[str, tuple[Any, ...]], asked: Mapping[str, Any]) -> Test:
        """Return the test for texts: one text in any language must pass, but `ne` and `notIn` must hold for all."""
        wanted = self._value_test(term, {name: each for name, each in asked.items() if name not in _EXCLUDING})
        allowed = self._value_test(term, {name: each for name, each in asked.items() if name in _EXCLUDING})

        def tested(iri: str) -> bool:
            texts = values.get(iri, ())
            return any(map(wanted, texts)) and all(map(allowed, texts))

        return tested

    def _member_test(self, term: PropertyTerm, conditions: object) -> Callable[[Any], bool]:
        if term.kind is Kind.THING:
            return remembering(self.things(conditions), self.context.check_time)
        return self._value_test(term, dict(given(conditions)))

    def _value_test(self, term: PropertyTerm, asked: Mapping[str, Any]) -> Callable[[Any], bool]:
        return value_test(term, asked, self.context, self.facts)

    def _several(self, term: PropertyTerm, values: Mapping[str, tuple[Any, ...]], conditions: object) -> Test:
        tests = [self._quantified(term, values, name, value) for name, value in given(conditions)]
        return _all(tests)

    def _quantified(self, term: PropertyTerm, values: Mapping[str, tuple[Any, ...]], name: str, value: Any) -> Test:
        if name == "exists":
            return lambda iri: (iri in values) is value
        if name == "count":
            return self._count(term, values, value)
        test = self._member_test(term, value)
        if name == "some":
            return remembering_values(test, values) if term.kind is not Kind.THING else _some(test, values)
        if name == "every":
            return lambda iri: all(map(test, values.get(iri, ())))
        return lambda iri: not any(map(test, values.get(iri, ())))

    def _count(self, term: PropertyTerm, values: Mapping[str, tuple[Any, ...]], conditions: object) -> Test:
        asked = dict(given(conditions))
        where = asked.pop("where", None)
        if not asked:
            raise BadRequest("{name}.count needs a number in eq, ne, lt, lte, gt or gte", name=term.name)
        test = None if where is None else self._member_test(term, where)
        checks = [(COUNTS[name], number) for name, number in asked.items()]

        def counted(iri: str) -> bool:
            members = values.get(iri, ())
            found = len(members) if test is None else sum(map(test, members))
            return all(check(found, number) for check, number in checks)

        return counted


def remembering(test: Test, check_time: Callable[[], None]) -> Test:
    """Return the same test, cached for each thing; each new thing checks the time limit."""
    known: dict[str, bool] = {}

    def remembered(iri: str) -> bool:
        found = known.get(iri)
        if found is None:
            check_time()
            found = known[iri] = test(iri)
        return found

    return remembered


def remembering_values(test: Callable[[Any], bool], values: Mapping[str, tuple[Any, ...]]) -> Test:
    """Return a test that passes if one value of a thing passes, cached because things share values."""
    known: dict[tuple[Any, ...], bool] = {(): False}

    def tested(iri: str) -> bool:
        found = values.get(iri, ())
        result = known.get(found)
        if result is None:
            result = known[found] = any(map(test, found))
        return result

    return tested


def _all(tests: Sequence[Test]) -> Test:
    match tests:
        case []:
            return lambda iri: True
        case [test]:
            return test
        case [first, second]:
            return lambda iri: first(iri) and second(iri)
    return lambda iri: all(test(iri) for test in tests)


def _any(tests: Sequence[Test]) -> Test:
    return lambda iri: any(test(iri) for test in tests)


def _none(tests: Sequence[Test]) -> Test:
    return lambda iri: not any(test(iri) for test in tests)


def _some(test: Callable[[Any], bool], values: Mapping[str, tuple[Any, ...]]) -> Test:
    def tested(iri: str) -> bool:
        for each in values.get(iri, ()):  # noqa: SIM110 - a loop is a third faster here than any()
            if test(each):
                return True
        return False

    return tested


def _said(value: object) -> Hashable:
    """Return an input as a dictionary key, to find equal inputs; keys that are left out are ignored."""
    if isinstance(value, list):
        return tuple(map(_said, value))
    if not hasattr(type(value), "__strawberry_definition__"):
        return value if isinstance(value, Hashable) else id(value)
    return type(value), *((name, _said(each)) for name, each in vars(value).items() if each is not UNSET)


def _member(named: AbstractSet[str], negated: bool) -> Test:
    return lambda iri: (iri in named) is not negated


_EXCLUDING = frozenset({"ne", "not_in"})

_GROUPS: Mapping[str, Callable[[Sequence[Test]], Test]] = {"and_": _all, "or_": _any, "not_": _none}
