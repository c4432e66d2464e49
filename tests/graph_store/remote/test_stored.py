"""The quads of a version in a store are read in few requests, here from a server that answers from the engine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, RdfFormat, Store

from graph_store.changes import Change
from graph_store.errors import Gone, StoreFailed, StoreUnreachable
from graph_store.remote import stored
from graph_store.remote.changed import ChangedVersion
from graph_store.remote.client import Answer, StoreAddress, StoreClient
from graph_store.remote.graph_names import GraphNames, Letter
from graph_store.remote.record import Held, Record, RecordFile
from graph_store.remote.stored import StoredVersion
from graph_store.versions import State

ADDRESS = StoreAddress("http://a/q", "http://a/u", copies=False)
BASE = "https://kennisgraaf.example/"
G = NamedNode(f"{BASE}graph/edits")


def quad(number: int, value: str = "x", graph: NamedNode | DefaultGraph = DefaultGraph()) -> Quad:  # noqa: B008
    return Quad(NamedNode(f"urn:s{number}"), NamedNode(f"urn:p{number % 3}"), Literal(value), graph)


QUADS = [*(quad(n) for n in range(30)), *(quad(n, "y", G) for n in range(5))]


class Server:
    """A server that holds both sets, counts the queries, and cuts its answers to `most` rows if that is not 0."""

    def __init__(self) -> None:
        self.store, self.asked, self.most = Store(), list[str](), 0
        self.fault: Exception | None = None

    def hold(self, letter: Letter, quads: list[Quad]) -> None:
        names = GraphNames(BASE, letter)
        for each in quads:
            graph = each.graph_name
            assert isinstance(graph, NamedNode | DefaultGraph)
            self.store.add(Quad(each.subject, each.predicate, each.object, names.of(graph)))

    def query(self, text: str, *_: object, **__: object) -> Answer:
        self.asked.append(text)
        if self.fault is not None:
            raise self.fault
        rows = cast(QuerySolutions, self.store.query(text))
        return Answer({"server": "Oxigraph"}, rows.serialize(format=QueryResultsFormat.JSON) or b"")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    found = Server()
    monkeypatch.setattr(StoreClient, "query", lambda _, *args, **kwargs: found.query(*args, **kwargs))
    return found


@pytest.fixture
def version(server: Server, tmp_path: Path) -> StoredVersion:
    state = State(tmp_path / "state")
    with state.writer("a test", 5) as writer:
        manifest = writer.publish([], QUADS, sources={})
    server.hold("a", QUADS)
    server.hold("b", [quad(99)])
    held = Held(manifest.version, manifest.digest)
    RecordFile(state.root).write(Record(ADDRESS.query, "x", "a", held, Held(0, "d"), "Oxigraph", 0))
    return StoredVersion(ADDRESS, state.root, manifest)


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fetch no graph as a whole, and two rows at first."""
    monkeypatch.setattr(stored, "WHOLE_QUADS", 0)
    monkeypatch.setattr(stored, "FIRST_ROWS", 2)


def test_a_small_graph_is_asked_for_once(version: StoredVersion, server: Server) -> None:
    assert set(version.quads_for_pattern(None, NamedNode("urn:p1"), None, G)) == {quad(1, "y", G), quad(4, "y", G)}
    assert list(version.quads_for_pattern(NamedNode("urn:s2"), None, None, G)) == [quad(2, "y", G)]
    assert quad(3, "y", G) in version
    assert quad(3, "z", G) not in version
    assert len(server.asked) == 1


@pytest.mark.usefixtures("in_parts")
def test_things_are_asked_for_together_and_kept(version: StoredVersion, server: Server) -> None:
    about = version.about(NamedNode(f"urn:s{n}") for n in (1, 2, 1, 77))
    assert {each.value: set(found) for each, found in about.items()} == {
        "urn:s1": {quad(1), quad(1, "y", G)}, "urn:s2": {quad(2), quad(2, "y", G)}, "urn:s77": set(),
    }  # fmt: skip
    asked = len(server.asked)
    assert version.held([quad(1), quad(2, "z"), quad(77)]) == {quad(1)}
    assert list(version.quads_for_pattern(NamedNode("urn:s1"), None, None)) == list(about[NamedNode("urn:s1")])
    assert len(server.asked) == asked


@pytest.mark.usefixtures("in_parts")
def test_long_answers_come_in_growing_pages(version: StoredVersion, server: Server) -> None:
    assert set(version.quads_for_pattern(None, None, None, DefaultGraph())) == set(QUADS[:30])
    assert [text.partition("LIMIT")[2] for text in server.asked] == [" 2 OFFSET 0", " 20 OFFSET 2", " 200 OFFSET 22"]


@pytest.mark.usefixtures("in_parts")
def test_columns_that_are_read_ahead_cost_one_request(version: StoredVersion, server: Server) -> None:
    names = [NamedNode(f"urn:p{n}") for n in range(3)]
    version.read_ahead(names, DefaultGraph())
    version.read_ahead(names[:2], DefaultGraph())
    found = [list(version.quads_for_pattern(None, name, None, DefaultGraph())) for name in names]
    assert [len(each) for each in found] == [10, 10, 10]
    assert len(server.asked) == 1
    assert list(version.quads_for_pattern(None, names[0], None, DefaultGraph()))
    assert len(server.asked) > 1  # they were let go


@pytest.mark.usefixtures("in_parts")
def test_a_literal_is_compared_here(version: StoredVersion, server: Server) -> None:
    server.hold("a", [Quad(NamedNode("urn:n"), NamedNode("urn:v"), Literal(""), G)])
    assert [each.subject for each in version.quads_for_pattern(None, None, Literal(""), G)] == [NamedNode("urn:n")]
    assert len(list(version.quads_for_pattern(None, None, Literal("y")))) == 5


def test_a_graph_with_another_number_of_triples_is_not_read(version: StoredVersion, server: Server) -> None:
    server.store.clear()
    with pytest.raises(StoreFailed):
        list(version.quads_for_pattern(None, None, None, G))


def test_a_reader_does_not_see_the_address(version: StoredVersion, server: Server) -> None:
    server.fault = StoreUnreachable("{url} cannot be reached", url=ADDRESS.query)
    with pytest.raises(StoreUnreachable) as raised:
        list(version)
    assert "http" not in raised.value.detail


def test_a_version_that_was_replaced_is_gone(version: StoredVersion, tmp_path: Path) -> None:
    records = RecordFile(tmp_path / "state")
    record = records.read()
    assert record is not None
    records.write(record.holding("a", Held(3, "e")))
    with pytest.raises(Gone):
        list(version)


def test_a_set_that_is_being_changed_is_not_read(version: StoredVersion, tmp_path: Path) -> None:
    records, seen = RecordFile(tmp_path / "state"), list[str]()

    @contextmanager
    def changing() -> Iterator[None]:
        with records.changing("a", 5):
            yield

    def read() -> None:
        try:
            list(version)
        except Gone:
            seen.append("gone")

    with changing():
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    assert seen == ["gone"]
    assert set(version) == set(QUADS)


def test_it_is_written_counted_and_named_as_a_store_is(version: StoredVersion, server: Server) -> None:
    engine = Store()
    engine.extend(QUADS)
    written, wanted = (each.dump(format=RdfFormat.N_QUADS) or b"" for each in (version, engine))
    assert sorted(written.splitlines()) == sorted(wanted.splitlines())
    assert version.counts() == {"default": 30, G.value: 5}
    assert (len(version), list(version.named_graphs()), version.contains_named_graph(G)) == (35, [G], True)
    assert not version.contains_named_graph(NamedNode("urn:other"))


def test_a_change_that_is_not_there_yet_is_read_with_it(version: StoredVersion) -> None:
    change = Change({quad(1), quad(1, "y", G)}, {quad(50), quad(1, "z")})
    changed = ChangedVersion(version, change)
    wanted = {*QUADS, *change.added} - change.removed
    assert {quad for g in (DefaultGraph(), G) for quad in changed.quads_for_pattern(None, None, None, g)} == wanted
    assert changed.held([*QUADS, *change.added, quad(60)]) == wanted
    assert set(changed.quads_for_pattern(NamedNode("urn:s1"), None, None)) == {quad(1, "z")}
    assert changed.held([quad(50), quad(1), quad(2)]) == {quad(50), quad(2)}
