"""A write whose reply was lost can be sent again: the version it made remembers the name that its client gave it."""

from typing import Any

from graph_api.writing.task import WriteTask, Written
from graph_store.errors import KeyReused
from graph_store.manifest import now
from graph_store.versions import State


def stamped(task: WriteTask) -> dict[str, Any]:
    """What the manifest tells of a write: what it was, by which token, and when."""
    return {"write": {**task.note["write"], "at": now()}}


def replayed(state: State, task: WriteTask) -> Written | None:
    """What this request did when it came before, or None when it is a new one; asked while the lock is held.

    Raises: KeyReused (422) when another request came with the same key.
    """
    if task.key is None:
        return None
    for manifest in reversed(state.manifests()):
        write = manifest.note.get("write", {})
        if write.get("key") == task.key and write.get("token") == task.token:
            if write.get("sha256") != task.sha256:
                raise KeyReused(
                    f"The idempotency key {task.key!r} came with another request, in version {manifest.version}."
                )
            return Written(manifest.version, False, manifest.added, manifest.removed, replayed=True)
    return None
