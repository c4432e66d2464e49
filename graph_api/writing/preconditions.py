"""Preconditions of a write: the graph is unchanged since the client read it, or does not exist yet.

A tag names a version and a graph, so that any write gives a graph a new tag. If someone else wrote first, the client
gets 412 and reads the graph again.
Source: https://www.rfc-editor.org/rfc/rfc9110#section-13.1
"""

from collections.abc import Iterable
from hashlib import sha256

from graph_api.http.conditional import ANY, entity_tags, opaque
from graph_api.writing.task import WriteTask
from graph_store.errors import PreconditionFailed


def tag_of(version: int | str, graph: str, representation: str = "") -> str:
    """Return the entity tag of a representation of a graph ("": the default graph), or the start that all share.

    `version` is the number of a version, or its mark (`graph_store.manifest.mark_of`).
    """
    beginning = f'"{version}-{sha256(graph.encode()).hexdigest()[:32]}-'
    return f'{beginning}{representation}"' if representation else beginning


def see(task: WriteTask, version: int | str, *, is_there: bool) -> None:
    """Check that the graph is as the client expects it; call this while the lock is held.

    Raises: PreconditionFailed (412).
    """
    now = tag_of(version, task.graph) if is_there else None
    if task.if_match is not None and not _is_named(now, entity_tags(task.if_match)):
        raise PreconditionFailed(
            "If-Match does not match the graph in the newest version, {version}. Read the graph again and retry.",
            version=version,
        )
    if task.if_none_match is not None and _is_named(now, map(opaque, entity_tags(task.if_none_match))):
        raise PreconditionFailed(
            "If-None-Match matches the graph in the newest version, {version}. Nothing was written.", version=version
        )


def _is_named(beginning: str | None, tags: Iterable[str]) -> bool:
    """Return whether one of these tags has this start; `*` matches any existing graph."""
    return beginning is not None and any(each == ANY or each.startswith(beginning) for each in tags)
