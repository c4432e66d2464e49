"""A copy replaces a version: it has the same number and other content, the old files go, and readers go on."""

import threading
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph_store import State, versions
from graph_store.errors import WriterBusy
from graph_store.manifest import REDACTED, mark_of
from graph_store.redaction import redacting
from graph_store.snapshot import Snapshot

P, SECRET = NamedNode("urn:p"), Literal("a secret")


def quad(number: int, value: Literal | None = None) -> Quad:
    return Quad(NamedNode(f"urn:{number}"), P, value or Literal(f"value {number}"))


@pytest.fixture
def state(tmp_path: Path) -> State:
    """Three versions, of which the first two hold a secret."""
    found = State(tmp_path / "var")
    with found.writer("a test", 1) as writer:
        writer.publish([], [quad(0, SECRET), *map(quad, range(1, 50))], sources={"a.csv": "1"}, note={"about": "first"})
        writer.publish([], [quad(50)], sources={})
        writer.publish([quad(0, SECRET)], [], sources={})
    return found


def redact(state: State, *, readers_s: float = 0) -> None:
    with redacting(state, "a test", 1) as redaction:
        for version in (1, 2, 3):
            gone = set(redaction.copies.newest().disk) if redaction.copies.current() else set()
            kept = {each for each in State(state.root).open(version).disk if each.object != SECRET}
            if kept != gone:
                with redaction.copies.writer("a test", 1) as writer:
                    writer.publish(gone - kept, kept - gone, sources={})
            redaction.replace(version, {"kept": version}, is_redacted=version < 3)
        redaction.publish([], readers_s)


def test_no_file_has_what_was_left_out_and_each_version_is_whole(state: State) -> None:
    before = {each.version: each for each in state.manifests()}
    redact(state)
    assert [path for path in state.root.rglob("*") if path.is_file() and b"a secret" in path.read_bytes()] == []
    assert sorted(path.name for path in (state.root / "versions").iterdir()) == ["000001r1", "000002r1", "000003r1"]
    after = State(state.root)
    assert (after.current(), after.versions()) == (3, [1, 2, 3])
    for version, manifest in before.items():
        after.verify(version)
        now = after.open(version).manifest
        assert (now.version, now.created, now.sources) == (version, manifest.created, manifest.sources)
        assert (now.digest == manifest.digest) is (version == 3)
        assert now.note["kept"] == version
    assert len(after.open(1).disk) == 49


def test_a_version_that_lost_something_is_marked_with_the_time_and_the_number(state: State) -> None:
    redact(state)
    manifests = State(state.root).manifests()
    assert [list(each.note.get(REDACTED, ())) for each in manifests] == [
        [{"at": manifests[0].note[REDACTED][0]["at"], "quads": 1}],
        [{"at": manifests[1].note[REDACTED][0]["at"], "quads": 1}],
        [],
    ]
    assert [mark_of(each) for each in manifests] == [
        f"1.{manifests[0].digest[:12]}",
        f"2.{manifests[1].digest[:12]}",
        "3",
    ]


def test_an_open_version_stays_readable_and_the_next_look_finds_the_new_one(state: State) -> None:
    old, newest = state.open(1), state.newest()
    redact(state)
    assert len(old.disk) == 50
    assert state.open(1) is not old
    assert state.newest() is not newest
    assert len(state.open(1).disk) == 49


@pytest.mark.parametrize("version", [1, 3])
def test_a_version_that_is_replaced_while_it_is_opened_is_read_from_its_copy(
    state: State, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    replacing = iter([True])

    def late(folder: Path, number: int, *, counted: bool = False, store: None = None) -> Snapshot:
        if next(replacing, False):
            redact(State(state.root))
        return Snapshot(folder, number, counted=counted, store=store)

    monkeypatch.setattr(versions, "Snapshot", late)
    found = State(state.root).open(version)
    assert found.folder.name == f"{version:06}r1"
    assert SECRET not in {quad.object for quad in found.disk}


def test_it_waits_for_readers_to_let_go(state: State) -> None:
    reader = State(state.root).open(1)
    waiting = threading.Thread(target=redact, args=(state,), kwargs={"readers_s": 30})
    waiting.start()
    waiting.join(1)
    assert waiting.is_alive()
    assert (state.root / "versions" / "000001").exists()
    del reader
    waiting.join(20)
    assert not waiting.is_alive()
    assert not (state.root / "versions" / "000001").exists()


def test_versions_share_tables_and_keep_their_changes(state: State) -> None:
    redact(state)
    tables = [{file.stat().st_ino for file in state.folder(each).glob("store/*.sst")} for each in (2, 3)]
    assert tables[0] & tables[1]
    assert list(state.difference(1, 2).added()) == [quad(50)]
    assert state.step(2) is not None


def test_what_was_left_by_a_killed_process_is_deleted_by_the_next_writer(state: State) -> None:
    (state.root / "erasing" / "versions").mkdir(parents=True)
    for name in ("000002r1", "000003r1.tmp"):
        (state.root / "versions" / name).mkdir()
    (state.root / "versions" / "000002r1").rmdir()
    with state.writer("the next", 1) as writer:
        assert writer.version == 3
    assert sorted(path.name for path in (state.root / "versions").iterdir()) == ["000001", "000002", "000003"]
    assert not (state.root / "erasing").exists()


def test_nobody_else_writes_meanwhile(state: State) -> None:
    with redacting(state, "a test", 1), pytest.raises(WriterBusy), state.writer("another", 0):
        pass


def test_a_version_is_published_on_top_of_a_copy(state: State) -> None:
    redact(state)
    with state.writer("a test", 1) as writer:
        writer.publish([], [quad(60)], sources={})
    redact_again = State(state.root)
    assert redact_again.versions() == [1, 2, 3, 4]
    assert [str(each) for each in redact_again.difference(3, 4).added()] == [str(quad(60))]
    with redacting(state, "a test", 1) as redaction:
        with redaction.copies.writer("a test", 1) as writer:
            writer.publish([], list(redact_again.open(1).disk), sources={})
        redaction.replace(1, {}, is_redacted=False)
        redaction.publish([], 0)
    assert (state.root / "versions" / "000001r2").is_dir()
    State(state.root).verify(1)
