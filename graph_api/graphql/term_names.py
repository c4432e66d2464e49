"""The names of terms in the languages of a lens."""

from pyoxigraph import Literal, NamedNode

from graph_api.graphql.languages import chosen
from graph_api.graphql.request_context import Lens
from graph_store.terms import Term
from ontology import namespaces


class Names:
    """The names of terms in the languages of a lens, each chosen once."""

    def __init__(self, lens: Lens) -> None:
        self._lens, self._known = lens, dict[Term, str]()

    def of(self, term: Term) -> str:
        """Return the name of a term: a label, or the IRI or text itself."""
        found = self._known.get(term)
        if found is None:
            found = self._known[term] = label(self._lens, term)
        return found


def label(lens: Lens, term: object) -> str:
    """Return the name of a term in the languages of a lens."""
    if not isinstance(term, NamedNode):
        return plain(term)
    if term == namespaces.RDF_TYPE:
        return "a"
    best = chosen(lens.whole.of("label").get(term.value, ()), lens.languages)
    return term.value if best is None else best.value


def plain(term: object) -> str:
    """Return the text of a literal, or the IRI of a thing."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
