"""Names of versions that are never deleted: each is a file whose content is the number of its version."""

import re
from pathlib import Path

from graph_store.durable_files import write_durably
from graph_store.errors import BadRequest, UnknownVersion

_NAME = re.compile(r"[a-z][a-z0-9-]{0,63}")


class Pins:
    """The names in one folder, which is made for the first of them. A name is never used for another version."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, version: int) -> None:
        """Name a version; do nothing if it has this name.

        Raises: BadRequest (400) if the name has another form than `[a-z][a-z0-9-]*`, or belongs to another version.
        """
        if not _NAME.fullmatch(name):
            raise BadRequest(
                "{name!r} is not a name for a version; use lower-case letters, digits and hyphens.", name=name
            )
        held = self.all().get(name)
        if held not in (None, version):
            raise BadRequest(
                "{name} is the name of version {held}; a name is never given to another version.", name=name, held=held
            )
        self._folder.mkdir(exist_ok=True)
        write_durably(self._folder / name, f"{version}\n")

    def version(self, name: str) -> int:
        """Return the version with this name. Raises: UnknownVersion (404)."""
        found = self._read(self._folder / name) if _NAME.fullmatch(name) else None
        if found is None:
            known = ", ".join(sorted(self.all()))
            if not known:
                raise UnknownVersion("No version is named {name}.", name=name)
            raise UnknownVersion("No version is named {name}; names are {known}.", name=name, known=known)
        return found

    def all(self) -> dict[str, int]:
        """Return the version of each name."""
        files = sorted(self._folder.iterdir()) if self._folder.is_dir() else []
        return {file.name: found for file in files if (found := self._read(file)) is not None}

    def _read(self, file: Path) -> int | None:
        try:
            return int(file.read_text(encoding="ascii"))
        except (FileNotFoundError, ValueError):
            return None
