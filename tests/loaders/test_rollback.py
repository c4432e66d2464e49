"""A rollback publishes the facts of an earlier version, and no later sync brings back what it undid unasked."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from graph_store import State
from graph_store.errors import RolledBack, UnknownVersion
from graph_store.graphs import Graphs
from graph_store.manifest import SAME_FACTS
from loaders import Change, commit, prove, rollback, sync, synced
from loaders.dataset.diff import Gathered
from loaders.reports.options import SyncOptions
from ontology.namespaces import RDFS_LABEL
from tests.loaders.conftest import RunSync, iri, replace

GRAPHS = Graphs()


def quads(state: State, version: int) -> set[str]:
    """All quads of a version; the release of the run is not among them."""
    return {str(quad) for quad in state.open(version).disk}


@pytest.fixture
def changed(run: RunSync, folder: Path, state: State) -> State:
    """Version 1, and version 2 in which one row is renamed and one is gone."""
    run()
    replace(folder / "steden.csv", "Gent", "Ghendt")
    projects = (folder / "projecten.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "projecten.csv").write_text("".join(projects[:-1]), encoding="utf-8")
    assert run(allow_mass_delete=True).version == 2
    return state


def test_it_publishes_the_facts_of_the_earlier_version_as_the_newest(changed: State) -> None:
    outcome = rollback(changed, 1)
    assert (outcome.version, outcome.published) == (3, True)
    assert quads(changed, 3) == quads(changed, 1) != quads(changed, 2)
    assert changed.newest().manifest.digest == changed.open(1).manifest.digest
    assert prove(changed, 3).holds


def test_the_next_sync_names_the_rows_that_its_folder_would_bring_back(changed: State, run: RunSync) -> None:
    rollback(changed, 1)
    for dry_run in (False, True):
        with pytest.raises(
            RolledBack, match=r"rollback to version 1 undid\. 2 rows: projecten/prj:open, steden/mun:gent"
        ) as error:
            run(allow_mass_delete=True, dry_run=dry_run)
    assert "--yes" in error.value.detail
    assert changed.current() == 3


def test_a_confirmed_sync_brings_it_back_and_ends_the_question(changed: State, run: RunSync, folder: Path) -> None:
    rollback(changed, 1)
    assert run(allow_mass_delete=True, yes=True).version == 4
    assert changed.newest().manifest.digest != changed.open(1).manifest.digest
    replace(folder / "steden.csv", "Ghendt", "Gand")
    assert run().version == 5


def test_other_changes_are_published_and_end_the_question(changed: State, run: RunSync, folder: Path) -> None:
    rollback(changed, 1)
    replace(folder / "steden.csv", "Ghendt", "Gand")
    with pytest.raises(RolledBack, match=r"1 rows: projecten/"):
        run(allow_mass_delete=True)
    projects = (folder / "projecten.csv").read_text(encoding="utf-8")
    assert run(keep_missing=True).published
    assert (folder / "projecten.csv").read_text(encoding="utf-8") == projects


def test_a_write_in_between_does_not_end_the_question(changed: State, run: RunSync) -> None:
    rollback(changed, 1)
    edit = Gathered()
    edit.add(GRAPHS.edits, Quad(iri("mun:gent"), RDFS_LABEL, iri("mun:aalst")).triple)
    commit(changed, lambda now: Change(edit.diff(), note=synced(now)), owner="test", allow_inconsistent=True)
    with pytest.raises(RolledBack, match="2 rows"):
        run(allow_mass_delete=True)


def test_when_the_undone_version_is_gone_any_change_asks(changed: State, folder: Path) -> None:
    rollback(changed, 1)
    small = State(changed.root, keep=1)
    edit = Gathered()
    for number in range(2):
        edit.add(GRAPHS.edits, Quad(iri("mun:gent"), RDFS_LABEL, NamedNode(f"urn:x:{number}")).triple)
        commit(small, lambda now: Change(edit.diff(), note=synced(now)), owner="test", allow_inconsistent=True)
    with pytest.raises(RolledBack, match="can no longer be listed"):
        sync(folder, small, SyncOptions(allow_mass_delete=True, allow_inconsistent=True))


def test_a_rollback_of_the_rollback_leaves_nothing_to_ask(changed: State, run: RunSync) -> None:
    rollback(changed, 1)
    assert rollback(changed, 2).version == 4
    assert quads(changed, 4) == quads(changed, 2)
    assert not run(allow_mass_delete=True).published


def test_the_same_facts_publish_nothing_and_an_unknown_version_is_refused(changed: State) -> None:
    assert not rollback(changed, 2).published
    with pytest.raises(UnknownVersion):
        rollback(changed, 7)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["Gent", "Gand", "Ghendt"]) | st.integers(0, 9), min_size=2, max_size=5))
def test_any_history_can_be_rolled_back_to_any_of_its_versions(steps: list[str | int], folder: Path) -> None:
    text = (folder / "steden.csv").read_text(encoding="utf-8")
    with TemporaryDirectory() as place:
        state = State(Path(place) / "var")
        sync(folder, state)
        for step in steps:
            if isinstance(step, str):
                (folder / "steden.csv").write_text(text.replace("Gent", step), encoding="utf-8")
                sync(folder, state, SyncOptions(yes=True))
            else:
                version = state.versions()[step % len(state.versions())]
                newest = rollback(state, version).version
                assert quads(state, newest) == quads(state, version)
                assert prove(state, newest).holds
    (folder / "steden.csv").write_text(text, encoding="utf-8")


def test_a_sync_that_only_moves_lines_does_not_push_out_a_version(run: RunSync, folder: Path, state: State) -> None:
    run()
    few = State(state.root, keep=1)
    lines = (folder / "steden.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "steden.csv").write_text("".join([lines[0], *lines[:0:-1]]), encoding="utf-8")
    assert sync(folder, few).published
    [moved] = few.manifests()
    assert (moved.version, moved.note[SAME_FACTS]) == (2, True)
    replace(folder / "steden.csv", "Gent", "Gand")
    sync(folder, few)
    [other] = few.manifests()
    assert (other.version, SAME_FACTS in other.note) == (3, False)
