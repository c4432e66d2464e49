"""The names of the folders of versions: `000012`, and `000012r1`, `000012r2` … for copies that replaced it."""

import re
from pathlib import Path

_NAME = re.compile(r"(\d{6,})(?:r([1-9]\d*))?")


def number_of(name: str) -> int | None:
    """Return the number of the version whose folder has this name; None for any other name."""
    found = _NAME.fullmatch(name)
    return int(found[1]) if found else None


def revision_of(name: str) -> int:
    """Return how many copies have replaced the version in the folder with this name."""
    found = _NAME.fullmatch(name)
    return int(found[2] or 0) if found else 0


def folder_of(versions: Path, number: int) -> Path:
    """Return the folder of a version: the last copy that replaced it, else its first folder, which may not exist."""
    revision = _last_revision(versions, number)
    return versions / (f"{number:06d}r{revision}" if revision else f"{number:06d}")


def next_folder_of(versions: Path, number: int) -> Path:
    """Return the folder for a copy that is to replace a version."""
    return versions / f"{number:06d}r{_last_revision(versions, number) + 1}"


def _last_revision(versions: Path, number: int) -> int:
    names = (path.name for path in versions.glob(f"{number:06d}r*"))
    return max((int(found[2]) for name in names if (found := _NAME.fullmatch(name))), default=0)
