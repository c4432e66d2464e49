"""One reason why an answer is empty, as a sentence and as the value of a header."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType

import orjson

from graph_api.http.accept_language import accepted_languages, lookup_tags

MOST_HINTS = 3
"""Most hints for one answer."""

_LANGUAGES = ("nl", "en")
_FALLBACK = "en"
_SENTENCES: Mapping[str, tuple[str, str]] = orjson.loads((files(__package__) / "sentences.json").read_bytes())
_PLAIN = frozenset(map(chr, range(0x20, 0x7F))) - {"%", '"'}
_MOST_SHOWN = 80


class Code(StrEnum):
    """The kinds of reasons."""

    UNKNOWN_TERM = "UNKNOWN_TERM"
    NO_MEMBER = "NO_MEMBER"
    NO_PROPERTY = "NO_PROPERTY"
    UNKNOWN_VALUE = "UNKNOWN_VALUE"
    OTHER_PROPERTY = "OTHER_PROPERTY"
    VAGUE_DATE = "VAGUE_DATE"
    UNKNOWN_GRAPH = "UNKNOWN_GRAPH"


@dataclass(frozen=True, slots=True)
class Hint:
    """A claim about the facts of a version, and advice.

    `claim` and `advice` are keys of `sentences.json`; `words` are the texts in their braces. `at` is the offset of the
    part of the question that it is about.
    """

    code: Code
    claim: str
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    advice: str = ""
    at: int = 0

    def sentence(self, language: str) -> str:
        """Return the hint in English, or in Dutch (`nl`)."""
        place = _LANGUAGES.index(language)
        of = _SENTENCES["of_members"][place].format_map(self.words) if "class" in self.words else ""
        keys = [key for key in (self.claim, self.advice) if key]
        return " ".join(_SENTENCES[key][place].format(**self.words, of=of) for key in keys)


def hint_language(accept_language: str) -> str:
    """Return the language for the hints of a request: Dutch if its `Accept-Language` prefers that, else English."""
    tags = (each for tag in accepted_languages(accept_language) for each in lookup_tags(tag))
    return next((tag for tag in tags if tag in _LANGUAGES), _FALLBACK)


def header_value(hints: Sequence[Hint], language: str) -> str:
    """Return hints as a list of display strings with their codes: `%"No member of …";code=NO_PROPERTY`.

    All characters but those of printable ASCII are percent-encoded UTF-8.
    Source: https://www.rfc-editor.org/rfc/rfc9651#section-3.3.8
    """
    return ", ".join(f'%"{_encoded(hint.sentence(language))}";code={hint.code}' for hint in hints)


def cut(text: str) -> str:
    """Return a text that is short enough for a sentence."""
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"


def _encoded(text: str) -> str:
    octets = text.encode("utf-8", "replace")
    return "".join(chr(octet) if chr(octet) in _PLAIN else f"%{octet:02x}" for octet in octets)
