"""A small file system in memory, for tests of full and read-only disks. Mounting needs root; without, tests skip."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class SmallDisk:
    """A mounted file system whose size may change."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def resize(self, size: int) -> None:
        """Give the disk another size in bytes; it cannot be smaller than what is on it."""
        self._again(f"size={size}")

    def only_read(self, yes: bool) -> None:
        """Forbid writing, or permit it again."""
        self._again("ro" if yes else "rw")

    def used(self) -> int:
        """Return the bytes in use."""
        found = os.statvfs(self.place)
        return (found.f_blocks - found.f_bfree) * found.f_frsize

    def _again(self, option: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{option}", self.place], check=True)


@contextmanager
def small_disk(place: Path, size: int = 2**28) -> Iterator[SmallDisk]:
    """Give a new file system of this size in bytes while the block runs; skip the test if none can be mounted."""
    place.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    try:
        subprocess.run(asked, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        pytest.skip(f"no file system can be mounted here: {getattr(fault, 'stderr', fault)}")
    try:
        yield SmallDisk(place)
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)
