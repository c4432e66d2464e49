"""Reasons why a fact does not hold: a term is unknown, kinds exclude each other, or facts are missing."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Triple

from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import RDF_TYPE
from ontology.reasoning import Closure
from ontology.reasoning.impossible import Clash, Impossible
from ontology.reasoning.whynot import NearMiss, why_not
from ontology.sentences import Sentences

_NEVER: Final = {
    "nl": "Dit kan nooit gelden: {thing} is {one}, en niets kan tegelijk {one} en {other} zijn.",
    "en": "This can never hold: {thing} is {one}, and nothing can be both {one} and {other}.",
}
_THEN: Final = {
    "nl": "Dit kan nooit gelden: dan zou {thing} {other} zijn, maar {thing} is {one}, "
    "en niets kan tegelijk {one} en {other} zijn.",
    "en": "This can never hold: then {thing} would be {other}, but {thing} is {one}, "
    "and nothing can be both {one} and {other}.",
}


@dataclass(frozen=True, slots=True)
class Absence:
    """A triple that does not hold.

    `unknown` are the names that this version does not have. `impossible` says why the triple can never hold, and is
    empty if it can. `misses` are the rules that could give it.
    """

    triple: Triple
    unknown: list[str]
    impossible: str
    misses: list[NearMiss]

    @property
    def has_letters(self) -> bool:
        """Return whether a letter marks a thing that is not known."""
        return any(word in _LETTERS for miss in self.misses for fact in miss.missing for word in fact.split())


_LETTERS: Final = frozenset(f"{letter}{number}" for letter in "XYZUVW" for number in ("", *range(1, 10)))


def absence_of(
    snapshot: Snapshot, scope: Scope, closure: Closure, triple: Triple, most: int, words: Sentences
) -> Absence:
    """Return why a triple does not hold, with at most so many rules that could give it."""
    unknown = [words.word(term) for term in _named(triple) if not _is_known(snapshot, scope, term)]
    clash = Impossible(closure).clash(triple)
    if unknown or clash:
        return Absence(triple, unknown, _said(clash, triple, words) if clash else "", [])
    return Absence(triple, [], "", why_not(closure, triple, most, words))


def _said(clash: Clash, triple: Triple, words: Sentences) -> str:
    texts = _NEVER if triple.predicate == RDF_TYPE and clash.not_a == triple.object else _THEN
    return texts[words.language].format(
        thing=words.word(clash.thing), one=words.noun(clash.is_a), other=words.noun(clash.not_a)
    )


def _named(triple: Triple) -> list[NamedNode]:
    return [term for term in (triple.subject, triple.predicate, triple.object) if isinstance(term, NamedNode)]


def _is_known(snapshot: Snapshot, scope: Scope, term: NamedNode) -> bool:
    """Return whether a version names a term anywhere."""
    found = snapshot.triples
    return term == RDF_TYPE or bool(found(scope, s=term) or found(scope, o=term) or found(scope, p=term))
