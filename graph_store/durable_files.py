"""Files that survive a crash: written under another name, forced to disk, then renamed."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping, Set
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from graph_store.disk_space import telling_full


def write_durably(path: Path, text: str) -> None:
    """Write the file so that a crash leaves the old content or the new, never a part."""
    beside = path.with_name(f"{path.name}.tmp")
    with removed_on_failure(beside), beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    rename_durably(beside, path)


def write_all(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder, which is made for them: all of them, or none. Raises: StoreFull (507)."""
    with ExitStack() as stack, telling_full(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            beside = folder / f"{name}.tmp"
            stack.enter_context(removed_on_failure(beside))
            beside.write_text(text, encoding="utf-8")
        for name in files:
            (folder / f"{name}.tmp").replace(folder / name)


@contextmanager
def removed_on_failure(file: Path) -> Iterator[None]:
    """Delete a file if the block that writes it raises."""
    try:
        yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def rename_durably(old: Path, new: Path) -> None:
    """Rename, replacing an existing file, and force the folder's entry to disk."""
    os.replace(old, new)
    sync_to_disk(new.parent)


def sync_tree(folder: Path, but: Set[str] = frozenset()) -> None:
    """Force `folder` and every file and folder under it to disk; `but` names files that are already there."""
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if path.relative_to(folder).as_posix() not in but:
                sync_to_disk(path)
        sync_to_disk(Path(parent))


def sync_to_disk(path: Path) -> None:
    """Force one file or folder to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def link_store(source: Path, target: Path) -> None:
    """Make a second store with the same content: tables, which never change, as hard links, the rest copied."""
    target.mkdir(parents=True)
    with os.scandir(source) as files:
        for file in files:
            if file.name.endswith(".sst"):
                os.link(file.path, f"{target}/{file.name}")
            else:
                shutil.copyfile(file.path, f"{target}/{file.name}")


def remove_tree(folder: Path) -> None:
    """Delete a folder and its content; do nothing if there is none."""
    shutil.rmtree(folder, ignore_errors=True)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def writable(folder: Path) -> Path:
    """Return the folder or, if it is read-only, a temporary one."""
    return folder if os.access(folder, os.W_OK) else temporary(folder)


def temporary(folder: Path) -> Path:
    """Return a temporary folder that replaces another one until the process ends, when it is deleted."""
    parent = hashlib.sha256(os.fsencode(folder.parent.resolve())).hexdigest()
    place = Path(_elsewhere().name, parent, folder.name)
    place.mkdir(parents=True, exist_ok=True)
    return place


@cache
def _elsewhere() -> "TemporaryDirectory[str]":
    return TemporaryDirectory(prefix="kennisgraaf-")
