"""Belgian numbers of places and of enterprises, read as text: `load:parse` `nis` and `kbo`."""

import re
from collections.abc import Callable, Set

from loaders.values.readings import Reading, Refused

_KBO = re.compile(r"(?:be)?\s*(\d{3,4})[. ]?(\d{3})[. ]?(\d{3})", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+")


def nis(known: Set[str]) -> Callable[[str], Reading]:
    """Return the function that reads NIS codes: five digits; Excel may have dropped a leading zero.

    A code that is not among the known ones is refused. Without known codes, every code of five digits is accepted.
    """
    listed = ", ".join(sorted(known)[:10]) + ("…" if len(known) > 10 else "")

    def read(text: str) -> Reading:
        if re.fullmatch(r"\d{5}", text) and (not known or text in known):
            return Reading(text)
        if re.fullmatch(r"\d{4}", text) and f"0{text}" in known:
            return Reading(f"0{text}", warning="lost-zero")
        raise Refused("scientific" if _SCIENTIFIC.fullmatch(text) else "unknown-nis", {"known": listed})

    return read


def kbo(text: str) -> Reading:
    """Read `0314.595.348`, `314595348` or `BE 0314.595.348`: ten digits with two check digits. Raises: Refused."""
    if _SCIENTIFIC.fullmatch(text):
        raise Refused("scientific")
    match = _KBO.fullmatch(text)
    digits = "".join(match.groups()).zfill(10) if match else ""
    if digits[:1] not in ("0", "1") or 97 - int(digits[:8]) % 97 != int(digits[8:]):
        raise Refused("bad-kbo")
    return Reading(digits)
