"""Built views, kept in the folder of their version: the facts that one scope sees, or all as of an older document.

`versions/000001/views/asserted-…/` holds a store and a manifest, as a version does, so a view goes with its version. It
is made under another name and renamed when it is complete. In one state folder one view is built at a time; a killed
build leaves a folder that the next build, or the next writer, deletes. The views of a view as of a document are beside
it.
"""

import fcntl
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Store

from graph_store.disk_space import check_free, own_bytes, telling_full
from graph_store.durable_files import remove_tree, rename_durably, sync_tree, writable
from graph_store.errors import StoreFull, UnknownVersion
from graph_store.graphs import Scope
from graph_store.lock import hold_shared, remove_unused
from graph_store.manifest import FILE, STORE, Manifest, list_files, read_manifest, write_manifest
from graph_store.snapshot import Snapshot
from graph_store.stating_rows import FOLDER as ROWS
from graph_store.view_content import filled, needed_bytes

FOLDER = "views"
"""Name of the folder with the views, inside the folder of a version."""

_DIGITS, _LETTERS = 16, 60
_NO_NAME = re.compile(r"[^A-Za-z0-9]+")
_POLL_S = 0.1
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class BuiltView:
    """A complete view; query workers open its store like that of a version."""

    folder: Path
    manifest: Manifest
    key: tuple[str, int]
    """A key that distinguishes this store from every other, also from one that was here before."""

    @property
    def version(self) -> int:
        """Return the number of its version."""
        return self.manifest.version

    @property
    def path(self) -> Path:
        """Return the folder of its store."""
        return self.folder / STORE


def place_of(snapshot: Snapshot, scope: Scope) -> Path:
    """Return the folder of a view, which may not exist yet: another one for other content of the same version.

    It is in a temporary folder when that of the version is read-only.
    """
    synthetic = "-synthetic" if scope.synthetic else ""
    return _place(snapshot, f"{scope.include}{synthetic}", snapshot.manifest.digest)


def document_place(snapshot: Snapshot, document: str) -> Path:
    """Return the same for the view of a version as of the document with this key."""
    return _place(snapshot, _NO_NAME.sub("-", document)[:_LETTERS], document_digest(snapshot, document))


def document_digest(snapshot: Snapshot, document: str) -> str:
    """Return the digest of the view of a version as of a document, the same wherever it is built."""
    return sha256(f"{snapshot.manifest.digest} {document}".encode()).hexdigest()


def _place(snapshot: Snapshot, name: str, digest: str) -> Path:
    views = snapshot.folder.parent if snapshot.document else writable(snapshot.folder) / FOLDER
    return views / f"{name}-{digest[:_DIGITS]}"


@contextmanager
def opened(place: Path) -> Iterator[BuiltView | None]:
    """Yield a built view, or None; it is not removed while the block runs, and counts as used now."""
    held = hold_shared(place / FILE)
    if held is None:
        yield None
        return
    try:
        with suppress(OSError):  # the file may belong to another user
            os.utime(held)
        inode = os.fstat(held).st_ino
        manifest = _manifest(place, inode)
        yield BuiltView(place, manifest, (f"{place} {inode}", manifest.version))
    finally:
        os.close(held)


def opened_view(place: Path, snapshot: Snapshot) -> Snapshot | None:
    """Open the view of a version as of a document, or return None if it is not there; it counts as used now.

    While it is in use, so is its version. Raises: Damaged (500).
    """
    try:
        found = Snapshot(place, snapshot.version)
    except UnknownVersion:
        return None
    found.view_of = snapshot
    return found if touch(found) else None


def touch(view: Snapshot) -> bool:
    """Let a view as of a document count as used now; return False if it was removed."""
    try:
        os.utime(view.folder / FILE)
    except FileNotFoundError:
        return False
    except OSError:  # the file belongs to another user
        return True
    return True


def build(snapshot: Snapshot, scope: Scope, place: Path, most_bytes: int) -> bool:
    """Build the view of a scope at a place from `place_of`, see `build_at`."""
    return build_at(place, most_bytes, needed_bytes(snapshot, scope, place), partial(_fill, snapshot, scope))


def build_at(place: Path, most_bytes: int, needed: int, fill: Callable[[Path], None]) -> bool:
    """Let `fill` make a view in a new folder, which gets this place; return False if another process has built it.

    All views of the state folder take at most `most_bytes`: those that nobody uses go, the least recently used first.
    The view will need about `needed` bytes.
    Raises: StoreFull (507) if the disk, or that limit, is too small for this view; any exception of `fill`.
    """
    versions, making = place.parents[2], place.with_suffix(".tmp")
    place.parent.mkdir(exist_ok=True)  # without parents: a version that was erased does not come back
    with _building(versions, wait=True):
        if (place / FILE).exists():
            return False
        _remove_leftovers(versions)
        try:
            with telling_full(making.parent, lambda: own_bytes(making), "The view was not built."):
                _check_limit(needed, most_bytes, place)
                check_free(place.parent, needed)
                making.mkdir()
                fill(making)
                sync_tree(making)
                _make_space(versions, own_bytes(making), most_bytes, place)
                rename_durably(making, place)
        finally:
            remove_tree(making)
    return True


def sweep(versions: Path) -> None:
    """Delete what killed builds left in the folder of the versions, unless a view is being built."""
    with _building(versions, wait=False) as alone:
        if alone:
            _remove_leftovers(versions)


def built_bytes(versions: Path) -> int:
    """Return the bytes of all views in the folder of the versions."""
    return sum(size for _, size, _ in _built(versions))


def _fill(snapshot: Snapshot, scope: Scope, making: Path) -> None:
    """Make the store of a scope and its manifest."""
    store = filled(snapshot, scope, making / STORE)
    counted, store = len(store), Store()
    if snapshot.rows:
        (making / ROWS).symlink_to(os.path.relpath((snapshot.folder / ROWS).resolve(), making.resolve()))
    digest = f"{snapshot.manifest.digest} {making.stem}"
    made = replace(
        snapshot.manifest, digest=digest, quads=counted, files=list_files(making), graphs={}, hashes={}, note={}
    )
    write_manifest(making, made)


def _check_limit(needed: int, most_bytes: int, place: Path) -> None:
    if needed > most_bytes:
        raise StoreFull(
            "The view {view} needs about {needed:,.0f} MB, and KENNISGRAAF_VIEWS_MB allows "
            "{most:,.0f} MB for all views. Nothing was written.",
            view=place.name.rpartition("-")[0],
            needed=needed / _MB,
            most=most_bytes / _MB,
        )


def _make_space(versions: Path, needed: int, most_bytes: int, place: Path) -> None:
    """Remove views that nobody uses, the least recently used first, until the new one fits; wait for those in use."""
    _check_limit(needed, most_bytes, place)
    while built_bytes(versions) + needed > most_bytes:
        if not any(remove_unused(other) for _, _, other in _built(versions)):
            time.sleep(_POLL_S)


def _built(versions: Path) -> list[tuple[int, int, Path]]:
    """Return when each view was last used, its bytes and its folder, the least recently used first."""
    found = []
    for file in versions.glob(f"*/{FOLDER}/*/{FILE}"):
        with suppress(FileNotFoundError):  # it goes at this moment, with its version
            if not file.parent.suffix:
                found.append((file.stat().st_mtime_ns, own_bytes(file.parent), file.parent))
    return sorted(found)


def _remove_leftovers(versions: Path) -> None:
    for place in versions.glob(f"*/{FOLDER}/*.*"):
        remove_tree(place)


@contextmanager
def _building(versions: Path, *, wait: bool) -> Iterator[bool]:
    """Lock the folder of the versions for a build; yield whether no other process builds, which holds after waiting."""
    descriptor = os.open(versions, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        alone = True
    except BlockingIOError:
        alone = False
    try:
        yield alone
    finally:
        os.close(descriptor)


@lru_cache(16)
def _manifest(place: Path, _inode: int) -> Manifest:
    return read_manifest(place)
