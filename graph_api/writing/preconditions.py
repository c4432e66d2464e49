"""What a write may ask of the graph that it changes: to be as it was read, or not to be there yet.

A tag names a version and a graph, so a write to any graph makes it another one: who comes too late reads again.
Source: https://www.rfc-editor.org/rfc/rfc9110#section-13.1
"""

from hashlib import sha256

from graph_api.writing.task import WriteTask
from graph_store.errors import PreconditionFailed


def tag_of(version: int, graph: str, representation: str = "") -> str:
    """The entity tag of a representation of a graph, "" being the default graph; without one, how all of them begin."""
    beginning = f'"{version}-{sha256(graph.encode()).hexdigest()[:32]}-'
    return f'{beginning}{representation}"' if representation else beginning


def see(task: WriteTask, version: int, *, is_there: bool) -> None:
    """See that the graph is as the client expects it, while the lock is held.

    Raises: PreconditionFailed (412).
    """
    now = tag_of(version, task.graph) if is_there else None
    if task.if_match is not None and not _is_named(now, task.if_match):
        raise PreconditionFailed(
            f"The graph is not the one that If-Match names; the newest version is {version}. Read it again."
        )
    if task.if_none_match is not None and _is_named(now, task.if_none_match.replace("W/", "")):
        raise PreconditionFailed(f"The graph is there, in version {version}, and If-None-Match asks that it be not.")


def _is_named(beginning: str | None, header: str) -> bool:
    """Whether a list of tags has one that begins like this; `*` stands for any graph that there is."""
    if beginning is None:
        return False
    return any(each.strip() == "*" or each.strip().startswith(beginning) for each in header.split(","))
