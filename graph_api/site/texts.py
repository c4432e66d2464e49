"""The texts of the interface, in its languages; texts in the data come from the ontology."""

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import TypeAlias

import orjson

from graph_api.site.formatting import number

INTERFACE = ("nl", "en")
"""Languages of the interface; the first one is the default."""

WORDS: Mapping[str, tuple[str, str]] = {
    key: (words[0], words[1]) for key, words in orjson.loads((files(__package__) / "texts.json").read_bytes()).items()
}
"""For each key of `texts.json`, the texts in the languages of the interface."""

Say: TypeAlias = Callable[..., str]


def _shown(value: object) -> object:
    return number(value) if isinstance(value, int) else value


def speaker(language: str) -> Say:
    """Return a function that gives the text of a key with its numbers; `n=1` uses the singular text, if any."""
    place = INTERFACE.index(language)

    def say(key: str, **numbers: object) -> str:
        one = f"{key}_one"
        words = WORDS[one if numbers.get("n") == 1 and one in WORDS else key][place]
        return words.format(**{name: _shown(value) for name, value in numbers.items()}) if numbers else words

    return say
