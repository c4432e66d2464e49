"""The types of the figures over many things, for each group of classes that share their filters.

The figures are those of a whole connection, or of one of its groups; a group also has its value.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from strawberry.types.field import StrawberryField

from graph_api.graphql import fields, grouping, types
from graph_api.graphql.declarations import fill, named, output
from graph_api.graphql.descriptions import as_words, with_article
from graph_api.graphql.fields import plain
from graph_api.graphql.input_groups import NUMBERS
from graph_api.graphql.input_types import InputTypes
from graph_api.graphql.scalars import EDTF, Date
from graph_api.graphql.version_facts import THING
from ontology.vocabulary import Kind, PropertyTerm


class AggregateTypes:
    """The aggregates of one vocabulary; `thing` is the type of every thing."""

    def __init__(self, inputs: InputTypes, thing: type[Any]) -> None:
        self._inputs, self._thing = inputs, thing
        self._of_all = {term.name for term in inputs.own[THING]}
        self._common = self._declared("Bounds", "any thing", self._bounded(inputs.own[THING]))
        self.made = {group: self._aggregate(group) for group in inputs.properties}

    def _aggregate(self, group: str) -> type[Any]:
        made = output(f"{group}Aggregate", f"Figures over things of type {as_words(group)}.", [types.Aggregate])
        value = plain(grouping.value, "The value of a group, as text.")
        thing = plain(grouping.thing, "The same, if it is a thing.")
        fill(made, [
            named("value", str | None, value),
            named("thing", self._thing | None, thing),
            named("countDistinct", int, fields.distinct(self._inputs.properties[group])),
            *self._figures(group),
        ])  # fmt: skip
        return made

    def _figures(self, group: str) -> Iterator[StrawberryField]:
        """Yield the sums and averages of numbers, and the smallest and largest of numbers and dates."""
        known, one = self._inputs.known(group), with_article(as_words(group))
        if numbers := [term for term in known if term.kind in NUMBERS]:
            averages = output(f"{group}Averages", f"The average of each number of {one}.")
            fill(averages, [named(each.name, float | None, fields.total(each)) for each in numbers])
            yield named("sum", self._declared(f"{group}Numbers", one, numbers), fields.totals("sum"))
            yield named("avg", averages, fields.totals("avg"))
        if bounded := self._bounded(known):
            shared = self._of_all.issuperset(term.name for term in bounded)
            bounds = self._common if shared else self._declared(f"{group}Bounds", one, bounded)
            yield named("min", bounds, fields.totals("min"))
            yield named("max", bounds, fields.totals("max"))

    def _bounded(self, terms: Iterable[PropertyTerm]) -> list[PropertyTerm]:
        return [term for term in terms if term.kind in NUMBERS or term.kind is Kind.DATE]

    def _declared(self, name: str, one: str, terms: Iterable[PropertyTerm]) -> type[Any]:
        made = output(name, f"A figure for each of these properties of {one}.")
        fill(made, [named(each.name, _type_of(each) | None, fields.total(each)) for each in terms])
        return made


def _type_of(term: PropertyTerm) -> Any:
    if term.kind is Kind.DATE:
        return Date if term.whole_days else EDTF
    return NUMBERS[term.kind]
