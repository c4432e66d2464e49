"""Names and addresses of the things that two versions have, each on the side that has it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request

from graph_api.comparison.sides import Sides
from graph_api.comparison.stated import names_of_rows
from graph_api.linked_data.row_notes import RowNote, notes
from graph_api.moments import NOW
from graph_api.site.addresses import Addresses
from graph_api.site.labels import Label, Labels
from graph_api.site.language import Reader
from graph_api.site.request_view import RequestView
from graph_api.site.specific_classes import SpecificClasses
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import RDF_TYPE, Term
from ontology.change_sentences import ChangeSentences
from ontology.graph_folder import graph_folder
from ontology.namespaces import row_base
from ontology.sentences import Sentences
from ontology.vocabulary import Vocabulary
from ontology.wording import Wording


class Names:
    """The names in two versions, for one reader; `newest` is the number of the newest version."""

    def __init__(self, view: RequestView, old: Snapshot, new: Snapshot, newest: int) -> None:
        self.old, self.new = (OneSide(view, each, newest) for each in (old, new))

    def of(self, term: Term) -> Label:
        """Return the name that the new version has for a term, otherwise that of the old one."""
        return next((each for each in (self.new.named(term), self.old.named(term)) if each), self.new.label(term))

    def kind(self, term: Term) -> NamedNode | None:
        """Return the class that gives the kind of a thing; None for a row, whose name begins with its kind."""
        return self.new.kind(term) or self.old.kind(term)

    def href(self, term: Term) -> str | None:
        """Return the address of a term in the new version if that has it, otherwise in the old one."""
        return (self.old if self.old.has(term) and not self.new.has(term) else self.new).href(term)

    @property
    def words(self) -> ChangeSentences:
        """The writer of sentences about the differences."""
        base, language = self.new.snapshot.graphs.base, self.new.language
        wording = Wording.load(base)

        def name(term: Term, predicate: NamedNode | None) -> str:
            return self.new.label(term, predicate).text if isinstance(term, Literal) else self.of(term).text

        def classes(term: Term) -> Iterable[object]:
            return self.new.classes(term) or self.old.classes(term)

        old = Sentences(wording, language, lambda term, of: self.old.label(term, of).text, self.old.classes)
        return ChangeSentences(old, Sentences(wording, language, name, classes))


def names_of(request: Request, view: RequestView, sides: Sides) -> Names:
    """Return the names in the two versions of a request."""
    newest = request.app.state.service.snapshot().version
    return Names(view, sides.old.snapshot, sides.new.snapshot, newest)


def plain_names(old: Snapshot, new: Snapshot, language: str) -> Names:
    """Return the names in two versions in one language, for a text without links."""
    reader = Reader(language, graph_folder().languages_from(language))
    view = RequestView(new, Scope(), reader, Addresses(new.graphs.base, {}), NOW)
    return Names(view, old, new, new.version)


class OneSide:
    """The names and addresses in one version."""

    def __init__(self, view: RequestView, snapshot: Snapshot, newest: int) -> None:
        self.snapshot, self._view = snapshot, view
        self._labels = Labels(snapshot, view.scope, view.reader.order, view.reader.language)
        self._kinds, self._rows = SpecificClasses(replace(view, snapshot=snapshot)), names_of_rows(snapshot)
        self._types = snapshot.columns(view.scope.whole).objects(RDF_TYPE)
        self._base, self.language = view.addresses.base, view.reader.language
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
            return self._labels.of(term) if self.has(term) else None
        return next(iter(self._labels.all_of(term)), None)

    def kind(self, term: Term) -> NamedNode | None:
        """Return the class that gives the kind of a thing; None if it is unknown, and for a row."""
        name = "" if self._rows.is_row(term) else self._kinds.name(term)
        return Vocabulary.load(self._base).classes[name].iri if name else None

    def classes(self, term: Term) -> Sequence[object]:
        """Return the classes of a thing."""
        return self._types.get(term, ())

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
