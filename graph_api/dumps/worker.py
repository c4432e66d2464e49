"""Builds dumps in a process of its own, so that the one that serves stays small and quick.

`python -m graph_api.dumps.worker VERSION NUMBER FOLDER NAME…`: the folder and number of a version, where the files go,
and names of `names.py`. Beside each file comes a `.sha256`, as `sha256sum -c` reads it; a name that ends in `.gz` is
compressed; what is there already stays.
"""

import gzip
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from graph_api.dumps.names import Dump, read_name
from graph_api.dumps.writing import write_dump
from graph_store.errors import NotAcceptable
from graph_store.files import rename_durably, sha256_of
from graph_store.snapshot import Snapshot

BACKGROUND = "--background"
"""Before all other words: leave the processor to those who answer."""

UNCARRIED = 4
"""Exit code when all is built but what holds a value that its format cannot carry."""

_LEVEL = 6
_NICENESS = 10


def main(words: Sequence[str]) -> int:
    """Build the dumps that the words name; each file and its checksum appear when they are complete.

    Gives the exit code.
    """
    version, number, folder, *names = words
    snapshot = Snapshot(Path(version), int(number), counted=True)
    wanted = [dump for dump in map(read_name, names) if not (Path(folder) / dump.file).exists()]
    built = [build(snapshot, dump, Path(folder) / dump.file) for dump in wanted]
    return 0 if all(built) else UNCARRIED


def build(snapshot: Snapshot, dump: Dump, file: Path) -> bool:
    """Write the dump beside, then its checksum, then give both their names; False when its format cannot carry it."""
    beside, sums = file.with_name(f"{file.name}.{os.getpid()}.tmp"), checksum_file(file)
    try:
        with beside.open("wb") as raw, _packed(raw, file) as out:
            write_dump(snapshot, dump, out)
    except NotAcceptable:
        beside.unlink()
        return False
    sums_beside = sums.with_name(f"{sums.name}.{os.getpid()}.tmp")
    sums_beside.write_text(f"{sha256_of(beside)}  {file.name.rpartition('--')[2]}\n", encoding="ascii")
    rename_durably(sums_beside, sums)
    rename_durably(beside, file)
    return True


def checksum_file(file: Path) -> Path:
    """Where the checksum of a dump stands."""
    return file.with_name(f"{file.name}.sha256")


@contextmanager
def _packed(raw: IO[bytes], file: Path) -> Iterator[IO[bytes]]:
    """The stream to write to; a compressed one names no file and no time, so its bytes depend on the content alone."""
    if file.suffix != ".gz":
        yield raw
        return
    with gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as packed:
        yield cast(IO[bytes], packed)


if __name__ == "__main__":
    asked = sys.argv[1:]
    if asked[:1] == [BACKGROUND]:
        os.nice(_NICENESS)
    sys.exit(main([word for word in asked if word != BACKGROUND]))
