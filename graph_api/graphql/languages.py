"""Choice of a text for display: first the requested languages, then those of the service, then any.

Source: https://www.rfc-editor.org/rfc/rfc4647#section-3.4 (lookup)
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph_store.errors import BadRequest

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_RANGE = re.compile(r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?")

MAX_LANGUAGES = 10
"""Limit of the languages in one list of preferences."""


class Text(NamedTuple):
    """A text and its language tag, which is empty if the text has no language."""

    value: str
    lang: str


def chosen(texts: Sequence[Text], languages: Sequence[str]) -> Text | None:
    """Return the text in the first language that has one, otherwise the first by tag; None if there are no texts."""
    for language in languages:
        for tag in _ranges(language):
            for text in texts:
                if text.lang.casefold() == tag:
                    return text
    return min(texts, key=lambda text: (text.lang, text.value), default=None)


def preferred(lang: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages of a `lang` argument such as `nl-BE, en`, followed by those of the service.

    Raises: BadRequest (400) for an invalid language tag, or too many tags.
    """
    asked = tuple(part.strip() for part in lang.split(","))
    if len(asked) > MAX_LANGUAGES:
        raise BadRequest(f"lang names {len(asked)} languages; the limit is {MAX_LANGUAGES}")
    for tag in asked:
        if not _TAG.fullmatch(tag):
            raise BadRequest(f"{tag!r} is not a language tag; write nl or nl-BE, for example")
    return (*asked, *otherwise)


def accepted(header: str | None, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages of an `Accept-Language` header by weight, followed by those of the service.

    Invalid tags are skipped.

    Source: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4
    """
    weighed = []
    for part in (header or "").split(",")[:MAX_LANGUAGES]:
        found = _RANGE.fullmatch(part)
        if found and (weight := float(found[2] or 1)) > 0:
            weighed.append((weight, found[1]))
    return (*(tag for _, tag in sorted(weighed, key=lambda each: -each[0])), *otherwise)


def _ranges(language: str) -> list[str]:
    """Return the tags to look up: `nl-BE` gives nl-be and nl; a single letter at the end is dropped too."""
    parts = language.casefold().split("-")
    lengths = range(len(parts), 0, -1)
    return ["-".join(parts[:length]) for length in lengths if length == len(parts) or len(parts[length - 1]) > 1]
