import io
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from graph_store.errors import NotAcceptable
from graph_store.xml_output import XmlOut, in_xml

ENDS_OF_LINES = "a\r\nb\rc\nd\te"


def as_rdf_xml(text: str) -> bytes:
    written = io.BytesIO()
    node = NamedNode("urn:x:a")
    serialize([Triple(node, node, Literal(text))], XmlOut(written), RdfFormat.RDF_XML)  # type: ignore[arg-type]
    return written.getvalue()


def test_what_a_reader_takes_for_ends_of_lines_comes_back_as_it_was() -> None:
    (value,) = ElementTree.fromstring(as_rdf_xml(ENDS_OF_LINES)).iterfind(".//{urn:x:}a")  # noqa: S314
    assert value.text == ENDS_OF_LINES


@pytest.mark.parametrize("text", ["\x00", "a\x07b", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_carry_is_refused(text: str) -> None:
    with pytest.raises(NotAcceptable, match="cannot carry"):
        as_rdf_xml(text)


@pytest.mark.parametrize("text", ["", "é😀 &amp; <b>", "\ufffd\u0085\u2028", "a\tb\n"])
def test_other_text_stays_as_it_is_written(text: str) -> None:
    assert in_xml(text.encode()) == text.encode()


def test_the_engine_writes_whole_characters() -> None:
    """A character cut in two would not be recognised."""
    pieces: list[bytes] = []

    class Pieces:
        def write(self, data: bytes) -> int:
            pieces.append(bytes(data))
            return len(data)

    node = NamedNode("urn:x:a")
    serialize((Triple(node, node, Literal("€" * n)) for n in range(300)), XmlOut(Pieces()), RdfFormat.RDF_XML)  # type: ignore[arg-type]
    assert len(pieces) > 3
    assert all(piece.decode() for piece in pieces)
