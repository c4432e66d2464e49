"""The values of a header with their qualities, as in `text/html, */*;q=0.8`.

Source: https://www.rfc-editor.org/rfc/rfc9110#section-12.4.2
"""

from collections.abc import Iterator

_MOST_VALUES = 100
_LONGEST_QUALITY = 10


def weighted(header: str) -> Iterator[tuple[str, float]]:
    """Give each value in lower case with its quality from 0 to 1; other parameters are ignored.

    A value whose quality is not a number is skipped, like every value after the hundredth.
    """
    for part in header.lower().split(",")[:_MOST_VALUES]:
        value, *parameters = (piece.strip() for piece in part.split(";"))
        pairs = (parameter.partition("=") for parameter in parameters)
        quality = next((text.strip() for name, _, text in pairs if name.strip() == "q"), "1")
        if value and _is_quality(quality):
            yield value, min(float(quality), 1.0)


def _is_quality(text: str) -> bool:
    digits = text.replace(".", "", 1)
    return len(text) <= _LONGEST_QUALITY and digits.isascii() and digits.isdecimal()
