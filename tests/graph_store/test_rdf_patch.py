from collections.abc import Callable

import pytest
from pyoxigraph import Quad

from graph_store import as_patch
from graph_store.changes import Change
from graph_store.rdf_patch import read_patch

Quads = Callable[..., list[Quad]]


def test_a_difference_is_one_transaction_of_an_rdf_patch(quads: Quads) -> None:
    text = as_patch(
        quads("a p b"), quads("a p 'één\nregel'", graph="g"), this="urn:x:versions/2", previous="urn:x:versions/1"
    )

    assert text.splitlines() == [
        "H id <urn:x:versions/2> .",
        "H prev <urn:x:versions/1> .",
        "TX .",
        "D <urn:x:a> <urn:x:p> <urn:x:b> .",
        'A <urn:x:a> <urn:x:p> "één\\nregel" <urn:x:g> .',
        "TC .",
    ]


def test_a_first_version_has_no_previous_one(quads: Quads) -> None:
    assert "H prev" not in as_patch([], quads("a p b"), this="urn:x:versions/1")


def test_a_patch_is_read_as_it_was_written(quads: Quads) -> None:
    removed, added = quads("a p b", "a p 'x\u2028y\x85z\x0b\r\n'"), quads("a p 'één'", graph="g")
    text = as_patch(removed, added, this="urn:x:versions/2", previous="urn:x:versions/1")
    assert read_patch(text) == Change(set(removed), set(added))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TX .\n",
        "TX .\nA <urn:a> <urn:b> <urn:c> .\n",
        "TX .\nA <urn:a> <urn:b>\nTC .\n",
        "TX .\nPA x <urn:x> .\nTC .\n",
        "TX .\nTC .\nTX .\nTC .\n",
        "<html>200 OK</html>",
    ],
)
def test_a_cut_or_other_text_is_no_patch(text: str) -> None:
    with pytest.raises(ValueError, match=r"RDF Patch|error"):
        read_patch(text)
