"""The subjects and the places of a version, and the things that lead to each; found once for each version."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import NamedNode

from graph_api.site.per_version import once_per_version
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.namespaces import key_of
from queries.subjects import places, subjects

_Things: TypeAlias = Callable[[Snapshot, Scope], list[NamedNode]]
"""A function that returns things of a version."""


@dataclass(frozen=True, slots=True)
class LinkedValues:
    """The things with a key to which other things lead: by key, and the keys for each thing that leads to them."""

    named: Mapping[str, NamedNode]
    keys: Mapping[NamedNode, Sequence[str]]

    @classmethod
    def among(cls, snapshot: Snapshot, scope: Scope, things: Iterable[NamedNode]) -> "LinkedValues":
        """Return those of the things that have a key; a thing leads to another by any fact, and to itself."""
        base = snapshot.graphs.base
        named = {key: each for each in things if (key := key_of(each.value, base))}
        found: dict[NamedNode, dict[str, None]] = defaultdict(dict)
        for key, value in named.items():
            found[value][key] = None
            for fact in snapshot.triples(scope, None, None, value):
                if isinstance(fact.subject, NamedNode):
                    found[fact.subject][key] = None
        return cls(named, {thing: list(keys) for thing, keys in found.items()})


def linked_subjects(snapshot: Snapshot, scope: Scope) -> LinkedValues:
    """Return the members of the classes of `keywords`, and what leads to them."""
    return _once(snapshot, scope, subjects)


def linked_places(snapshot: Snapshot, scope: Scope) -> LinkedValues:
    """Return the members of the classes of `places` and what lies within them, and what leads to them."""
    return _once(snapshot, scope, places)


def _once(snapshot: Snapshot, scope: Scope, things: _Things) -> LinkedValues:
    key = LinkedValues, things, scope
    return once_per_version(snapshot, key, lambda: LinkedValues.among(snapshot, scope, things(snapshot, scope)))
