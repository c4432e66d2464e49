"""A version that is built anew reports its rows, and is the same as one that is made by changing the one before."""

import json
import os
import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from graph_store import State
from graph_store.errors import StoreFull
from graph_store.graphs import Graphs
from loaders import Change, Gathered, SyncOptions, SyncReport, attributed, commit, sync, synced
from loaders.csvw.metadata import METADATA
from loaders.dataset import net
from loaders.diff import anew
from loaders.run import _Turn
from ontology.namespaces import RDF_TYPE, kg
from tests.loaders.conftest import FILES, LOAD, RDFS_LABEL, RunSync, iri, replace

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))

GRAPHS = Graphs()
NOBODYS = NamedNode("https://kennisgraaf.example/graph/notes")
CITY = iri("id/mun/gent")


@pytest.fixture(params=["little is changed in place", "much takes the place"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param.startswith("much"):
        monkeypatch.setattr(net, "HELD", 0)


@pytest.mark.slow
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
        patched = "_is_settled" if random.random() < 0.7 else "_trusts"
        compared(one, sync(folder, one, options), other, renewed(folder, other, options, monkeypatch, patched))
        state = other


@pytest.mark.slow
@pytest.mark.usefixtures("either_way")
def test_so_it_does_with_the_shipped_inventories(synced: State, shipped: Path, tmp_path: Path,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    written(synced)
    replace(shipped / "projects.csv", "Bakkersite,mun:gent", "Bakkerij,mun:aalst")
    replace(shipped / "cities.csv", "mun:antwerpen,Antwerpen", "mun:antwerpen,")
    other, options = copied(synced, tmp_path / "other"), SyncOptions()
    compared(synced, sync(shipped, synced, options), other, renewed(shipped, other, options, monkeypatch))


@pytest.mark.slow
@pytest.mark.parametrize("edited", ["title", "property", "graph", "key"])
def test_other_metadata_give_what_a_version_built_anew_has(edited: str, folder: Path, state: State, tmp_path: Path,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    sync(folder, state)
    written(state)
    replace(folder / "steden.csv", "Gent", "Ghent")
    if edited == "key":
        replace(folder / "steden.csv", "mun:gent", "mun:ghent")
    described = folder / METADATA
    described.write_text(json.dumps(other_metadata(json.loads(described.read_text(encoding="utf-8")), edited)), "utf-8")
    one, other = copied(state, tmp_path / "one"), copied(state, tmp_path / "other")
    compared(one, sync(folder, one), other, renewed(folder, other, SyncOptions(), monkeypatch))


def other_metadata(group: dict[str, Any], edited: str) -> dict[str, Any]:
    cities = group["tables"][0]["tableSchema"]
    match edited:
        case "title":
            group["dc:title"] = "Steden"
        case "property":
            cities["columns"][1]["propertyUrl"] = "http://www.w3.org/2004/02/skos/core#prefLabel"
        case "graph":
            cities["columns"][1][f"{LOAD}graph"] = "reference"
        case "key":
            group["tables"][0][f"{LOAD}renamed"] = [{f"{LOAD}from": "mun:gent", f"{LOAD}to": "mun:ghent"}]
    return group


@pytest.mark.slow
def test_nothing_is_published_when_every_row_states_the_same(folder: Path, run: RunSync, state: State,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    run()
    written(state)
    report = renewed(folder, state, SyncOptions(strict=True), monkeypatch)
    assert (report.published, report.version, report.total("unchanged")) == (False, 2, 5)


@pytest.mark.slow
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


def test_a_row_that_cannot_be_loaded_is_counted_and_the_others_are_there(folder: Path, run: RunSync) -> None:
    replace(folder / "projecten.csv", "prj:open,Open data,,", "prj:open,,,\nprj:open-2,Open,mun:brugge,")
    report = run(detail=True)

    counts = {each.file: (each.rows, each.loaded, each.added, each.quarantined) for each in report.files}
    assert counts == {"steden.csv": (2, 2, 2, 0), "projecten.csv": (4, 2, 2, 2)}
    assert [change.key for change in report.changes] == ["mun:gent", "mun:aalst", "prj:kaaien", "prj:bakkersite"]
    assert report.published


def test_a_strict_first_sync_refuses_before_anything_is_stored(folder: Path, run: RunSync, state: State) -> None:
    replace(folder / "projecten.csv", "prj:open,Open data,,", "prj:open,,,")
    report = run(strict=True)

    assert (report.published, report.total("quarantined"), report.exit_code) == (False, 1, 1)
    assert state.current() is None


def test_it_tells_how_many_rows_are_stored(folder: Path, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anew, "_STRIDE", 2)
    told: list[tuple[str, int, int]] = []
    sync(folder, state, SyncOptions(progress=lambda *step: told.append(step)))

    assert [each for each in told if each[0] == "storing projecten.csv"] == [
        ("storing projecten.csv", 0, 3),
        ("storing projecten.csv", 2, 3),
    ]


def test_a_first_sync_that_breaks_off_leaves_no_version_and_the_next_one_begins_anew(
    run: RunSync, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("loaders.change.first_load.FirstLoad.proposal", _fail)
        with pytest.raises(RuntimeError, match="broken off"):
            run()
    assert state.current() is None
    assert {path.name for path in state.root.iterdir()} == {"FORMAT", "lock", "versions"}

    assert run().published
    state.verify(1)


def _fail(_: object) -> None:
    raise RuntimeError("broken off")


def test_a_file_that_will_not_fit_is_refused_after_its_first_rows(
    run: RunSync, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anew, "_STRIDE", 2)
    monkeypatch.setattr(anew, "QUAD_BYTES", 10**15)
    with pytest.raises(StoreFull, match=r"About [\d,.]+ MB are needed in .*/var/working, and"):
        run()
    assert state.current() is None


def renewed(folder: Path, state: State, options: SyncOptions, monkeypatch: pytest.MonkeyPatch,
            name: str = "_is_settled") -> SyncReport:  # fmt: skip
    """Sync as if this were another release, or with `_trusts` as if the metadata were other."""
    with monkeypatch.context() as patched:
        patched.setattr(_Turn, name, lambda _: False)
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
    for name in ("hidden", "quarantine", "findings"):
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
