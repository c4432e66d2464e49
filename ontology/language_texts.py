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
    return "".join(f"{part}{after}" for part, after in zip(parts, separators(len(parts), language), strict=True))


def separators(count: int, language: str) -> list[str]:
    """Return the text after each of so many parts of a list: a comma, the word for and, or an empty text."""
    return [*[", "] * (count - 2), *[f" {in_language(_AND, language)} "] * (count > 1), *[""] * (count > 0)]
