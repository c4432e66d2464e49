"""The keys that were probably meant where a reference fails."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from ontology.nearest_keys import nearest_keys

_MOST_ASKED: Final = 50
"""Failed references for which a key is suggested: each takes some hundredths of a second."""

_MOST_COMPARED: Final = 5_000
"""Keys of each file that a reference is compared with."""


class LikelyKeys:
    """The keys of some files that are nearest to references that fail; `known` gives the keys of a file."""

    def __init__(self, known: Callable[[str], Iterable[str]]) -> None:
        self._known = known
        self._keys: dict[str, list[str]] = {}
        self._found: dict[tuple[str, ...], str] = {}

    def suggestion(self, files: Sequence[str], cells: Mapping[str, str]) -> dict[str, object]:
        """Return the detail of a message with the nearest key in the files; a key of several cells has none."""
        if len(cells) > 1:
            return {}
        (value,) = cells.values()
        asked = (*files, value)
        if asked not in self._found:
            if len(self._found) >= _MOST_ASKED:
                return {}
            near = nearest_keys(value, [key for file in files for key in self._keys_of(file)])
            self._found[asked] = near[0] if near else ""
        return {"suggestion": self._found[asked]} if self._found[asked] else {}

    def _keys_of(self, file: str) -> list[str]:
        if file not in self._keys:
            self._keys[file] = list(islice(self._known(file), _MOST_COMPARED))
        return self._keys[file]
