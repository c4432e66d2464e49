"""The list of all that a primary publishes: versions, their names, and a few small files of the state."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Final

from graph_store.errors import PrimaryFailed
from graph_store.version_folders import number_of

STATE_FILES: Final = ("gone", "erased/salt", "erased/names")
"""The files of a state folder that a replica copies, in this order."""

FILE_NAME: Final = re.compile(r"(?:store|stating-rows|inventories)/(?!\.\.?\Z)[A-Za-z0-9%._~-]+")
"""The name of a file of a version, besides its manifest."""

MOST_BYTES: Final = 16 << 20
"""A listing, a manifest or a patch that is larger is not read."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """A published version: its folder, its digest, its time, and why it was withdrawn, if it was.

    `before` is the digest of the version from which a patch leads to it, and empty if there is no patch. An erasure
    gives a version another folder.
    """

    folder: str
    digest: str
    created: str
    before: str = ""
    withdrawn: str | None = None

    @property
    def number(self) -> int:
        """Return the number of the version."""
        return number_of(self.folder) or 0


@dataclass(frozen=True)
class Listing:
    """Everything that a replica needs to know of a primary at one moment.

    `current` is the newest version and `versions` are in the order of their numbers. `pins` are their names. `files`
    has the SHA-256 of each of `STATE_FILES` that exists. `settings` describe what else decides the answers.
    """

    base: str
    current: int
    versions: tuple[ListedVersion, ...]
    pins: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def encoded(self) -> bytes:
        """The listing as JSON; the same listing always gives the same bytes."""
        return json.dumps(asdict(self), sort_keys=True).encode()

    @cached_property
    def tag(self) -> str:
        """A hash of the listing."""
        return hashlib.sha256(self.encoded).hexdigest()[:32]


def decode(content: bytes) -> Listing:
    """Return the listing in an answer of a primary, each of whose names is safe to use as a name of a file.

    Raises: PrimaryFailed (502) if the answer is not a listing.
    """
    try:
        return _listing(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise PrimaryFailed("The primary gave no listing of versions: {fault}", fault=str(fault)[:200]) from fault


def _listing(found: Any) -> Listing:
    versions = tuple(sorted(map(_version, found["versions"]), key=lambda each: each.number))
    numbers = [each.number for each in versions]
    current = _checked(found["current"], lambda value: type(value) is int and value in (*numbers, 0))
    if len(set(numbers)) < len(numbers):
        raise ValueError("a version is listed twice")
    pins = {_text(name): _checked(number, numbers.__contains__) for name, number in found["pins"].items()}
    files = {_checked(name, STATE_FILES.__contains__): _sha256(value) for name, value in found["files"].items()}
    settings = {_text(name): _text(value) for name, value in found["settings"].items()}
    return Listing(_text(found["base"]), current, versions, pins, files, settings)


def _version(found: Any) -> ListedVersion:
    folder = _checked(_text(found["folder"]), lambda name: number_of(name) is not None and len(name) < 30)
    withdrawn = found["withdrawn"]
    before = found["before"] and _sha256(found["before"])
    return ListedVersion(
        folder, _sha256(found["digest"]), _text(found["created"]), before, withdrawn and _text(withdrawn)
    )


def _text(value: Any) -> str:
    return str(_checked(value, lambda found: isinstance(found, str) and len(found) < 10_000))


def _sha256(value: Any) -> str:
    return str(_checked(value, lambda found: isinstance(found, str) and _DIGEST.fullmatch(found) is not None))


def _checked(value: Any, is_right: Callable[[Any], bool]) -> Any:
    if not is_right(value):
        raise ValueError(f"{value!s:.60} cannot be right")
    return value
