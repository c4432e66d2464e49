"""The texts of the interface, in its languages; texts in the data come from the ontology."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from importlib.resources import files
from typing import TypeAlias

import orjson

from graph_api.site.formatting import number
from graph_store.errors import BadSetting
from ontology.graph_folder import cached_per_folder, graph_folder

INTERFACE = ("nl", "en")
"""Languages of the interface."""

_FALLBACK = "en"

WORDS: Mapping[str, tuple[str, str]] = {
    key: (words[0], words[1]) for key, words in orjson.loads((files(__package__) / "texts.json").read_bytes()).items()
}
"""For each key of `texts.json`, the texts in the languages of the interface."""

Say: TypeAlias = Callable[..., str]


def interface_of(languages: Sequence[str]) -> tuple[str, ...]:
    """Return the languages of the interface that a graph has texts for, the preferred one first; else English."""
    return tuple(tag for tag in languages if tag in INTERFACE) or (_FALLBACK,)


@cached_per_folder
def words_in_use() -> Mapping[str, tuple[str, str]]:
    """Return the texts, with those that the graph folder replaces.

    Raises: BadSetting (400) for a file that is not TOML, and for an unknown key, with the nearest one.
    """
    file = graph_folder().texts
    if file is None:
        return WORDS
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadSetting("{file}: {fault}", file=file, fault=fault) from fault
    return {**WORDS, **{key: _replaced(str(file), key, words) for key, words in given.items()}}


def _replaced(file: str, key: str, words: object) -> tuple[str, str]:
    """Return the text of a key in each language of the interface; without one, in another."""
    if key not in WORDS:
        raise BadSetting(
            "{file}: there is no text {key}. Did you mean {near}?",
            file=file,
            key=key,
            near=get_close_matches(key, WORDS, 1, 0)[0],
        )
    given = words if isinstance(words, Mapping) else {_FALLBACK: words}
    texts = [text for tag in INTERFACE if isinstance(text := given.get(tag, given.get(_FALLBACK)), str)]
    if len(texts) != len(INTERFACE):
        raise BadSetting(
            '{file}: {key} = {words!r} is not accepted: write a text, or {{nl = "…", en = "…"}}.',
            file=file,
            key=key,
            words=words,
        )
    return texts[0], texts[1]


def _shown(value: object) -> object:
    return number(value) if isinstance(value, int) else value


def speaker(language: str) -> Say:
    """Return a function that gives the text of a key with its numbers; `n=1` uses the singular text, if any."""
    place, words_of = INTERFACE.index(language), words_in_use()

    def say(key: str, /, **numbers: object) -> str:
        one = f"{key}_one"
        words = words_of[one if numbers.get("n") == 1 and one in words_of else key][place]
        return words.format(**{name: _shown(value) for name, value in numbers.items()}) if numbers else words

    return say
