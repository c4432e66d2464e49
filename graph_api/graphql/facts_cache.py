"""A cache of the facts of recent versions, shared by requests; the least recently used version is dropped first."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakValueDictionary

from graph_api.graphql.version_facts import Facts
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.vocabulary import Vocabulary


@dataclass(slots=True)
class _Version:
    """The cached data of one version: one string for each IRI, and the facts of each requested scope."""

    has_synthetic: bool
    names: dict[str, str] = field(default_factory=dict)
    scopes: dict[Scope, Facts] = field(default_factory=dict)


class FactsCache:
    """A cache of facts by version and scope; requests also share facts that were dropped from it and are in use."""

    def __init__(self, versions: int = 2) -> None:
        self._versions = versions
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, int], _Version] = OrderedDict()
        self._in_use: WeakValueDictionary[tuple[tuple[str, int], Scope], Facts] = WeakValueDictionary()

    def holds(self, snapshot: Snapshot) -> bool:
        """Return whether the facts of this version are in the cache."""
        return snapshot.key in self._kept

    def get(self, snapshot: Snapshot, scope: Scope, vocabulary: Vocabulary) -> Facts:
        """Return the facts of this version and scope; without synthetic rows, the choice `synthetic` is ignored."""
        with self._lock:
            version = self._kept.get(snapshot.key)
            if version is None:
                version = self._kept[snapshot.key] = _Version(_has_synthetic(snapshot))
            self._kept.move_to_end(snapshot.key)
            while len(self._kept) > self._versions:
                self._kept.popitem(last=False)
            seen = scope if version.has_synthetic else Scope(scope.include)
            found = version.scopes.get(seen) or self._in_use.get((snapshot.key, seen))
            if found is None:
                found = self._in_use[snapshot.key, seen] = Facts(snapshot, seen, vocabulary, version.names)
            version.scopes[seen] = found
            return found

    def let_go(self) -> None:
        """Drop the facts of views as of a document."""
        with self._lock:
            kept = self._kept.items()
            of_views = [key for key, each in kept if any(facts.snapshot.document for facts in each.scopes.values())]
            for key in of_views:
                del self._kept[key]


def _has_synthetic(snapshot: Snapshot) -> bool:
    graphs = snapshot.graphs
    return bool(snapshot.count(graphs.synthetic) or snapshot.count(graphs.inferred_synthetic))
