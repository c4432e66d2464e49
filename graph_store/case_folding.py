"""Case folding: a text without case and accents, for comparison.

Source: https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-5/#G21180
"""

import unicodedata


def fold(text: str) -> str:
    """Return a text without case and accents: `Coördinatie` becomes `coordinatie`."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def fold_title(text: str) -> str:
    """Return only the folded letters and digits of a text: `Aantal (m²)` becomes `aantalm2`."""
    return "".join(letter for letter in fold(text) if letter.isalnum())
