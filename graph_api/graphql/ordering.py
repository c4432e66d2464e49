"""Orders: from the inputs of a field to one total order of things.

Texts compare as a reader sorts them (case and accents last), dates by the days they cover. What has no value stands
last in either direction, and the IRI decides what is left, so pages are stable.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from graph_api.graphql.asking import Asking, Lens
from graph_api.graphql.dates import When
from graph_api.graphql.filters import given
from graph_api.graphql.inputs import Direction
from graph_api.graphql.languages import chosen
from graph_api.graphql.measures import by_measure, by_ratio
from graph_api.graphql.operators import folded
from ontology.vocabulary import Kind, PropertyTerm

Key = Callable[[str], Any]
"""What a thing is sorted by; None stands last."""


class Orders:
    """Orders over the facts of one lens."""

    def __init__(self, asking: Asking, lens: Lens) -> None:
        self.asking, self.lens = asking, lens

    def sorted(self, iris: Iterable[str], orders: Sequence[object]) -> list[str]:
        """The things in the order asked for."""
        result = sorted(iris)
        for key, descending in reversed([self._one(each) for each in orders]):
            result = _stable(result, {iri: key(iri) for iri in result}, descending)
        return result

    def _one(self, order: object) -> tuple[Key, bool]:
        name, value = next(given(order))
        if name == "measure":
            key = by_measure(self.lens.facts, self.asking.iri(value.metric), value.as_of)
            return key, value.direction is Direction.DESC
        if name == "ratio":
            key = by_ratio(self.lens.facts, self.asking.iri(value.of), self.asking.iri(value.to))
            return key, value.direction is Direction.DESC
        if name == "count":
            return self._count(value)
        if name in {"id", "key"}:
            return self._identity(name), value is Direction.DESC
        return self._property(self.lens.facts.vocabulary.properties[name], value)

    def _count(self, order: object) -> tuple[Key, bool]:
        name, direction = next(given(order))
        values = self.lens.facts.of(name)
        return lambda iri: len(values.get(iri, ())), direction is Direction.DESC

    def _identity(self, name: str) -> Key:
        keys = self.asking.whole.keys()
        return (lambda iri: iri) if name == "id" else (lambda iri: next(iter(keys.get(iri, ())), None))

    def _property(self, term: PropertyTerm, value: Any) -> tuple[Key, bool]:
        values = self.lens.facts.values(term)
        if term.kind is Kind.THING:
            inner, descending = self._one(value)
            return lambda iri: inner(values[iri][0]) if iri in values else None, descending
        if term.kind is Kind.TEXT:
            return lambda iri: _reading(chosen(values.get(iri, ()), self.lens.languages)), value is Direction.DESC
        comparable = _COMPARABLE.get(term.kind, lambda each: each)
        return lambda iri: comparable(values[iri][0]) if iri in values else None, value is Direction.DESC


def _stable(iris: list[str], keyed: dict[str, Any], descending: bool) -> list[str]:
    present = [iri for iri in iris if keyed[iri] is not None]
    absent = [iri for iri in iris if keyed[iri] is None]
    present.sort(key=keyed.__getitem__, reverse=descending)
    return present + absent


def _reading(text: Any) -> tuple[str, str] | None:
    return None if text is None else (folded(text.value), text.value)


def _date(value: When) -> tuple[str, str, str]:
    return value.first, value.last, value.text


_COMPARABLE: dict[Kind, Callable[[Any], Any]] = {
    Kind.DATE: _date,
    Kind.STRING: lambda value: (folded(value), value),
}
