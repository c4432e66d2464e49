"""The fields of a connection: its things, figures over all of them, and the number of things for each value."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_api.graphql.languages import Text
from graph_api.graphql.readers import Edge, Reader, Source
from graph_api.graphql.request_context import Call, Item, Lens
from graph_api.graphql.selection import MAX_LIST, Page, PageColumn, size
from graph_api.graphql.text_readers import shown
from graph_api.graphql.version_facts import INT32
from ontology.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Totals:
    """One kind of figure over the things of a connection."""

    page: Page
    operation: str

    @property
    def lens(self) -> Lens:
        """Return the lens of the connection."""
        return self.page.lens

    def through(self, lens: Lens) -> "Totals":
        """Return the same kind of figure, over other facts about the same things."""
        return Totals(self.page.through(lens), self.operation)


@dataclass(frozen=True, slots=True)
class Group:
    """A value, and the number of things in a connection that have it."""

    value: str
    iri: str | None
    count: int
    lens: Lens

    @property
    def thing(self) -> Item | None:
        """Return the value, if it is a thing."""
        return None if self.iri is None else Item(self.iri, self.lens)

    def through(self, lens: Lens) -> "Group":
        """Return the same group, with the thing seen through another lens."""
        return replace(self, lens=lens)


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
    """Reads the figure of one property over a whole connection."""

    name: str

    def read(self, source: Totals, call: Call) -> float | None:
        """Return the figure; None if no thing has a value."""
        column = source.page.lens.facts.of(self.name)
        found = [each for iri in source.page.iris for each in column.get(iri, ())]
        return OPERATIONS[source.operation](found) if found else None


OPERATIONS: Mapping[str, Callable[[list[Any]], Any]] = {
    "sum": sum,
    "avg": lambda found: sum(found) / len(found),
    "min": min,
    "max": max,
}


def groups(source: Page, call: Call) -> list[Group]:
    """Return the values of a property with their number of things: highest number first, then by value."""
    lens, name = source.lens, call.given["by"].value
    term = lens.facts.vocabulary.properties[name]
    column = lens.facts.values(term)
    counts: dict[Any, int] = {}
    for iri in source.iris:
        for value in _distinct(term.kind, column.get(iri, ()), lens):
            counts[value] = counts.get(value, 0) + 1
    least = size(call.given, "minCount", INT32[-1]) or 1
    found = [_group(term.kind, value, count, lens) for value, count in counts.items() if count >= least]
    found.sort(key=lambda each: (-each.count, each.value))
    limit = size(call.given, "limit", MAX_LIST)
    shown = found[: MAX_LIST if limit is None else limit]
    call.context.spend(len(shown))
    return shown


def _distinct(kind: Kind, values: tuple[Any, ...], lens: Lens) -> tuple[Any, ...]:
    """Return the values to count; for texts, only the one in the language for display."""
    if kind is Kind.TEXT and values:
        return (shown(values, lens.languages)[0],)
    return values


def _group(kind: Kind, value: Any, count: int, lens: Lens) -> Group:
    if kind is Kind.THING:
        return Group(value, value, count, lens)
    if kind is Kind.DATE:
        return Group(value.text, None, count, lens)
    if kind is Kind.BOOLEAN:
        return Group("true" if value else "false", None, count, lens)
    return Group(value.value if isinstance(value, Text) else str(value), None, count, lens)
