from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import Quad

from graph_store import Manifest, State
from graph_store.errors import Damaged
from graph_store.manifest import write_manifest
from graph_store.verification import verify

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]


def test_a_whole_version_passes(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))
    verify(state.folder(1), 1)


def test_another_digest_than_that_of_the_quads_is_found(state: State, quads: Quads, publish: Publish) -> None:
    manifest = publish(state, quads("a p b"))
    write_manifest(state.folder(1), replace(manifest, digest="0" * 64))
    with pytest.raises(Damaged, match="does not match"):
        verify(state.folder(1), 1)
