"""The full check of one version: every file, every quad."""

from pathlib import Path

from graph_store import digest
from graph_store.counts import counted
from graph_store.errors import Damaged
from graph_store.manifest import check_files, read_manifest
from graph_store.remote.client import StoreAddress
from graph_store.snapshot import Snapshot


def verify(folder: Path, version: int, store: StoreAddress | None = None) -> None:
    """Read the whole version in a folder, or in the store that has its only copy, and compare it with its manifest.

    Raises: UnknownVersion (404), Damaged (500); Gone (410) if the store no longer holds it.
    """
    check_files(folder, read_manifest(folder), every=True)
    snapshot = Snapshot(folder, version, store=store)
    try:
        counts, found = counted(snapshot.disk), digest.as_text(digest.of_store(snapshot.disk))
    except (OSError, RuntimeError) as fault:
        raise Damaged("Version {version} cannot be read: {fault}", version=version, fault=fault) from fault
    if counts != snapshot.manifest.graphs or found != snapshot.manifest.digest:
        raise Damaged("Version {version} does not match its manifest; restore a backup.", version=version)
