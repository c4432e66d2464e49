"""Tests of the record of the last sync that a version keeps and passes on."""

from pathlib import Path

from graph_store import State
from loaders import Change, Gathered, commit, synced
from loaders.dataset.dataset import Published
from loaders.diff.last_sync import last_sync, same_again
from loaders.read.folder import read_folder
from loaders.reports.options import SyncOptions
from tests.loaders.conftest import RunSync, facts, iri, replace


def edit(state: State, *, undone: bool = False) -> None:
    change = Gathered()
    change.add(iri("graph/edits"), next(iter(facts(state, "source/steden"))))
    commit(state, lambda now: Change(change.diff(), note=synced(now, undone=undone)), owner="test")


def test_the_same_files_are_told_of_without_a_look_at_them(run: RunSync, folder: Path, state: State) -> None:
    first = run()
    fingerprint = read_folder(folder).fingerprint(state.base, SyncOptions())
    again = same_again(state, fingerprint)
    assert again is not None
    assert (again.version, again.total("unchanged"), again.total("loaded")) == (1, first.total("loaded"), 0)
    assert again.issues == first.issues

    replace(folder / "steden.csv", "Gent", "Ghent")
    assert same_again(state, read_folder(folder).fingerprint(state.base, SyncOptions())) is None


def test_before_a_first_sync_nothing_is_told(state: State) -> None:
    assert same_again(state, "") is None
    assert last_sync(None) == {}


def test_a_write_hands_on_what_the_sync_before_it_told(run: RunSync, state: State) -> None:
    run()
    told = last_sync(state.newest().manifest)
    edit(state)
    assert state.newest().manifest.note.keys() >= {"synced", "quarantine"}
    assert last_sync(state.newest().manifest) == told


def test_after_a_change_that_undoes_a_sync_none_is_known(run: RunSync, state: State) -> None:
    run()
    edit(state, undone=True)
    assert last_sync(Published(state).manifest) == {}


def test_a_write_carries_the_documents_over(state: State) -> None:
    documents = [{"key": "plan:2020", "iri": str(iri("id/plan/2020")), "date": "2020-06-29"}]
    with state.writer("test", 1) as writer:
        writer.publish([], [], sources={}, note={"documents": documents})
    assert synced(Published(state))["documents"] == documents
