"""The datatypes of whole numbers and their bounds. https://www.w3.org/TR/xmlschema11-2/#built-in-derived"""

from typing import Final

INTEGERS: Final[dict[str, tuple[int | None, int | None]]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
}
"""The lowest and highest number of each datatype, by its name in XML Schema. None means unbounded."""


def is_within(number: int, base: str) -> bool:
    """Return whether a number is within the bounds of a datatype."""
    least, most = INTEGERS[base]
    return (least is None or number >= least) and (most is None or number <= most)
