"""The known keys that are most like an unknown one: `tree:oak` for `tree:oakk`."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import Final

from graph_store.text import Text

_MOST_COMPARED: Final = 20_000
"""Known keys that are compared; the others are ignored."""

_LONGEST, _ALIKE = 120, 0.66
"""The longest text that is compared, and the least likeness of a suggestion (`difflib`)."""


def nearest_keys(unknown: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Return the most similar keys, best first, without regard to case.

    If some known keys have the prefix of the unknown one, only their names are compared; else each key is compared as a
    whole and by its name.
    """
    asked = unknown[:_LONGEST].casefold()
    keys = {key.casefold(): key for key in islice(known, _MOST_COMPARED)}
    prefix = asked[: asked.find(":") + 1]
    same = {folded.removeprefix(prefix): key for folded, key in keys.items() if prefix and folded.startswith(prefix)}
    near = _alike(asked.removeprefix(prefix), same, most) if same else _alike(asked, _by_name(keys) | keys, most)
    return list(dict.fromkeys(near))


def suggesting(sentence: str, near: Sequence[str]) -> str:
    """Return a sentence, and after it the question whether the first of the nearest names was meant."""
    return Text("{said} Did you mean {near}?", said=sentence, near=near[0]) if near else sentence


def _alike(asked: str, keys: Mapping[str, str], most: int) -> list[str]:
    return [keys[text] for text in get_close_matches(asked, keys, most, _ALIKE)]


def _by_name(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the keys by the part after the prefix; the first key wins."""
    return {folded.partition(":")[2]: key for folded, key in reversed(list(keys.items())) if ":" in folded}
