"""Fields of the query and of every thing that no single property stands behind."""

from collections.abc import Sequence

import strawberry

from graph_api.graphql.asking import Item
from graph_api.graphql.facts import THING
from graph_api.graphql.measures import measure, ratio
from graph_api.graphql.reading import Given, find
from graph_api.graphql.search import Hit, hits
from graph_api.graphql.selecting import MAX_LIST, Info, listed
from graph_api.graphql.types import Dataset, GraphSize
from graph_store.errors import BadRequest, GraphError
from ontology.vocabulary import Vocabulary


def key(item: Item, info: Info, given: Given) -> str | None:
    """The key of the inventories."""
    return next(iter(info.context.whole.keys().get(item.iri, ())), None)


def types(item: Item, info: Info, given: Given) -> list[str]:
    """The names of all classes of ours, in the facts seen."""
    return sorted(item.lens.facts.types(item.iri))


def not_stated(item: Item, info: Info, given: Given) -> list[str]:
    """The single-valued properties of the thing's stated class that nothing gives a value for."""
    facts, words = item.lens.facts, info.context.vocabulary
    name = info.context.whole.typename(item.iri, THING).removeprefix("Other")
    return [each for each in _own(words, name) if item.iri not in facts.of(each)]


def _own(words: Vocabulary, name: str) -> list[str]:
    classes = words.ancestors(name) if name in words.classes else set()
    return sorted({term.name for each in classes for term in words.standing_on(each) if term.single})


def _within_days(item: Item, info: Info, given: Given, covering: bool) -> list[Item]:
    """The things whose days cover those of this thing, or share one with them."""
    lens = info.context.lens(item.lens, given)
    first, last = lens.facts.of("earliest"), lens.facts.of("latest")
    if item.iri not in first or item.iri not in last:
        info.context.note_not_stated(info.path.as_list())
        return []
    start, end = first[item.iri][0].first, last[item.iri][0].last
    classes = [each.value for each in given.get("types") or ()] or [THING]
    candidates = sorted({iri for name in classes for iri in lens.facts.instances(name)} & first.keys() & last.keys())

    def fits(iri: str) -> bool:
        begins, ends = first[iri][0].first, last[iri][0].last
        return bool(begins <= start and end <= ends) if covering else bool(begins <= end and start <= ends)

    found = [iri for iri in candidates if iri != item.iri and fits(iri)]
    return [Item(iri, lens) for iri in listed(info, found, lens, given)]


def covering(item: Item, info: Info, given: Given) -> list[Item]:
    """The things whose days cover all the days of this one."""
    return _within_days(item, info, given, covering=True)


def overlapping(item: Item, info: Info, given: Given) -> list[Item]:
    """The things that have a day in common with this one."""
    return _within_days(item, info, given, covering=False)


def figure(item: Item, info: Info, given: Given) -> float | None:
    """A figure of the thing."""
    found = measure(item.lens.facts, item.iri, info.context.iri(given["metric"]), given.get("asOf"))
    if found is None:
        info.context.note_not_stated(info.path.as_list())
    return found


def figure_ratio(item: Item, info: Info, given: Given) -> float | None:
    """The ratio of two figures of the thing."""
    of, to = info.context.iri(given["of"]), info.context.iri(given["to"])
    decimals = given.get("decimals")
    if decimals is not None and not 0 <= decimals <= 12:
        raise BadRequest(f"decimals is {decimals}; it may be 0 to 12")
    found = ratio(item.lens.facts, item.iri, of, to, decimals)
    if found is None:
        info.context.note_not_stated(info.path.as_list())
    return found


def nodes(source: object, info: Info, given: Given) -> Sequence[Item | GraphError]:
    """Several things by IRI or key; one that is unknown is null, with an error."""
    if len(given["ids"]) > MAX_LIST:
        raise BadRequest(f"ids names {len(given['ids'])} things; {MAX_LIST} at most")
    info.context.spend(len(given["ids"]))
    return [_found(name, info, given) for name in given["ids"]]


def _found(name: str, info: Info, given: Given) -> Item | GraphError:
    try:
        return Item(find(info.context, name), info.context.lens(None, given))
    except GraphError as fault:
        return fault


def search(source: object, info: Info, given: Given) -> list[Hit]:
    """Things by the words of their texts."""
    first = given.get("first")
    if first is not None and not 0 <= first <= MAX_LIST:
        raise BadRequest(f"first is {first}; it may be 0 to {MAX_LIST}")
    lens = info.context.lens(None, {name: each for name, each in given.items() if name != "lang"})
    classes = {each.value for each in given.get("types") or ()}
    found = hits(lens, given["text"], given.get("lang"), classes)[: 20 if first is None else first]
    info.context.spend(len(found))
    return found


def dataset(source: object, info: Info, given: Given) -> Dataset:
    """The version that answers."""
    manifest = info.context.snapshot.manifest
    graphs = [GraphSize(id=strawberry.ID(name), quads=count) for name, count in sorted(manifest.graphs.items())]
    return Dataset(
        version=manifest.version, created=manifest.created, quads=manifest.quads, digest=manifest.digest, graphs=graphs
    )
