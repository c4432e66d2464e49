"""Repeated writes: a client that lost the reply sends the write again, and it is recognised by its idempotency key."""

from typing import Any

from graph_api.writing.task import WriteTask, Written
from graph_store.errors import KeyReused
from graph_store.idempotency import done_before, named
from graph_store.manifest import Manifest, now


def stamped(task: WriteTask) -> dict[str, Any]:
    """Return the manifest's record of a write: its kind, its token and time, and its idempotency key and digest."""
    story = {"write": {**task.note["write"], "at": now()}}
    return story if task.key is None else {**story, **named(_name(task, task.key), task.sha256)}


def replayed(newest: Manifest | None, task: WriteTask) -> Written | None:
    """Return the result of this request if it was done before, None if it is new; call this while the lock is held.

    Raises: KeyReused (422) when another request used the same key.
    """
    if task.key is None:
        return None
    name = _name(task, task.key)
    for done in reversed(done_before(newest)):
        if done.name == name:
            if done.sha256 != task.sha256:
                raise KeyReused(
                    "The idempotency key {key!r} was already used for another request, in version {version}.",
                    key=task.key,
                    version=done.version,
                )
            return Written(done.version, False, done.added, done.removed, replayed=True)
    return None


def _name(task: WriteTask, key: str) -> str:
    return f"{task.token} {key}"
