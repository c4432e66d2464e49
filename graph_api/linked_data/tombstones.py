"""Deleted names: find the last version that held them, even if that version is no longer kept."""

from collections.abc import Iterable

from graph_store.errors import Gone
from graph_store.snapshot import Snapshot
from graph_store.versions import State


def refuse_deleted(state: State, snapshot: Snapshot, names: Iterable[str]) -> None:
    """Refuse names that an earlier version held and the snapshot does not; accept names that were never used.

    Raises: Gone (410) naming the last version that held the name and, if it is still kept, how to read it.
    """
    for iri in names:
        last = state.last_version_of(iri, snapshot.version)
        if last is not None:
            kept = last in state.versions()
            read = f": add version={last} to the address to read it." if kept else ", which is no longer kept here."
            raise Gone(f"{iri} is not in version {snapshot.version}; the last version that holds it is {last}{read}")
