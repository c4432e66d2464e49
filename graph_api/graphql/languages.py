"""Choice of a text for display: first the requested languages, then those of the service, then any.

Source: https://www.rfc-editor.org/rfc/rfc4647#section-3.4 (lookup)
"""

from collections.abc import Sequence
from typing import NamedTuple

from graph_api.http.accept_language import is_language_tag, lookup_tags
from graph_store.errors import BadRequest

MAX_LANGUAGES = 10
"""Limit of the languages in one list of preferences."""


class Text(NamedTuple):
    """A text and its language tag, which is empty if the text has no language."""

    value: str
    lang: str


def chosen(texts: Sequence[Text], languages: Sequence[str]) -> Text | None:
    """Return the text in the first language that has one, otherwise the first by tag; None if there are no texts."""
    for language in languages:
        for tag in lookup_tags(language):
            for text in texts:
                if text.lang.casefold() == tag:
                    return text
    return min(texts, key=lambda text: (text.lang, text.value), default=None)


def shown(texts: Sequence[Text], languages: Sequence[str]) -> list[Text]:
    """Return the texts in the language that `chosen` chooses."""
    best = chosen(texts, languages)
    return [] if best is None else [each for each in texts if each.lang.casefold() == best.lang.casefold()]


def preferred(asked: tuple[str, ...], otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages of `@lang`, such as nl-BE and en, followed by those of the service.

    Raises: BadRequest (400) for an invalid language tag, or too many tags.
    """
    if len(asked) > MAX_LANGUAGES:
        raise BadRequest("@lang names {count} languages; the limit is {most}", count=len(asked), most=MAX_LANGUAGES)
    for tag in asked:
        if not is_language_tag(tag):
            raise BadRequest("{tag!r} is not a language tag; write nl or nl-BE, for example", tag=tag)
    return (*asked, *otherwise)
