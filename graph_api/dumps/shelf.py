"""Where dumps lie once they are built: in the folder of their version, or in a temporary one when that is read-only."""

import asyncio
import os
import shutil
import sys
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path
from weakref import WeakKeyDictionary

import structlog

from graph_api.dumps.names import Dump
from graph_api.dumps.worker import checksum_file
from graph_api.service import Service
from graph_store.errors import StateFault
from graph_store.snapshot import Snapshot

FOLDER = "dumps"
"""Name of the folder with dumps in that of a version; it is deleted with the version."""

BUILD_S = 600
"""Seconds one dump may take to build."""

_log = structlog.get_logger(__name__)


class Shelf:
    """Builds each dump once, one at a time, and keeps those of the newest version and of the one asked last."""

    def __init__(self) -> None:
        self._building = asyncio.Lock()
        self._elsewhere: Path | None = None

    async def file(self, snapshot: Snapshot, dump: Dump) -> Path:
        """The file of a dump, built when it is not there.

        Raises: StateFault (500) when it cannot be built.
        """
        found = self._place(snapshot) / dump.file
        if not found.exists():
            async with self._building:
                if not found.exists():
                    await asyncio.to_thread(self._sweep, snapshot)
                    await _build(snapshot, dump, found)
        return found

    def built(self, snapshot: Snapshot, dump: Dump) -> tuple[int, str] | None:
        """Size and SHA-256 of a dump that has been built."""
        file = self._place(snapshot) / dump.file
        with suppress(FileNotFoundError):
            return file.stat().st_size, sha256(file)
        return None

    def _place(self, snapshot: Snapshot) -> Path:
        folder = snapshot.folder
        if not os.access(folder, os.W_OK):
            if self._elsewhere is None:
                self._elsewhere = Path(tempfile.mkdtemp(prefix="kennisgraaf-dumps-"))
                weakref.finalize(self, shutil.rmtree, self._elsewhere, ignore_errors=True)
            folder = self._elsewhere / snapshot.folder.name
        place = folder / FOLDER
        place.mkdir(parents=True, exist_ok=True)
        return place

    def _sweep(self, snapshot: Snapshot) -> None:
        """Delete the dumps of versions that are neither the newest nor the one asked."""
        folder = self._place(snapshot).parent
        others = sorted(each for each in folder.parent.iterdir() if (each / FOLDER).is_dir() and each != folder)
        for each in others[:-1]:
            shutil.rmtree(each / FOLDER, ignore_errors=True)


def shelf(service: Service) -> Shelf:
    """The shelf of a running service."""
    return _SHELVES.setdefault(service, Shelf())


_SHELVES: WeakKeyDictionary[Service, Shelf] = WeakKeyDictionary()


def sha256(file: Path) -> str:
    """The checksum of a built dump, as 64 hexadecimal digits."""
    return checksum_file(file).read_text(encoding="ascii").partition(" ")[0]


async def _build(snapshot: Snapshot, dump: Dump, file: Path) -> None:
    words = [str(snapshot.path), snapshot.graphs.base, dump.graph or "", dump.suffix, str(file)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "graph_api.dumps.worker", *words, stderr=asyncio.subprocess.PIPE
    )
    try:
        _, complaint = await asyncio.wait_for(process.communicate(), BUILD_S)
    except BaseException:
        if process.returncode is None:
            process.kill()
            await process.wait()
        raise
    if process.returncode or not file.exists():
        _log.error("dump failed", dump=dump.name, complaint=complaint.decode(errors="replace")[-2000:])
        raise StateFault(f"The dump {dump.name} of version {snapshot.version} could not be built; the log has why.")
