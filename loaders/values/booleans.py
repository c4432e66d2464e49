"""Booleans, in the words of a format (`Y|N`) or in the usual ones.

Source: https://www.w3.org/TR/tabular-data-model/#formats-for-booleans
"""

from collections.abc import Mapping

from loaders.values.numbers import Parse
from loaders.values.readings import XSD, Reading, Refused

STANDARD: Mapping[str, str] = {"true": "true", "1": "true", "false": "false", "0": "false"}
"""The words of CSVW without a format, with the boolean that each means."""

USUAL = "true|false"
"""The format that says the same as no format."""

_YES, _NO = ["ja", "j", "yes", "y", "waar", "true", "1", "x"], ["nee", "neen", "n", "no", "onwaar", "false", "0"]
_WORDS = {**dict.fromkeys(_YES, "true"), **dict.fromkeys(_NO, "false")}


def boolean_words(form: object) -> dict[str, str]:
    """Return the words of a format, with the boolean that each means. Raises: ValueError unless it has two."""
    words = form.split("|") if isinstance(form, str) else []
    if len(words) != 2 or words[0] == words[1]:
        raise ValueError(f"{form!r} is not two different words, such as Y|N")
    return dict(zip(words, ("true", "false"), strict=True))


def read_boolean(text: str) -> Reading:
    """Read ja/nee, true/false, waar/onwaar, 1/0 or x, in upper or lower case. Raises: Refused."""
    found = _WORDS.get(text.casefold())
    if found is None:
        raise Refused("not-boolean")
    return Reading(found, f"{XSD}boolean")


def booleans(form: str | None) -> Parse:
    """Return the function that reads booleans; those of a format are read as written, or in another case."""
    if form is None or form == USUAL:
        return read_boolean
    exact = boolean_words(form)
    folded = {word.casefold(): value for word, value in exact.items()}

    def read(text: str) -> Reading:
        found = exact.get(text) or (folded.get(text.casefold()) if len(folded) == len(exact) else None)
        if found is None:
            raise Refused("bad-format", {"format": form})
        return Reading(found, f"{XSD}boolean")

    return read
