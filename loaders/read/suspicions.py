"""Find what looks wrong in any cell: Excel's errors, lost letters, control characters, formulas."""

import re
from collections.abc import Iterator, Mapping

from loaders.read.encoding import mended
from loaders.reports.report import Weight

LARGEST_CELL = 1_000_000
"""The most characters that a cell may have."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]")
"""A control character, except tabs and line ends."""

_EXCEL_ERROR = re.compile(
    r"#(VERW!|WAARDE!|DEEL/0!|NAAM\?|GETAL!|NUL!|OVERLOOP!|LEEG!|N/B|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|N/A|SPILL!"
    r"|VALEUR!|NOM\?|NOMBRE!|NUL!|#+)",
    re.IGNORECASE,
)

_TOTAL = re.compile(r"(((sub|eind)[- ]?|algemeen )?tota(al|len)|(sub|grand )?totals?):?", re.IGNORECASE)

Suspicion = tuple[str, Weight, Mapping[str, object]]


def suspicions(raw: str, text: str, *, is_text: bool, guessed: bool) -> Iterator[Suspicion]:
    """Yield the suspicions about a cell: `raw` as in the file, `text` tidied, `is_text` if any text is accepted."""
    if raw.isascii() and raw.isprintable() and len(raw) <= LARGEST_CELL and text[0] not in "#=+-@":
        return
    if len(raw) > LARGEST_CELL:
        yield "cell-too-large", Weight.QUARANTINED, {}
        return
    if text[0] == "#" and _EXCEL_ERROR.fullmatch(text):
        yield "excel-error", Weight.QUARANTINED, {}
        return
    repaired = None if raw.isascii() else mended(raw, guessed=guessed)
    if (control := CONTROL.search(raw)) and repaired is None:
        yield "control-char", Weight.QUARANTINED, {"hex": f"{ord(control.group()):04X}"}
    if repaired is not None:
        yield "mojibake", Weight.WARNED, {"suggestion": repaired.strip()}
    if "\ufffd" in text:
        yield "replacement-char", Weight.WARNED, {}
    if is_text and text[0] in "=+-@":
        yield "formula", Weight.WARNED, {}


def is_total(key: str) -> bool:
    """Return whether a key cell says that its row holds totals."""
    return bool(_TOTAL.fullmatch(key.strip()))
