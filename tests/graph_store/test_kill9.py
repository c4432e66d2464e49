"""A writer that is killed at any moment loses only its own unpublished work.

Run as a program, this file is the writer that gets killed. `scripts/kill9` runs the test with 1,000 kills or more.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph_store import State, writer

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("KILLS", "50"))
SEED = int(os.environ.get("KILL_SEED", "9"))
LONGEST_S = 0.4
KEEP = 3


def content(version: int) -> set[Quad]:
    """Return the content of a version: a window of things that moves on; some of them change."""
    things = range(10 * version, 10 * version + 100)
    graph, p = NamedNode("urn:x:graph"), NamedNode("urn:x:p")
    named = {Quad(NamedNode(f"urn:x:{thing}"), p, Literal(f"{thing} {version // 3}"), graph) for thing in things}
    return named | {Quad(NamedNode("urn:x:version"), p, Literal(str(version)))}


def write_on_and_on(root: Path, bulk_quads: int) -> None:
    """Publish one version after another and print each number; start again after every third."""
    writer.BULK_QUADS = bulk_quads
    state = State(root, keep=KEEP)
    print("ready", flush=True)
    while True:
        with state.writer("a writer that will be killed", 5) as one:
            for _ in range(3):
                old, new = content(one.version) if one.version else set(), content(one.version + 1)
                print(one.publish(old - new, new - old, sources={}).version, flush=True)


# Over 20 s: each kill needs a process of its own, and a new one that looks at what is left.
def test_a_kill_at_any_moment_leaves_the_last_version_whole(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    acknowledged = 0
    for kill in range(KILLS):
        bulk_quads, wait_for = 10 if kill % 2 else 10**9, kill % 4 // 2
        acknowledged = max(acknowledged, _run_and_kill(tmp_path, chance.uniform(0, LONGEST_S), bulk_quads, wait_for))
        current = State(tmp_path).current() or 0
        assert current >= acknowledged, f"kill {kill}: version {acknowledged} was acknowledged and is lost"
        if current:
            _check(tmp_path, current)
    assert acknowledged > KILLS / 10, "the writer was killed before it could do anything"

    with State(tmp_path, keep=KEEP).writer("the next one", 0) as one:
        old, new = content(one.version), content(one.version + 1)
        version = one.publish(old - new, new - old, sources={}).version
    _check(tmp_path, version)
    assert {path.name for path in tmp_path.iterdir()} == {"CURRENT", "FORMAT", "lock", "versions"}
    assert State(tmp_path).versions() == list(range(version - KEEP + 1, version + 1))
    for kept in State(tmp_path).versions():
        State(tmp_path).verify(kept)
        assert set(State(tmp_path).open(kept).quads()) == content(kept)


def _run_and_kill(root: Path, after_s: float, bulk_quads: int, wait_for: int) -> int:
    """Kill a writer some time after it has published `wait_for` versions; return the newest printed one, or 0."""
    command = [sys.executable, __file__, str(root), str(bulk_quads)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        said = [process.stdout.readline().strip() for _ in range(wait_for)]
        time.sleep(after_s)
        process.kill()
        said += process.stdout.read().split(b"\n")[:-1]
    return int(said[-1]) if said else 0


def _check(root: Path, version: int) -> None:
    state = State(root)
    state.verify(version)
    assert set(state.newest().quads()) == content(version)


if __name__ == "__main__":
    write_on_and_on(Path(sys.argv[1]), int(sys.argv[2]))
