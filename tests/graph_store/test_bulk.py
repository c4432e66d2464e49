from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from graph_store import bulk, digest
from graph_store.bulk import BulkLoad, Feed, load_quads
from graph_store.counts import counted

Quads = Callable[..., list[Quad]]
GRAPH = NamedNode("urn:x:g")


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BulkLoad:
    monkeypatch.setattr(bulk, "PIECE_QUADS", 7)
    return BulkLoad(tmp_path / "store")


def test_what_comes_in_piece_by_piece_is_counted_and_hashed(load: BulkLoad, quads: Quads) -> None:
    odd = quads(*(f"a p 'é{number}\"\\\t\n\x00'" for number in range(20)))
    load.add(GRAPH, [str(quad.triple) for quad in odd])
    load.add(DefaultGraph(), [str(quad.triple) for quad in odd[:5]])
    load.flush()

    assert {quad.triple for quad in load.store.quads_for_pattern(None, None, None, GRAPH)} == {
        quad.triple for quad in odd
    }
    assert load.counts == counted(load.store) == {"default": 5, "urn:x:g": 20}
    assert load.digest == digest.of_store(load.store)


def test_when_enough_waits_the_graph_with_most_goes_and_the_rest_together_at_the_end(
    load: BulkLoad, quads: Quads, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces: list[bytes] = []
    monkeypatch.setattr(Feed, "give", lambda _, piece: pieces.append(piece))
    texts = [str(quad.triple) for quad in quads(*(f"a p b{number}" for number in range(12)))]
    load.add(GRAPH, texts[:9])
    load.add(DefaultGraph(), texts[:9])
    assert not pieces

    load.add(GRAPH, texts[9:])
    load.flush()
    assert pieces[0].decode() == "".join(f"{text} {GRAPH} .\n" for text in texts)
    assert [piece.count(b"\n") for piece in pieces] == [12, 9]


def test_what_is_withdrawn_is_as_if_it_never_came(load: BulkLoad, quads: Quads) -> None:
    texts = [str(quad.triple) for quad in quads(*(f"a p b{number}" for number in range(20)))]
    load.add(GRAPH, texts)
    load.withdraw(GRAPH, texts[3:])
    load.flush()

    assert {str(quad.triple) for quad in load.store} == set(texts[:3])
    assert load.counts == {"urn:x:g": 3}
    assert load.digest == digest.of_store(load.store)


@pytest.mark.parametrize("line", ["_:b <urn:x:p> <urn:x:o>", "<urn:x:s> <urn:x:p> _:b"])
def test_a_blank_node_is_refused(load: BulkLoad, line: str) -> None:
    load.add(GRAPH, ['<urn:x:s> <urn:x:p> " _:b"'])
    load.flush()
    load.add(GRAPH, [line])

    with pytest.raises(ValueError, match="no blank node"):
        load.flush()


def test_a_load_that_is_discarded_leaves_nothing(load: BulkLoad, tmp_path: Path) -> None:
    load.add(GRAPH, ["<urn:x:s> <urn:x:p> <urn:x:o>"])
    load.discard()

    assert not (tmp_path / "store").exists()


def test_a_load_is_discarded_whatever_came_of_its_last_piece(
    load: BulkLoad, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    load.add(GRAPH, ["no triple"] * 7)
    load.discard()

    assert not (tmp_path / "store").exists()
    assert capfd.readouterr().err == ""


def test_what_the_engine_says_of_a_piece_is_raised_where_more_is_given() -> None:
    feed = Feed(Store(), GRAPH)
    feed.give(b"no triple")
    feed.stop()

    with pytest.raises(SyntaxError):
        feed.give(b"<urn:x:s> <urn:x:p> <urn:x:o> .")
    with pytest.raises(SyntaxError):
        feed.wait()


def test_of_a_large_load_two_pieces_are_taken_in_at_once_and_none_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = [f"<urn:x:s{number % 7}> <urn:x:p> <urn:x:o{number:02}> .\n".encode() for number in range(40)]
    monkeypatch.setattr(bulk, "_SMALL_BYTES", 10 * len(pieces[0]))
    store = Store(str(tmp_path / "store"))
    feed = Feed(store, GRAPH)
    for number, piece in enumerate(pieces):
        feed.give(piece)
        assert len(feed._under_way) == (1 if number < 10 else 2)
    feed.wait()

    assert {quad.object.value for quad in store} == {f"urn:x:o{number:02}" for number in range(40)}


def test_quads_are_loaded_in_pieces(load: BulkLoad, quads: Quads) -> None:
    some = quads(*(f"a p b{number}" for number in range(20)), graph="g")
    store = Store()
    load_quads(store, iter(some))

    assert set(store) == set(some)
