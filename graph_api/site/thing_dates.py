"""Dates of things: as the source writes them, for people, and as the earliest possible day, for sorting."""

from collections.abc import Set

from pyoxigraph import Literal

from graph_api.site.formatting import shown
from graph_api.site.request_view import RequestView
from graph_store.terms import Term
from ontology.graph_folder import graph_folder
from ontology.namespaces import kg
from ontology.turtle_files import core_terms
from ontology.vocabulary import Kind, Vocabulary

_COMPUTED = {"earliest", "latest", "endedOn"}
"""The dates that the program adds."""


def date_properties(base: str) -> list[str]:
    """Return the properties whose values are dates that a source gives, by name."""
    properties = Vocabulary.load(base).properties
    return [name for name, each in properties.items() if each.kind is Kind.DATE and name not in _COMPUTED]


def has_dates(base: str) -> bool:
    """Return whether the ontology of the graph folder has dates of its own, besides those of `core.ttl`."""
    properties = Vocabulary.load(base).properties
    return any(properties[name].iri not in core_terms(base) for name in date_properties(base))


class Dates:
    """The dates in one version for one reader."""

    def __init__(self, view: RequestView) -> None:
        self._columns, self._base = view.snapshot.columns(view.scope.whole), view.addresses.base
        self._language, vocabulary = view.reader.language, Vocabulary.load(self._base)
        self._spans = graph_folder().site.dates or [(name, name) for name in date_properties(self._base)]
        self._iris = {name: each.iri for name, each in vocabulary.properties.items()}
        self._qualifiers = sorted({each.qualifier for each in vocabulary.properties.values() if each.qualifier})

    def of(self, thing: Term) -> str:
        """Return the date of a thing as its source gives it, or "" if it is undated."""
        for start, end in self._spans:
            ends = list(dict.fromkeys([*self._texts(start, thing)[:1], *self._texts(end, thing)[-1:]]))
            if ends:
                qualifiers = [text for name in self._qualifiers for text in self._texts(name, thing)]
                return " ".join([*qualifiers[:1], "–".join(ends)])
        return ""

    def earliest(self, thing: Term) -> str:
        """Return the earliest possible day of a thing as an ISO date, or "" if it is undated."""
        return min((value.value for value in self._values("earliest", thing)), default="")

    def latest(self, thing: Term) -> str:
        """Return the latest possible day of a thing as an ISO date, or "" if it is undated."""
        return max((value.value for value in self._values("latest", thing)), default="")

    def place(self, thing: Term) -> str:
        """Return the day to sort a thing by: its first, else its last; "" if it is undated."""
        return self.earliest(thing) or self.latest(thing)

    def dated(self) -> Set[Term]:
        """Return every thing that has a first or a last day."""
        return {thing for name in ("earliest", "latest") for thing in self._columns.objects(kg(name, self._base))}

    def _texts(self, name: str, thing: Term) -> list[str]:
        return [shown(value, self._language) for value in self._values(name, thing)]

    def _values(self, name: str, thing: Term) -> list[Literal]:
        found = self._columns.objects(self._iris[name]).get(thing, ())
        return [value for value in found if isinstance(value, Literal)]
