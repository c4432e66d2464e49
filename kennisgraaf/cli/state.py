"""The state folder that the settings name, as the commands open it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_api.service import Service
    from graph_store.snapshot import Snapshot
    from graph_store.versions import State
    from kennisgraaf.settings import Settings


def open_state(settings: "Settings | None" = None) -> "State":
    """The state of these settings, or of the environment's; made at the first write. Raises: StateFault (500)."""
    from graph_store.versions import State
    from kennisgraaf.settings import read_settings

    chosen = settings or read_settings()
    return State(chosen.data, chosen.base, keep=chosen.keep_versions)


def open_service() -> "Service":
    """What answers questions over the state, without its HTTP side."""
    from graph_api.service import Service
    from kennisgraaf.settings import read_settings

    return Service(read_settings(access_log=False).service())


def open_version(version: int | None) -> "Snapshot":
    """One published version, the newest unless a number is given. Raises: NoVersion (503), UnknownVersion (404)."""
    state = open_state()
    return state.newest() if version is None else state.open(version)
