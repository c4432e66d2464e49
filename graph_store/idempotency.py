"""Named requests (idempotency keys) and their results.

A client that lost a reply repeats its request, perhaps after the version that the request made has been pruned. So
each version passes the requests it knows of on to the next one, whatever makes it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from graph_store.manifest import Manifest

KEPT = 1_000
"""Number of requests that a version remembers, the latest ones."""

_REQUEST, _REQUESTS = "request", "requests"


class Done(NamedTuple):
    """A completed request: its name, a hash that distinguishes it from others with that name, and its result."""

    name: str
    sha256: str
    version: int
    added: int
    removed: int


def named(name: str, sha256: str) -> dict[str, Any]:
    """Return the part of a manifest's note that describes the request that makes its version."""
    return {_REQUEST: [name, sha256]}


def done_before(manifest: Manifest | None) -> Sequence[Done]:
    """Return the named requests that made a version and those before it, oldest first."""
    if manifest is None:
        return []
    found = [Done(*each) for each in manifest.note.get(_REQUESTS, ())]
    if _REQUEST in manifest.note:
        name, sha256 = manifest.note[_REQUEST]
        found.append(Done(name, sha256, manifest.version, manifest.added, manifest.removed))
    return found


def handed_on(note: Mapping[str, Any], before: Manifest | None) -> dict[str, Any]:
    """Return the note of a version, with the requests that the version before remembers."""
    known = done_before(before)[-KEPT:]
    return {**note, _REQUESTS: [list(each) for each in known]} if known else dict(note)
