"""Facets: a property with the values to filter by; places as a tree, each with the places within it."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from graph_api.site.labels import Label
from graph_store.columns import Columns
from graph_store.terms import Term
from ontology.graph_folder import graph_folder
from ontology.namespaces import GEO_WITHIN
from ontology.vocabulary import Kind, Vocabulary


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, as an address writes it, and the number of members that have it in the current list."""

    written: str
    label: Label
    count: int
    chosen: bool
    parts: Sequence["Choice"] = ()
    """For a place, the places within it."""

    @property
    def is_open(self) -> bool:
        """True if the choice, or one within it, is chosen."""
        return self.chosen or any(each.is_open for each in self.parts)


@dataclass(frozen=True, slots=True)
class Facet:
    """A property, and the values to filter by."""

    name: str
    label: Label
    choices: Sequence[Choice]


def with_places_around(places: Collection[NamedNode], columns: Columns) -> frozenset[Term]:
    """Return some places, and those that they lie within."""
    within = columns.objects(GEO_WITHIN)
    return frozenset([*places, *(around for place in places for around in within.get(place, ()))])


def place_property(columns: Columns, base: str, members: Sequence[NamedNode], places: frozenset[Term]) -> str:
    """Return the property by which members lead to places and to the areas around those; "" if there is none.

    If several do, it is the one with the most different places.
    """
    if not places:
        return ""
    within, left_out = columns.objects(GEO_WITHIN), graph_folder().site.unfiltered
    properties = Vocabulary.load(base).properties.items()
    names = {name: each.iri for name, each in properties if each.kind is Kind.THING and name not in left_out}
    found = {name: _places(columns.objects(iri), members, places) for name, iri in names.items()}
    nested = {name: values for name, values in found.items() if _has_parts(values, within)}
    return max(nested, key=lambda name: len(nested[name]), default="")


def as_tree(choices: Mapping[Term, Choice], columns: Columns, held: Iterable[Sequence[Term]]) -> list[Choice]:
    """Return the choices that no other one is around, each with those within it.

    `held` are the values of each member. A choice around all others is left out if it leads to nothing else.
    """
    within = columns.objects(GEO_WITHIN)
    wholes = {place: len(within.get(place, ())) for place in choices}
    parts: dict[Term | None, list[Term]] = {}
    for place in choices:
        around = [each for each in within.get(place, ()) if each in choices and wholes[each] < wholes[place]]
        parts.setdefault(max(around, key=wholes.__getitem__, default=None), []).append(place)

    def built(places: Iterable[Term]) -> list[Choice]:
        return [replace(choices[place], parts=built(parts.get(place, ()))) for place in places]

    return built(_outermost(parts, choices, list(held)))


def _outermost(
    parts: Mapping[Term | None, Sequence[Term]], choices: Mapping[Term, Choice], held: Sequence[Sequence[Term]]
) -> Sequence[Term]:
    """Return the places at the top of the tree: those of the first level that divides the members."""
    found = parts.get(None, ())
    while len(found) == 1 and not choices[found[0]].chosen and (inner := parts.get(found[0])):
        if any(found[0] in values and not set(inner).intersection(values) for values in held):
            break
        found = inner
    return found


def _places(column: Mapping[Term, Sequence[Term]], members: Sequence[NamedNode], places: frozenset[Term]) -> set[Term]:
    """Return the values of a property of the members; an empty set if one of them is something else than a place."""
    found = set[Term]()
    for member in members:
        values = column.get(member, ())
        if not places.issuperset(values):
            return set()
        found.update(values)
    return found


def _has_parts(places: Set[Term], within: Mapping[Term, Sequence[Term]]) -> bool:
    return any(around in places for place in places for around in within.get(place, ()) if around != place)
