"""Facts kept as numbers. A triple object is made only when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Self

from pyoxigraph import Triple

from ontology.reasoning.arrays import NONE, Ids, union
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.rule import Name


class EncodedFacts(Set[Triple]):
    """The sorted keys of facts by relation, and the dictionary that numbers their terms."""

    def __init__(self, terms: Dictionary | None = None, keys: Mapping[Name, Ids] | None = None) -> None:
        self.terms = Dictionary() if terms is None else terms
        self.keys: dict[Name, Ids] = dict(keys or {})

    def take(self, triples: Iterable[Triple]) -> Self:
        """Add these facts and return the object itself."""
        for name, keys in self.terms.encode(triples).items():
            self.keys[name] = union(self.keys.get(name, NONE), keys)
        return self

    def among(self, names: Set[Name]) -> Mapping[Name, Ids]:
        """Return the keys of some relations."""
        return {name: keys for name, keys in self.keys.items() if name in names}

    def of(self, name: Name) -> Iterator[Triple]:
        """Iterate over the facts of one relation."""
        return (self.terms.triple(name, key) for key in self.keys.get(name, NONE).tolist())

    def __contains__(self, triple: object) -> bool:
        place = self.terms.find(triple) if isinstance(triple, Triple) else None
        if place is None:
            return False
        keys = self.keys.get(place[0], NONE)
        at = int(keys.searchsorted(place[1]))
        return at < len(keys) and int(keys[at]) == place[1]

    def __iter__(self) -> Iterator[Triple]:
        for name in self.keys:
            yield from self.of(name)

    def __len__(self) -> int:
        return sum(map(len, self.keys.values()))
