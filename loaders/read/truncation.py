"""Files that an interrupted export or transfer cut off: they are refused unless the document may be truncated.

A file with the number of rows that the metadata states may have a last line without a line end.
"""

import re

from loaders.read.content import Decoded, end_of, pieces
from loaders.read.document import Document
from loaders.reports.report import Weight

_LINE_END = re.compile(rb"[\r\n]\s*\Z")


def tell_cut_line(text: Decoded, document: Document) -> None:
    """Tell if the last line has no line end though the lines before it have one."""
    if (line := _cut_line(text)) is not None:
        _tell(document, line, "de laatste regel heeft geen regeleinde", "the last line has no line end")


def tell_missing_rows(document: Document, rows: int, stated: int | None) -> None:
    """Tell if there are fewer rows than the metadata states."""
    if stated is not None and rows < stated and not document.refused:
        _tell(document, None, f"het heeft {rows} van de {stated} rijen", f"it has {rows} of the {stated} rows")


def _tell(document: Document, line: int | None, why_nl: str, why_en: str) -> None:
    weight = Weight.WARNED if document.may_be_truncated else Weight.REFUSED
    document.say("truncated", weight, line, why_nl=why_nl, why_en=why_en)


def _cut_line(text: Decoded) -> int | None:
    """Return the number of the last line if it alone has no line end, else None; a whole file is not read for it."""
    if _LINE_END.search(end_of(text.content)):
        return None
    lines, last, before = 0, b"", b""
    for piece in pieces(text.content):
        whole = before + piece
        before = b"\r" if whole.endswith(b"\r") else b""
        ends = whole[: len(whole) - len(before)].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        lines += ends.count(b"\n")
        last = ends.rpartition(b"\n")[2] if b"\n" in ends else last + ends
    return lines + 1 if lines and not before and last.strip() else None
