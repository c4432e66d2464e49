"""A statement by name: who, what, whom, each with where it leads."""

from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from graph_api.site.asked import Asked
from graph_api.site.labels import Label, Labels
from graph_store.terms import Term


@dataclass(frozen=True, slots=True)
class Sentence:
    """The three words of a statement."""

    subject: tuple[Label, str | None]
    predicate: tuple[Label, str | None]
    object: tuple[Label, str | None]


def sentence(triple: Triple, labels: Labels, view: Asked) -> Sentence:
    """A triple in the words of one reader."""

    def word(term: Term) -> tuple[Label, str | None]:
        return labels.of(term), view.addresses.of(term) if isinstance(term, NamedNode) else None

    return Sentence(word(triple.subject), word(triple.predicate), word(triple.object))
