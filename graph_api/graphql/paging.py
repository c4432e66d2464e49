"""The fields of a connection: its things, and figures over all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph_api.graphql.edtf_dates import When
from graph_api.graphql.readers import Edge, Reader, Source
from graph_api.graphql.request_context import Call, Item, Lens
from graph_api.graphql.selection import Page, PageColumn
from graph_api.graphql.value_paths import ValuePaths
from ontology.vocabulary import Kind


class Things(Protocol):
    """The things that figures are over: those of a connection, or of one of its groups."""

    @property
    def iris(self) -> Sequence[str]:
        """Return the IRI of each thing."""

    @property
    def lens(self) -> Lens:
        """Return the lens of the things."""

    def through(self, lens: Lens) -> "Things":
        """Return the same things, seen through another lens."""


@dataclass(frozen=True, slots=True)
class Totals:
    """One kind of figure over the things of a connection."""

    page: "Things"
    operation: str

    @property
    def lens(self) -> Lens:
        """Return the lens of the connection."""
        return self.page.lens

    def through(self, lens: Lens) -> "Totals":
        """Return the same kind of figure, over other facts about the same things."""
        return Totals(self.page.through(lens), self.operation)


@dataclass(frozen=True)
class Nodes(Reader):
    """Reads the things on a page."""

    def read(self, source: Page, call: Call) -> list[Item]:
        """Return them in order."""
        call.context.spend(len(source.shown))
        return [Item(iri, source.lens) for iri in source.shown]


@dataclass(frozen=True)
class TotalCount(Reader):
    """Reads the number of things on all pages."""

    fixed = True

    def read(self, source: Page, call: Call) -> int:
        """Return the number of things that pass the filter."""
        return len(source.iris)

    def objects(self, sources: Sequence[Source], call: Call) -> list[int]:
        """Return the number for each of many connections."""
        return sources.counts if isinstance(sources, PageColumn) else super().objects(sources, call)


@dataclass(frozen=True)
class Edges(Reader):
    """Reads the things on a page, with their cursors."""

    def read(self, source: Page, call: Call) -> list[Edge]:
        """Return them in order."""
        call.context.spend(len(source.shown))
        return [Edge(Item(iri, source.lens), source) for iri in source.shown]


@dataclass(frozen=True)
class Total(Reader):
    """Reads the figure of one property over many things; a date is the first or last that a thing has."""

    name: str
    kind: Kind

    def read(self, source: Totals, call: Call) -> Any:
        """Return the figure; None if no thing has a value."""
        column = source.page.lens.facts.of(self.name)
        found = [each for iri in source.page.iris for each in column.get(iri, ())]
        if not found:
            return None
        if self.kind is Kind.DATE:
            return _BOUNDS[source.operation](found).text
        return OPERATIONS[source.operation](found)


OPERATIONS: Mapping[str, Callable[[list[Any]], Any]] = {
    "sum": sum,
    "avg": lambda found: sum(found) / len(found),
    "min": min,
    "max": max,
}

_BOUNDS: Mapping[str, Callable[[list[When]], When]] = {
    "min": lambda found: min(found, key=lambda each: (each.first, each.last, each.text)),
    "max": lambda found: max(found, key=lambda each: (each.last, each.first, each.text)),
}
"""The earliest date by its first day, and the latest by its last day."""


def count_distinct(source: Things, call: Call) -> int:
    """Return the number of different values of a property of the things."""
    values = ValuePaths(source.lens).of_property(call.given["of"].value)
    call.context.check_time()
    return len({value.text for iri in source.iris for value in values(iri)})
