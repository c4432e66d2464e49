"""A full disk: how it is recognised, and the check before a large write.

The engine reports a full disk in the text of an exception only, without an error number.
"""

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeGuard

from graph_store.errors import StoreFull
from graph_store.text import Text

if TYPE_CHECKING:
    from graph_store.manifest import Manifest

QUAD_BYTES: Final = 260
"""Bytes on disk of a loaded quad. First syncs of 2,000 and 20,000 rows of 12 columns: 268 to 274 when published, 292 to
319 at their peak; of a million rows: 262 (2026-12-01). A smaller figure, because work that fits must not be refused."""

_NUMBERS: Final = (errno.ENOSPC, errno.EDQUOT)
_TEXTS: Final = tuple(map(os.strerror, _NUMBERS))
_PLACE: Final = re.compile(r"(?:file|directory)[^:]*: (/[^:]+): ")
_MB: Final = 1_000_000


def is_full(fault: BaseException) -> TypeGuard[OSError]:
    """Return whether an exception says that a disk, or the quota of a user, is full."""
    return isinstance(fault, OSError) and (fault.errno in _NUMBERS or any(text in str(fault) for text in _TEXTS))


def store_full(fault: OSError, folder: Path | None, used: int = 0, outcome: str = "") -> StoreFull:
    """Return the error for an exception that says that a disk is full.

    The disk is that of the file in the exception, else that of `folder`, if it is known. The failed work has written
    `used` bytes below the folder; these are free again afterwards. `outcome` is a sentence.
    """
    file = _file_of(fault)
    if file is not None and not (folder and file.is_relative_to(folder)):
        folder, used = file.parent, 0
    if folder is None:
        return StoreFull("The disk is full.")
    free = free_bytes(folder) + used
    return StoreFull(
        "The disk is full: more is needed than the {free} that are free in {folder}.{outcome}",
        free=_mb(free),
        folder=folder,
        outcome=Text(" {outcome}", outcome=Text(outcome)) if outcome else "",
    )


@contextmanager
def telling_full(folder: Path | None, used: Callable[[], int] = int, outcome: str = "") -> Iterator[None]:
    """Turn an exception in the block that says that a disk is full into StoreFull (507), see `store_full`."""
    try:
        yield
    except OSError as fault:
        if not is_full(fault):
            raise
        raise store_full(fault, folder, used(), outcome) from fault


def check_free(folder: Path, needed: int) -> None:
    """Check that a disk has this many bytes left. Raises: StoreFull (507) with both numbers."""
    free = free_bytes(folder)
    if needed > free:
        raise StoreFull(
            "About {needed} are needed in {folder}, and {free} are free. Nothing was written.",
            needed=_mb(needed),
            folder=folder,
            free=_mb(free),
        )


def loaded_bytes(manifest: "Manifest | None", quads: int | None = None) -> int:
    """Return the bytes of a new store with this many quads like those of a version, by default as many.

    The files of the version may hold deleted quads as well, so they count as `QUAD_BYTES` a quad at most.
    """
    if manifest is None or not manifest.quads:
        return 0
    a_quad = min(sum(manifest.files.values()) / manifest.quads, QUAD_BYTES)
    return round(a_quad * (manifest.quads if quads is None else quads))


def free_bytes(folder: Path) -> int:
    """Return the bytes that a user may still write on the disk of a folder, which need not exist yet."""
    return shutil.disk_usage(next(each for each in (folder, *folder.absolute().parents) if each.exists())).free


def own_bytes(*folders: Path) -> int:
    """Return the bytes of the files below these folders, without hard links to files elsewhere."""
    files = (path.lstat() for folder in folders for path in folder.rglob("*") if path.is_file())
    return sum(file.st_blocks * 512 for file in files if file.st_nlink == 1)


def _file_of(fault: OSError) -> Path | None:
    if fault.filename is not None:
        return Path(os.fsdecode(fault.filename))
    found = _PLACE.findall(str(fault))
    return Path(found[-1]) if found else None


def _mb(count: int) -> str:
    return Text("{size:,.1f} MB", size=count / _MB)
