"""The members of a class, filtered by their properties; each count equals the length of the list it links to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from graph_api.site.facets import Choice, Facet, as_tree, place_property, with_places_around
from graph_api.site.labels import Label
from graph_api.site.linked_values import linked_places, linked_subjects
from graph_api.site.per_version import once_per_version
from graph_api.site.request_view import RequestView
from graph_store.errors import BadRequest
from graph_store.terms import RDF_TYPE, Term
from ontology.graph_folder import graph_folder
from ontology.namespaces import DCT_IDENTIFIER, RDFS_LABEL
from ontology.vocabulary import Kind, Vocabulary

PREFIX = "f."
"""Prefix of a filter in an address: `f.partOf=tree:oak` keeps the members that are part of it."""

_TYPE = "type"
_LINES = "sourceLines"
_FACETS = 8
_MOST_VALUES = 60
_SAMPLE = 2000
_LEAST_SHARE = 0.1
_LEAST_SHOWN = 0.4
_MOST_FILTERS = 10
_LONGEST = 24
"""The characters of a value that a list shows."""
_SHORT = {Kind.STRING, Kind.INTEGER, Kind.DECIMAL, Kind.BOOLEAN}
_PLAIN = {Kind.THING, Kind.STRING, Kind.INTEGER, Kind.BOOLEAN}


Filters = Sequence[tuple[str, str]]
"""The filters: names of properties with values in written form, all of which a member must match."""


def filters_of(items: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the filters among the parameters of a request, without duplicates.

    Raises: BadRequest (400) when there are too many.
    """
    found = list(dict.fromkeys((name.removeprefix(PREFIX), value) for name, value in items if name.startswith(PREFIX)))
    if len(found) > _MOST_FILTERS:
        raise BadRequest(
            "A list takes at most {most} filters; this one has {count}.",
            most=_MOST_FILTERS,
            count=len(found),
        )
    return found


class Members:
    """The members of one class, in one scope, that match the filters."""

    def __init__(self, view: RequestView, name: str, filters: Filters) -> None:
        """Raises: BadRequest (400) when a filter names an unknown property."""
        self._base, self._filters = view.addresses.base, filters
        self._snapshot, self._key = view.snapshot, (Members, name, view.scope, view.ended)
        self._columns = view.snapshot.columns(view.scope)
        places = linked_places(view.snapshot, view.scope.whole).named.values()
        self._places = with_places_around(places, self._columns)
        self._subjects = frozenset(linked_subjects(view.snapshot, view.scope.whole).named.values())
        self._vocabulary = Vocabulary.load(self._base)
        self._labels = view.labels()
        self._narrower = self._vocabulary.descendants(name) - {name}
        self.everyone = view.members(self._vocabulary.classes[name].iri)
        self._written: dict[Term, str] = {}
        self.found = [each for each in self.everyone if all(self._meets(each, *each_filter) for each_filter in filters)]

    def facets(self) -> list[Facet]:
        """Return the most useful facets: the chosen ones, places, subjects, and shared values of common properties."""
        chosen = list(dict.fromkeys(name for name, _ in self._filters))
        useful = once_per_version(self._snapshot, self._key, self._useful)
        names = list(dict.fromkeys([*chosen, *useful]))[: max(_FACETS, len(chosen))]
        facets = map(self._facet, names)
        return [facet for facet in facets if facet.choices]

    def chosen(self) -> list[tuple[Label, str, str, Label]]:
        """Return the filters: each with the name of its property, and the name of its value."""
        return [(self.label(name), name, written, self._shown(name, written)) for name, written in self._filters]

    @cached_property
    def place(self) -> str:
        """The property that leads the members of the class to places within places; "" without one."""
        return place_property(self._columns, self._base, self.everyone[:_SAMPLE], self._places)

    def columns(self, most: int) -> list[str]:
        """Return properties with one value for most members, to show next to the name.

        Those that divide the members well come first; properties with a short value follow, such as codes and numbers.
        """
        sample = self.found[:_SAMPLE]
        names = dict.fromkeys([*self._telling(sample, _LEAST_SHOWN), *self._short(sample)])
        return [name for name in names if name != _TYPE and self._is_single(name)][:most]

    def values(self, member: NamedNode, name: str) -> list[Term]:
        """Return the values of one property of one member."""
        return list(self._column(name).get(member, ()))

    def used(self) -> list[str]:
        """Return the name of every property that a member has, except `rdfs:label`, which a list shows anyway."""
        names = (name for name, each in self._vocabulary.properties.items() if each.iri != RDFS_LABEL)
        return sorted(name for name in names if any(map(self._column(name).__contains__, self.found)))

    def written(self, term: Term) -> str:
        """Return the written form of a value in addresses and tables: a key, the name of a class, a text."""
        if term not in self._written:
            self._written[term] = self._write(term)
        return self._written[term]

    def label(self, name: str) -> Label:
        """Return the name of a property in the reader's language."""
        return self._labels.of(self._property(name))

    def value_label(self, value: Term, name: str) -> Label:
        """Return the name of a value of a property in the reader's language."""
        return self._labels.of(value, self._property(name))

    def _useful(self) -> list[str]:
        """Return the properties to filter by: that of places, that of subjects, and those that divide the members."""
        telling = self._telling(self.everyone[:_SAMPLE], _LEAST_SHARE)
        return [name for name in dict.fromkeys((self.place, self._subject(telling), *telling)) if name]

    def _meets(self, member: NamedNode, name: str, written: str) -> bool:
        return any(self.written(value) == written for value in self._column(name).get(member, ()))

    def _facet(self, name: str) -> Facet:
        counts: Counter[Term] = Counter()
        for member in self.found:
            counts.update(self._shown_values(name, member))
        chosen = {value for facet, value in self._filters if facet == name}
        choices = {
            value: Choice(self.written(value), self.value_label(value, name), count, self.written(value) in chosen)
            for value, count in counts.items()
        }
        ordered = dict(sorted(choices.items(), key=lambda each: _most_first(each[1])))
        if not self._places.issuperset(ordered):
            return Facet(name, self.label(name), list(ordered.values()))
        held = (self.values(member, name) for member in self.found)
        return Facet(name, self.label(name), as_tree(ordered, self._columns, held))

    def _shown(self, name: str, written: str) -> Label:
        """Return the name of a chosen value, as the members with that value show it."""
        values = (value for member in self.found for value in self.values(member, name))
        found = (self.value_label(value, name) for value in values if self.written(value) == written)
        return next(found, Label(written))

    def _subject(self, names: Iterable[str]) -> str:
        """Return the first of some properties whose values are all subjects; "" if there is none."""
        sample = self.everyone[:_SAMPLE]
        columns = ((name, self._column(name)) for name in names)
        return next((n for n, c in columns if all(self._subjects.issuperset(c.get(each, ())) for each in sample)), "")

    def _shown_values(self, name: str, member: NamedNode) -> Iterable[Term]:
        values = self._column(name).get(member, ())
        return values if name != _TYPE else [value for value in values if self.written(value) in self._narrower]

    def _telling(self, sample: Sequence[NamedNode], least: float) -> list[str]:
        """Return properties that divide the members well: few values, each shared by several members."""
        graded = ((self._grade(name, sample, least), name) for name in [_TYPE, *self._candidates()])
        return [name for grade, name in sorted(graded, key=lambda pair: (-pair[0], pair[1])) if grade > 0]

    def _short(self, sample: Sequence[NamedNode]) -> list[str]:
        """Return properties of which most members have a value of a few characters, those that most have first."""
        left_out = {_LINES, *graph_folder().site.unfiltered}
        literal = (name for name, each in self._vocabulary.properties.items() if each.kind in _SHORT)
        shares = {name: self._share(name, sample) for name in literal if name not in left_out}
        return sorted((name for name in shares if shares[name] >= _LEAST_SHOWN), key=lambda name: -shares[name])

    def _share(self, name: str, sample: Sequence[NamedNode]) -> float:
        """Return the part of the sample that has a value of the property; 0 if all values are equal, or one is long."""
        column = self._column(name)
        found = {value.value for member in sample for value in column.get(member, ()) if isinstance(value, Literal)}
        is_shown = len(found) > 1 and all(len(text) <= _LONGEST for text in found)
        return sum(member in column for member in sample) / len(sample) if is_shown else 0

    def _grade(self, name: str, sample: Sequence[NamedNode], least: float) -> float:
        column = self._column(name)
        having = [member for member in sample if member in column]
        values = {value for member in having for value in self._shown_values(name, member)}
        if len(having) < max(2, least * len(sample)) or not 2 <= len(values) <= _MOST_VALUES:
            return 0
        shared = 1 - len(values) / (2 * len(having))
        return (len(having) / len(sample)) * max(0.0, shared)

    def _candidates(self) -> Iterable[str]:
        properties, left_out = self._vocabulary.properties.items(), {_LINES, *graph_folder().site.unfiltered}
        return (name for name, each in properties if each.kind in _PLAIN and name not in left_out)

    def _is_single(self, name: str) -> bool:
        column = self._column(name)
        return all(len(column.get(member, ())) < 2 for member in self.everyone[:_SAMPLE])

    def _column(self, name: str) -> Mapping[Term, list[Term]]:
        return self._columns.objects(self._property(name))

    def _property(self, name: str) -> NamedNode:
        if name == _TYPE:
            return RDF_TYPE
        if name not in self._vocabulary.properties:
            raise BadRequest("Unknown property {name!r}; /ns lists the properties.", name=name[:40])
        return self._vocabulary.properties[name].iri

    def _write(self, term: Term) -> str:
        if isinstance(term, Literal):
            return term.value
        if isinstance(term, NamedNode) and term in self._vocabulary.own_names:
            return self._vocabulary.own_names[term]
        keys = self._columns.objects(DCT_IDENTIFIER).get(term, ())
        return next((key.value for key in keys if isinstance(key, Literal)), getattr(term, "value", str(term)))


def _most_first(choice: Choice) -> tuple[bool, int, str]:
    return (not choice.chosen, -choice.count, choice.label.text.casefold())
