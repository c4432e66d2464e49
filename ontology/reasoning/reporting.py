"""What of the inferred facts a reader hears of, chosen and sorted by number: for very many of them."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

import numpy as np
from pyoxigraph import Literal, NamedNode, Triple

from ontology.reasoning.arrays import MASK, NONE, Ids, joined
from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.closure import Closure
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.rules import Name
from ontology.reasoning.vocabulary import TYPE, is_builtin

PIECE: Final = 100_000
"""Facts that are written at once."""


class Report:
    """What `Closure.inferred` gives, without a triple being made of each."""

    def __init__(self, closure: Closure) -> None:
        self._engine, self._rules = closure.engine, closure.rules
        terms = closure.engine.terms.terms
        every = [terms[number] for number in range(len(terms))]
        self._literal = np.fromiter((isinstance(term, Literal) for term in every), np.bool_, len(every))
        self._builtin = np.fromiter(map(is_builtin, every), np.bool_, len(every))
        self._keys = {name: keys for name in closure.engine.relations if len(keys := self._reported(name))}
        self._schema = frozenset(closure.schema_inferred())

    def __len__(self) -> int:
        return sum(map(len, self._keys.values())) + len(self._schema)

    def lines(self) -> Iterator[bytes]:
        """Pieces of N-Triples, one relation after the other."""
        yield "".join(f"{triple} .\n" for triple in self._schema).encode()
        terms = self._engine.terms.terms
        written = [str(terms[number]) for number in range(len(terms))]
        for name, keys in self._keys.items():
            for start in range(0, len(keys), PIECE):
                yield _lines(written, name, keys[start : start + PIECE])

    def __iter__(self) -> Iterator[Triple]:
        """The triples in the order of their text."""
        numbers = self._engine.terms
        columns = [(NONE, NONE, NONE), *(_columns(numbers, name, keys) for name, keys in self._with_schema().items())]
        subjects, properties, values = map(np.concatenate, zip(*columns, strict=True))
        place = _places(numbers, joined(joined(subjects, properties), values))
        order = np.lexsort((place[values], place[properties], place[subjects]))
        terms = numbers.terms
        for start in range(0, len(order), PIECE):
            piece = order[start : start + PIECE]
            parts = (column[piece].tolist() for column in (subjects, properties, values))
            for subject, property_, value in zip(*parts, strict=True):
                yield Triple(terms[subject], terms[property_], terms[value])  # type: ignore[arg-type]

    def _with_schema(self) -> dict[Name, Ids]:
        found = dict(self._keys)
        for name, keys in self._engine.terms.encode(self._schema).items():
            found[name] = joined(found.get(name, NONE), keys)
        return found

    def _reported(self, name: Name) -> Ids:
        """The keys of a relation that are inferred and reported."""
        if not isinstance(name.term, NamedNode) or (name.arity == 1 and self._rules.is_anonymous(name.term)):
            return NONE
        keys = self._engine.inferred_keys(name)
        subjects = keys if name.arity == 1 else keys >> 32
        shown = ~self._literal[subjects]
        keys, doubtful = keys[shown], self._builtin[subjects[shown]] | is_builtin(name.term)
        kept = [key for key in keys[doubtful].tolist() if self._is_reported(self._engine.terms.triple(name, key))]
        return np.concatenate((keys[~doubtful], np.array(kept, np.int64)))

    def _is_reported(self, triple: Triple) -> bool:
        return is_reported(triple, self._rules.is_anonymous)


def _lines(written: list[str], name: Name, keys: Ids) -> bytes:
    """One line a fact."""
    if name.arity == 1:
        end = f" {TYPE} {name.term} .\n"
        return "".join([written[key] + end for key in keys.tolist()]).encode()
    verb = f" {name.term} "
    pairs = zip((keys >> 32).tolist(), (keys & MASK).tolist(), strict=True)
    return "".join(chain.from_iterable((written[one], verb, written[other], " .\n") for one, other in pairs)).encode()


def _columns(terms: Dictionary, name: Name, keys: Ids) -> tuple[Ids, Ids, Ids]:
    """Subjects, properties and values by number."""
    if name.arity == 2:
        return keys >> 32, np.full(len(keys), terms.number(name.term)), keys & MASK
    return keys, np.full(len(keys), terms.number(TYPE)), np.full(len(keys), terms.number(name.term))


def _places(terms: Dictionary, numbers: Ids) -> Ids:
    """For each number where its term stands among these, sorted by their text."""
    places = np.zeros(len(terms.terms), np.int64)
    places[sorted(numbers.tolist(), key=lambda number: str(terms.terms[number]))] = np.arange(len(numbers))
    return places
