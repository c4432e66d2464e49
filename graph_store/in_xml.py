"""What the engine writes as XML, as XML has to have it.

A reader of XML takes a carriage return for the end of a line unless it is written as a reference, and most control
characters cannot be written at all.
Sources: https://www.w3.org/TR/xml/#charsets · https://www.w3.org/TR/xml/#sec-line-ends
"""

from typing import Protocol

from graph_store.errors import NotAcceptable

_NEVER = bytes(each for each in range(0x20) if each not in b"\t\n\r")
_NO_CHARACTERS = tuple(each.encode() for each in ("\ufffe", "\uffff"))


class Writable(Protocol):
    """What takes bytes."""

    def write(self, data: bytes, /) -> int:
        """Take the next bytes."""
        ...


def in_xml(written: bytes) -> bytes:
    """The same text, which is whole characters, with nothing in it that a reader would change.

    Raises: NotAcceptable (406) when a value has a character that XML cannot carry.
    """
    if len(written.translate(None, _NEVER)) < len(written) or any(each in written for each in _NO_CHARACTERS):
        raise NotAcceptable("A value has a character that XML cannot carry; ask for a format that is not XML.")
    return written.replace(b"\r", b"&#xD;")


class XmlOut:
    """Hands on what the engine writes as XML; it writes whole characters."""

    def __init__(self, out: Writable) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        """Take the next bytes. Raises: NotAcceptable (406)."""
        self._out.write(in_xml(bytes(data)))
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is behind it decides."""
