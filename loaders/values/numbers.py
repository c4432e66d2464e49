"""Numbers as they are written in Belgium: `128.978` and `128 978`, `1.234,56`, `€ 12,50`, `12 %`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import TypeAlias

from loaders.values.readings import XSD, Reading, Refused
from ontology.integers import INTEGERS

Parse: TypeAlias = Callable[[str], Reading]

_INTEGER = re.compile(r"[+-]?\d+")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?P<mark>[. '\u2019])\d{3}(?:(?P=mark)\d{3})*")
_MARKS = re.compile(r"[. '\u2019]")
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:,\d+)?|,\d+)")
_BELGIAN = re.compile(r"[+-]?[1-9]\d{0,2}(?P<mark>[. '\u2019])\d{3}(?:(?P=mark)\d{3})*(?:,\d+)?")
_ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+|[+-]?\d*\.\d+")
_DOUBLE = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?|-?INF|NaN")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")
_NEGATIVE = re.compile(r"\(([^()-]+)\)|([^()-]+)-")
_WHOLE = re.compile(r"(.*\d),0{1,2}")


def integer(base: str = "integer", units: Sequence[str] = ()) -> Parse:
    """The function that reads whole numbers of a datatype. Its refusals are `not-integer` and `scientific`."""
    least, most = INTEGERS[base]
    datatype = XSD + base
    limits = {"bounds": "".join([f" ≥ {least}" * (least is not None), f" ≤ {most}" * (most is not None)])}

    def read(text: str) -> Reading:
        if not (text.isascii() and text.isdigit()):
            text = without_unit(text, units)
            if not _INTEGER.fullmatch(text) and not _GROUPED.fullmatch(text):
                raise _refused("scientific" if _SCIENTIFIC.fullmatch(text) else "not-integer", text, read, limits)
            text = _MARKS.sub("", text)
        number = int(text)
        if (least is not None and number < least) or (most is not None and number > most):
            raise Refused("not-integer", limits)
        return Reading(str(number), datatype)

    return read


def decimal(units: Sequence[str] = ()) -> Parse:
    """The function that reads decimals: a comma for decimals, and marks for thousands. It keeps all digits.

    `1.234` is 1234 with a warning; `12.5` and `1,234.56` could be read in two ways and are refused.
    """

    def read(text: str) -> Reading:
        text = without_unit(text, units)
        if match := _BELGIAN.fullmatch(text):
            assumed = match["mark"] == "." and "," not in text and text.count(".") == 1
            digits = _MARKS.sub("", text).replace(",", ".").removeprefix("+")
            return Reading(digits, XSD + "decimal", warning="thousands-assumed" if assumed else None)
        if _ENGLISH.fullmatch(text):
            raise _refused("ambiguous-number", text, read)
        if not _DECIMAL.fullmatch(text):
            raise _refused("scientific" if _SCIENTIFIC.fullmatch(text) else "not-number", text, read)
        digits = text.replace(",", ".").removeprefix("+")
        return Reading(digits.replace(".", "0.", 1) if digits.lstrip("-").startswith(".") else digits, XSD + "decimal")

    return read


def double(base: str) -> Parse:
    """The function that reads floating numbers, with a comma or a point."""

    def read(text: str) -> Reading:
        if not _DOUBLE.fullmatch(text):
            raise Refused("not-number")
        return Reading(text.replace(",", "."), XSD + base)

    return read


def _refused(code: str, text: str, read: Parse, details: Mapping[str, str] = MappingProxyType({})) -> Refused:
    """The refusal of a text, with the number that was probably meant."""
    for meant in _likely(text):
        with suppress(Refused):
            read(meant)
            return Refused(code, {**details, "suggestion": meant})
    return Refused(code, details)


def _likely(text: str) -> Iterator[str]:
    """Numbers as a ledger (`(5)`, `5-`), an English one or a decimal column would write them, in Belgian writing."""
    if negative := _NEGATIVE.fullmatch(text):
        yield f"-{(negative[1] or negative[2]).strip()}"
    if _ENGLISH.fullmatch(text):
        yield text.replace(",", "").replace(".", ",")
    if whole := _WHOLE.fullmatch(text):
        yield whole[1]


def without_unit(text: str, units: Sequence[str]) -> str:
    """The number without its unit, before or after it, where the column allows one; `−` is a minus sign."""
    text = text.replace("\u2212", "-")
    sign = text[:1] if text[:1] in ("+", "-") else ""
    rest = text[len(sign) :].lstrip()
    folded = rest.casefold()
    for unit in units:
        mark = unit.casefold()
        if folded.startswith(mark):
            return sign + rest[len(mark) :].strip()
        if folded.endswith(mark):
            return sign + rest[: -len(mark)].strip()
    return sign + rest
