"""A dataset is copied into one that is poured anew, and the two are compared."""

from pathlib import Path
from random import Random

import pytest
from pyoxigraph import NamedNode

from graph_store.bulk import BulkLoad
from graph_store.graphs import Graphs
from graph_store.terms import GraphName
from loaders.change.carrying import carried, carry, states_otherwise
from loaders.change.first_load import FirstLoad
from loaders.change.proposal import Statements
from loaders.dataset.diff import Diff, Gathered
from loaders.dataset.membership import Places
from loaders.dataset.net import Net
from tests.loaders.anew import anew
from tests.loaders.change.test_touching import pool
from tests.loaders.memory import Memory

pytestmark = pytest.mark.slow

GRAPHS = Graphs()
PLACES = Places(GRAPHS)
NOBODYS = NamedNode("https://kennisgraaf.example/graph/notes")
CHOSEN: list[GraphName] = [GRAPHS.source("a"), GRAPHS.edits, GRAPHS.reference, GRAPHS.synthetic, NOBODYS]


def some(random: Random, dataset: Memory, number: int) -> Diff:
    """Return a net change of some graphs."""
    gathered, facts = Gathered(), pool()
    for _ in range(number):
        random.choice((gathered.add, gathered.remove))(random.choice(CHOSEN), random.choice(facts))
    return Statements.of(dataset).net(gathered.diff())


@pytest.mark.parametrize("seed", range(2))
def test_a_change_on_what_is_carried_gives_what_everything_in_memory_would_give(seed: int, tmp_path: Path) -> None:
    random, dataset = Random(seed), Memory()
    dataset.take(anew(dataset, PLACES, some(random, dataset, 60)))
    change = some(random, dataset, 40)
    wanted = anew(dataset, PLACES, change)
    load = FirstLoad(BulkLoad(tmp_path / "store"), PLACES)
    assert carried(dataset, change)(load)
    found = load.proposal()
    difference = Net(dataset, load, load.load.counts)

    assert set(difference.removed()) == set(wanted.diff.removed())
    assert set(difference.added()) == set(wanted.diff.added())
    assert found.hidden == wanted.hidden
    dataset.take(wanted)
    assert set(load.load.store) == set(dataset.store)


def test_what_is_carried_whole_states_the_same_and_without_a_graph_it_does_not(tmp_path: Path) -> None:
    dataset = Memory()
    dataset.take(anew(dataset, PLACES, some(Random(3), dataset, 60)))
    for number, left in enumerate((None, GRAPHS.source("a"), GRAPHS.reference, GRAPHS.synthetic)):
        load = FirstLoad(BulkLoad(tmp_path / str(number)), PLACES)
        carry(dataset, load, Diff(), lambda graph, left=left: graph == left)  # type: ignore[misc]
        assert states_otherwise(dataset, load) == (left is not None)
