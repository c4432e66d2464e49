"""Selection and sorting of the inferred facts to report, by number, for very large results."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from typing import Final

import numpy as np
from pyoxigraph import Triple

from graph_store.terms import canonical
from ontology.reasoning.arrays import MASK, NONE, Ids, difference, union, unique
from ontology.reasoning.closure import Closure
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.owl_terms import TYPE
from ontology.reasoning.reported_keys import ReportedKeys
from ontology.reasoning.rule import Name

PIECE: Final = 100_000
"""Number of facts that are written at once."""


class InferredTriples:
    """The triples of `Closure.inferred`, each once and without those in `but`. No triple object is made for each."""

    def __init__(self, closure: Closure, but: Set[Triple] = frozenset()) -> None:
        self._engine, self._facts = closure.engine, closure.facts
        terms, schema = closure.engine.terms, closure.rules.schema.terms
        found = {name: closure.engine.inferred_keys(name) for name in closure.engine.relations}
        for name, keys in closure.schema_keys():
            unstated = self._unstated(name, schema.renumbered(name, keys, terms))
            found[name] = union(found.get(name, NONE), unstated)
        excluded, reported = self._places(but), ReportedKeys(terms, closure.rules.is_anonymous)
        kept = ((name, difference(reported.among(name, keys), excluded[name])) for name, keys in found.items())
        self._keys = {name: keys for name, keys in kept if len(keys)}

    def __len__(self) -> int:
        return sum(map(len, self._keys.values()))

    def _unstated(self, name: Name, keys: Ids) -> Ids:
        """Return the keys of triples that are not among the facts."""
        terms = self._engine.terms
        if isinstance(self._facts, EncodedFacts) and self._facts.terms is terms:
            return difference(keys, self._facts.keys.get(name, NONE))
        return np.array([key for key in keys.tolist() if terms.triple(name, key) not in self._facts], np.int64)

    def texts(self) -> Iterator[list[str]]:
        """Yield pieces of triples in canonical N-Triples, as the store keeps them, without the full stop."""
        terms = self._engine.terms.terms
        written = [str(canonical(terms[number])) for number in range(len(terms))]
        for name, keys in self._keys.items():
            for start in range(0, len(keys), PIECE):
                yield _texts(written, name, keys[start : start + PIECE])

    def __iter__(self) -> Iterator[Triple]:
        """Yield the triples in the order of their text."""
        numbers = self._engine.terms
        columns = [(NONE, NONE, NONE), *(_columns(numbers, name, keys) for name, keys in self._keys.items())]
        subjects, properties, values = map(np.concatenate, zip(*columns, strict=True))
        place = _places(numbers, union(union(subjects, properties), values))
        order = np.lexsort((place[values], place[properties], place[subjects]))
        terms = numbers.terms
        for start in range(0, len(order), PIECE):
            piece = order[start : start + PIECE]
            parts = (column[piece].tolist() for column in (subjects, properties, values))
            for subject, property_, value in zip(*parts, strict=True):
                yield Triple(terms[subject], terms[property_], terms[value])  # type: ignore[arg-type]

    def _places(self, triples: Iterable[Triple]) -> defaultdict[Name, Ids]:
        """Return the sorted keys of some triples by relation."""
        found: defaultdict[Name, list[int]] = defaultdict(list)
        for triple in triples:
            if place := self._engine.terms.find(triple):
                found[place[0]].append(place[1])
        return defaultdict(lambda: NONE, {name: unique(np.array(keys, np.int64)) for name, keys in found.items()})


def _texts(written: list[str], name: Name, keys: Ids) -> list[str]:
    """Return one text for each fact."""
    if name.arity == 1:
        end = f" {TYPE} {name.term}"
        return [written[key] + end for key in keys.tolist()]
    verb = f" {name.term} "
    pairs = zip((keys >> 32).tolist(), (keys & MASK).tolist(), strict=True)
    return [written[one] + verb + written[other] for one, other in pairs]


def _columns(terms: Dictionary, name: Name, keys: Ids) -> tuple[Ids, Ids, Ids]:
    """Return subjects, properties and values by number."""
    if name.arity == 2:
        return keys >> 32, np.full(len(keys), terms.number(name.term)), keys & MASK
    return keys, np.full(len(keys), terms.number(TYPE)), np.full(len(keys), terms.number(name.term))


def _places(terms: Dictionary, numbers: Ids) -> Ids:
    """Return, for each number, the place of its term when these terms are sorted by their text."""
    places = np.zeros(len(terms.terms), np.int64)
    places[sorted(numbers.tolist(), key=lambda number: str(terms.terms[number]))] = np.arange(len(numbers))
    return places
