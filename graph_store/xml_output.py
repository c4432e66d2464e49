"""Corrections to the XML that the engine writes.

An XML parser reads a carriage return as the end of a line unless it is written as a character reference, and XML
cannot contain most control characters at all.
Sources: https://www.w3.org/TR/xml/#charsets · https://www.w3.org/TR/xml/#sec-line-ends
"""

from typing import Protocol

from graph_store.errors import NotAcceptable

_NEVER = bytes(each for each in range(0x20) if each not in b"\t\n\r")
_NO_CHARACTERS = tuple(each.encode() for each in ("\ufffe", "\uffff"))


class Writable(Protocol):
    """An object that accepts bytes."""

    def write(self, data: bytes, /) -> int:
        """Write the next bytes."""
        ...


def in_xml(written: bytes) -> bytes:
    """Escape the carriage returns of XML text, given as whole characters, so that a parser reads the same value.

    Raises: NotAcceptable (406) when a value has a character that XML cannot carry.
    """
    if len(written.translate(None, _NEVER)) < len(written) or any(each in written for each in _NO_CHARACTERS):
        raise NotAcceptable("A value has a character that XML cannot carry; ask for another format, such as JSON.")
    return written.replace(b"\r", b"&#xD;")


class XmlOut:
    """A file that corrects the XML written by the engine and passes it on; each write has whole characters."""

    def __init__(self, out: Writable) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        """Write the next bytes. Raises: NotAcceptable (406)."""
        self._out.write(in_xml(bytes(data)))
        return len(data)

    def flush(self) -> None:
        """Do nothing: the file behind this one decides when to flush."""
