"""Nouns with their indefinite article, and names and texts in quotes, as sentences need them."""

import re
from typing import Final

from ontology.language_texts import in_language

_A_AN: Final = {"nl": "een", "en": "a"}
_SOUNDS_LIKE_YOU: Final = re.compile(r"(?:eu|ewe|uni(?!n|m)|use|usu|uti|ubi|ura|one\b|once)", re.IGNORECASE)
_SILENT_H: Final = re.compile(r"(?:hour|honest|honour|honor|heir)", re.IGNORECASE)
_LETTER_BY_LETTER: Final = re.compile(r"[A-Z](?:[A-Z0-9]+\b|\b)")
_LETTERS_WITH_AN: Final = frozenset("AEFHILMNORSX")


def with_article(noun: str, language: str) -> str:
    """Return a singular noun after its indefinite article: `een boom`, `an oak`, `a unit`."""
    article = in_language(_A_AN, language)
    return f"{article}n {noun}" if article == "a" and _starts_with_vowel(noun) else f"{article} {noun}"


def _starts_with_vowel(noun: str) -> bool:
    """Return whether the first sound of an English noun is a vowel."""
    if _LETTER_BY_LETTER.match(noun):
        return noun[0] in _LETTERS_WITH_AN
    if _SOUNDS_LIKE_YOU.match(noun):
        return False
    return noun[:1].lower() in "aeiou" or bool(_SILENT_H.match(noun))


def quoted(text: str) -> str:
    """Return a text in quotation marks, which differ from those inside it."""
    return f"“{text}”" if "‘" in text else f"‘{text}’"


def named(name: str) -> str:
    """Return a name for a sentence: in quotes if it starts with a small letter, so it needs no article."""
    return quoted(name) if name[:1].islower() else name


def capitalised(text: str) -> str:
    """Return a text with its first letter as a capital, and the others as they are."""
    return text[:1].upper() + text[1:]
