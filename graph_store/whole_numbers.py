"""Whole numbers in texts, written in ASCII digits only."""

_MOST_DIGITS = 18


def whole_number(text: str) -> int | None:
    """Return the number that a text of at most eighteen digits writes, without a sign; None for any other text."""
    is_number = len(text) <= _MOST_DIGITS and text.isascii() and text.isdecimal()
    return int(text) if is_number else None
