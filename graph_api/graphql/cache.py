"""The facts of the versions in use, shared by requests; those of the version asked least recently go first."""

from collections import OrderedDict
from threading import Lock

from graph_api.graphql.facts import Facts
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.vocabulary import Vocabulary


class FactsCache:
    """Facts by version and scope."""

    def __init__(self, versions: int = 2) -> None:
        self._versions = versions
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, int], tuple[dict[str, str], dict[Scope, Facts]]] = OrderedDict()

    def get(self, snapshot: Snapshot, scope: Scope, vocabulary: Vocabulary) -> Facts:
        """The facts of this version in this scope."""
        key, scope = (str(snapshot.path), snapshot.version), _as_it_is(snapshot, scope)
        with self._lock:
            names, scopes = self._kept.setdefault(key, ({}, {}))
            self._kept.move_to_end(key)
            while len(self._kept) > self._versions:
                self._kept.popitem(last=False)
            if scope not in scopes:
                scopes[scope] = Facts(snapshot, scope, vocabulary, names)
            return scopes[scope]


def _as_it_is(snapshot: Snapshot, scope: Scope) -> Scope:
    """Without synthetic rows in the version, a question that sees them is one that does not."""
    graphs = snapshot.graphs
    made_up = snapshot.count(graphs.synthetic) or snapshot.count(graphs.inferred_synthetic)
    return scope if made_up else Scope(scope.include)
