"""Orders: turn the inputs of a field into one total order of things.

Texts are compared without case and accents first, dates by the days that they cover, a list by its smallest or largest
member. Things without a value come last in both directions. The IRI decides between equal things, so pages are stable.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph_api.graphql.edtf_dates import When
from graph_api.graphql.filters import given
from graph_api.graphql.inputs import Direction
from graph_api.graphql.languages import Text, chosen
from graph_api.graphql.measures import by_measure, by_ratio
from graph_api.graphql.operators import folded
from graph_api.graphql.request_context import Lens, RequestContext
from ontology.vocabulary import Kind, PropertyTerm

Key = Callable[[str], Any]
"""A function that returns the sort key of a thing; None sorts last."""

Sort = Callable[[Iterable[str]], list[str]]
"""A function that sorts things in one total order."""


class Orders:
    """The orders on the facts of one lens."""

    def __init__(self, context: RequestContext, lens: Lens) -> None:
        self.context, self.lens = context, lens

    def compiled(self, orders: Sequence[object]) -> Sort:
        """Return the requested order. Raises: BadRequest (400) for an order that cannot be used."""
        keys = [self._one(each) for each in reversed(orders)]

        def ordered(iris: Iterable[str]) -> list[str]:
            result = sorted(iris)
            for key, descending in keys:
                self.context.check_time()
                result = _stable(result, key, descending)
            return result

        return ordered

    def _one(self, order: object) -> tuple[Key, bool]:
        name, value = next(given(order))
        if name == "measure":
            key = by_measure(self.lens.facts, self.context.iri(value.metric, self.lens), value.as_of)
            return key, value.direction is Direction.DESC
        if name == "ratio":
            key = by_ratio(
                self.lens.facts, self.context.iri(value.of, self.lens), self.context.iri(value.to, self.lens)
            )
            return key, value.direction is Direction.DESC
        if name in {"id", "key"}:
            return self._identity(name), value is Direction.DESC
        return self._property(self.lens.facts.vocabulary.properties[name], value)

    def _identity(self, name: str) -> Key:
        return (lambda iri: iri) if name == "id" else self.lens.whole.key

    def _property(self, term: PropertyTerm, value: Any) -> tuple[Key, bool]:
        if not term.single:
            name, order = next(given(value))
            if name == "count":
                values = self.lens.facts.values(term)
                return lambda iri: len(values.get(iri, ())), order is Direction.DESC
            choose = max if name == "max" else min
            if term.kind is Kind.THING:
                return self._of_things(term, order, choose)
            return self._rank(term, choose).get, order is Direction.DESC
        if term.kind is Kind.THING:
            values = self.lens.facts.values(term)
            inner, descending = self._one(value)
            return lambda iri: inner(values[iri][0]) if iri in values else None, descending
        return self._rank(term, min).get, value is Direction.DESC

    def _of_things(self, term: PropertyTerm, order: object, choose: Callable[..., Any]) -> tuple[Key, bool]:
        """Return the smallest or largest key of the related things that have one."""
        values = self.lens.facts.values(term)
        inner, descending = self._one(order)

        def key(iri: str) -> Any:
            return choose((found for each in values.get(iri, ()) if (found := inner(each)) is not None), default=None)

        return key, descending

    def _rank(self, term: PropertyTerm, choose: Callable[..., Any]) -> Mapping[str, int]:
        """Return the rank of each thing's value among all values, computed once per version."""
        facts = self.lens.facts
        languages = self.lens.languages if term.kind is Kind.TEXT else ()
        facts.values(term)
        made: Mapping[str, int] = facts.made(
            ("rank", term.name, choose.__name__, languages), lambda: _ranked(self._comparable(term, choose))
        )
        return made

    def _comparable(self, term: PropertyTerm, choose: Callable[..., Any]) -> dict[str, Any]:
        values = self.lens.facts.values(term)
        if term.kind is Kind.TEXT and term.single:
            return {iri: _reading(chosen(texts, self.lens.languages)) for iri, texts in values.items()}
        comparable = _COMPARABLE.get(term.kind, lambda each: each)
        return {iri: choose(map(comparable, each)) for iri, each in values.items()}


def _ranked(comparable: Mapping[str, Any]) -> dict[str, int]:
    places = {value: place for place, value in enumerate(sorted(set(comparable.values())))}
    return {iri: places[value] for iri, value in comparable.items()}


def _stable(iris: list[str], key: Key, descending: bool) -> list[str]:
    keyed = {iri: found for iri in iris if (found := key(iri)) is not None}
    absent = [iri for iri in iris if iri not in keyed] if len(keyed) < len(iris) else []
    return sorted(keyed, key=keyed.__getitem__, reverse=descending) + absent


def _reading(text: Text | None) -> tuple[str, str] | None:
    return None if text is None else (folded(text.value), text.value)


def _date(value: When) -> tuple[str, str, str]:
    return value.first, value.last, value.text


_COMPARABLE: dict[Kind, Callable[[Any], Any]] = {
    Kind.DATE: _date,
    Kind.STRING: lambda value: (folded(value), value),
    Kind.TEXT: _reading,
}
