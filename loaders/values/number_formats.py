"""Number formats of CSVW: a pattern such as `#,##0.00`, a group character, a decimal character.

Source: https://www.w3.org/TR/tabular-data-model/#formats-for-numeric-types
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from graph_store.linear_regex import BadPattern, Matches, matcher
from ontology.integers import INTEGERS, is_within

_PATTERN = re.compile(
    r"(?P<first>[%‰]?)(?P<head>[+-]?)(?P<whole>[#0,]+)(?:\.(?P<fraction>[#0,]+))?"
    r"(?:E(?P<exponent>[+-]?[#0]+))?(?P<tail>[%‰]?)"
)
_LEXICAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([Ee][+-]?\d+)?")
_SHARES = {"%": -2, "‰": -3}
_SPECIAL = ("NaN", "INF", "-INF")
_LONGEST = 100


class NotANumber(ValueError):
    """The text, or the pattern, is not a number of this format."""


@dataclass(frozen=True)
class NumberFormat:
    """The format of the numbers in a column."""

    pattern: str | None = None
    group: str | None = None
    decimal: str = "."

    def example(self, base: str) -> str:
        """Return an example for messages: the pattern, or a number with the marks of this format."""
        return self.pattern or f"1{self.group or ''}234" + ("" if base in INTEGERS else f"{self.decimal}56")

    @cached_property
    def matches(self) -> Matches:
        """The test of a text. Raises: NotANumber if the pattern is not one of CSVW, or too long."""
        try:
            return matcher(self._free() if self.pattern is None else self._regex(self.pattern))
        except BadPattern as fault:
            raise NotANumber(self.pattern) from fault

    def _regex(self, pattern: str) -> str:
        match = _PATTERN.fullmatch(pattern) if len(pattern) <= _LONGEST else None
        if match is None:
            raise NotANumber(pattern)
        sign = match["first"] + (r"[+-]" if match["head"] == "+" else "[+-]?")
        exponent = match["exponent"]
        power = "" if exponent is None else "E" + _sign(exponent) + _digits(exponent.lstrip("+-"), None)
        fraction = self._fraction(match["fraction"])
        return sign + self._whole(match["whole"], match["fraction"]) + fraction + power + match["tail"]

    def _free(self) -> str:
        group = re.escape(self.group) if self.group else ""
        whole = rf"\d+(?:{group}\d+)*" if group else r"\d+"
        point = re.escape(self.decimal)
        return rf"[+-]?(?:{whole}(?:{point}\d*)?|{point}\d+)(?:[Ee][+-]?\d+)?[%‰]?"

    def _whole(self, pattern: str, fraction: str | None) -> str:
        groups = pattern.split(",")
        sizes = [len(part) for part in groups[1:]]
        least = pattern.count("0")
        if not sizes:
            return rf"\d{{{least},}}" if least else r"\d*"
        if 0 in sizes:
            raise NotANumber(pattern)
        primary, secondary = sizes[-1], sizes[-2] if len(sizes) > 1 else sizes[-1]
        mark = re.escape(self.group or ",")
        grouped = rf"\d{{1,{secondary}}}(?:{mark}\d{{{secondary}}})*{mark}\d{{{primary}}}"
        short = rf"\d{{{min(least, primary)},{primary}}}"
        return rf"(?:{grouped}|{short})"

    def _fraction(self, pattern: str | None) -> str:
        if pattern is None:
            return ""
        groups = pattern.split(",")
        least, most = pattern.count("0"), pattern.count("0") + pattern.count("#")
        point = re.escape(self.decimal)
        if len(groups) == 1:
            digits = rf"\d{{{least},{most}}}"
        else:
            digits = _grouped_fraction(least, most, len(groups[0]), re.escape(self.group or ","))
        return point + digits if least else rf"(?:{point}{digits})?"

    def plain(self, text: str) -> str:
        """Return the number as XML Schema writes it. Raises: NotANumber."""
        if text in _SPECIAL:
            return text
        if not self.matches(text) or (self.group and f"{self.group}{self.group}" in text):
            raise NotANumber(text)
        mark = self.group or ("," if self.pattern and "," in self.pattern else None)
        digits = text.replace(mark, "") if mark else text
        digits = digits.replace(self.decimal, ".")
        for mark, places in _SHARES.items():
            if mark in digits:
                return _shifted(digits.strip(mark), places)
        return digits.lower() if self.pattern else digits


def number_format(given: object) -> NumberFormat:
    """Return the format that metadata describes: a pattern, or an object with `pattern`, `groupChar` and `decimalChar`.

    Raises: NotANumber if it cannot be used.
    """
    parts = {"pattern": given} if isinstance(given, str) else given if isinstance(given, dict) else {}
    found = NumberFormat(parts.get("pattern"), parts.get("groupChar"), parts.get("decimalChar") or ".")
    try:
        _ = found.matches
    except (AttributeError, TypeError) as fault:
        raise NotANumber(str(given)) from fault
    return found


def _sign(pattern: str) -> str:
    return r"[+-]" if pattern.startswith("+") else "-?"


def _digits(pattern: str, most: int | None) -> str:
    return rf"\d{{{pattern.count('0')},{'' if most is None else most}}}"


def _grouped_fraction(least: int, most: int, size: int, mark: str) -> str:
    """Return a pattern for the digits after the point, with a mark after each `size` of them."""
    ways = []
    for count in range(least, most + 1):
        full, rest = divmod(count, size)
        parts = [rf"\d{{{size}}}"] * full + ([rf"\d{{{rest}}}"] if rest else [])
        ways.append(mark.join(parts))
    return f"(?:{'|'.join(sorted(ways, key=len, reverse=True))})"


def _shifted(digits: str, places: int) -> str:
    """Return the number with its point moved by `places`, without an exponent."""
    return format(Decimal(digits).scaleb(places), "f")


def read_number(text: str, base: str, form: NumberFormat) -> str:
    """Read a number of a datatype and return it as XML Schema writes it. Raises: NotANumber."""
    plain = form.plain(text)
    if base in INTEGERS:
        return _integer(plain, base)
    if base == "decimal":
        if plain in _SPECIAL or "E" in plain.upper():
            raise NotANumber(text)
        return plain
    if plain in _SPECIAL or _LEXICAL.fullmatch(plain):
        return plain
    raise NotANumber(text)


def _integer(plain: str, base: str) -> str:
    if not re.fullmatch(r"[+-]?\d+", plain):
        raise NotANumber(plain)
    if not is_within(int(plain), base):
        raise NotANumber(plain)
    return plain
