"""The filters of a search: the kind, the subject and the place of the things that were found."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode
from starlette.requests import Request

from graph_api.site.facets import Choice, Facet
from graph_api.site.folder_pages import chosen
from graph_api.site.groups import OTHER, group_of, groups
from graph_api.site.labels import Label, Labels
from graph_api.site.linked_values import linked_places, linked_subjects
from graph_api.site.request_view import RequestView
from graph_api.site.specific_classes import SpecificClasses
from graph_api.site.texts import speaker
from graph_store.errors import BadRequest
from graph_store.terms import RDF_TYPE
from ontology.vocabulary import Vocabulary

KIND, THEME, PLACE = NAMES = ("kind", "theme", "place")
"""The parameters of a search, in the order of the page."""

_TITLES = {KIND: "column_kind", THEME: "search_theme", PLACE: "search_place"}


class SearchFilters:
    """The chosen filters, and the values of each filter that the things in a version have."""

    def __init__(self, request: Request, view: RequestView, labels: Labels) -> None:
        """Raises: BadRequest (400) for an unknown kind, theme or place."""
        self._view, self._labels, self.classes = view, labels, SpecificClasses(view)
        self._types = view.snapshot.columns(view.scope.whole).objects(RDF_TYPE)
        scope = view.scope.whole
        self._linked = {THEME: linked_subjects(view.snapshot, scope), PLACE: linked_places(view.snapshot, scope)}
        self._classes = Vocabulary.load(view.addresses.base).classes
        self.chosen = {name: value for name in NAMES if (value := request.query_params.get(name, ""))}
        for name, value in self.chosen.items():
            if not self._has(name, value):
                raise BadRequest(
                    "{name}={value!r} is not a {name} here; /search without it lists them.",
                    name=name,
                    value=value[:60],
                )

    def keeps(self, thing: NamedNode) -> bool:
        """Return whether a thing fits every chosen filter."""
        return all(value in self.values(name, thing) for name, value in self.chosen.items())

    def group(self, thing: NamedNode) -> str:
        """Return the name of the group of kinds that a thing belongs to; without a group, that of its class."""
        classes = [each for each in self._types.get(thing, ()) if isinstance(each, NamedNode)]
        group = group_of(classes, self._view.addresses.base)
        return (self.classes.name(thing) or group) if group == OTHER else group

    def values(self, name: str, thing: NamedNode) -> Sequence[str]:
        """Return the values of a filter that a thing has: its group, or the keys that it leads to."""
        return [self.group(thing)] if name == KIND else self._linked[name].keys.get(thing, ())

    def label(self, name: str, value: str) -> Label:
        """Return the name of a value in the reader's language."""
        if name != KIND:
            return self._labels.of(self._linked[name].named[value])
        reader = self._view.reader
        if value in groups():
            return Label(chosen(groups()[value].title, reader) or speaker(reader.language)(f"group_{value}"))
        return self._labels.of(self._classes[value].iri)

    def title(self, name: str) -> str:
        """Return the name of a filter in the reader's language."""
        return speaker(self._view.reader.language)(_TITLES[name])

    def facets(self, things: Iterable[NamedNode]) -> list[Facet]:
        """Return the values of each filter with the number of things that have it, without filters of one value."""
        listed = list(things)
        found = [self._facet(name, listed) for name in NAMES]
        return [facet for facet in found if len(facet.choices) > 1 or facet.name in self.chosen]

    def _facet(self, name: str, things: Iterable[NamedNode]) -> Facet:
        counted = Counter(value for thing in things for value in self.values(name, thing))
        ordered = sorted(counted.items(), key=lambda each: (-each[1], self.label(name, each[0]).text))
        choices = [
            Choice(value, self.label(name, value), number, self.chosen.get(name) == value) for value, number in ordered
        ]
        return Facet(name, Label(self.title(name)), choices)

    def _has(self, name: str, value: str) -> bool:
        """Return whether a filter has a value: a kind is a group or a class."""
        return value in groups() or value in self._classes if name == KIND else value in self._linked[name].named
