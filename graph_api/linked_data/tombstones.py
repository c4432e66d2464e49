"""Deleted and erased names: find the last version that held a name, even if it is no longer kept, unless erased."""

from collections.abc import Iterable

from graph_store.errors import Gone
from graph_store.snapshot import Snapshot
from graph_store.text import Text
from graph_store.versions import State


def refuse_deleted(state: State, snapshot: Snapshot, names: Iterable[str]) -> None:
    """Refuse names that an earlier version held and the snapshot does not; accept names that were never used.

    Raises: Gone (410) naming the last version that held the name and, if it is still kept, how to read it. For an
    erased name it only says that it was erased.
    """
    for iri in names:
        if state.erasures.holds(iri):
            raise Gone("{iri} was erased: no version holds it.", iri=iri)
        last = state.last_version_of(iri, snapshot.version)
        if last is not None:
            kept = last in state.versions()
            read = (
                Text(": add version={last} to the address to read it.", last=last)
                if kept
                else Text(", which is no longer kept here.")
            )
            raise Gone(
                "{iri} is not in version {shown}; the last version that holds it is {last}{read}",
                iri=iri,
                shown=snapshot.shown,
                last=last,
                read=read,
            )
