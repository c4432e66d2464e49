from collections.abc import Callable

from pyoxigraph import Quad

from graph_store import as_patch

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
