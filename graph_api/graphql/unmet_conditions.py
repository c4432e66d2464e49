"""Hints about a filter that nothing passes: each of its conditions is tested alone, by the tests of the filter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import repeat
from typing import Any

from pyoxigraph import Literal

from graph_api.graphql.edtf_dates import When
from graph_api.graphql.filters import Filters, given
from graph_api.graphql.languages import Text
from graph_api.graphql.operators import value_test
from graph_api.hints.hint import Code, Hint
from graph_api.hints.known_terms import known_terms
from graph_api.hints.names import Names
from graph_api.hints.near_names import NearNames
from graph_api.hints.values_of import Values, like
from graph_store.terms import Term, order
from ontology.vocabulary import Kind, PropertyTerm

MOST_TESTS = 2_000
"""Tests of one thing by one condition for the hints of one filter."""

MOST_CONDITIONS = 50
"""Operands in a filter that has hints."""

_MOST_VALUES, _MOST_COMPARED = 1_000, 200
_MOST_NAMED = 3
_OPAQUE = frozenset(["or_", "not_", "type", "graph", "exists", "holds"])
"""Conditions that have no explanation of their own."""

_CLAIMS = {"eq": "no_value", "in_": "no_value", "contains": "no_text", "starts_with": "no_start", "lang": "no_language"}
_BY_ORDER = {"lt": "<", "lte": "<=", "gt": ">", "gte": ">="} | {
    each: each for each in ("between", "during", "overlaps")
}
"""Operators that compare by order, as a hint writes them."""


class UnmetConditions:
    """The conditions of one filter that no member of a class passes."""

    def __init__(self, filters: Filters, declared: str) -> None:
        self._filters, self._facts, self._declared = filters, filters.facts, declared
        self._names = Names({}, filters.facts.snapshot.graphs.base)
        self._left = MOST_TESTS

    def hints(self, conditions: object, iris: Sequence[str], path: str = "") -> Iterator[Hint]:
        """Yield a hint for each condition that no thing meets alone; if each is met, one about all of them together.

        A filter with many conditions or with patterns takes long to test, and has no hints.
        """
        if not path and sum(1 for _ in _leaves(conditions)) > MOST_CONDITIONS:
            return
        parts = list(_parts(conditions))
        self._left -= len(parts) * len(iris)
        if self._left < 0 or not iris or not parts:
            return
        met = {at: sum(map(self._filters.condition(*part), iris)) for at, part in enumerate(parts)}
        if all(met.values()):
            if len(parts) > 1:
                each = ", ".join(f"{path}{_written(parts[at][0])} ({met[at]})" for at in met)
                yield self._hint(Code.NO_PROPERTY, "no_combination", near=each)
            return
        for at, (name, value) in enumerate(parts):
            if not met[at]:
                yield from self._about(name, value, iris, path)

    def _about(self, name: str, value: Any, iris: Sequence[str], path: str) -> Iterator[Hint]:
        if name in _OPAQUE:
            return
        if name == "id":
            yield from self._unknown_ids(value)
            return
        term = self._facts.vocabulary.properties[name]
        asked = dict(given(value))
        if not term.single:
            value = asked.get("some")
            if value is None:
                return
            asked = dict(given(value))
        column = self._facts.values(term)
        reached = list(dict.fromkeys(each for iri in iris for each in column.get(iri, ())))
        if not reached:
            near = self._others(term, iris) if not path else ""
            yield self._hint(Code.NO_PROPERTY, "no_property", "has" if near else "", property=path + name, near=near)
        elif term.kind is Kind.THING:
            yield from self.hints(value, reached, f"{path}{name}.")
        else:
            yield from self._values(term, asked, reached, path)

    def _values(self, term: PropertyTerm, asked: Mapping[str, Any], values: list[Any], path: str) -> Iterator[Hint]:
        """Yield a hint for each operator that no value meets alone."""
        if len(values) > _MOST_VALUES:
            return
        for operator, operand in asked.items():
            if operand == [] or (operator not in _CLAIMS and operator not in _BY_ORDER):
                continue
            check = value_test(term, {operator: operand}, self._filters.context, self._facts)
            if not any(map(check, values)):
                yield self._value(term, path + term.name, operator, operand, values)

    def _value(self, term: PropertyTerm, name: str, operator: str, operand: Any, values: list[Any]) -> Hint:
        first = operand[0] if isinstance(operand, list) and operand else operand
        value = _literal(first)
        words = {"property": name, "value": self._names.of(value)}
        if operator == "between":
            words["value"] += f" – {self._names.of(_literal(operand[1]))}"
        if operator in _BY_ORDER:
            least, most = (self._names.of(_literal(choose(values, key=_order))) for choose in (min, max))
            words |= {"operator": _BY_ORDER[operator], "least": least, "most": most}
            return self._hint(Code.UNKNOWN_VALUE, "out_of_range", **words)
        if operator == "lang":
            known = ", ".join(sorted({each.lang for each in values if each.lang}))
            return self._hint(Code.UNKNOWN_VALUE, "no_language", "all_values", property=name, value=first, near=known)
        advice, near = "", list[Term]()
        if _CLAIMS[operator] == "no_value":
            advice, near = like(_some(values), value)
        return self._hint(Code.UNKNOWN_VALUE, _CLAIMS[operator], advice, near=self._names.listed(near), **words)

    def _unknown_ids(self, conditions: object) -> Iterator[Hint]:
        """Yield a hint for each ID that no thing has."""
        context, lens = self._filters.context, self._filters.lens
        for name, value in given(conditions):
            for each in value if isinstance(value, list) else [value]:
                if name in ("eq", "in_") and not context.exists(context.iri(each, lens), lens):
                    yield unknown_id(self._filters, each)

    def _others(self, term: PropertyTerm, iris: Iterable[str]) -> str:
        """Return the properties with a name like this one that some of the things have."""
        words = self._facts.vocabulary
        classes = words.ancestors(self._declared) if self._declared in words.classes else set()
        own = [each.name for cls in sorted(classes) for each in words.standing_on(cls) if each.name != term.name]
        near = NearNames(own).nearest(term.name, _MOST_NAMED)
        return ", ".join(name for name in near if any(iri in self._facts.of(name) for iri in iris))

    def _hint(self, code: Code, claim: str, advice: str = "", **words: str) -> Hint:
        needs = advice if words.get("near") else ""
        return Hint(code, claim, {"near": "", **words, "class": self._declared}, needs)


def unknown_id(filters: Filters, name: str) -> Hint:
    """Return the hint about an ID that no thing has, with the nearest one."""
    lens = filters.lens
    near = known_terms(lens.snapshot).near_thing(filters.context.iri(name, lens))
    shown = "" if near is None else lens.whole.key(near.value) or near.value
    words = {"term": name, "near": shown}
    return Hint(Code.UNKNOWN_TERM, "unknown_id", words, "near" if shown else "")


def _parts(conditions: object) -> Iterator[tuple[str, Any]]:
    """Yield the conditions that must all hold, also those in `and`."""
    for name, value in given(conditions):
        if name == "and_":
            for each in value if isinstance(value, list) else [value]:
                yield from _parts(each)
        else:
            yield name, value


def _leaves(conditions: object) -> Iterator[None]:
    """Yield an element for each operator in a filter, and too many for a pattern."""
    for name, value in given(conditions):
        for each in value if isinstance(value, list) else [value]:
            if hasattr(type(each), "__strawberry_definition__"):
                yield from _leaves(each)
            else:
                yield from repeat(None, MOST_CONDITIONS + 1 if name == "matches" else 1)


def _written(name: str) -> str:
    return name.rstrip("_")


def _literal(value: Any) -> Literal:
    """Return a value of a column as a literal without language."""
    match value:
        case Text() | When():
            return Literal(value[0])
        case Enum():
            return Literal(str(value.value))
        case bool() | int() | float() | str():
            return Literal(value)
    return Literal(str(value))


def _some(values: Sequence[Any]) -> Values:
    """Return the values as literals; not all of many, because that would take long."""
    texts = dict.fromkeys(map(_literal, values[:_MOST_COMPARED]))
    return Values(sorted(texts, key=order), are_all=len(values) <= _MOST_COMPARED)


def _order(value: Any) -> Any:
    return value.first if isinstance(value, When) else value
