"""The enums and inputs of a schema: filters, orders and identifying keys of the classes of an ontology.

Filters and orders have every property of a class, its superclasses and its subclasses. A class without its own
properties uses those of its parent.
"""

import enum
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import strawberry
from strawberry.types.field import StrawberryField

from graph_api.graphql.declarations import choice, conditions, enumeration, fill, key
from graph_api.graphql.descriptions import as_words, with_article
from graph_api.graphql.fields import Arguments
from graph_api.graphql.input_groups import Grouping
from graph_api.graphql.inputs import (
    FILTERS,
    Direction,
    GraphFilter,
    IdFilter,
    ListOrder,
    MeasureOrder,
    Period,
    RatioOrder,
    comparisons,
    list_filter,
    word_filters,
)
from graph_api.graphql.scalars import EDTF
from graph_api.graphql.schema_names import enum_names
from graph_api.graphql.version_facts import THING
from ontology.term_names import free_name, word_name
from ontology.vocabulary import Kind, PropertyTerm, Vocabulary

PLAIN: dict[Kind, Any] = {Kind.STRING: str, Kind.INTEGER: int, Kind.DECIMAL: float, Kind.BOOLEAN: bool}
"""The types of values that are not converted, by kind."""


class _Keys(NamedTuple):
    """The keys that one class adds to filters and orders."""

    filters: list[StrawberryField]
    orders: list[StrawberryField]


class InputTypes(Grouping):
    """The enums and inputs for one vocabulary; all are declared before they get their fields."""

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        self.class_name = _names("ClassName", "The classes of the ontology.", self.words.classes)
        properties, enums = self.words.properties, enum_names(self.words)
        self.word_lists = {name: self._word_list(enum, properties[name]) for name, enum in enums.items()}
        self._word_filters = {name: word_filters(each) for name, each in self.word_lists.items()}
        self._declare({group: with_article(as_words(group)) for group in (THING, *self.groups.values())})
        self._keys = {name: self._class_keys(name) for name in (THING, *self.typed)}
        for group in self.filters:
            self._fill(group)
        self._by = {name: self._identifying(name) for name in (THING, *self.typed) if self.unique(name)}

    def choice(self, name: str) -> Arguments:
        """Return the arguments that choose and sort things of a class."""
        group = self.group(name)
        said = "Sort by the first order, then by the next ones, and finally by IRI."
        return {
            "filter": (self.filters[group] | None, "Only things that fulfil the conditions."),
            "orderBy": (list[self.orders[group]] | None, said),  # type: ignore[name-defined]
        }

    def by(self, name: str) -> type[Any] | None:
        """Return the input that identifies one thing of a class."""
        return self._by.get(name)

    def _word_list(self, name: str, term: PropertyTerm) -> type[enum.Enum]:
        values: dict[str, str] = {}
        for each in term.words:
            values[free_name(word_name(each), values.keys())] = each
        return enumeration(name, f"The words of `{term.name}`.", values)

    def _declare(self, articles: dict[str, str]) -> None:
        self.type_filter = conditions("TypeFilter", "Conditions on the classes of a thing.")
        fill(self.type_filter, comparisons(self.class_name))
        self.filters = {
            group: conditions(f"{group}Filter", f"Conditions on {one}; all of them must hold.")
            for group, one in articles.items()
        }
        self.list_filters = {
            group: list_filter(
                group,
                self.filters[group],
                f"Conditions on the number of things that fulfil {one} filter.",
                f"Conditions on a list, with {one} filter.",
            )
            for group, one in articles.items()
        }
        self.orders = {
            group: choice(f"{group}Order", f"Sort by one value of {one}.") for group, one in articles.items()
        }
        self.list_orders = {
            group: choice(
                f"{group}ListOrder", f"Sort by {one} of a list: the smallest or the largest, or by their number."
            )
            for group, one in articles.items()
        }
        self.paths = {
            group: choice(f"{group}Path", f"A path to a value of {one}.")
            for group, one in articles.items()
            if self.known(group)
        }
        self.properties = {
            group: _names(f"{group}Property", f"The properties of {one}.", (term.name for term in self.known(group)))
            for group, one in articles.items()
            if self.known(group)
        }

    def _class_keys(self, name: str) -> _Keys:
        """Return the keys that one class adds to filters and orders."""
        own = self.own[name]
        orders = [key(term.name, self._order(term)) for term in own]
        if self.is_measured(name):
            orders += [key("measure", MeasureOrder), key("ratio", RatioOrder)]
        filters = [key(term.name, self._filter(term)) for term in own]
        if name in self.lasting:
            filters.append(key("holds", EDTF))
        return _Keys(filters, orders)

    def _filter(self, term: PropertyTerm) -> type[Any]:
        if term.kind is Kind.THING:
            return (self.filters if term.single else self.list_filters)[self.group(self.target(term))]
        if term.words:
            return self._word_filters[term.name][not term.single]
        return FILTERS[term.kind][not term.single]

    def _order(self, term: PropertyTerm) -> type[Any]:
        if term.kind is Kind.THING:
            return (self.orders if term.single else self.list_orders)[self.group(self.target(term))]
        return Direction if term.single else ListOrder

    def _fill(self, group: str) -> None:
        near = [self._keys[name] for name in self.near(group)]
        fill(self.filters[group], [*(key for each in near for key in each.filters), *self._group_keys(group)])
        orders = [*(key for each in near for key in each.orders), key("id", Direction), key("key", Direction)]
        fill(self.orders[group], orders)
        one = self.orders[group]
        fill(self.list_orders[group], [key("min", one), key("max", one), key("count", Direction)])
        if group in self.paths:
            fill(self.paths[group], [key("property", self.properties[group]), *self._steps(group)])

    def _steps(self, group: str) -> Iterator[StrawberryField]:
        """Yield the keys of a path that lead further: to related things, and to a part of a date."""
        for term in self.own[THING] if group == THING else self.known(group):
            target = self.group(self.target(term)) if term.kind is Kind.THING else ""
            if target in self.paths:
                yield key(term.name, self.paths[target])
            elif term.kind is Kind.DATE:
                yield key(term.name, Period)

    def _group_keys(self, group: str) -> list[StrawberryField]:
        this = self.filters[group]
        several = list[this]  # type: ignore[valid-type]
        return [
            key("and_", several, "and"), key("or_", several, "or"), key("not_", this, "not"), key("id", IdFilter),
            key("type", self.type_filter), key("graph", GraphFilter), key("exists", bool),
        ]  # fmt: skip

    def _identifying(self, name: str) -> type[Any]:
        made = choice(f"{name}By", "The property that identifies the thing.")
        unique = [key(term.name, PLAIN[term.kind]) for term in self.unique(name)]
        fill(made, [key("id", strawberry.ID), key("key", strawberry.ID), *unique])
        return made


def _names(name: str, description: str, terms: Iterable[str]) -> type[enum.Enum]:
    return enumeration(name, description, {each: each for each in terms})
