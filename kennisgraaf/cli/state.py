"""Open the state folder that the settings name."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_api.service import Service
    from graph_store.snapshot import Snapshot
    from graph_store.versions import State
    from kennisgraaf.settings import Settings


def open_state(settings: "Settings | None" = None) -> "State":
    """Return the state for these settings, or for the environment.

    The folder is made at the first write. Raises: StateFault (500); BadSetting (400) outside a graph folder.
    """
    from graph_store.versions import State
    from kennisgraaf.settings import read_settings
    from ontology.graph_folder import needed_graph_folder

    needed_graph_folder()
    chosen = settings or read_settings()
    return State(chosen.data, chosen.base, keep=chosen.keep_versions, store=chosen.store_address)


def open_service() -> "Service":
    """Return the service that answers questions over the state, without HTTP."""
    from graph_api.service import Service
    from kennisgraaf.settings import read_settings

    return Service(read_settings(access_log=False).service())


def open_version(version: int | None, document: str = "") -> "Snapshot":
    """Return a published version, the newest if none is given, or the view of it as of a document.

    A view that is not there yet is built, and the progress is shown on standard error.
    Raises: NoVersion (503), UnknownVersion, UnknownDocument (404), StoreFull (507).
    """
    import sys

    from graph_store.workers.builds import ViewLimits
    from kennisgraaf.cli.progress import Progress
    from kennisgraaf.settings import read_settings
    from loaders import as_of

    state, settings = open_state(), read_settings()
    snapshot = state.newest() if version is None else state.open(version)
    if not document:
        return snapshot
    with Progress(sys.stderr) as progress:
        return as_of(snapshot, document, ViewLimits(settings.views_mb).most_bytes, progress)
