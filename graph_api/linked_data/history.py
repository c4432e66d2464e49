"""The history of a thing that was replaced, or that took the place of others: when, by what, and described where."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from graph_api.linked_data.provenance import row_notes
from graph_api.linked_data.row_notes import RowNote
from graph_api.linked_data.thing_description import describe, whole
from graph_api.service import Service
from graph_api.site.addresses import Addresses, path_text
from graph_api.site.labels import Label
from graph_api.site.request_view import RequestView
from graph_api.site.specific_classes import SpecificClasses
from graph_api.site.texts import speaker
from graph_api.site.thing_lookup import key_of
from graph_store.documents import documents_of
from graph_store.errors import GraphError
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology.namespaces import RDFS, REPLACED_ON, kg
from queries.successors import Replacements

_SEE_ALSO = NamedNode(f"{RDFS}seeAlso")


class History:
    """The replacements around one thing, as one reader sees them: its own, and those of all it took the place of."""

    def __init__(self, service: Service, view: RequestView, thing: NamedNode) -> None:
        found = Replacements(view.snapshot, view.scope)
        things = [*([thing] if found.date(thing) else []), *found.predecessors(thing)]
        self.entries = [Replaced(service, view, found, each) for each in things]
        self._snapshot, self._scope, self._thing = view.snapshot, view.scope, thing

    def triples(self) -> Iterator[Triple]:
        """Yield the facts of what the thing took the place of, and where each replaced thing is described."""
        for each in self.entries:
            if each.thing != self._thing:
                yield from whole(self._snapshot, self._scope, describe(self._snapshot, self._scope, each.thing))
            yield from (Triple(each.thing, _SEE_ALSO, address) for address in each.addresses())


class Replaced:
    """A replaced thing: what it was, since when and by what, the rows that say so, and where it is described."""

    def __init__(self, service: Service, view: RequestView, replacements: Replacements, thing: NamedNode) -> None:
        self.thing, self.key = thing, key_of(thing, view.addresses.base)
        self._service, self._view, self._labels = service, view, view.labels()
        self._date, self._after = replacements.date(thing), replacements.after(thing)

    @property
    def on(self) -> Label:
        """The date of the replacement."""
        return self._labels.of(self._date) if self._date else Label("")

    @property
    def by(self) -> list[tuple[Label, str | None]]:
        """The names and addresses of what took its place."""
        return [(self._labels.of(each), self._view.addresses.of(each)) for each in self._after]

    @property
    def name(self) -> Label:
        """The name of the thing, from the version before the replacement if that can be read."""
        return self._before.labels().of(self.thing)

    @property
    def kind(self) -> Label:
        """The name of its class."""
        return SpecificClasses(self._before).of(self.thing)

    @cached_property
    def rows(self) -> list[RowNote]:
        """The rows that say what took its place."""
        replaced_by = kg("replacedBy", self._view.addresses.base)
        facts = [Triple(self.thing, replaced_by, each) for each in self._after]
        return row_notes(self._view.snapshot, self._view.scope, facts)

    @property
    def described(self) -> list[tuple[Label, str]]:
        """The names and addresses of earlier documents about it, or else of the version before it was replaced."""
        path, addresses = document_path(self._view.addresses.base, self.thing), self._view.addresses
        return [
            (name, addresses.path(path, **{"version": "", "document": "", **choice})) for name, choice in self._places
        ]

    def addresses(self) -> list[NamedNode]:
        """Return the same addresses as absolute ones, for data."""
        base = self._view.addresses.base
        paths = [Addresses(base).path(document_path(base, self.thing), **choice) for _, choice in self._places]
        return [NamedNode(base.rstrip("/") + path) for path in paths]

    @cached_property
    def _places(self) -> list[tuple[Label, Mapping[str, str]]]:
        """The documents before the newest that list the thing, else the version before it was replaced."""
        listing = {*self._listing()}
        found = [each for each in documents_of(self._view.snapshot.manifest)[:-1] if NamedNode(each.iri) in listing]
        if found or self._earlier is None:
            return [(self._labels.of(NamedNode(each.iri)), {"document": each.key}) for each in found]
        number = str(self._earlier.version)
        return [(Label(speaker(self._view.reader.language)("version_number", n=number)), {"version": number})]

    def _listing(self) -> Iterator[Term]:
        """Yield the documents of the rows about the thing."""
        snapshot, in_document = self._view.snapshot, kg("inDocument", self._view.addresses.base)
        stated = snapshot.triples(self._view.scope.stated, s=self.thing)
        for row in row_notes(snapshot, self._view.scope, stated):
            yield from (quad.object for quad in snapshot.quads(row.row, in_document, None, snapshot.graphs.provenance))

    @property
    def _before(self) -> RequestView:
        """The view to read the name of the thing in."""
        return replace(self._view, snapshot=self._earlier) if self._earlier else self._view

    @cached_property
    def _earlier(self) -> Snapshot | None:
        """The version before the thing was replaced, if it is kept and has the thing."""
        if self._date is None:
            return None
        snapshot = self._view.snapshot
        fact = Quad(self.thing, kg(REPLACED_ON, self._view.addresses.base), self._date, DefaultGraph())
        since = self._service.history(snapshot).since([fact])[fact]
        try:
            found = self._service.snapshot(since.version - 1)
        except GraphError:  # the first version, or one that is not kept
            return None
        return found if found.triples(self._view.scope.whole, s=self.thing) else None


def document_path(base: str, thing: NamedNode) -> str:
    """Return the path of the document about a thing, built from a term of the store."""
    return "/doc/" + path_text(thing.value.removeprefix(f"{base}id/"))
