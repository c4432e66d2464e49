"""The kind of a thing as one word: the name of the narrowest class that a source states."""

from pyoxigraph import NamedNode

from graph_api.site.labels import Label
from graph_api.site.request_view import RequestView
from graph_store.terms import RDF_TYPE, Term
from ontology.vocabulary import Vocabulary


class SpecificClasses:
    """The kinds of the things in one version, for one reader."""

    def __init__(self, view: RequestView) -> None:
        self._stated = view.snapshot.columns(view.scope.stated).objects(RDF_TYPE)
        self._any = view.snapshot.columns(view.scope.whole).objects(RDF_TYPE)
        self._vocabulary = Vocabulary.load(view.addresses.base)
        self._labels = view.labels()

    def of(self, thing: Term) -> Label:
        """Return the name of the kind, or an empty label when it is unknown."""
        name = self.name(thing)
        return self._labels.of(self._vocabulary.classes[name].iri) if name else Label("")

    def name(self, thing: Term) -> str:
        """Return the local name of the class, or "" when no class is in the ontology."""
        names = self._names(self._stated.get(thing, ())) or self._names(self._any.get(thing, ()))
        return min(self._vocabulary.lowest(names), default="")

    def _names(self, classes: list[Term] | tuple[()]) -> set[str]:
        names = self._vocabulary.class_names
        return {names[each] for each in classes if isinstance(each, NamedNode) and each in names}
