"""The values of a thing by a path: a property, a property of a related thing, or the year or month of a date."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from graph_api.graphql.edtf_dates import When
from graph_api.graphql.filters import given
from graph_api.graphql.inputs import Period
from graph_api.graphql.languages import Text, shown
from graph_api.graphql.request_context import Lens
from ontology.vocabulary import Kind, PropertyTerm


class Value(NamedTuple):
    """A value as text; for a thing, its IRI, which is given once more."""

    text: str
    iri: str | None = None


Values = Callable[[str], tuple[Value, ...]]
"""A function that returns the different values of a thing."""

_LENGTH: Mapping[Period, int] = {Period.YEAR: 4, Period.MONTH: 7}
"""The number of characters of a day that name its year, or its month."""


class ValuePaths:
    """The paths on the facts of one lens."""

    def __init__(self, lens: Lens) -> None:
        self.lens, self.facts = lens, lens.facts

    def along(self, path: object) -> Values:
        """Return the values along a path, which has one key."""
        name, rest = next(given(path))
        if name == "property":
            return self.of_property(rest.value)
        term = self.facts.vocabulary.properties[name]
        return self._periods(term, rest) if term.kind is Kind.DATE else self._related(term, self.along(rest))

    def of_property(self, name: str) -> Values:
        """Return the values of a property; of texts, only those in the language for display."""
        term = self.facts.vocabulary.properties[name]
        column, languages = self.facts.values(term), self.lens.languages
        if term.kind is Kind.TEXT:
            return lambda iri: tuple(Value(each) for each, _ in dict.fromkeys(shown(column.get(iri, ()), languages)))
        as_value = _VALUES.get(term.kind, lambda each: Value(str(each)))
        return lambda iri: tuple(dict.fromkeys(map(as_value, column.get(iri, ()))))

    def _periods(self, term: PropertyTerm, period: Period) -> Values:
        column, length = self.facts.values(term), _LENGTH[period]
        return lambda iri: tuple(dict.fromkeys(Value(_period(each, length)) for each in column.get(iri, ())))

    def _related(self, term: PropertyTerm, inner: Values) -> Values:
        column = self.facts.values(term)
        return lambda iri: tuple(dict.fromkeys(value for thing in column.get(iri, ()) for value in inner(thing)))


def is_of_time(path: object) -> bool:
    """Return whether a path ends in a part of a date."""
    _, rest = next(given(path))
    return isinstance(rest, Period) or (not isinstance(rest, Enum) and is_of_time(rest))


def _period(found: When, length: int) -> str:
    """Return the year or month that holds all days of a date, else the interval from its first to its last."""
    first = ".." if found.first == date.min.isoformat() else found.first[:length]
    last = ".." if found.last == date.max.isoformat() else found.last[:length]
    return first if first == last else f"{first}/{last}"


_VALUES: Mapping[Kind, Callable[[Any], Value]] = {
    Kind.THING: lambda each: Value(each, each),
    Kind.DATE: lambda each: Value(each.text),
    Kind.BOOLEAN: lambda each: Value("true" if each else "false"),
    Kind.STRING: lambda each: Value(each.value if isinstance(each, Text) else str(each)),
}
