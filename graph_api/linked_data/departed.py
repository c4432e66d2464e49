"""Names that were once there: which version was the last to hold them, whether it is kept or not."""

from collections.abc import Iterable

from graph_store.errors import Gone
from graph_store.snapshot import Snapshot
from graph_store.versions import State


def check_departed(state: State, snapshot: Snapshot, names: Iterable[str]) -> None:
    """Say of names that the snapshot does not hold whether one was here once.

    Raises: Gone (410) with the last version that had it, and how to read it where that can still be done.
    """
    for iri in names:
        last = state.last_version_of(iri, snapshot.version)
        if last is not None:
            kept = last in state.versions()
            read = f": add version={last} to the address to read it." if kept else ", which is no longer kept here."
            raise Gone(f"{iri} is not in version {snapshot.version}; the last version that holds it is {last}{read}")
