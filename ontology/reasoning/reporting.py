"""What of the inferred facts a reader hears of, chosen by number and written as N-Triples: for very many of them."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

import numpy as np
from pyoxigraph import Literal, NamedNode, Triple

from ontology.reasoning.arrays import MASK, NONE, Ids
from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.closure import Closure
from ontology.reasoning.rules import Name
from ontology.reasoning.vocabulary import TYPE, is_builtin

LINES: Final = 100_000
"""Lines of one piece."""


def inferred_lines(closure: Closure) -> Iterator[bytes]:
    """What `Closure.inferred` gives, as pieces of N-Triples, without a triple being made of each."""
    reporting = _Reporting(closure)
    yield "".join(f"{triple} .\n" for triple in closure.schema_inferred()).encode()
    for name in closure.engine.relations:
        keys = reporting.keys(name)
        for start in range(0, len(keys), LINES):
            yield reporting.lines(name, keys[start : start + LINES])


class _Reporting:
    """The terms of a closure as they are written, and which of them are literals or belong to RDF and OWL."""

    def __init__(self, closure: Closure) -> None:
        self.engine, self.rules, terms = closure.engine, closure.rules, closure.engine.terms.terms
        every = [terms[number] for number in range(len(terms))]
        self.written = list(map(str, every))
        self.literal = np.fromiter((isinstance(term, Literal) for term in every), np.bool_, len(every))
        self.builtin = np.fromiter(map(is_builtin, every), np.bool_, len(every))

    def keys(self, name: Name) -> Ids:
        """The keys of a relation that are inferred and reported."""
        if not isinstance(name.term, NamedNode) or (name.arity == 1 and self.rules.is_anonymous(name.term)):
            return NONE
        keys = self.engine.inferred_keys(name)
        keys = keys[~self.literal[self._subjects(name, keys)]]
        doubtful = self.builtin[self._subjects(name, keys)] | is_builtin(name.term)
        kept = [key for key in keys[doubtful].tolist() if self._is_reported(self.engine.terms.triple(name, key))]
        return np.concatenate((keys[~doubtful], np.array(kept, np.int64)))

    def lines(self, name: Name, keys: Ids) -> bytes:
        """One line a fact."""
        text = self.written
        if name.arity == 1:
            end = f" {TYPE} {name.term} .\n"
            return "".join([text[key] + end for key in keys.tolist()]).encode()
        verb = f" {name.term} "
        pairs = zip((keys >> 32).tolist(), (keys & MASK).tolist(), strict=True)
        return "".join(chain.from_iterable((text[one], verb, text[other], " .\n") for one, other in pairs)).encode()

    def _is_reported(self, triple: Triple) -> bool:
        return is_reported(triple, self.rules.is_anonymous)

    @staticmethod
    def _subjects(name: Name, keys: Ids) -> Ids:
        return keys if name.arity == 1 else keys >> 32
