"""Since which version a quad has been in the dataset without interruption, as far as the kept versions tell."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad

from graph_store.changes import by_graph
from graph_store.errors import GraphError
from graph_store.lookups import pattern_of
from graph_store.snapshot import Snapshot
from graph_store.versions import State

MOST_QUADS = 200_000
"""Number of added quads of earlier versions that are held in memory; older versions are not considered."""


@dataclass(frozen=True, slots=True)
class Since:
    """The version that brought a quad; not `exact` if older versions, no longer kept, may have had it already."""

    version: int
    exact: bool


class FactHistory:
    """The versions that brought the quads of one version.

    Small changes are kept beside their version and are read once. For each other version, the version before it is
    searched, in one operation for any number of quads.
    """

    def __init__(self, state: State, version: int, document: str = "") -> None:
        """Read the kept changes that led to a version.

        A version as of a document is compared with no earlier version, because no change is kept between views.
        """
        self._state = state
        self._added: dict[int, int] = {}
        self._unread: list[int] = []
        kept, oldest = set() if document else set(state.versions()), version
        for number in range(version, 0, -1):
            if number not in kept or len(self._added) > MOST_QUADS:
                break
            self._read(number)
            oldest = number
        self._oldest = Since(oldest, exact=oldest == 1)

    def _read(self, version: int) -> None:
        """Note the quads that a version added, if its change is kept."""
        step = self._state.step(version)
        if step is None:
            self._unread.append(version)
            return
        for is_removed, line in step.lines():
            if not is_removed:
                self._added.setdefault(hash(line), version)

    def since(self, quads: Iterable[Quad]) -> dict[Quad, Since]:
        """Return the version that brought each quad, all of which are in the dataset now."""
        found = {quad: self._noted(quad) for quad in quads}
        for version in self._unread:
            older = [quad for quad, since in found.items() if since.version < version]
            if older:
                found |= self._before(version, older)
        return found

    def _noted(self, quad: Quad) -> Since:
        version = self._added.get(hash(f"{quad} ."))
        return self._oldest if version is None else Since(version, exact=True)

    def _before(self, version: int, quads: list[Quad]) -> dict[Quad, Since]:
        """Return the quads that were not in the version before this one, or all if it cannot be read."""
        try:
            held = _held(self._state.open(version - 1), quads)
        except GraphError:  # pruned or withdrawn meanwhile
            return dict.fromkeys(quads, Since(version, exact=False))
        return {quad: Since(version, exact=True) for quad in quads if quad not in held}


def _held(snapshot: Snapshot, quads: Iterable[Quad]) -> set[Quad]:
    """Return those of the quads that a version holds."""
    return {
        quad for graph, members in by_graph(quads).items() for quad in snapshot.look_up(map(pattern_of, members), graph)
    }
