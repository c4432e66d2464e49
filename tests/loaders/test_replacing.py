"""A file of an inventory is replaced together with its version, whatever happens in between."""

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store import State
from graph_store.errors import NotFound, RejectedFile
from loaders import Replacement, SyncOptions, sync
from loaders.replacing import replaceable
from tests.loaders.forked import BASE, EXAMPLE, OPTIONS, Forking, forking
from tests.loaders.workbooks import workbook

KILLS = 10
ROW = "licence:own,Own\n"


@pytest.fixture(scope="module")
def program() -> Iterator[Forking]:
    with forking() as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the inventories, with new content for one of them beside it."""
    made = Path(shutil.copytree(EXAMPLE / "data", tmp_path / "data"))
    (made / "licences.new").write_bytes((made / "licences.csv").read_bytes() + ROW.encode())
    return made


def test_an_inventory_is_found_by_its_name_or_its_file_and_the_nearest_is_suggested(folder: Path) -> None:
    assert replaceable("licences", [folder], BASE).file == folder / "licences.csv"
    assert replaceable("libraries.csv", [folder], BASE).table.stem == "libraries"
    with pytest.raises(NotFound, match=r"Did you mean licences\?"):
        replaceable("licence", [folder], BASE)
    with pytest.raises(NotFound, match="no inventory 'licences'"):
        replaceable("licences", [], BASE)


def test_a_workbook_gives_the_text_of_its_sheet_and_other_bytes_stay_as_they_are(folder: Path) -> None:
    licences = replaceable("licences", [folder], BASE)
    book = workbook({"Sheet": [["id", "spdx"], ["licence:own", "Own"]]})
    assert licences.content(book, 10**6, whole=False) == b"id,spdx\nlicence:own,Own\n"
    assert licences.content(b"\xff\xfea\x00", 10, whole=False) == b"\xff\xfea\x00"
    with pytest.raises(RejectedFile, match="bad-workbook"):
        licences.content(b"PK\x03\x04" + bytes(100), 10**6, whole=False)


@pytest.mark.parametrize(
    ("sent", "ended"),
    [(b"a,b", b"a,b\n"), (b"a\r\n", b"a\r\n"), (b"", b""), (b"\xff\xfea\x00", b"\xff\xfea\x00\n\x00"),
     (b"\xfe\xff\x00a\x00\n", b"\xfe\xff\x00a\x00\n")],
)  # fmt: skip
def test_a_whole_file_ends_with_a_line_end(folder: Path, sent: bytes, ended: bytes) -> None:
    assert replaceable("licences", [folder], BASE).content(sent, 10, whole=True) == ended


@pytest.mark.slow
def test_a_kill_between_the_file_and_its_version_is_healed_by_the_next_sync(
    program: Forking, folder: Path, tmp_path: Path
) -> None:
    root, old = tmp_path / "state", (folder / "licences.csv").read_bytes()
    assert program.run("first", root, folder)[0] == "done"
    assert program.run("upload cut", root, folder)[0] == "killed 9"
    assert (State(root, BASE).current(), (folder / "licences.csv").read_bytes()) == (1, old + ROW.encode())
    assert [each.read_bytes() for each in (folder / "replaced").iterdir()] == [old]
    assert program.run("change", root, folder)[0] == "done"
    assert (State(root, BASE).current(), _has_row(root)) == (2, True)


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_no_version_without_its_file(
    program: Forking, folder: Path, tmp_path: Path
) -> None:
    root, old, new = tmp_path / "state", (folder / "licences.csv").read_bytes(), (folder / "licences.new").read_bytes()
    program.run("first", root, folder)
    chance, ends = random.Random(9), set[str]()
    _, usual_s = program.run("upload", *_copied(root, folder, tmp_path / "timed"))
    for kill in range(KILLS):
        state, data = _copied(root, folder, tmp_path / f"{kill}")
        ends.add(program.run("upload", state, data, chance.uniform(0, 1.1 * usual_s))[0])
        version, file = State(state, BASE).current(), (data / "licences.csv").read_bytes()
        assert (version, file) in [(1, old), (1, new), (2, new)]
        assert program.run("change", state, data)[0] == "done"
        assert _has_row(state) == (file == new)
        assert program.run("upload", state, data)[0] == "done"
        assert ((data / "licences.csv").read_bytes(), _has_row(state)) == (new, True)
    assert "killed 9" in ends


@pytest.mark.slow
def test_a_sync_that_fails_puts_the_old_file_back(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(EXAMPLE))
    state, old = State(tmp_path / "state", BASE), (folder / "licences.csv").read_bytes()
    sync(folder, state)
    monkeypatch.setattr(sys.modules["loaders.commit"], "_publish", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sync(folder, state, OPTIONS, Replacement(folder / "licences.csv", old + ROW.encode(), "a test"))
    assert (folder / "licences.csv").read_bytes() == old
    assert list((folder / "replaced").iterdir()) == []
    assert state.versions() == [1]


@pytest.mark.slow
def test_a_refused_file_is_not_replaced_and_a_dry_run_never_replaces(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(EXAMPLE))
    state, old = State(tmp_path / "state", BASE), (folder / "licences.csv").read_bytes()
    sync(folder, state)
    with pytest.raises(RejectedFile, match="empty-file"):
        sync(folder, state, SyncOptions(), Replacement(folder / "licences.csv", b"", "a test"))
    sync(folder, state, SyncOptions(dry_run=True), Replacement(folder / "licences.csv", old + ROW.encode(), "a test"))
    assert ((folder / "licences.csv").read_bytes(), state.versions()) == (old, [1])


def _copied(root: Path, folder: Path, place: Path) -> tuple[Path, Path]:
    return Path(shutil.copytree(root, place / "state")), Path(shutil.copytree(folder, place / "data"))


def _has_row(root: Path) -> bool:
    return any("licence/own" in str(quad) for quad in State(root, BASE).newest().quads())
