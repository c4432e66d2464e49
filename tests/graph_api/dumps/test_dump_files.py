"""The store of built dumps."""

import asyncio
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from graph_api.dumps.dump_files import FOLDER, DumpFiles, sha256
from graph_api.dumps.dump_names import WHOLE, Dump
from graph_store.errors import NotAcceptable, StateFault
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from ontology.namespaces import RDFS_LABEL, thing

pytestmark = pytest.mark.slow

DUMP = Dump(WHOLE, "ttl")


@pytest.fixture
def state(tmp_path: Path) -> State:
    """Publish three versions, and keep all of them."""
    found = State(tmp_path / "state")
    with found.writer("test", 1) as writer:
        for name in ("a", "b", "c"):
            writer.publish([], [Quad(thing(f"mun:{name}"), RDFS_LABEL, Literal(name))], sources={})
    return found


def test_a_dump_is_built_once(state: State) -> None:
    async def twice() -> tuple[Path, Path]:
        files = DumpFiles()
        one, other = await asyncio.gather(files.file(state.newest(), DUMP), files.file(state.newest(), DUMP))
        return one, other

    one, other = asyncio.run(twice())
    assert one == other
    assert DumpFiles().built(state.newest(), DUMP) == (one.stat().st_size, sha256(one))


def test_what_was_not_asked_is_not_built(state: State) -> None:
    assert DumpFiles().built(state.newest(), Dump(WHOLE, "nq")) is None


def test_dumps_of_other_versions_than_the_newest_and_the_one_asked_are_deleted(state: State) -> None:
    async def each() -> None:
        for version in (3, 1, 2):
            await DumpFiles().file(state.open(version), DUMP)

    asyncio.run(each())
    kept = [version for version in state.versions() if (state.open(version).folder / FOLDER / DUMP.file).exists()]
    assert kept == [2, 3]


def test_a_version_verifies_with_dumps_beside_it(state: State) -> None:
    file = asyncio.run(DumpFiles().file(state.newest(), DUMP))
    state.verify(3)
    assert state.open(3).folder in file.parents


def test_a_dump_that_cannot_be_built_is_a_fault(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_api.dumps.dump_files.sys.executable", "/bin/false")
    with pytest.raises(StateFault, match=r"kennisgraaf\.ttl"):
        asyncio.run(DumpFiles().file(state.newest(), DUMP))


def test_a_format_that_cannot_carry_a_value_is_refused_and_the_others_are_built(state: State) -> None:
    with state.writer("test", 1) as writer:
        writer.publish([], [Quad(thing("mun:a"), RDFS_LABEL, Literal("a\x01"))], sources={})
    newest, rdf = state.newest(), Dump(WHOLE, "rdf")
    asyncio.run(DumpFiles().fill(newest, [rdf, DUMP]))
    assert [DumpFiles().built(newest, each) is not None for each in (rdf, DUMP)] == [False, True]
    with pytest.raises(NotAcceptable, match=r"kennisgraaf\.rdf"):
        asyncio.run(DumpFiles().file(newest, rdf))
    assert not list((newest.folder / FOLDER).glob("*.tmp"))


def test_a_folder_that_cannot_be_written_gets_its_dumps_elsewhere(
    state: State, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_store.durable_files.os.access", lambda *_: False)
    file = asyncio.run(DumpFiles().file(state.newest(), DUMP))
    assert state.root not in file.parents


def test_what_the_catalogue_names_is_built_at_once(state: State) -> None:
    dumps = [DUMP, Dump(WHOLE, "nq")]
    files = DumpFiles()
    asyncio.run(files.fill(state.newest(), dumps))
    assert all(files.built(state.newest(), dump) for dump in dumps)


def test_a_background_that_fails_is_a_fault(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_api.dumps.dump_files.sys.executable", "/bin/false")
    with pytest.raises(StateFault, match=r"kennisgraaf\.ttl"):
        asyncio.run(DumpFiles().fill(state.newest(), [DUMP]))
