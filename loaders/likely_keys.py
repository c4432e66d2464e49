"""The keys that were probably meant where a reference fails."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import Final

_MOST_ASKED: Final = 50
"""Failed references for which a key is suggested: each takes some hundredths of a second."""

_MOST_COMPARED: Final = 5_000
"""Keys of each file that a reference is compared with."""

_LONGEST, _ALIKE = 120, 0.72
"""The longest text that is compared, and the least likeness of a suggestion (`difflib`)."""


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
            self._found[asked] = nearest_key(value, [key for file in files for key in self._keys_of(file)])
        return {"suggestion": self._found[asked]} if self._found[asked] else {}

    def _keys_of(self, file: str) -> list[str]:
        if file not in self._keys:
            self._keys[file] = list(islice(self._known(file), _MOST_COMPARED))
        return self._keys[file]


def nearest_key(value: str, keys: Collection[str]) -> str:
    """Return the key that is nearest to a value, or an empty text; a prefix that they share is not compared."""
    prefix = value[: value.find(":") + 1]
    names = {key.removeprefix(prefix): key for key in keys if prefix and key.startswith(prefix)}
    asked = value.removeprefix(prefix) if names else value
    near = get_close_matches(asked[:_LONGEST], names or keys, 1, _ALIKE)
    return names.get(near[0], near[0]) if near else ""
