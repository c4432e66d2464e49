"""The languages that a client prefers, and the tags under which a text in one of them is found.

Source: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4
"""

import re
from functools import lru_cache

from graph_api.http.quality import weighted

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_LONGEST_TAG = 35
_MOST_LANGUAGES = 20


def is_language_tag(text: str) -> bool:
    """Return whether a text has the form of a language tag. https://www.rfc-editor.org/rfc/rfc5646#section-2.1"""
    return len(text) <= _LONGEST_TAG and _TAG.fullmatch(text) is not None


@lru_cache(256)
def accepted_languages(header: str) -> tuple[str, ...]:
    """Return the tags of an `Accept-Language` header in lower case, the preferred one first.

    `*`, a tag with the quality 0 and a malformed tag are left out.
    """
    wished = [(tag, quality) for tag, quality in weighted(header) if quality > 0 and is_language_tag(tag)]
    ordered = sorted(wished, key=lambda each: -each[1])
    return tuple(tag for tag, _ in ordered[:_MOST_LANGUAGES])


def lookup_tags(tag: str) -> list[str]:
    """Return the tags to look up in turn, in lower case: `nl-BE` gives nl-be and nl.

    A single letter at the end is dropped together with the part that follows it.
    Source: https://www.rfc-editor.org/rfc/rfc4647#section-3.4
    """
    parts = tag.casefold().split("-")
    lengths = range(len(parts), 0, -1)
    return ["-".join(parts[:length]) for length in lengths if length == len(parts) or len(parts[length - 1]) > 1]
