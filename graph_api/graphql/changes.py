"""Changes between two versions or documents: the things with facts that came or went, and these facts by property."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from graph_api.graphql.fact_sources import FactSources
from graph_api.graphql.property_names import name_of
from graph_api.graphql.readers import Source
from graph_api.graphql.request_context import Call, Item, Lens, RequestContext
from graph_api.graphql.selection import Chooser, Page, chooser
from graph_api.graphql.term_names import label
from graph_api.graphql.thing_facts import Fact
from graph_api.moments import moment_named
from graph_store.errors import ResultTooLarge
from graph_store.graphs import Scope
from graph_store.terms import order

MOST_FACTS: Final = 50_000
"""Limit of the facts that came or went between two versions."""


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """The values of one property of a thing that came, and those that went."""

    name: str
    predicate: str
    label: str
    added: list[Fact]
    removed: list[Fact]


@dataclass(frozen=True, slots=True)
class Change:
    """A thing with the facts about it that came or went; it may be in only one of the versions."""

    iri: str
    thing: Item | None
    label: str
    properties: list[PropertyChange]


@dataclass(frozen=True, slots=True)
class ChangeEdge:
    """A change on a page."""

    cursor: str
    node: Change


Facts = Mapping[str, Sequence[Triple]]
"""Facts by the IRI of their subject."""


class ChangePage(Page):
    """The source of the connection of changes."""

    __slots__ = ("_added", "_old", "_removed")

    def __init__(self, choose: Chooser, old: Lens, removed: Facts, added: Facts) -> None:
        super().__init__(sorted({*removed, *added}), choose)
        self._old, self._removed, self._added = old, removed, added

    def changes(self, context: RequestContext) -> list[Change]:
        """Return the changes on the page; the origins of all their facts are looked up together."""
        removed, added = self._of_page(self._removed), self._of_page(self._added)
        gone = FactSources(context, self._old, (fact for facts in removed.values() for fact in facts))
        come = FactSources(context, self.lens, (fact for facts in added.values() for fact in facts))
        context.spend(len(self.shown))
        return [
            Change(iri, self._thing(context, iri), self._label(iri), list(_properties(
                [Fact(each, gone) for each in removed.get(iri, ())], [Fact(each, come) for each in added.get(iri, ())]
            )))
            for iri in self.shown
        ]  # fmt: skip

    def _of_page(self, facts: Facts) -> Facts:
        return {iri: facts[iri] for iri in self.shown if iri in facts}

    def _thing(self, context: RequestContext, iri: str) -> Item | None:
        """Return the thing as the later version shows it, otherwise as the earlier one does."""
        return next((Item(iri, lens) for lens in (self.lens, self._old) if context.is_data(iri, lens)), None)

    def _label(self, iri: str) -> str:
        node = NamedNode(iri)
        found = label(self.lens, node)
        return label(self._old, node) if found == iri else found


def changes(source: Source, call: Call) -> ChangePage:
    """Return the changes from one version or document to another, in pages.

    Raises: UnknownVersion, UnknownDocument (404), Gone (410), ViewBuilding (503);
    ResultTooLarge (507) if more than `MOST_FACTS` facts came or went.
    """
    context = call.context
    old, new = (context.at_moment(moment_named(call.given[name]), source.lens) for name in ("from", "to"))
    removed, added = _came_and_went(context, old, new)
    return ChangePage(chooser(call, new), old, _by_thing(removed), _by_thing(added))


def nodes(page: ChangePage, call: Call) -> list[Change]:
    """Return the changes on a page."""
    return page.changes(call.context)


def edges(page: ChangePage, call: Call) -> list[ChangeEdge]:
    """Return the same, each with its cursor."""
    return [ChangeEdge(page.cursor(each.iri), each) for each in page.changes(call.context)]


def _came_and_went(context: RequestContext, old: Lens, new: Lens) -> tuple[set[Triple], set[Triple]]:
    """Return the facts that only the old lens shows, and those that only the new one shows."""
    difference = context.service.difference(old.snapshot, new.snapshot, context.check_time)
    if new.facts.scope == Scope():
        in_default = (_facts(context, quads, default=True) for quads in (difference.removed(), difference.added()))
        removed, added = map(set, in_default)
        return removed, added
    changed = {*_facts(context, difference.removed()), *_facts(context, difference.added())}
    sources = [FactSources(context, lens, changed) for lens in (old, new)]
    touched = {triple for each in sources for triple in each.both_ways()}
    before, after = (
        set(filter(sources.shows, touched)) for sources in (FactSources(context, lens, touched) for lens in (old, new))
    )
    return before - after, after - before


def _facts(context: RequestContext, quads: Iterable[Quad], *, default: bool = False) -> Iterator[Triple]:
    """Yield the facts among changed quads, either of the default graph or of the graphs that it merges."""
    count = 0
    for quad in quads:
        if (quad.graph_name == DefaultGraph()) is default and quad.graph_name != context.snapshot.graphs.provenance:
            count += 1
            if count > MOST_FACTS:
                raise ResultTooLarge(
                    "more than {most:,} facts came or went; name versions that differ less", most=MOST_FACTS
                )
            yield quad.triple


def _by_thing(triples: Iterable[Triple]) -> Facts:
    found: dict[str, list[Triple]] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode):
            found.setdefault(triple.subject.value, []).append(triple)
    return found


def _properties(removed: Sequence[Fact], added: Sequence[Fact]) -> Iterator[PropertyChange]:
    """Yield the changes of one thing, property by property."""
    named = {each.triple.predicate: each.lens for each in (*removed, *added)}
    for predicate in sorted(named, key=lambda each: (name_of(each, named[each].facts), each.value)):
        lens = named[predicate]
        yield PropertyChange(
            name_of(predicate, lens.facts),
            predicate.value,
            label(lens, predicate),
            _values(added, predicate),
            _values(removed, predicate),
        )


def _values(facts: Iterable[Fact], predicate: NamedNode) -> list[Fact]:
    found = [each for each in facts if each.triple.predicate == predicate]
    return sorted(found, key=lambda each: order(each.triple.object))
