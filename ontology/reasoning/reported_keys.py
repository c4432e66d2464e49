"""Selection by number of the inferred facts that are reported: the table of `axiomatic.py`, for many facts at once."""

from collections.abc import Callable

import numpy as np
from pyoxigraph import NamedNode

from ontology.reasoning.arrays import MASK, NONE, Ids, Mask
from ontology.reasoning.axiomatic import EVERYTHING, OF_CLASSES, OF_THINGS, REFLEXIVE
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.owl_terms import NOTHING, Term, is_builtin
from ontology.reasoning.rule import Name


class ReportedKeys:
    """The facts over the terms of a dictionary, which must not grow."""

    def __init__(self, terms: Dictionary, is_anonymous: Callable[[Term], bool]) -> None:
        self.terms, self.is_anonymous = terms, is_anonymous
        self.nothing = terms.known(NOTHING)
        self.literal, self.builtin = terms.literals(), self._are(is_builtin, np.arange(len(terms.terms)))

    def among(self, name: Name, keys: Ids) -> Ids:
        """Return those of the keys of a relation whose facts are valid RDF and reported, as `is_reported` says."""
        if not len(keys) or not isinstance(name.term, NamedNode):
            return NONE
        told = self._members(name.term, keys) if name.arity == 1 else self._pairs(name.term, keys >> 32, keys & MASK)
        return keys[told]

    def _members(self, class_: NamedNode, things: Ids) -> Mask:
        if class_ in EVERYTHING or self.is_anonymous(class_):
            return np.zeros(len(things), np.bool_)
        told: Mask = ~self.literal[things] & (things != self.nothing)
        if is_builtin(class_):
            told &= ~self.builtin[things]
        return told

    def _pairs(self, predicate: NamedNode, subjects: Ids, values: Ids) -> Mask:
        told = ~self.literal[subjects] & ~(self.builtin[subjects] & (self.builtin[values] | self.literal[values]))
        told &= subjects != self.nothing
        if predicate in REFLEXIVE:
            told &= subjects != values
        if predicate in OF_CLASSES:
            told &= ~self._are(lambda term: term in EVERYTHING or self.is_anonymous(term), values)
        if is_builtin(predicate) and predicate not in OF_THINGS:
            told &= ~self._are(self.is_anonymous, subjects)
        return told

    def _are(self, kind: Callable[[Term], bool], numbers: Ids) -> Mask:
        """Return a mask of the terms, given by number, that are of a kind."""
        each, places = np.unique(numbers, return_inverse=True)
        found = np.fromiter((kind(self.terms.terms[number]) for number in each.tolist()), np.bool_, len(each))
        return found[places]
