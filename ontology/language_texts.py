"""Texts in the languages of the product: the one for a language, and parts as a list in a sentence."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

T = TypeVar("T")

_AND: Final = {"nl": "en", "en": "and"}


def in_language(texts: Mapping[str, T], language: str) -> T:
    """Return the text in a language; in English if there is none."""
    return texts.get(language, texts["en"])


def listed(parts: Sequence[str], language: str) -> str:
    """Return parts as a list in a sentence: `oak, pond and path`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {in_language(_AND, language)} {parts[-1]}"
