"""Whatever happens to a writer, its state holds the old or the new version, whole, and the next writer goes on.

`scripts/kill9` runs the first test with more kills.
"""

import os
import random
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import TypeAlias

import pytest
from pyoxigraph import Quad

from graph_store import State
from graph_store.graphs import Graphs
from loaders import prove
from tests.loaders.forked import ACTIONS, BASE, ERASED, EXAMPLE, Forking, forking
from tests.mounted import small_disk

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("SYNC_KILLS", "20"))
SEED = int(os.environ.get("KILL_SEED", "9"))
SIZES = 10
BEFORE = {"first": 0, "change": 1, "upgrade": 1, "rollback": 2, "prune": 5, "erase": 3}
"""The versions that a state has before an action: the odd ones hold the old facts, the even ones the new facts."""

FILES = {"CURRENT", "FORMAT", "lock", "versions", "marks", "gone", "erased"}

Facts: TypeAlias = frozenset[Quad]


@dataclass(frozen=True)
class Prepared:
    """Folders with old and new inventories, the facts of each, and for each action a state and its usual seconds.

    `erased` are the facts of each version after an erasure.
    """

    folders: tuple[Path, Path]
    facts: tuple[Facts, Facts]
    states: dict[str, Path]
    seconds: dict[str, float]
    erased: dict[int, Facts]

    def after(self, action: str) -> tuple[Path, Facts]:
        """Return the inventories that an action reads, and the facts after it."""
        number = 1 if action in ("change", "upgrade") else 0
        return self.folders[number], self.facts[number]

    def of(self, version: int) -> Facts:
        """Return the facts of a version."""
        return self.facts[1 - version % 2]


@pytest.fixture(scope="module")
def program() -> Iterator[Forking]:
    with forking() as found:
        yield found


@pytest.fixture(scope="module")
def prepared(program: Forking, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Make the inventories and the states, and see how long each action takes."""
    place = tmp_path_factory.mktemp("faults")
    folders = place / "old", place / "new"
    for folder in folders:
        shutil.copytree(EXAMPLE / "data", folder)
    _change(folders[1] / "libraries.csv")
    states = {action: place / action for action in ACTIONS}
    states["first"].mkdir()
    growing, facts = place / "growing", []
    for version in range(1, max(BEFORE.values()) + 1):
        assert program.run("change", growing, folders[1 - version % 2])[0] == "done"
        facts.append(_facts(State(growing, BASE), version))
        for action in (action for action, count in BEFORE.items() if count == version):
            shutil.copytree(growing, states[action])
    made = Prepared(folders, (facts[0], facts[1]), states, {}, {})
    for action in ACTIONS:
        root = Path(shutil.copytree(states[action], place / "timed" / action))
        ended, made.seconds[action] = program.run(action, root, made.after(action)[0])
        assert ended == "done"
        if action == "erase":
            made.erased.update(
                {version: _facts(State(root, BASE), version) for version in State(root, BASE).versions()}
            )
    assert all(any(ERASED.replace(":", "/") in str(quad) for quad in each) for each in facts)
    assert not any(ERASED.replace(":", "/") in str(quad) for each in made.erased.values() for quad in each)
    return made


def test_a_kill_at_any_moment_leaves_the_old_or_the_new_version(
    program: Forking, prepared: Prepared, tmp_path: Path
) -> None:
    chance, ends = random.Random(SEED), set[str]()
    for kill, action in enumerate(islice(cycle(ACTIONS), KILLS)):
        root = Path(shutil.copytree(prepared.states[action], tmp_path / f"{kill}"))
        ended, _ = program.run(
            action, root, prepared.after(action)[0], chance.uniform(0, 1.1 * prepared.seconds[action])
        )
        ends.add(ended)
        _see_whole(root, action, prepared)
        assert program.run(action, root, prepared.after(action)[0])[0] == "done"
        _see_done(root, action, prepared)
        shutil.rmtree(root)
    assert "killed 9" in ends


def test_a_full_disk_is_told_and_leaves_the_last_version(program: Forking, prepared: Prepared, tmp_path: Path) -> None:
    ends = []
    with small_disk(tmp_path / "small") as disk:
        for step, action in zip(range(SIZES), cycle(("first", "change", "upgrade", "rollback"))):
            root = Path(shutil.copytree(prepared.states[action], disk.place / f"{step}"))
            folder = prepared.after(action)[0]
            disk.resize(disk.used() + 2 ** (13 + step))
            ends.append(program.run(action, root, folder)[0])
            _see_whole(root, action, prepared)
            disk.resize(2**28)
            assert program.run(action, root, folder)[0] == "done"
            _see_done(root, action, prepared)
            shutil.rmtree(root)
    assert set(ends) <= {"STORE_FULL", "done"}
    assert ends.count("STORE_FULL") >= SIZES // 2


def test_fewer_kept_versions_make_space_on_a_full_disk(program: Forking, prepared: Prepared, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small") as disk:
        root = Path(shutil.copytree(prepared.states["prune"], disk.place / "var"))
        disk.resize(disk.used())
        with State(root, BASE, keep=1).writer("a test", 1) as writer:
            assert writer.version == 5
        assert State(root, BASE).versions() == [5]


def test_a_folder_that_cannot_be_written_can_be_read(program: Forking, prepared: Prepared, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small") as disk:
        root, folder = Path(shutil.copytree(prepared.states["change"], disk.place / "var")), prepared.folders[1]
        disk.only_read(True)
        assert program.run("change", root, folder)[0] == "STATE_FAULT"
        _see_whole(root, "change", prepared)
        disk.only_read(False)
        assert program.run("change", root, folder)[0] == "done"
        _see_done(root, "change", prepared)


def test_two_writers_at_once_take_turns_and_a_reader_sees_whole_versions(prepared: Prepared, tmp_path: Path) -> None:
    root, stop, seen = tmp_path / "var", threading.Event(), set[int]()
    wrong: list[int] = []

    def read() -> None:
        state = State(root, BASE)
        while not stop.is_set():
            if state.current() is not None:
                version = state.newest().version
                seen.add(version)
                wrong.extend([version] if _facts(state, version) not in prepared.facts else [])

    def write(folder: Path, ends: list[str]) -> None:
        with forking() as program:
            ends.extend(program.run("change", root, folder)[0] for _ in range(4))

    ends: list[str] = []
    writers = [threading.Thread(target=partial(write, folder, ends)) for folder in prepared.folders]
    reader = threading.Thread(target=read)
    for each in (reader, *writers):
        each.start()
    for each in writers:
        each.join()
    stop.set()
    reader.join()
    state = State(root, BASE)
    assert (ends, wrong) == (["done"] * 8, [])
    assert seen
    assert state.versions() == list(range(1, (state.current() or 0) + 1))
    for version in state.versions():
        state.verify(version)
        assert _facts(state, version) in prepared.facts


def _change(file: Path) -> None:
    """Give each ninth library another version, and leave out seven to which no other row refers."""
    text = file.read_text(encoding="utf-8")
    lines = [line.split(",", 3) for line in text.splitlines(keepends=True)]
    for line in lines[1::9]:
        line[2] += ".1"
    alone = [line for line in lines[1:] if text.count(line[0]) == 1][:7]
    file.write_text("".join(",".join(line) for line in lines if line not in alone), encoding="utf-8")


def _see_whole(root: Path, action: str, prepared: Prepared) -> None:
    """See that a state holds what it held before the action, or what it should hold after it."""
    state, before = State(root, BASE), BEFORE[action]
    assert state.current() in ({before} if action in ("prune", "erase") else {before or None, before + 1})
    assert action != "erase" or state.versions() == [1, 2, 3]
    for version in state.versions():
        state.verify(version)
        expected = prepared.after(action)[1] if version > before else prepared.of(version)
        assert _facts(state, version) in (expected, *([prepared.erased[version]] if action == "erase" else []))


def _see_done(root: Path, action: str, prepared: Prepared) -> None:
    """See that a state holds what it should hold after the action, that its inferences hold, and nothing else."""
    state, before = State(root, BASE), BEFORE[action]
    newest = state.newest().version
    if action == "prune":
        assert state.versions() == [4, 5]
    elif action == "erase":
        assert {version: _facts(state, version) for version in state.versions()} == prepared.erased
        assert [str(file) for file in root.rglob("*") if file.is_file() and ERASED.encode() in file.read_bytes()] == []
    else:
        assert newest > before
        assert _facts(state, newest) == prepared.after(action)[1]
    assert prove(state, newest).holds
    with state.writer("the next writer", 1):
        """A process that is killed after its publication leaves files, and the sync after it has nothing to write."""
    assert {path.name for path in root.iterdir()} <= {
        "CURRENT",
        "FORMAT",
        "lock",
        "versions",
        "marks",
        "gone",
        "erased",
    }
    assert sorted((root / "versions").iterdir()) == [state.folder(each) for each in state.versions()]


def _facts(state: State, version: int) -> Facts:
    """Return the quads of a version without provenance, which holds the time."""
    return frozenset(quad for quad in state.open(version).disk if quad.graph_name != Graphs(BASE).provenance)
