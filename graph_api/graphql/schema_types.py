"""The object types of a schema, made at run time from an ontology.

A class has a type if rows may state it, and a property has it as domain or range or the graph folder names it. If a
subclass has a type too, the class is an interface, and its other members have the object type `Other…`. A class without
a type has a connection of its own, with the type of its nearest superclass.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import strawberry
from strawberry.types.field import StrawberryField

from graph_api.graphql import fields, paging, readers, resolvers, text_readers, types
from graph_api.graphql.aggregate_types import AggregateTypes
from graph_api.graphql.declarations import fill, named, output
from graph_api.graphql.descriptions import as_words, described, with_article
from graph_api.graphql.directives import Rdf, paged
from graph_api.graphql.fact_types import FactTypes
from graph_api.graphql.fields import PAGE, Arguments, bare, plain
from graph_api.graphql.input_types import PLAIN, InputTypes
from graph_api.graphql.scalars import EDTF, Date
from graph_api.graphql.version_facts import THING
from graph_store.graphs import DEFAULT_BASE
from ontology.vocabulary import Kind, PropertyTerm, Vocabulary


class SchemaTypes:
    """The types for one vocabulary; all are declared before they get their fields."""

    def __init__(self, words: Vocabulary) -> None:
        self.inputs = InputTypes(words)
        self.words, self.typed = self.inputs.words, self.inputs.typed
        self.things = {
            THING: output(THING, "Any thing that the inventories describe.", [types.Node], is_interface=True)
        }
        for name in self.typed:
            self.things[name] = self._declared(name)
        self._aggregates = AggregateTypes(self.inputs, self.things[THING]).made
        self.connections = {name: self._connection(name) for name in self.things}
        self.others: list[type[Any]] = []
        self.facts = FactTypes(self.things[THING])
        self._fill()

    @property
    def objects(self) -> list[type[Any]]:
        """Every type of things; strawberry cannot find the object types by itself, because fields return interfaces."""
        return [*self.things.values(), *self.others]

    def _declared(self, name: str) -> type[Any]:
        term = self.words.classes[name]
        bases = [self.things[each] for each in self._parents(name)]
        is_interface, directives = name in self.words.interfaces, [Rdf(iri=term.iri.value)]
        return output(name, described(term), bases, is_interface=is_interface, directives=directives)

    def _parents(self, name: str) -> list[str]:
        """Return the parents, subclasses first, so that Python can compute a method resolution order."""
        return sorted(self.inputs.parents[name], key=self.typed.index, reverse=True) or [THING]

    def _connection(self, name: str) -> type[Any]:
        """Declare the pages of a class."""
        kind, what = self.things[name], as_words(name)
        edge = output(f"{name}Edge", f"{with_article(what).capitalize()} on a page.", [types.Edge])
        fill(edge, [named("node", kind, plain(lambda edge, call: edge.item, "The thing."))])
        made = output(f"{name}Connection", f"Things of type {what}, in pages.", [types.Connection])
        figures = self._aggregates.get(self.inputs.group(name), types.Aggregate)
        several, edges = list[kind], list[edge]  # type: ignore[valid-type]
        said = "Figures over all pages."
        fill(made, [
            named("nodes", several, plain(paging.Nodes(), "The things on this page.")),
            named("edges", edges, plain(paging.Edges(), "The things on this page, each with its cursor.")),
            named("aggregate", figures, plain(lambda page, call: page, said)),
            *self._groups_of(name),
        ])  # fmt: skip
        return made

    def _groups_of(self, name: str) -> Iterator[StrawberryField]:
        group = self.inputs.group(name)
        if group in self._aggregates:
            grouped = fields.groups(self.inputs.properties[group], self.inputs.paths[group])
            yield named("groups", list[self._aggregates[group]], grouped)  # type: ignore[name-defined]

    def _fill(self) -> None:
        thing = self.things[THING]
        times = {name: list(self._times()) for name in self.inputs.dated}
        fill(thing, [*self._thing_fields(), *times.get(THING, ()), *self._fields(self.inputs.own[THING])])
        self._other(THING, "A thing without a class that has a type.", f"{DEFAULT_BASE}ns#{THING}")
        for name in self.typed:
            own = [*times.get(name, ()), *self._fields(self.inputs.own[name])]
            fill(self.things[name], [*own, *(_measured() if self.inputs.is_measured(name) else ())])
            if name in self.words.interfaces:
                iri = self.words.classes[name].iri.value
                self._other(name, f"A member of {name}, but not of a subclass with a type.", iri)

    def _other(self, name: str, description: str, iri: str) -> None:
        made = output(f"Other{name}", description, [self.things[name]], directives=[Rdf(iri=iri)])
        fill(made, [])
        self.others.append(made)

    def _thing_fields(self) -> Iterator[StrawberryField]:
        classes = list[self.inputs.class_name]  # type: ignore[name-defined]
        yield named("iri", strawberry.ID, plain(readers.Iri(), "The IRI, whatever the moment."))
        yield named("key", str | None, plain(readers.Key(), "The key in the inventories, such as tree:oak."))
        yield named("types", classes, plain(readers.Types(), "All classes of the thing, including inferred ones."))
        said = "Single-valued properties of its class that have no value."
        yield self.facts.facts()
        yield named("notStated", list[str], plain(resolvers.not_stated, said))

    def _times(self) -> Iterator[StrawberryField]:
        """Yield the fields of a class whose members have a time."""
        connection = self.connections[THING] | None
        arguments = bare({**self.inputs.choice(THING), **PAGE})
        said = "Things whose days cover all days of this one; null if it has no dates."
        yield named("during", connection, plain(resolvers.covering, said, arguments, paged(), 1000))
        said = "Things with a day in common with it; null if it has no dates."
        yield named("overlapping", connection, plain(resolvers.overlapping, said, arguments, paged(), 1000))

    def _fields(self, terms: Iterable[PropertyTerm]) -> Iterator[StrawberryField]:
        for term in terms:
            yield from self._relation(term) if term.kind is Kind.THING else self._attribute(term)

    def _relation(self, term: PropertyTerm) -> Iterator[StrawberryField]:
        target = self.inputs.target(term)
        if term.single:
            yield named(term.name, self.things[target] | None, fields.one(term))
        else:
            several = fields.connection(term, self.inputs.choice(target))
            yield named(term.name, self.connections[target], several)

    def _attribute(self, term: PropertyTerm) -> Iterator[StrawberryField]:
        single, several = _READERS.get(term.kind, (readers.Value, readers.Values))
        kind: Any = PLAIN.get(term.kind, str)
        if term.kind is Kind.DATE:
            kind = Date if term.whole_days else EDTF
        if term.words:
            single, several, kind = readers.Word, readers.Words, self.inputs.word_lists[term.name]
        if term.single:
            yield named(term.name, kind | None, fields.value(single, term, described(term)))
        else:
            yield named(term.name, list[kind], fields.value(several, term, described(term)))
        if term.kind is Kind.TEXT:
            yield named(f"{term.name}Texts", list[types.TextValue], fields.texts(term))
        if term.kind is Kind.DATE and term.single:
            yield named(f"{term.name}Interval", types.DateInterval | None, fields.interval(term))


_READERS: dict[Kind, tuple[type[Any], type[Any]]] = {
    Kind.TEXT: (text_readers.Label, text_readers.Strings),
    Kind.DATE: (text_readers.Day, text_readers.Days),
}
"""The readers of one value and of several values, for kinds that are converted."""

_MEASURE: Arguments = {"metric": (strawberry.ID, "The metric."), "asOf": (EDTF | None, "Its date.")}
_RATIO: Arguments = {
    "of": (strawberry.ID, "The metric of the first figure."),
    "to": (strawberry.ID, "The metric of the figure to divide by."),
    "decimals": (int | None, "Number of decimals to round to; halves are rounded up."),
}


def _measured() -> Iterator[StrawberryField]:
    """Yield the fields of a class that observations have figures of."""
    said = "A figure: the newest, or the one on a date."
    yield named("measure", float | None, plain(readers.Noted(resolvers.figure), said, _MEASURE))
    said = "The ratio of two figures on the newest date with both."
    yield named("ratio", float | None, plain(readers.Noted(resolvers.figure_ratio), said, _RATIO))
