"""What looks wrong in a cell whatever its column: Excel's errors, lost letters, control characters, formulas."""

import re
from collections.abc import Iterator, Mapping

from loaders.reading.encoding import mended
from loaders.report import Weight

LARGEST_CELL = 1_000_000
"""How many characters a cell may have."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]")
"""A control character but for tabs and line ends."""

_EXCEL_ERROR = re.compile(
    r"#(VERW!|WAARDE!|DEEL/0!|NAAM\?|GETAL!|NUL!|OVERLOOP!|LEEG!|N/B|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|N/A|SPILL!"
    r"|VALEUR!|NOM\?|NOMBRE!|NUL!|#+)",
    re.IGNORECASE,
)

_TOTAL = re.compile(r"(((sub|eind)[- ]?|algemeen )?tota(al|len)|(sub|grand )?totals?):?", re.IGNORECASE)

Suspicion = tuple[str, Weight, Mapping[str, object]]


def suspicions(raw: str, text: str, *, is_text: bool, guessed: bool) -> Iterator[Suspicion]:
    """What there is to say of a cell: `raw` as the file has it, `text` tidied; `is_text` when any text will do."""
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
    """Whether the cell of a key says that its row holds totals."""
    return bool(_TOTAL.fullmatch(key.strip()))
