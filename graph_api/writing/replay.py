"""A write whose reply was lost can be sent again: its version, and those after it, know the name its client gave it."""

from typing import Any

from graph_api.writing.task import WriteTask, Written
from graph_store.errors import KeyReused
from graph_store.manifest import Manifest, now
from graph_store.requests import done_before, named


def stamped(task: WriteTask) -> dict[str, Any]:
    """What the manifest tells of a write: what it was, by which token, and when; and how to know it again."""
    story = {"write": {**task.note["write"], "at": now()}}
    return story if task.key is None else {**story, **named(_name(task, task.key), task.sha256)}


def replayed(newest: Manifest | None, task: WriteTask) -> Written | None:
    """What this request did when it came before, or None when it is a new one; asked while the lock is held.

    Raises: KeyReused (422) when another request came with the same key.
    """
    if task.key is None:
        return None
    name = _name(task, task.key)
    for done in reversed(done_before(newest)):
        if done.name == name:
            if done.sha256 != task.sha256:
                raise KeyReused(
                    f"The idempotency key {task.key!r} came with another request, in version {done.version}."
                )
            return Written(done.version, False, done.added, done.removed, replayed=True)
    return None


def _name(task: WriteTask, key: str) -> str:
    return f"{task.token} {key}"
