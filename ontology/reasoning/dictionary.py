"""A numbering of terms as small integers, and of triples as keys in relations."""

from array import array
from collections import defaultdict
from collections.abc import Container, Iterable
from typing import Final, Protocol

import numpy as np
from pyoxigraph import Literal, NamedNode, Triple

from ontology.reasoning.arrays import MASK, Ids, Mask
from ontology.reasoning.owl_terms import TYPE, Term, ends
from ontology.reasoning.rule import Name

TYPES: Final = Name(TYPE, 2)
"""`rdf:type` as an ordinary property, for rules that use it so."""

UNREAD: Final = Name(TYPE, 0)
"""A name for every property that no rule reads."""


class Terms(Protocol):
    """Terms by number."""

    def __len__(self) -> int: ...

    def __getitem__(self, number: int, /) -> Term: ...

    def append(self, term: Term, /) -> None:
        """Give a term the next number."""


class Dictionary:
    """Numbers for terms, in order of first occurrence."""

    def __init__(self) -> None:
        self._numbers: dict[Term, int] = {}
        self.terms: Terms = []

    def number(self, term: Term) -> int:
        """Return the number of a term, and assign a new one if needed."""
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self.terms)
            self.terms.append(term)
        return number

    def known(self, term: Term) -> int | None:
        """Return the number of a term, or None if it has no number."""
        return self._numbers.get(term)

    def literals(self) -> Mask:
        """Return a mask of the numbers of literals."""
        every = (self.terms[number] for number in range(len(self.terms)))
        return np.fromiter((isinstance(term, Literal) for term in every), np.bool_, len(self.terms))

    def find(self, triple: Triple) -> tuple[Name, int] | None:
        """Return the relation of a triple and its key there, or None if a part of the triple has no number."""
        name = relation_of(triple)
        subject, value = map(self.known, ends(triple))
        if subject is None or (name.arity == 2 and value is None):
            return None
        return name, subject if value is None or name.arity == 1 else subject << 32 | value

    def key(self, triple: Triple) -> int:
        """Return the key of a triple in its relation. Terms without a number get one."""
        subject, value = ends(triple)
        number = self.number(subject)
        return number if relation_of(triple).arity == 1 else number << 32 | self.number(value)

    def is_rdf(self, name: Name, key: int) -> bool:
        """Return whether the fact at a place is valid RDF: no literal as subject, no blank node as property."""
        if name.arity == 1:
            return not isinstance(self.terms[key], Literal)
        return not isinstance(self.terms[key >> 32], Literal) and isinstance(name.term, NamedNode)

    def triple(self, name: Name, key: int) -> Triple:
        """Return the triple at a place for which `is_rdf` is true. Raises TypeError otherwise."""
        if name.arity == 1:
            return Triple(self.terms[key], TYPE, name.term)  # type: ignore[arg-type]
        return Triple(self.terms[key >> 32], name.term, self.terms[key & MASK])  # type: ignore[arg-type]

    def renumbered(self, name: Name, keys: Ids, other: "Dictionary") -> Ids:
        """Return keys of a relation, sorted, with the numbers that another dictionary gives to the same terms."""
        if other is self or not len(keys):
            return keys
        pairs = name.arity == 2
        used = np.unique(np.concatenate((keys >> 32, keys & MASK)) if pairs else keys)
        numbers = np.array([other.number(self.terms[number]) for number in used.tolist()], np.int64)
        at = [numbers[used.searchsorted(ends)] for ends in ((keys >> 32, keys & MASK) if pairs else (keys,))]
        return np.sort(at[0] << 32 | at[1] if pairs else at[0])

    def encode(self, triples: Iterable[Triple], wanted: Container[Name] | None = None) -> dict[Name, Ids]:
        """Return the keys of the triples by relation, for the wanted relations or for all."""
        keys: dict[Name, array[int]] = defaultdict(lambda: array("q"))
        properties: dict[NamedNode, Name | None] = {}
        number = self.number
        for triple in triples:
            predicate = triple.predicate
            if predicate not in properties:
                name = None if predicate == TYPE else Name(predicate, 2)
                properties[predicate] = name if wanted is None or name is None or name in wanted else UNREAD
            name = properties[predicate] or relation_of(triple)
            if name is not UNREAD and (name.arity == 2 or wanted is None or name in wanted):
                key = number(triple.subject)  # type: ignore[arg-type]
                keys[name].append(key if name.arity == 1 else key << 32 | number(triple.object))  # type: ignore[arg-type]
        return {name: np.frombuffer(found, np.int64) for name, found in keys.items()}


def relation_of(triple: Triple) -> Name:
    """Return the relation of a triple: for `rdf:type` the class, otherwise the property."""
    if triple.predicate == TYPE:
        value = ends(triple)[1]
        if not isinstance(value, Literal):
            return Name(value, 1)
    return Name(triple.predicate, 2)
