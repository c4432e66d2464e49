"""Statements in the words of one reader: as a row of names, and as a sentence, each part with its link."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from pyoxigraph import NamedNode, Triple

from graph_api.site.labels import Label, Labels
from graph_api.site.request_view import RequestView
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import RDF_TYPE, Term
from ontology.graph_folder import graph_folder
from ontology.noun_phrases import capitalised
from ontology.reasoning.owl_terms import ends
from ontology.sentences import Sentences
from ontology.wording import Wording

Word: TypeAlias = tuple[Label, str | None]
"""A part of a statement, and the address of its page if it has one."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The subject, verb and object of a statement."""

    subject: Word
    predicate: Word
    object: Word


def sentence(triple: Triple, labels: Labels, view: RequestView) -> Sentence:
    """Return a triple by the names of its three parts."""
    subject, verb, value = (
        _word(term, triple, labels, view) for term in (triple.subject, triple.predicate, triple.object)
    )
    return Sentence(subject, verb, value)


def sentences_of(labels: Labels, snapshot: Snapshot, scope: Scope, language: str) -> Sentences:
    """Return the writer of sentences with the names of one version, in one language."""

    def name(term: Term, predicate: NamedNode | None) -> str:
        return labels.of(term, predicate).text

    types = snapshot.columns(scope).objects(RDF_TYPE)
    return Sentences(Wording.load(snapshot.graphs.base), language, name, lambda term: types.get(term, ()))


def sentences_in(snapshot: Snapshot, scope: Scope, language: str) -> Sentences:
    """Return the same for a text without a request: names are in the language, else in another of the graph."""
    order = graph_folder().languages_from(language)
    return sentences_of(Labels(snapshot, scope, order, language), snapshot, scope, language)


class Speaker:
    """Writer of facts in the words of one reader, each part with its link."""

    def __init__(self, view: RequestView, labels: Labels) -> None:
        self._view, self._labels = view, labels
        self.words = sentences_of(labels, view.snapshot, view.scope.whole, view.reader.language)

    def fact(self, triple: Triple) -> tuple[Word, Word, Word]:
        """Return a triple as a sentence in three parts: `Oak`, `is`, `a tree`."""
        (subject, value), words = ends(triple), self.words
        is_kind = triple.predicate == RDF_TYPE
        first = capitalised(words.subject(subject, *([value] if is_kind else [])))
        verb = Label(words.verb(triple.predicate, subject))
        last = words.noun(value) if is_kind else words.word(value, triple.predicate)
        return _as(first, self._word(subject, triple)), (verb, None), _as(last, self._word(value, triple))

    def _word(self, term: Term, triple: Triple) -> Word:
        return _word(term, triple, self._labels, self._view)


def _as(text: str, word: Word) -> Word:
    """Return a part of a statement with another text."""
    return replace(word[0], text=text), word[1]


def _word(term: Term, triple: Triple, labels: Labels, view: RequestView) -> Word:
    return labels.of(term, triple.predicate), view.addresses.of(term) if isinstance(term, NamedNode) else None
