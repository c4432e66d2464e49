"""Builds dumps in a separate process, so that the serving process stays small and fast.

`python -m graph_api.dumps.dump_process VERSION NUMBER FOLDER NAME…`: the folder and the number of a version, the folder
for the files, and names of `dump_names.py`. Standard input names the store of the version, see `store_told`. Each file
gets a `.sha256` file in the format of `sha256sum -c`. A file whose name ends in `.gz` is compressed. Files that exist
are kept.
"""

import gzip
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from graph_api.dumps.dump_names import Dump, read_name
from graph_api.dumps.dump_writer import write_dump
from graph_store.disk_space import is_full, store_full
from graph_store.durable_files import removed_on_failure, rename_durably, sha256_of
from graph_store.errors import NotAcceptable
from graph_store.snapshot import Snapshot, store_told

BACKGROUND = "--background"
"""First argument, optional: run at low priority, so that requests are answered first."""

FULL = 5
"""Exit code when the disk is full; standard error says so."""

UNCARRIED = 4
"""Exit code when every dump was built except those with a value that their format cannot represent."""

_LEVEL = 6
_NICENESS = 10


def main(words: Sequence[str], given: IO[str] | None = None) -> int:
    """Build the named dumps; each file and its checksum appear only when complete. `given` is standard input.

    Returns the exit code.
    """
    version, number, folder, *names = words
    snapshot = Snapshot(Path(version), int(number), counted=True, store=store_told(given))
    wanted = [dump for dump in map(read_name, names) if not (Path(folder) / dump.file).exists()]
    try:
        built = [build(snapshot, dump, Path(folder) / dump.file) for dump in wanted]
    except OSError as fault:
        if not is_full(fault):
            raise
        print(store_full(fault, Path(folder)).detail, file=sys.stderr)
        return FULL
    return 0 if all(built) else UNCARRIED


def build(snapshot: Snapshot, dump: Dump, file: Path) -> bool:
    """Write the dump and its checksum, then rename both into place; return False if the format cannot represent it."""
    sums = checksum_file(file)
    beside, sums_beside = (each.with_name(f"{each.name}.{os.getpid()}.tmp") for each in (file, sums))
    try:
        with removed_on_failure(beside), removed_on_failure(sums_beside):
            with beside.open("wb") as raw, _packed(raw, file) as out:
                write_dump(snapshot, dump, out)
            sums_beside.write_text(f"{sha256_of(beside)}  {file.name.rpartition('--')[2]}\n", encoding="ascii")
            rename_durably(sums_beside, sums)
            rename_durably(beside, file)
    except NotAcceptable:
        return False
    return True


def checksum_file(file: Path) -> Path:
    """Return the path of the checksum of a dump."""
    return file.with_name(f"{file.name}.sha256")


@contextmanager
def _packed(raw: IO[bytes], file: Path) -> Iterator[IO[bytes]]:
    """Give the stream to write to; compressed bytes hold no file name or time, so they depend only on the content."""
    if file.suffix != ".gz":
        yield raw
        return
    with gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as packed:
        yield cast(IO[bytes], packed)


if __name__ == "__main__":
    asked = sys.argv[1:]
    if asked[:1] == [BACKGROUND]:
        os.nice(_NICENESS)
    sys.exit(main([word for word in asked if word != BACKGROUND], sys.stdin))
