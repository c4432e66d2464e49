"""New content for a file of an inventory folder: a sync reads it instead of the file, and puts it in its place."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from graph_store.disk_space import telling_full
from graph_store.durable_files import removed_on_failure, rename_durably, sync_to_disk
from graph_store.errors import PreconditionFailed, ReadOnlyFolder
from ontology.turtle_files import shown_file

KEPT = "replaced"
"""The folder beside the inventories with the files that were replaced; its files have no name of an inventory."""

_PACKAGED = ("site-packages", "dist-packages")


class Replacement:
    """The file to replace and its new content; `author` describes who does it, in messages to other writers.

    `compare` sets `digest`, a hash over everything that a sync with it depends on: the new content, the other files,
    the options and the version. It refuses any other digest than that `seen` in a dry run, if one is given.
    `kept` is the copy of the old file, once that has been replaced; None if there was no old file.
    """

    def __init__(self, file: Path, content: bytes, author: str, *, seen: str = "") -> None:
        self.file, self.content, self.author = file, content, author
        self.digest, self._seen = "", seen
        self.kept: Path | None = None

    def inside(self, folder: Path) -> Mapping[str, bytes]:
        """Return the content by the name of the file, if it is in this folder."""
        return {self.file.name: self.content} if self.file.parent.samefile(folder) else {}

    def compare(self, fingerprint: str, mark: str) -> None:
        """Set the digest: of what the sync reads, the mark of the version, and the file as it is now.

        Raises: PreconditionFailed (412) if a dry run showed something else.
        """
        parts = fingerprint, mark, str(self._before())
        self.digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
        if self._seen and self._seen != self.digest:
            raise PreconditionFailed(
                "Nothing was published: the data or a file changed after the changes were shown; look at them again "
                "(dry_run=true), and publish those."
            )

    @contextmanager
    def in_place(self, is_done: Callable[[], bool]) -> Iterator[None]:
        """Replace the file for good if the block ends well; an exception puts the old file back, unless it `is_done`.

        The file is replaced in one step, and on disk when the block begins.
        Raises: ReadOnlyFolder (409), StoreFull (507).
        """
        with _writable(self.file):
            self.kept = self._keep()
            beside = self.file.with_name(f".{self.file.name}.tmp")
            with removed_on_failure(beside):
                beside.write_bytes(self.content)
                if self.kept:
                    shutil.copymode(self.file, beside)
                sync_to_disk(beside)
            rename_durably(beside, self.file)
        try:
            yield
        except BaseException:
            if not is_done():
                self._undo()
            raise

    def _before(self) -> str | None:
        """Return the hash of the file as it is; None if there is none."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest() if self.file.exists() else None

    def _keep(self) -> Path | None:
        """Copy the file to the folder of replaced files, and return the copy."""
        if not self.file.exists():
            return None
        folder = self.file.parent / KEPT
        folder.mkdir(exist_ok=True)
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        kept = folder / f"{self.file.name}.{stamp}"
        beside = kept.with_name(f".{kept.name}.tmp")
        with removed_on_failure(beside):
            shutil.copy2(self.file, beside)
            sync_to_disk(beside)
        rename_durably(beside, kept)
        sync_to_disk(folder.parent)
        return kept

    def _undo(self) -> None:
        if self.kept is None:
            self.file.unlink()
            sync_to_disk(self.file.parent)
        else:
            rename_durably(self.kept, self.file)
            sync_to_disk(self.kept.parent)


def check_writable(file: Path) -> None:
    """Check that a file can be replaced in its folder. Raises: ReadOnlyFolder (409)."""
    folder = file.parent
    if not os.access(folder, os.W_OK) or any(part in _PACKAGED for part in folder.parts):
        raise read_only(file)


@contextmanager
def _writable(file: Path) -> Iterator[None]:
    """Raise ReadOnlyFolder (409) if the file system refuses a write in the block; StoreFull (507) if a disk is full."""
    try:
        with telling_full(file.parent, outcome="Nothing was published."):
            yield
    except OSError as fault:
        raise read_only(file) from fault


def read_only(file: Path) -> ReadOnlyFolder:
    """Return the error for a file that the service cannot replace."""
    return ReadOnlyFolder(
        "{file} cannot be replaced, because the service may not write to {folder}. Nothing was published; the operator "
        "can make that folder writable.",
        file=file.name,
        folder=shown_file(file.parent),
    )
