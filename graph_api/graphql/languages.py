"""Choosing a text for display: asked language, then those of the service, then any.

Source: https://www.rfc-editor.org/rfc/rfc4647#section-3.4 (lookup)
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph_store.errors import BadRequest

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_RANGE = re.compile(r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?")

MAX_LANGUAGES = 10
"""Languages of one preference list."""


class Text(NamedTuple):
    """A text and the tag of its language; empty when it has none."""

    value: str
    lang: str


def chosen(texts: Sequence[Text], languages: Sequence[str]) -> Text | None:
    """The text in the first language of the list that has one, else the first by tag; None without texts."""
    for language in languages:
        for tag in _ranges(language):
            for text in texts:
                if text.lang.casefold() == tag:
                    return text
    return min(texts, key=lambda text: (text.lang, text.value), default=None)


def preferred(lang: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """The languages of a `lang` argument, `nl-BE, en`, before those of the service.

    Raises: BadRequest (400) for what is no language tag, or too many of them.
    """
    asked = tuple(part.strip() for part in lang.split(","))
    if len(asked) > MAX_LANGUAGES:
        raise BadRequest(f"lang names {len(asked)} languages; {MAX_LANGUAGES} at most")
    for tag in asked:
        if not _TAG.fullmatch(tag):
            raise BadRequest(f"{tag!r} is no language tag such as nl or nl-BE")
    return (*asked, *otherwise)


def accepted(header: str | None, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """The languages of an `Accept-Language` header by weight, before those of the service; what is no tag is skipped.

    Source: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4
    """
    weighed = []
    for part in (header or "").split(",")[:MAX_LANGUAGES]:
        found = _RANGE.fullmatch(part)
        if found and (weight := float(found[2] or 1)) > 0:
            weighed.append((weight, found[1]))
    return (*(tag for _, tag in sorted(weighed, key=lambda each: -each[0])), *otherwise)


def _ranges(language: str) -> list[str]:
    """`nl-BE` is looked up as nl-be and then as nl; a single letter before a cut goes with it (`zh-x-a`: `zh`)."""
    parts = language.casefold().split("-")
    lengths = range(len(parts), 0, -1)
    return ["-".join(parts[:length]) for length in lengths if length == len(parts) or len(parts[length - 1]) > 1]
