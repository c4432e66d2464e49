"""The names of terms in the languages of a lens."""

from collections.abc import Iterable
from functools import cache

from pyoxigraph import Literal, NamedNode

from graph_api.graphql.languages import chosen
from graph_api.graphql.request_context import Lens
from graph_store.terms import Term
from ontology import namespaces
from ontology.sentences import Sentences
from ontology.wording import Wording


def sentences_of(lens: Lens) -> Sentences:
    """Return the writer of sentences in the first language of a lens, with names in its languages."""

    @cache
    def name(term: Term, _predicate: NamedNode | None) -> str:
        return label(lens, term)

    def classes(term: Term) -> Iterable[object]:
        known = lens.facts.vocabulary.classes
        return [known[each].iri for each in lens.facts.types(term.value)] if isinstance(term, NamedNode) else []

    return Sentences(Wording.load(lens.facts.vocabulary.base), lens.languages[0], name, classes)


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
