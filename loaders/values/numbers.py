"""Numbers as written in Belgium: `128.978` and `128 978`, `1.234,56`, `€ 12,50`, `12 %`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from loaders.values.number_formats import NotANumber, NumberFormat, read_number
from loaders.values.readings import XSD, Reading, Refused
from ontology.integers import INTEGERS, is_within

Parse: TypeAlias = Callable[[str], Reading]

_INTEGER = re.compile(r"[+-]?\d+")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?P<mark>[. '\u2019])\d{3}(?:(?P=mark)\d{3})*")
_SPACES = re.compile("[\u00a0\u202f\u2007]")
_MARKS = re.compile(r"[. '\u2019]")
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:,\d+)?|,\d+)")
_BELGIAN = re.compile(r"[+-]?[1-9]\d{0,2}(?P<mark>[. '\u2019])\d{3}(?:(?P=mark)\d{3})*(?:,\d+)?")
_ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+|[+-]?\d*\.\d+")
_DOUBLE = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?|-?INF|NaN")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")
_POWER = re.compile(r"[+-]?[\d.,]+(?=[eE][+-]?\d+$)")
_TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2}(?P<mark>[.,])\d{3}")
_PART_OF_TWO_WAYS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
_NEGATIVE = re.compile(r"\(([^()-]+)\)|([^()-]+)-")
_WHOLE = re.compile(r"(.*\d),0{1,2}")


def integer(base: str = "integer", units: Sequence[str] = ()) -> Parse:
    """Return the function that reads integers of a datatype. Its refusals are `not-integer` and `scientific`."""
    least, most = INTEGERS[base]
    limits = {"bounds": "".join([f" ≥ {least}" * (least is not None), f" ≤ {most}" * (most is not None)])}

    def read(text: str) -> Reading:
        if not (text.isascii() and text.isdigit()):
            text = without_unit(text, units)
            if not _INTEGER.fullmatch(text) and not _GROUPED.fullmatch(text):
                raise _refused("scientific" if _SCIENTIFIC.fullmatch(text) else "not-integer", text, read, limits)
            text = _MARKS.sub("", text)
        if not is_within(int(text), base):
            raise Refused("not-integer", limits)
        return Reading(str(int(text)), XSD + base)

    return read


def decimal(units: Sequence[str] = ()) -> Parse:
    """Return the function that reads decimals with a decimal comma and marks for thousands. It keeps all digits.

    `1.234` is 1234 with a warning; `12.5` and `1,234.56` could be read in two ways and are refused.
    """

    def read(text: str) -> Reading:
        text = without_unit(text, units)
        if match := _BELGIAN.fullmatch(text):
            assumed = match["mark"] == "." and "," not in text and text.count(".") == 1
            digits = _digits(_MARKS.sub("", text).replace(",", "."))
            return Reading(digits, XSD + "decimal", warning="thousands-assumed" if assumed else None)
        if _ENGLISH.fullmatch(text):
            raise _refused("ambiguous-number", text, read, {"forms": "1234,56"})
        if not _DECIMAL.fullmatch(text):
            raise _refused("scientific" if _SCIENTIFIC.fullmatch(text) else "not-number", text, read)
        return Reading(_digits(text.replace(",", ".")), XSD + "decimal")

    return read


def double(base: str) -> Parse:
    """Return the function that reads floating-point numbers, with a comma or a point."""

    def read(text: str) -> Reading:
        if not _DOUBLE.fullmatch(text):
            raise Refused("not-number")
        return Reading(text.replace(",", "."), XSD + base)

    return read


def formatted(base: str, form: NumberFormat, units: Sequence[str] = ()) -> Parse:
    """Return the function that reads numbers in the format of their column only. Its refusal is `bad-format`.

    CSVW requires that a group of other than three digits is read; it gives a warning. A pattern states the size of
    groups.
    """
    form = replace(form, group=_SPACES.sub(" ", form.group)) if form.group else form

    def read(text: str) -> Reading:
        number = without_unit(text, units)
        try:
            plain = read_number(number, base, form)
        except NotANumber as fault:
            raise Refused("bad-format", {"format": form.example(base)}) from fault
        warning = None if form.pattern or _is_grouped_by_three(number, form) else "thousands-assumed"
        return Reading(str(int(plain)) if base in INTEGERS else _digits(plain), XSD + base, warning=warning)

    return read


def _is_grouped_by_three(number: str, form: NumberFormat) -> bool:
    if not form.group or form.group not in number:
        return True
    mark = re.escape(form.group)
    return bool(re.match(rf"[+-]?\d{{1,3}}(?:{mark}\d{{3}})+(?!\d|{mark})", number))


def _digits(number: str) -> str:
    """Return a number with a decimal point as XML Schema writes it: no plus sign, digits before and after the point."""
    digits = number.removeprefix("+").removesuffix(".")
    return digits.replace(".", "0.", 1) if digits.lstrip("-").startswith(".") else digits


def decimal_mark(number: str) -> str | None:
    """Return the mark if it must be a decimal mark: `.` in `12.5`, `,` in `1.234,5`; None in `1.234`."""
    if power := _POWER.match(number):
        return next((mark for mark in ".," if mark in power[0]), None)
    if _TWO_WAYS.fullmatch(number):
        return None
    if _ENGLISH.fullmatch(number):
        return "."
    return "," if "," in number and (_BELGIAN.fullmatch(number) or _DECIMAL.fullmatch(number)) else None


def may_read_two_ways(cell: str) -> bool:
    """Return quickly whether a cell may hold a number like `1.234` or `1,234`, which `assumed_mark` then examines."""
    return _PART_OF_TWO_WAYS.search(cell) is not None


def assumed_mark(number: str, base: str) -> str | None:
    """Return the decimal mark assumed to read `1.234` or `1,234`; None for a number with one reading."""
    match = _TWO_WAYS.fullmatch(number)
    if match is None:
        return None
    return match["mark"] if base in ("double", "float") else ","


def clear_forms(number: str, base: str) -> str:
    """Return the two numbers that `1.234` may be, each written unambiguously."""
    whole = re.sub("[.,]", "", number)
    return whole if base in INTEGERS else f"{whole}, {re.sub('[.,]', ',', number)}0"


def _refused(code: str, text: str, read: Parse, details: Mapping[str, str] = MappingProxyType({})) -> Refused:
    """Return the refusal of a text, with the number that was probably meant."""
    for meant in _likely(text):
        with suppress(Refused):
            read(meant)
            return Refused(code, {**details, "suggestion": meant})
    return Refused(code, details)


def _likely(text: str) -> Iterator[str]:
    """Yield Belgian forms of numbers from a ledger (`(5)`, `5-`), from English, or from a decimal column."""
    if negative := _NEGATIVE.fullmatch(text):
        yield f"-{(negative[1] or negative[2]).strip()}"
    if _ENGLISH.fullmatch(text):
        yield text.replace(",", "").replace(".", ",")
    if whole := _WHOLE.fullmatch(text):
        yield whole[1]


def without_unit(text: str, units: Sequence[str]) -> str:
    """Return the number without its unit, before or after it, if the column allows one; `−` is a minus sign."""
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
