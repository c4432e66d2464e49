"""Regular expressions from clients, matched in time linear in the length of the text.

RE2 reads each character once, whatever the pattern; Python's `re` can take 2ⁿ steps for a text of n characters. RE2
refuses what it cannot match in linear time: back references, look-around, counts over 1,000.
Source: https://github.com/google/re2/wiki/Syntax
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

import re2

Matches: TypeAlias = Callable[[str], bool]
"""A test of a whole text against a pattern."""

SYNTAX = "a format is a regular expression as RE2 reads it: no back reference, no look-around, no count over 1,000"
"""The accepted syntax, as the end of a message."""

_LONGEST = 10_000
_MEMORY = 2 * 1024 * 1024
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)


class BadPattern(ValueError):
    """A text that is not a regular expression, or not one that RE2 accepts; the message says why."""


@lru_cache(maxsize=1_000)
def matcher(pattern: str) -> Matches:
    """Return the test of whole texts against a pattern. Raises: BadPattern."""
    if len(pattern) > _LONGEST:
        raise BadPattern(f"it has more than {_LONGEST:,} characters")
    known = _ESCAPED.sub(_escape, pattern)
    try:
        fullmatch = re2.compile(known, _options()).fullmatch
    except UnicodeEncodeError as fault:
        raise BadPattern("it has half of a surrogate pair") from fault
    except re2.error as fault:
        raise BadPattern(_reason(fault)) from fault
    quick = re2.Set.FullMatchSet(_options())  # three times as fast, but it may give up for want of memory
    quick.Add(known)
    quick.Compile()

    def matches(text: str) -> bool:
        encoded = text.encode("utf-8", "surrogatepass")
        return quick.Match(encoded) is not None or fullmatch(encoded) is not None

    return matches


def _escape(found: "re.Match[str]") -> str:
    r"""Return `\u00e9`, an escape that CSVW takes from ECMAScript, as RE2 writes it."""
    return rf"\x{{{found[1]}}}" if found[1] else found[0]


def _options() -> "re2.Options":
    options = re2.Options()
    options.log_errors, options.never_capture, options.max_mem = False, True, _MEMORY
    return options


def _reason(fault: Exception) -> str:
    message = fault.args[0]
    return message.decode(errors="replace") if isinstance(message, bytes) else str(message)
