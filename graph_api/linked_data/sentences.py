"""A statement in names: subject, verb and object, each with its link."""

from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from graph_api.site.labels import Label, Labels
from graph_api.site.request_view import RequestView
from graph_store.terms import Term


@dataclass(frozen=True, slots=True)
class Sentence:
    """The subject, verb and object of a statement."""

    subject: tuple[Label, str | None]
    predicate: tuple[Label, str | None]
    object: tuple[Label, str | None]


def sentence(triple: Triple, labels: Labels, view: RequestView) -> Sentence:
    """Return a triple as a sentence in the language of one reader."""

    def word(term: Term) -> tuple[Label, str | None]:
        return labels.of(term, triple.predicate), view.addresses.of(term) if isinstance(term, NamedNode) else None

    return Sentence(word(triple.subject), word(triple.predicate), word(triple.object))
