"""Backups: one version as one compressed file that any machine can restore; a version always gives the same bytes.

An archive is a `tar.gz` of `manifest.json`, of `data.nq` and `stating-rows.txt` in a fixed order, of the files in
`inventories/`, and of `SHA256SUMS` for `sha256sum -c`. Each line of `stating-rows.txt` has the IRI of a row and the
digests of the facts that it states.
"""

import gzip
import io
import os
import shutil
import tarfile
import tempfile
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import IO

from graph_store.disk_space import check_free, is_full, store_full
from graph_store.durable_files import removed_on_failure, rename_durably, sha256_of
from graph_store.errors import Damaged, NotFound, OtherBase, StateFault
from graph_store.inventories import FOLDER as INVENTORIES
from graph_store.inventories import put_beside
from graph_store.manifest import FILE, Manifest, decode, encode
from graph_store.readable import Published
from graph_store.snapshot import Snapshot

DATA = "data.nq"
ROWS = "stating-rows.txt"
SUMS = "SHA256SUMS"
_FILES = DATA, ROWS
RUN_LINES = 500_000
"""Number of lines sorted in memory at once."""

_BLOCK_LINES = 10_000


def write_archive(snapshot: Snapshot, file: Path) -> None:
    """Write the archive of a version; the file appears only when it is complete.

    Raises: StateFault (500) when it cannot be written; StoreFull (507) when the disk is full.
    """
    beside = file.with_name(f"{file.name}.tmp")
    try:
        with tempfile.TemporaryDirectory() as scratch, removed_on_failure(beside), beside.open("wb") as raw:
            place = Path(scratch)
            with (place / DATA).open("wb") as lines, (place / ROWS).open("wb") as rows:
                lines.writelines(sorted_lines(snapshot.disk, place))
                rows.writelines(
                    in_order((f"{row} {facts.hex()}\n".encode() for row, facts in snapshot.rows.each()), place)
                )
            put_beside(snapshot.folder / INVENTORIES, place)
            _pack(raw, snapshot.manifest, place)
            raw.flush()
            os.fsync(raw.fileno())
        rename_durably(beside, file)
    except OSError as fault:
        if is_full(fault):
            raise store_full(fault, file.parent) from fault
        raise StateFault("{file} cannot be written: {fault}", file=file, fault=fault) from fault


@contextmanager
def read_archive(file: Path, base: str) -> Iterator[tuple[Manifest, Path, Iterator[tuple[str, bytes]], Path]]:
    """Yield the manifest of an archive, its quads as a file, its rows, and its inventories as a folder.

    They are there until the block ends.

    Raises: NotFound (404); Damaged (500) if it is not a complete, unchanged archive; StateFormat, OtherBase (500);
    StoreFull (507).
    """
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        manifest = _unpack(file, place)
        if manifest.base != base:
            raise OtherBase(
                "{file} was made with the base {base}, but this state uses {own}.",
                file=file,
                base=manifest.base,
                own=base,
            )
        with (place / ROWS).open(encoding="utf-8") as lines:
            yield manifest, place / DATA, map(_row, lines), place / INVENTORIES


def sorted_lines(store: Published, scratch: Path) -> Iterator[bytes]:
    """Yield every quad as a line of canonical N-Quads, in byte order, with bounded memory."""
    return in_order((f"{quad} .\n".encode() for quad in store), scratch)


def in_order(lines: Iterator[bytes], scratch: Path, run_lines: int = RUN_LINES) -> Iterator[bytes]:
    """Yield lines in byte order; at most `run_lines` are sorted in memory at once, the others wait in files."""
    with ExitStack() as stack:
        runs: list[Iterator[bytes]] = []
        while run := sorted(islice(lines, run_lines)):
            if len(run) < run_lines:
                runs.append(iter(run))
                break
            file = stack.enter_context(tempfile.TemporaryFile(dir=scratch))
            file.writelines(run)
            file.seek(0)
            runs.append(file)
        yield from _merged(runs) if len(runs) > 1 else chain(*runs)


def _merged(runs: Sequence[Iterator[bytes]]) -> Iterator[bytes]:
    """Yield the lines of sorted runs in order: a block of each at a time, up to where the first block ends."""
    blocks: list[list[bytes]] = [[] for _ in runs]
    while any(blocks := [block or list(islice(run, _BLOCK_LINES)) for block, run in zip(blocks, runs, strict=True)]):
        end = min(block[-1] for block in blocks if block)
        cuts = [bisect_right(block, end) for block in blocks]
        yield from sorted(chain.from_iterable(block[:cut] for block, cut in zip(blocks, cuts, strict=True)))
        blocks = [block[cut:] for block, cut in zip(blocks, cuts, strict=True)]


def _files(manifest: Manifest) -> tuple[str, ...]:
    """Return the files in the archive of a version besides its manifest and the checksums."""
    return *_FILES, *(name for name in sorted(manifest.files) if PurePosixPath(name).parts[:-1] == (INVENTORIES,))


def _pack(raw: IO[bytes], manifest: Manifest, place: Path) -> None:
    """Write the tar file with fixed names and times, so that the bytes depend on the content alone."""
    head, names = encode(manifest).encode(), _files(manifest)
    sums = "".join(f"{sha256_of(place / name)}  {name}\n" for name in names).encode()
    with (
        gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed,
        tarfile.open(mode="w", fileobj=packed, format=tarfile.PAX_FORMAT) as archive,
    ):
        _add(archive, FILE, len(head), io.BytesIO(head))
        _add(archive, SUMS, len(sums), io.BytesIO(sums))
        for name in names:
            with (place / name).open("rb") as lines:
                _add(archive, name, (place / name).stat().st_size, lines)


def _add(archive: tarfile.TarFile, name: str, size: int, content: IO[bytes]) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o644
    archive.addfile(entry, content)


def _unpack(file: Path, place: Path) -> Manifest:
    try:
        with gzip.open(file) as packed, tarfile.open(fileobj=packed, mode="r:") as archive:
            manifest = decode(_member(archive, FILE).read().decode(), f"{FILE} in {file}")
            sums = _member(archive, SUMS).read().decode().split()
            names = _files(manifest)
            check_free(place, sum(archive.getmember(name).size for name in names))
            (place / INVENTORIES).mkdir()
            for name in names:
                with (place / name).open("wb") as target, _member(archive, name) as source:
                    shutil.copyfileobj(source, target)
            packed.read()  # read to the end, where gzip keeps its checksum
    except FileNotFoundError as fault:
        raise NotFound("{file}: no such file", file=file) from fault
    except (OSError, EOFError, KeyError, UnicodeDecodeError, zlib.error, tarfile.TarError) as fault:
        if is_full(fault):
            raise store_full(fault, place) from fault
        raise Damaged("{file} is not a complete archive of a version: {fault}", file=file, fault=fault) from fault
    stated = dict(zip(sums[1::2], sums[::2], strict=False))
    for name in names:
        if stated.get(name) != sha256_of(place / name):
            raise Damaged("{name} in {file} does not match its checksum.", name=name, file=file)
    return manifest


def _row(line: str) -> tuple[str, bytes]:
    """Return the row in a line, with the digests of its facts end to end."""
    row, _, facts = line.rstrip("\n").partition(" ")
    return row, bytes.fromhex(facts)


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    member = archive.extractfile(name)
    if member is None:
        raise KeyError(f"{name} is not a file")
    return member
