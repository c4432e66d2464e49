"""The queries in the guide for operators do what the guide says."""

import re
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

GUIDE = Path(__file__).parent.parent / "docs" / "operations.md"
EDITS = NamedNode("https://kennisgraaf.example/graph/edits")


def test_the_query_that_saves_edits_returns_them_and_nothing_else() -> None:
    found = re.findall(r"`(CONSTRUCT [^`]+)`", GUIDE.read_text(encoding="utf-8"))
    edit = Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal("1"), EDITS)
    store = Store()
    store.extend([edit, Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal("2"))])

    assert len(found) == 1
    assert list(store.query(found[0])) == [edit.triple]  # type: ignore[arg-type]
