"""A sync that compares every row gives the same result as one that compares only the changed rows."""

import os
import shutil
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from graph_store import State
from graph_store.graphs import Graphs
from loaders import Change, Gathered, SyncOptions, SyncReport, attributed, commit, sync, synced
from loaders.dataset import net
from loaders.run import _Turn
from ontology.namespaces import RDF_TYPE, kg
from tests.loaders.conftest import FILES, RDFS_LABEL, RunSync, iri, replace

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))

GRAPHS = Graphs()
NOBODYS = NamedNode("https://kennisgraaf.example/graph/notes")
CITY = iri("id/mun/gent")


@pytest.fixture(params=["little is changed in place", "much takes the place"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param.startswith("much"):
        monkeypatch.setattr(net, "HELD", 0)


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("seed", range(max(2, ROUNDS // 30)))
def test_it_ends_where_a_sync_of_changed_rows_ends(seed: int, folder: Path, state: State, tmp_path: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    random = Random(seed)
    sync(folder, state)
    written(state)
    for step in range(3):
        edit(folder, random)
        options = SyncOptions(drop_stale=step == 1 and random.random() < 0.5, allow_mass_delete=True)
        one, other = copied(state, tmp_path / f"one-{step}"), copied(state, tmp_path / f"other-{step}")
        compared(one, sync(folder, one, options), other, renewed(folder, other, options, monkeypatch))
        state = other


@pytest.mark.usefixtures("either_way")
def test_so_it_does_with_the_shipped_inventories(synced: State, shipped: Path, tmp_path: Path,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    written(synced)
    replace(shipped / "projects.csv", "Bakkersite,mun:gent", "Bakkerij,mun:aalst")
    replace(shipped / "cities.csv", "mun:antwerpen,Antwerpen", "mun:antwerpen,")
    other, options = copied(synced, tmp_path / "other"), SyncOptions()
    compared(synced, sync(shipped, synced, options), other, renewed(shipped, other, options, monkeypatch))


def test_nothing_is_published_when_every_row_states_the_same(folder: Path, run: RunSync, state: State,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    run()
    written(state)
    report = renewed(folder, state, SyncOptions(strict=True), monkeypatch)
    assert (report.published, report.version, report.total("unchanged")) == (False, 2, 5)


def test_a_trial_tells_what_it_would_do_and_writes_nothing(folder: Path, run: RunSync, state: State,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    run()
    replace(folder / "steden.csv", "Gent", "Ghent")
    before = sorted(path for path in state.root.rglob("*") if path.name != "lock")
    tried = renewed(folder, state, SyncOptions(dry_run=True, detail=True), monkeypatch)
    assert sorted(path for path in state.root.rglob("*") if path.name != "lock") == before
    assert (tried.triples_removed, tried.triples_added) == (1, 1)
    assert [line.split('"')[1] for line in (*tried.quads_removed, *tried.quads_added)] == ["Gent", "Ghent"]
    assert renewed(folder, state, SyncOptions(), monkeypatch).published


def renewed(folder: Path, state: State, options: SyncOptions, monkeypatch: pytest.MonkeyPatch) -> SyncReport:
    """Sync as if this were another release."""
    with monkeypatch.context() as patched:
        patched.setattr(_Turn, "_trusts", lambda _: False)
        return sync(folder, state, options)


def written(state: State) -> None:
    """Write facts that no inventory states, in `graph/edits` and in an unknown graph."""
    change = Gathered()
    change.add(GRAPHS.edits, Triple(CITY, NamedNode(RDFS_LABEL), Literal("Ghent", language="en")))
    change.add(GRAPHS.edits, Triple(iri("id/mun/brugge"), RDF_TYPE, kg("CentreCity")))
    change.add(NOBODYS, Triple(CITY, kg("note"), Literal('met "aanhaling"\nen een regel')))
    commit(
        state,
        lambda now: Change(
            attributed(now, state.base, change.diff(), [GRAPHS.edits], token="t", at="2026-01-01T00:00:00Z"),
            note=synced(now),
        ),
        owner="test",
    )


def edit(folder: Path, random: Random) -> None:
    """Change, damage, add and remove rows, and correct damaged ones."""
    for name, text in FILES.items():
        header, *rows = text.splitlines()
        prefix = rows[0].partition(":")[0]
        kept = [row for row in rows if random.random() < 0.8]
        kept += [f"{prefix}:n{random.randrange(4)},Nieuw {random.randrange(3)},," for _ in range(random.randrange(2))]
        spoilt = [row if random.random() < 0.7 else spoil(row, random) for row in kept]
        random.shuffle(spoilt)
        (folder / name).write_text("\n".join([header, *dict.fromkeys(spoilt), ""]), encoding="utf-8")


def spoil(row: str, random: Random) -> str:
    cells = row.split(",")
    cells[random.randrange(1, 4)] = random.choice(["", "veel", "mun:nergens", "2007"])
    return ",".join(cells)


def copied(state: State, place: Path) -> State:
    return State(Path(shutil.copytree(state.root, place)))


def compared(one: State, report: SyncReport, other: State, again: SyncReport) -> None:
    """Assert that two states hold the same quads, and that two reports are equal."""
    assert (report.published, report.version) == (again.published, again.version)
    assert lines(one) == lines(other)
    ours, theirs = one.newest().manifest, other.newest().manifest
    for name in ("graphs", "digest", "sources", "added", "removed", "inferred_added", "inferred_removed"):
        assert getattr(ours, name) == getattr(theirs, name), name
    for name in ("hidden", "quarantine", "shapes"):
        assert ours.note.get(name) == theirs.note.get(name), name
    assert ours.note["sync"]["issues"] == theirs.note["sync"]["issues"]
    counts, same = ({**each.as_json(), "seconds": 0} for each in (report, again))
    assert counts == same
    if report.published:
        previous = report.version - 1
        first, second = one.difference(previous, report.version), other.difference(previous, report.version)
        assert list(first.removed_lines()) == list(second.removed_lines())
        assert list(first.added_lines()) == list(second.added_lines())
        assert (one.root / "gone").exists() == (other.root / "gone").exists()
        if (one.root / "gone").exists():
            assert (one.root / "gone").read_text() == (other.root / "gone").read_text()
        other.verify(report.version)


def lines(state: State) -> list[bytes]:
    content = state.newest().disk.dump(format=RdfFormat.N_QUADS)
    assert content is not None
    return sorted(content.splitlines())
