from pathlib import Path

import pytest
from rdflib import URIRef

import graph_store
from graph_store.errors import NoVersion, UnknownVersion
from graph_store.versions import State
from tests.graph_store.conftest import Publish, Quads


def test_a_python_program_reads_the_newest_version_with_rdflib(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b") + quads("a p c", graph="g"))

    dataset = graph_store.open(state.root)

    assert list(dataset.default_graph.objects(URIRef("urn:x:a"), URIRef("urn:x:p"))) == [URIRef("urn:x:b")]
    assert list(dataset.graph(URIRef("urn:x:g")).objects()) == [URIRef("urn:x:c")]


def test_an_older_version_can_be_read_too(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))
    publish(state, quads("a p c"), remove=quads("a p b"))

    assert list(graph_store.open(state.root, 1).default_graph.objects()) == [URIRef("urn:x:b")]


def test_what_is_not_published_is_said(tmp_path: Path, state: State, quads: Quads, publish: Publish) -> None:
    with pytest.raises(NoVersion):
        graph_store.open(tmp_path / "none")
    publish(state, quads("a p b"))
    with pytest.raises(UnknownVersion):
        graph_store.open(state.root, 7)
