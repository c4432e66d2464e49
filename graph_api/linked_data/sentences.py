"""Statements in the words of one reader: as a row of names, and as a sentence, each part with its link."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from pyoxigraph import NamedNode, Triple

from graph_api.linked_data.row_names import row_name
from graph_api.site.labels import Label, Labels
from graph_api.site.request_view import RequestView
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import RDF_TYPE, Term
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
        return row_name(term, labels, snapshot, scope, language) or labels.of(term, predicate).text

    return Sentences(Wording.load(snapshot.graphs.base), language, name)


def spoken(triple: Triple, labels: Labels, view: RequestView, words: Sentences) -> tuple[Word, Word, Word]:
    """Return a triple as a sentence in three parts: `Oak`, `is`, `a tree`."""
    subject, value = ends(triple)
    told = words.noun(value) if triple.predicate == RDF_TYPE else words.word(value, triple.predicate)
    verb = Label(words.verb(triple.predicate))
    parts = _word(subject, triple, labels, view), _word(value, triple, labels, view)
    return _as(words.word(subject), parts[0]), (verb, None), _as(told, parts[1])


def _as(text: str, word: Word) -> Word:
    """Return a part of a statement with another text."""
    return replace(word[0], text=text), word[1]


def _word(term: Term, triple: Triple, labels: Labels, view: RequestView) -> Word:
    return labels.of(term, triple.predicate), view.addresses.of(term) if isinstance(term, NamedNode) else None
