"""Every quad that a pattern matches is found, wherever the pieces of the dump end."""

import re

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph_store import mentions as module
from graph_store.mentions import mentions

P = NamedNode("urn:p")


@pytest.mark.parametrize("chunk", [1, 7, 64, 1 << 20])
def test_it_finds_a_pattern_in_any_term_and_only_there(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(module, "_CHUNK_BYTES", chunk)
    there = {
        Quad(NamedNode("urn:zoë"), P, Literal("1")),
        Quad(NamedNode("urn:a"), NamedNode("urn:zoë"), Literal("1"), NamedNode("urn:g")),
        Quad(NamedNode("urn:a"), P, Literal('a\n"ZOË"', language="nl"), NamedNode("urn:g")),
        Quad(NamedNode("urn:a"), P, NamedNode("urn:zoë/zoë")),
        Quad(NamedNode("urn:b"), P, Literal("1"), NamedNode("urn:zoë")),
    }
    others = [Quad(NamedNode(f"urn:{number}"), P, Literal(number)) for number in range(30)]
    store = Store()
    store.extend([*there, *others])
    assert set(mentions(store, re.compile("zoë|ZOË"), ["zoë"])) == there
    assert list(mentions(store, re.compile("(?!)"), [])) == []
