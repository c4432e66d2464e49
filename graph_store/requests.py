"""Requests that their clients gave a name to, and what each of them did.

Who lost a reply asks again, perhaps when the version that the request made has been pruned. So each version hands on
what it knows of such requests to the next one, whatever makes that.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from graph_store.manifest import Manifest

KEPT = 1_000
"""How many requests a version knows of, the latest ones."""

_REQUEST, _REQUESTS = "request", "requests"


class Done(NamedTuple):
    """A request that was done: its name, what tells it from another of that name, and what it did."""

    name: str
    sha256: str
    version: int
    added: int
    removed: int


def named(name: str, sha256: str) -> dict[str, Any]:
    """What the note of a manifest tells of the request that makes its version."""
    return {_REQUEST: [name, sha256]}


def done_before(manifest: Manifest | None) -> Sequence[Done]:
    """The named requests that a version and those before it were made by, oldest first."""
    if manifest is None:
        return []
    found = [Done(*each) for each in manifest.note.get(_REQUESTS, ())]
    if _REQUEST in manifest.note:
        name, sha256 = manifest.note[_REQUEST]
        found.append(Done(name, sha256, manifest.version, manifest.added, manifest.removed))
    return found


def handed_on(note: Mapping[str, Any], before: Manifest | None) -> dict[str, Any]:
    """The note of a version, with the requests that the version before knows of."""
    known = done_before(before)[-KEPT:]
    return {**note, _REQUESTS: [list(each) for each in known]} if known else dict(note)
