"""The store of built dumps: in the folder of their version, or in a temporary folder when that one is read-only."""

import asyncio
import json
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from weakref import WeakKeyDictionary

import structlog

from graph_api.dumps.dump_names import Dump
from graph_api.dumps.dump_process import BACKGROUND, FULL, UNCARRIED, checksum_file
from graph_api.service import Service
from graph_store.durable_files import writable
from graph_store.errors import NotAcceptable, StateFault, StoreFull
from graph_store.snapshot import Snapshot, store_of

FOLDER = "dumps"
"""Name of the dumps folder inside the folder of a version; it is deleted together with the version."""

BUILD_S = 600
"""Seconds that one process may take to build the dumps it was asked for."""

_log = structlog.get_logger(__name__)


class DumpFiles:
    """Builds each dump once, one at a time; keeps those of the newest version and of the last requested one."""

    def __init__(self) -> None:
        self._building = asyncio.Lock()
        self._known: WeakKeyDictionary[Snapshot, dict[str, tuple[int, str]]] = WeakKeyDictionary()

    async def file(self, snapshot: Snapshot, dump: Dump) -> Path:
        """Return the file of a dump, building it first when needed.

        Raises: NotAcceptable (406) when its format cannot represent a value, StateFault (500) when it cannot be built.
        """
        found = self._place(snapshot) / dump.file
        if not found.exists():
            async with self._building:
                if not found.exists():
                    await asyncio.to_thread(self._sweep, snapshot)
                    await self._build(snapshot, dump, found)
        return found

    async def fill(self, snapshot: Snapshot, dumps: Sequence[Dump]) -> None:
        """Build the missing ones of these dumps in the background, all in one process.

        Raises: StateFault (500) when one cannot be built.
        """
        place = await asyncio.to_thread(self._place, snapshot)
        wanted = [dump for dump in dumps if not (place / dump.file).exists()]
        if wanted:
            await asyncio.to_thread(self._sweep, snapshot)
            await _run(snapshot, place, wanted, BACKGROUND)

    def built(self, snapshot: Snapshot, dump: Dump) -> tuple[int, str] | None:
        """Return the size and SHA-256 of a built dump, which no longer change; None when it is not built."""
        known = self._known.setdefault(snapshot, {})
        if dump.name not in known:
            file = self._place(snapshot) / dump.file
            with suppress(FileNotFoundError):
                known[dump.name] = file.stat().st_size, sha256(file)
        return known.get(dump.name)

    async def _build(self, snapshot: Snapshot, dump: Dump, file: Path) -> None:
        if await _run(snapshot, file.parent, [dump]) == UNCARRIED:
            raise NotAcceptable("{name} has a character that its format cannot represent; use another.", name=dump.name)
        if not file.exists():
            raise StateFault(
                "The dump {name} of version {shown} could not be built.", name=dump.name, shown=snapshot.shown
            )

    def _place(self, snapshot: Snapshot) -> Path:
        place = writable(snapshot.folder) / FOLDER
        place.mkdir(parents=True, exist_ok=True)
        return place

    def _sweep(self, snapshot: Snapshot) -> None:
        """Delete the dumps of versions other than the newest and the requested one."""
        folder = self._place(snapshot).parent
        others = sorted(each for each in folder.parent.iterdir() if (each / FOLDER).is_dir() and each != folder)
        for each in others[:-1]:
            shutil.rmtree(each / FOLDER, ignore_errors=True)


def dump_files(service: Service) -> DumpFiles:
    """Return the dump files of a running service."""
    return _DUMP_FILES.setdefault(service, DumpFiles())


_DUMP_FILES: WeakKeyDictionary[Service, DumpFiles] = WeakKeyDictionary()


def sha256(file: Path) -> str:
    """Return the checksum of a built dump, as 64 hexadecimal digits."""
    return checksum_file(file).read_text(encoding="ascii").partition(" ")[0]


async def finished(words: Sequence[str], snapshot: Snapshot) -> tuple[int, str]:
    """Run a process that opens a version, and kill it if the caller is cancelled; return its exit code and its errors.

    It gets the store of the version on its standard input, because that may hold a password.
    """
    process = await asyncio.create_subprocess_exec(
        *words, stdin=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    told = json.dumps(store_of(snapshot)).encode()
    try:
        _, complaint = await asyncio.wait_for(process.communicate(told), BUILD_S)
    except BaseException:
        if process.returncode is None:
            process.kill()
            await process.wait()
        raise
    return process.returncode or 0, complaint.decode(errors="replace")


async def _run(snapshot: Snapshot, place: Path, dumps: Sequence[Dump], *words: str) -> int:
    names = [dump.name for dump in dumps]
    asked = [*words, str(snapshot.folder), str(snapshot.version), str(place), *names]
    ended, complaint = await finished([sys.executable, "-m", "graph_api.dumps.dump_process", *asked], snapshot)
    if ended == FULL:
        raise StoreFull(complaint.strip())
    if ended not in (0, UNCARRIED):
        _log.error("dump failed", dumps=names[:10], complaint=complaint[-2000:])
        raise StateFault(
            "{names} of version {shown} could not be built; see the log for the reason.",
            names=names[0],
            shown=snapshot.shown,
        )
    return ended
