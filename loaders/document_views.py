"""A version as of one of its documents: what held when that document was the newest."""

from graph_store.documents import chosen
from graph_store.errors import ViewBuilding
from graph_store.snapshot import Snapshot


def as_of(snapshot: Snapshot, document: str) -> Snapshot:
    """Return the view of a version as of the document with a key or an IRI; the newest one gives the version itself.

    Raises: UnknownDocument (404); ViewBuilding (503) for an older document.
    """
    if key := chosen(snapshot.manifest, document):
        raise ViewBuilding(f"Version {snapshot.version} cannot be read as of {key} yet.")
    return snapshot
