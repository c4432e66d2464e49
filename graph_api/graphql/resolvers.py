"""Fields of the query and of every thing that do not read a single property."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import strawberry

from graph_api.graphql.date_bounds import EARLIEST, LATEST, bounds
from graph_api.graphql.measures import measure, ratio
from graph_api.graphql.readers import Reader, Source
from graph_api.graphql.request_context import Call, Item
from graph_api.graphql.search import Match, Results, results
from graph_api.graphql.selection import MAX_LIST, Page, chooser, size
from graph_api.graphql.thing_lookup import look_up
from graph_api.graphql.types import Dataset, GraphSize
from graph_api.graphql.version_facts import THING
from graph_store.errors import BadRequest, GraphError
from ontology.vocabulary import Vocabulary


def not_stated(item: Item, call: Call) -> list[str]:
    """Return the single-valued properties of the thing's stated class that have no value."""
    facts, words = item.lens.facts, call.context.vocabulary
    name = item.lens.whole.typename(item.iri, THING).removeprefix("Other")
    return [each for each in _own(words, name) if item.iri not in facts.of(each)]


def _own(words: Vocabulary, name: str) -> list[str]:
    classes = words.ancestors(name) if name in words.classes else set()
    return sorted(
        {term.name for each in classes for term in words.standing_on(each) if term.single and not term.in_provenance}
    )


@dataclass(frozen=True)
class WithinDays(Reader):
    """Reads the things whose days cover those of a thing, or overlap with them; a bound that is not stated is open."""

    covering: bool
    notes = True

    def read(self, source: Source, call: Call) -> Any:
        """Return them in pages; None if the thing itself has no dates."""
        lens = source.lens
        first, last = bounds(lens.facts, EARLIEST), bounds(lens.facts, LATEST)
        if source.iri not in first:
            return None
        start, end = first[source.iri][0].first, last[source.iri][0].last

        def fits(iri: str) -> bool:
            begins, ends = first[iri][0].first, last[iri][0].last
            return bool(begins <= start and end <= ends) if self.covering else bool(begins <= end and start <= ends)

        dated = sorted(first.keys() & set(lens.facts.instances(THING)))
        return Page([iri for iri in dated if iri != source.iri and fits(iri)], chooser(call, lens))


covering = WithinDays(covering=True)
overlapping = WithinDays(covering=False)


def figure(item: Item, call: Call) -> float | None:
    """Return a figure of the thing."""
    return measure(item.lens.facts, item.iri, call.context.iri(call.given["metric"], item.lens), call.given.get("asOf"))


def figure_ratio(item: Item, call: Call) -> float | None:
    """Return the ratio of two figures of the thing."""
    of, to = (call.context.iri(call.given[name], item.lens) for name in ("of", "to"))
    return ratio(item.lens.facts, item.iri, of, to, size(call.given, "decimals", 12))


def node(source: Source, call: Call) -> Item:
    """Return a thing by ID, at the moment that the ID names. Raises: NotFound (404), BadMoment (400)."""
    name = call.given["id"]
    lens = call.context.lens_of_id(name, source.lens)
    return Item(look_up(call.context, lens, name), lens)


def nodes(source: Source, call: Call) -> Sequence[Item | GraphError]:
    """Return several things by ID; an unknown one is null, with an error."""
    if len(call.given["ids"]) > MAX_LIST:
        raise BadRequest("ids names {count} things; the limit is {most}", count=len(call.given["ids"]), most=MAX_LIST)
    call.context.spend(len(call.given["ids"]))
    return [_found(name, source, call) for name in call.given["ids"]]


def _found(name: str, source: Source, call: Call) -> Item | GraphError:
    try:
        lens = call.context.lens_of_id(name, source.lens)
        return Item(look_up(call.context, lens, name), lens)
    except GraphError as fault:
        return fault


def search(source: Source, call: Call) -> Results:
    """Return the things with these words in their texts."""
    return results(call, source.lens)


def matches(source: Results, call: Call) -> list[Match]:
    """Return the things on a page of a search, with the reason for each."""
    call.context.spend(len(source.shown))
    return list(map(source.match, source.shown))


def dataset(source: Source, call: Call) -> Dataset:
    """Return the version of the data used for the answer."""
    manifest, suffix = source.lens.snapshot.manifest, source.lens.suffix
    graphs = [
        GraphSize(id=strawberry.ID(name + suffix), iri=strawberry.ID(name), quads=count)
        for name, count in sorted(manifest.graphs.items())
    ]
    return Dataset(
        version=manifest.version, created=manifest.created, quads=manifest.quads, digest=manifest.digest, graphs=graphs
    )
