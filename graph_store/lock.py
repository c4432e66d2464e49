"""Advisory locks: one writer at a time, and versions in use. The kernel frees them whatever happens to the process."""

import contextlib
import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_store.durable_files import remove_tree, rename_durably
from graph_store.errors import StateFault, WriterBusy
from graph_store.manifest import FILE, now
from graph_store.text import Text

_POLL_S = 0.02
_held: set[int] = set()


@contextmanager
def writer_lock(path: Path, owner: str, wait_s: float) -> Iterator[None]:
    """Hold the writer lock; its file names the holder, so that a waiting writer can report it.

    Raises: WriterBusy (503) naming the owner when another writer held it for all of `wait_s` seconds;
    StateFault (500) when the file cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as fault:
        raise StateFault("{path} cannot be written: {fault}", path=path, fault=fault) from fault
    _held.add(descriptor)
    try:
        if not acquired(descriptor, wait_s):
            waited = Text("waited {round:g} s", round=round(wait_s, 1))
            raise WriterBusy("The data is being written by {owner}; {waited}.", owner=owner_of(path), waited=waited)
        _write(descriptor, json.dumps({"pid": os.getpid(), "what": owner, "since": now()}))
        yield
        _write(descriptor, "")
    finally:
        _held.discard(descriptor)
        os.close(descriptor)


def acquired(descriptor: int, wait_s: float) -> bool:
    """Take the exclusive lock of a file; return False if others held it for all of `wait_s` seconds."""
    deadline = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(_POLL_S)
        else:
            return True


def owner_of(path: Path) -> str:
    """Return the writer that the lock file names, for use in a message."""
    try:
        owner = json.loads(path.read_text(encoding="utf-8"))
        return Text("{what} (pid {pid}, since {since})", what=owner["what"], pid=owner["pid"], since=owner["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return Text("a writer that has not recorded its name yet")


def hold_shared(path: Path) -> int | None:
    """Keep the folder of this file from being pruned until the descriptor is closed; return None if it is gone."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    if _still_there(descriptor, path):
        return descriptor
    os.close(descriptor)
    return None


@contextmanager
def unused(path: Path) -> Iterator[bool]:
    """Yield whether no process holds a shared lock on this file; while the block runs, none can take one."""
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            free = False
        else:
            free = True
        yield free


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process runs such a block for this folder, so that what they make there is made once."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def remove_unused(folder: Path) -> bool:
    """Delete a folder with a manifest that no process holds, see `hold_shared`; return whether it is gone."""
    going = folder.with_suffix(".gone")
    try:
        with unused(folder / FILE) as free:
            if free:
                rename_durably(folder, going)
    except FileNotFoundError:
        free = True  # another process deletes it
    remove_tree(going)
    return free


def _write(descriptor: int, text: str) -> None:
    """Write the name of the holder; a full disk does not hinder a holder that may be about to make space."""
    os.ftruncate(descriptor, 0)
    with contextlib.suppress(OSError):
        os.pwrite(descriptor, text.encode(), 0)


def _still_there(descriptor: int, path: Path) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), path.stat())
    return False


def _let_go_in_child() -> None:
    """Close the lock in a forked child, which shares it, so that the lock ends with the parent."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go_in_child)
