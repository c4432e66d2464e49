"""Decode the bytes of a file: by BOM, else strict UTF-8, else as the metadata declares, else Windows-1252.

The last two are decided line by line, because files are pasted together: a line that is UTF-8 is read as UTF-8.
"""

import codecs
import re
import zipfile
from collections.abc import Callable

from loaders.read.content import Content, Decoded, in_utf_8, opened, pieces, start_of
from loaders.reports.report import Weight

UNREADABLE = "\uffff"
"""The character for a byte that Windows-1252 leaves undefined."""

_LINES_TOLD = 100
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKS_LIKE = (
    (b"\xd0\xcf\x11\xe0", "is-xlsx", ""),
    (b"\x1f\x8b", "archive", ""),
    (b"bzh", "archive", ""),
    (b"7z\xbc\xaf\x27\x1c", "archive", ""),
    (b"rar!", "archive", ""),
    (b"\xfd7zxz", "archive", ""),
    (b"<!doctype", "not-csv", "HTML"),
    (b"<html", "not-csv", "HTML"),
    (b"<?xml", "not-csv", "XML"),
    (b"%pdf", "not-csv", "PDF"),
    (b"{\\rtf", "not-csv", "RTF"),
    (b"\x89png", "not-csv", "PNG"),
    (b"\xff\xd8\xff", "not-csv", "JPEG"),
    (b"sqlite format 3\x00", "not-csv", "SQLite"),
    (b"{", "not-csv", "JSON"),
    (b"[{", "not-csv", "JSON"),
)
_WINDOWS = "".join(bytes([byte]).decode("cp1252", "replace") for byte in range(256)).replace("\ufffd", UNREADABLE)
_NO_TEXT = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x1a\x1b"})
_LOOKED_AT, _FEW_CONTROLS = 4096, 20
_SPREADSHEET = ("[Content_Types].xml", "xl/workbook.xml", "mimetype")


def other_format(content: Content) -> tuple[str, str] | None:
    """Return the issue code and the name of the format of a file that is not CSV; None if it may be CSV."""
    head = start_of(content)
    if head.startswith(b"PK\x03\x04"):
        return ("is-xlsx" if _is_spreadsheet(content) else "archive"), ""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    found = next(((code, kind) for magic, code, kind in _LOOKS_LIKE if start.startswith(magic)), None)
    return found or (("binary", "") if _is_binary(start_of(content, _LOOKED_AT)) else None)


def _is_binary(start: bytes) -> bool:
    """Return whether the first bytes have many control characters, more than one in fifty, in any 8-bit encoding."""
    if any(start.startswith(mark) for mark, name in _MARKS if name != "utf-8") or _is_bare_utf_16(start):
        return False
    return len(start) - len(start.translate(None, _NO_TEXT)) > max(_FEW_CONTROLS, len(start) // 50)


def _is_spreadsheet(content: Content) -> bool:
    """Return whether a zip holds a workbook; one that cannot be opened counts as a damaged workbook."""
    try:
        with opened(content) as stream, zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return True
    return any(name in names for name in _SPREADSHEET)


def decode(content: Content, declared: str | None, say: Callable[..., None]) -> Decoded:
    """Decode a file. Guesses are reported with their line."""
    head = start_of(content)
    mark, encoding = next(((mark, name) for mark, name in _MARKS if head.startswith(mark)), (b"", "utf-8"))
    if encoding != "utf-8":
        return in_utf_8(_whole(content).decode(encoding, "replace"))
    if not mark and len(head) > 2 and _is_bare_utf_16(head):
        say("enc-guess", Weight.WARNED, 1)
        return in_utf_8(_whole(content).decode("utf-16-be" if head[0] == 0 else "utf-16-le", "replace"))
    if _is_utf_8(content):
        return Decoded(content, len(mark))
    if mark:
        return in_utf_8(_whole(content).removeprefix(mark).decode("utf-8", "replace"))
    return _decode_old(_whole(content), declared, say)


def _whole(content: Content) -> bytes:
    return b"".join(pieces(content))


def _is_utf_8(content: Content) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in pieces(content):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_bare_utf_16(content: bytes) -> bool:
    """Return whether every second byte of the beginning is 0, and the others are not."""
    start = content[:40]
    odd, even = start[1::2], start[::2]
    return (odd.count(0) > 0.8 * len(odd)) != (even.count(0) > 0.8 * len(even))


def _decode_old(content: bytes, declared: str | None, say: Callable[..., None]) -> Decoded:
    if declared and codecs.lookup(declared).name not in ("utf-8", "cp1252", "ascii"):
        say("enc-declared", Weight.WARNED, 1, encoding=declared)
        return in_utf_8(content.decode(declared, "replace"))
    lines = content.splitlines(keepends=True)
    decoded = [_decode_line(line) for line in lines]
    if any(encoding == "utf-8" for _, encoding in decoded):
        _note_mixed([number for number, (_, encoding) in enumerate(decoded, 1) if encoding == "cp1252"], say)
    return in_utf_8("".join(text for text, _ in decoded), guessed=True)


def _note_mixed(lines: list[int], say: Callable[..., None]) -> None:
    for line in lines[:_LINES_TOLD]:
        say("enc-mixed", Weight.WARNED, line, count=len(lines))


def _decode_line(line: bytes) -> tuple[str, str]:
    if line.isascii():
        return line.decode("ascii"), "ascii"
    try:
        return line.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, _ = codecs.charmap_decode(line, "strict", _WINDOWS)
        return text, "unreadable" if UNREADABLE in text else "cp1252"


_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_MAC = re.compile(r"[a-z][ŽŸ‘](?:[a-z]|\b)|oš[lpr]")
_DOS = re.compile(r"[A-Za-z](?:[‚‰‹‡ˆ„Ž](?![A-Za-z ]*’)|[”…Š•][a-z])")


looks_doubled = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
).search
"""Finds two letters in a row that are one letter in UTF-8."""


def mended(text: str, *, guessed: bool = False) -> str | None:
    """Return the text with wrongly decoded letters repaired; None if nothing looks wrong.

    `CoÃ¶rdinatie` is UTF-8 read as Windows-1252. In a file whose encoding was guessed, `Cošrdinatie` is text of an old
    Macintosh and `Co”rdinatie` of DOS.
    """
    repaired = _FOREIGN.sub(lambda run: _once_less(run.group()), text) if looks_doubled(text) else text
    if repaired != text:
        return repaired
    if guessed and _MAC.search(text):
        return text.encode("cp1252", "replace").decode("mac_roman")
    if guessed and _DOS.search(text):
        return text.encode("cp1252", "replace").decode("cp850")
    return None


def _once_less(run: str) -> str:
    """Decode a run of foreign letters once more as UTF-8; return it unchanged if that fails."""
    try:
        return b"".join(_windows_byte(letter) for letter in run).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return run


def _windows_byte(letter: str) -> bytes:
    return letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else "cp1252")
