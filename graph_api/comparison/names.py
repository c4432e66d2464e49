"""Names and addresses of the things that two versions have, each on the side that has it."""

from dataclasses import replace

from pyoxigraph import NamedNode
from starlette.requests import Request

from graph_api.comparison.sides import Sides
from graph_api.comparison.stated import names_of_rows
from graph_api.linked_data.row_notes import RowNote, notes
from graph_api.site.addresses import Addresses
from graph_api.site.labels import Label, Labels
from graph_api.site.request_view import RequestView
from graph_api.site.specific_classes import SpecificClasses
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology.namespaces import row_base, thing


class Names:
    """The names in two versions, for one reader; `newest` is the number of the newest version."""

    def __init__(self, view: RequestView, old: Snapshot, new: Snapshot, newest: int) -> None:
        self.old, self.new = (OneSide(view, each, newest) for each in (old, new))

    def of(self, term: Term) -> Label:
        """Return the name that the new version has for a term, otherwise that of the old one."""
        return next((each for each in (self.new.named(term), self.old.named(term)) if each), self.new.label(term))

    def kind(self, term: Term) -> Label | None:
        """Return the kind of a thing; None for a row, whose name begins with its kind."""
        return next((each for each in (self.new.kind(term), self.old.kind(term)) if each), None)


def names_of(request: Request, view: RequestView, sides: Sides) -> Names:
    """Return the names in the two versions of a request."""
    newest = request.app.state.service.snapshot().version
    return Names(view, sides.old.snapshot, sides.new.snapshot, newest)


class OneSide:
    """The names and addresses in one version."""

    def __init__(self, view: RequestView, snapshot: Snapshot, newest: int) -> None:
        self.snapshot, self._view = snapshot, view
        self._labels = Labels(snapshot, view.scope, view.reader.order, view.reader.language)
        self._kinds, self._rows = SpecificClasses(replace(view, snapshot=snapshot)), names_of_rows(snapshot)
        self._base = view.addresses.base
        version = "" if snapshot.version == newest else str(snapshot.version)
        moment = {"version": version, "document": snapshot.document}
        choices = {**view.addresses.kept, **moment}
        self.addresses = Addresses(view.addresses.base, {name: each for name, each in choices.items() if each})

    def label(self, term: Term, as_value_of: NamedNode | None = None) -> Label:
        """Return the name of a term, otherwise a readable form of its IRI; a code is one as the value of a property."""
        return self._labels.of(term, as_value_of)

    def named(self, term: Term) -> Label | None:
        """Return the name of a term, or None if the version has no name for it."""
        if not isinstance(term, NamedNode):
            return self._labels.of(term)
        if self._rows.is_row(term):
            return self._named_row(term) if self.has(term) else None
        return next(iter(self._labels.all_of(term)), None)

    def kind(self, term: Term) -> Label | None:
        """Return the kind of a thing; None if it is unknown, and for a row."""
        found = self._kinds.of(term)
        return found if found.text and not self._rows.is_row(term) else None

    def _named_row(self, row: NamedNode) -> Label:
        """Return the kind of a row, with the names of the things in its key: `seats: Hamlet · balcony`."""
        kind, parts = self._kinds.of(row).text, " · ".join(map(self._part, self._rows.key(row).split("/")))
        return Label(f"{kind}: {parts}" if kind else parts)

    def _part(self, text: str) -> str:
        """Return the name of the thing with this key, otherwise the text."""
        try:
            node = thing(text, self._base)
        except ValueError:  # an IRI cannot hold the text
            return text
        return self._labels.of(node).text if self.has(node) else text

    def has(self, term: Term) -> bool:
        """Return whether the version says anything about a thing."""
        return isinstance(term, NamedNode) and bool(self.snapshot.triples(self._view.scope.whole, term))

    def href(self, term: Term) -> str | None:
        """Return the address of a thing in this version."""
        return self.addresses.of(term) if isinstance(term, NamedNode) else None

    def rows(self, rows: tuple[str, ...]) -> list[tuple[RowNote, str | None]]:
        """Return the places of rows with their addresses; a write, which is not a row, is left out."""
        nodes = [NamedNode(each) for each in rows if each.startswith(row_base(self._base))]
        return [(note, self.href(row)) for row, note in notes(self.snapshot, nodes).items()]
