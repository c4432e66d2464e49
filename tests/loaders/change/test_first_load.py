"""A first load streams, with the same result as working everything out at once."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import RdfFormat, Triple

from graph_store import State, bulk
from graph_store.bulk import BulkLoad
from graph_store.counts import counted
from graph_store.digest import of_store
from graph_store.fact_digest import fact_digest
from graph_store.graphs import Graphs
from graph_store.terms import GraphName
from loaders import Change, commit, difference, sync
from loaders.change import first_load
from loaders.change.first_load import FirstLoad
from loaders.change.proposal import Statements
from loaders.dataset.dataset import Published
from loaders.dataset.diff import Gathered
from loaders.dataset.membership import Places
from ontology.reasoning import is_schema
from tests.loaders.anew import anew
from tests.loaders.change.test_touching import pool
from tests.loaders.conftest import SHIPPED
from tests.loaders.memory import Memory
from tests.loaders.synthetic import both

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))

GRAPHS = Graphs()
PLACES = Places(GRAPHS)
STATED = [GRAPHS.source("a"), GRAPHS.source("b"), GRAPHS.reference, GRAPHS.synthetic]


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "PIECE_QUADS", 11)
    monkeypatch.setattr(first_load, "_PIECE_TRIPLES", 5)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("seed", range(max(2, ROUNDS // 30)))
def test_statements_in_any_order_end_where_all_at_once_would_put_them(seed: int, tmp_path: Path) -> None:
    random, facts, gathered = Random(seed), pool(), Gathered()
    graphs = STATED if seed % 3 else STATED[:3]
    statements = [(random.choice(graphs), random.choice(facts)) for _ in range(random.randrange(20, 90))]
    load = FirstLoad(BulkLoad(tmp_path / "store"), PLACES)
    for graph, triple in statements:
        load.state(graph, str(triple), fact_digest(triple), is_axiom=is_schema(triple))
        gathered.add(graph, triple)
    dataset = Memory()
    wanted = anew(dataset, PLACES, gathered.diff())
    dataset.take(wanted)

    found = load.proposal()
    assert found.load is not None
    assert set(found.load.store) == set(dataset.store)
    assert found.hidden == wanted.hidden
    assert found.load.counts == counted(dataset.store)
    assert found.load.digest == of_store(dataset.store)
    assert found.kept is not None
    assert wanted.kept is not None
    assert found.kept.merged.closure.facts == wanted.kept.merged.closure.facts
    assert (found.kept.synthetic is None) == (wanted.kept.synthetic is None)


@pytest.mark.parametrize("inventories", [lambda _: SHIPPED, both], ids=["shipped", "with synthetic rows"])
def test_a_first_sync_gives_byte_for_byte_what_a_change_of_the_same_statements_gives(
    inventories: Callable[[Path], Path], tmp_path: Path
) -> None:
    streamed, changed = State(tmp_path / "streamed"), State(tmp_path / "changed")
    sync(inventories(tmp_path), streamed)
    stated = _stated(streamed)
    note = {"findings": streamed.newest().manifest.note["findings"]}
    commit(changed, lambda now: Change(difference(now.graph, stated), note=note), owner="test")

    assert _lines(streamed) == _lines(changed)
    one, other = streamed.newest().manifest, changed.newest().manifest
    assert (one.graphs, one.digest) == (other.graphs, other.digest)
    assert (one.added, one.inferred_added) == (other.added, other.inferred_added)
    assert one.note.get("hidden") == other.note.get("hidden")
    streamed.verify(1)


STREAMING = """
import signal, sys
from pathlib import Path
from graph_store import State, bulk
from loaders import sync
from loaders.change import first_load

bulk.PIECE_QUADS, first_load._PIECE_TRIPLES = 11, 5
given = 0

def give(feed, piece, really=bulk.Feed.give):
    global given
    given += 1
    last = given == int(sys.argv[3])
    if last:
        print("loading", flush=True)
    really(feed, piece)
    if last:
        signal.pause()

bulk.Feed.give = give
sync(Path(sys.argv[1]), State(Path(sys.argv[2])))
"""


@pytest.mark.parametrize("piece", [1, 4])
def test_a_kill_in_the_middle_of_the_stream_leaves_no_version_and_the_next_sync_makes_it_whole(
    piece: int, folder: Path, tmp_path: Path
) -> None:
    killed, whole = State(tmp_path / "killed"), State(tmp_path / "whole")
    words = [sys.executable, "-c", STREAMING, str(folder), str(killed.root), str(piece)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"loading\n"
        process.kill()
    assert any((killed.root / "working").iterdir())
    assert (killed.current(), killed.versions()) == (None, [])

    assert sync(folder, killed).published
    assert sync(folder, whole).published
    assert _lines(killed) == _lines(whole)
    assert {path.name for path in killed.root.iterdir()} == {path.name for path in whole.root.iterdir()}
    assert {path.name for path in (killed.root / "versions").iterdir()} == {"000001"}
    killed.verify(1)
    assert not sync(folder, killed).published


def _stated(state: State) -> dict[GraphName, set[Triple]]:
    """Return the statements of the graphs of a version."""
    current = Published(state)
    statements, graphs = Statements.of(current), Graphs(state.base)
    names = {*current.graphs(), graphs.reference, graphs.synthetic}
    return {
        graph: set(statements.each_in(graph))
        for graph in names
        if graph == graphs.provenance or Places(graphs).is_stated(graph)
    }


def _lines(state: State) -> list[bytes]:
    content = state.newest().disk.dump(format=RdfFormat.N_QUADS)
    assert content is not None
    return sorted(content.splitlines())
