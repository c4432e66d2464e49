"""Choosing a text for display: asked language, then those of the service, then any.

Source: https://www.rfc-editor.org/rfc/rfc4647#section-3.4 (lookup)
"""

from collections.abc import Sequence

from graph_api.graphql.facts import Text


def chosen(texts: Sequence[Text], languages: Sequence[str]) -> Text | None:
    """The text in the first language of the list that has one, else the first by tag; None without texts."""
    for language in languages:
        for tag in _ranges(language):
            for text in texts:
                if text.lang.casefold() == tag:
                    return text
    return min(texts, key=lambda text: (text.lang, text.value), default=None)


def _ranges(language: str) -> list[str]:
    """`nl-BE` is looked up as nl-be and then as nl."""
    parts = language.casefold().split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
