"""A version can be read as of each document that it knows, as if no document were newer."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import Triple

from graph_store import State
from graph_store.documents import documents_of
from graph_store.durable_files import temporary
from graph_store.errors import Damaged, StoreFull, UnknownDocument
from graph_store.graphs import Graphs
from graph_store.manifest import read_manifest, write_manifest
from graph_store.snapshot import Snapshot
from graph_store.terms import text_of
from graph_store.view_stores import document_place
from loaders import Change, Gathered, as_of, commit, rollback, synced, write_inventories
from loaders.diff.runs import ACTIVITY
from ontology.namespaces import RDF_TYPE
from tests.loaders.by_document import LISTED, NEW, OLD, documents, plan, plan_files, programme, run, write
from tests.loaders.conftest import BASE, facts_of, iri, replace

GRAPHS = Graphs(BASE)
MOST = 10**9
FIRST = {"documents.csv": (documents(), [plan("2020")]), **OLD}
BOTH = {**LISTED, **OLD, **NEW}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("ontology.incremental_validation.findings", lambda triples, shapes, base: [])
    return tmp_path / "data"


@pytest.fixture
def state(tmp_path: Path, folder: Path) -> State:
    """Version 1 of the plan of 2020 alone, version 2 with that of 2021."""
    found = State(tmp_path / "var")
    for files in (FIRST, BOTH):
        run(write(folder, files), found)
    return found


def content(snapshot: Snapshot) -> set[str]:
    """All quads of a version or view, without its number, the metadata, and the runs and files that it was made by."""
    left = ("versions/", "prov#value", "ns#sha256", "prov#specializationOf", "ns#fileName")
    return {str(quad) for quad in snapshot.quads() if not any(word in str(quad) for word in left)}


def test_the_newest_document_gives_the_version_itself(state: State) -> None:
    newest = state.newest()
    found = [as_of(newest, name, MOST) for name in ("plan:2021", f"{BASE}id/plan/2021", "")]
    assert [each is newest for each in found] == [True] * 3
    assert newest.document == ""


def test_an_unknown_document_is_refused(state: State) -> None:
    with pytest.raises(UnknownDocument, match="plan:2020, plan:2021"):
        as_of(state.newest(), "plan:2022", MOST)


def test_a_view_equals_the_version_of_its_documents_alone(state: State) -> None:
    first, view = state.open(1), as_of(state.newest(), "plan:2020", MOST)
    assert (view.document, view.version, str(view)) == ("plan:2020", 2, "version 2 as of plan:2020")
    assert content(view) == content(first) != content(state.newest())
    assert facts_of(view) == facts_of(first)
    assert dict(view.rows.each()) == dict(first.rows.each())
    assert view.manifest.sources.keys() == first.manifest.sources.keys()
    assert [each["key"] for each in view.manifest.note["documents"]] == ["plan:2020", "plan:2021"]


def test_its_inventories_are_those_of_its_documents(state: State, tmp_path: Path) -> None:
    view, out = as_of(state.newest(), "plan:2020", MOST), BytesIO()
    write_inventories(view, out)
    place = tmp_path / "again"
    zipfile.ZipFile(out).extractall(place)
    assert sorted(each.name for each in place.iterdir()) == sorted([*FIRST, "csv-metadata.json"])
    other = State(tmp_path / "other")
    run(place, other)
    assert facts_of(other.newest()) == facts_of(view)


def test_its_rows_are_generated_by_the_version_it_shows(state: State) -> None:
    view = as_of(state.newest(), "plan:2020", MOST)
    row, made = iri("row/programmes-2020/prog:c"), iri("versions/2")
    quads = view.quads(row, iri("ns#line"), None, GRAPHS.provenance)
    assert [text_of(quad.object) for quad in quads] == ["4"]
    assert [each.subject for each in view.quads(None, None, made, GRAPHS.provenance) if each.subject == row] == [row]


def test_the_order_in_which_documents_came_does_not_matter(tmp_path: Path, state: State, folder: Path) -> None:
    other = State(tmp_path / "other")
    run(write(tmp_path / "new", {"documents.csv": (documents(), [plan("2021")]), **NEW}), other)
    run(folder, other)
    assert content(as_of(other.newest(), "plan:2020", MOST)) == content(as_of(state.newest(), "plan:2020", MOST))


def test_a_view_is_built_once_and_its_digest_is_the_same_everywhere(state: State, tmp_path: Path) -> None:
    newest = state.newest()
    view = as_of(newest, "plan:2020", MOST)
    assert as_of(newest, f"{BASE}id/plan/2020", MOST).key == view.key
    assert view.folder == document_place(newest, "plan:2020")
    assert (view.folder.parent.parent, view.folder.name.startswith("plan-2020-")) == (newest.folder, True)
    assert sorted(each.name for each in view.folder.iterdir()) == ["manifest.json", "stating-rows", "store"]

    state.backup(2, tmp_path / "backup.tar.gz")
    other = State(tmp_path / "other")
    other.restore(tmp_path / "backup.tar.gz")
    assert as_of(other.newest(), "plan:2020", MOST).mark == view.mark != newest.mark


def test_updates_join_in_with_their_provenance(state: State) -> None:
    change, fact = Gathered(), next(iter(facts_of(state.newest(), "source/programmes-2021")))
    change.add(GRAPHS.edits, fact)
    written = Triple(iri("versions/3"), RDF_TYPE, ACTIVITY)
    change.add(GRAPHS.provenance, written)
    commit(state, lambda now: Change(change.diff(), note=synced(now)), owner="test")
    view = as_of(state.newest(), "plan:2020", MOST)
    assert facts_of(view, "edits") == {fact} <= facts_of(view)
    assert written in facts_of(view, "provenance")


def test_the_inventories_are_not_needed(state: State, folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    assert facts_of(as_of(state.newest(), "plan:2020", MOST)) == facts_of(state.open(1))


def test_a_correction_of_an_old_document_is_seen_in_its_view(state: State, folder: Path) -> None:
    replace(folder / "programmes-2020.csv", "Oud plan", "Ouder plan")
    run(folder, state)
    names = [str(quad.object) for quad in as_of(state.newest(), "plan:2020", MOST).quads(iri("id/prog/a"))]
    assert '"Ouder plan"@nl' in names
    assert state.newest().version == 3
    assert facts_of(state.newest()) == facts_of(state.open(2))


def test_a_stale_row_of_an_old_document_shows_its_last_good_facts(state: State, folder: Path) -> None:
    replace(folder / "programmes-2020.csv", "prog:c,Derde,prog:a", "prog:c,,prog:a")
    run(folder, state)
    view = as_of(state.newest(), "plan:2020", MOST)
    assert facts_of(view) == facts_of(state.open(1))


def test_a_row_that_a_newer_document_replaces_keeps_its_last_good_record(state: State, folder: Path) -> None:
    """The version does not hold the row, so nothing of it is stale there."""
    replace(folder / "programmes-2020.csv", "prog:a,Oud plan,", "prog:a,,")
    assert run(folder, state).exit_code == 1
    assert facts_of(as_of(state.newest(), "plan:2020", MOST)) == facts_of(state.open(1))
    replace(folder / "programmes-2020.csv", "prog:a,,", "prog:a,Ouder plan,")
    assert run(folder, state).exit_code == 0
    names = [str(quad.object) for quad in as_of(state.newest(), "plan:2020", MOST).quads(iri("id/prog/a"))]
    assert '"Ouder plan"@nl' in names


def test_a_contradiction_does_not_prevent_a_view(state: State, folder: Path) -> None:
    loop = plan_files("2019", [programme("a", "Eerste", "b"), programme("b", "Tweede", "a")])
    run(
        write(
            folder,
            {"documents.csv": (documents(), [plan(str(each)) for each in (2019, 2020, 2021)]), **loop, **OLD, **NEW},
        ),
        state,
    )
    assert as_of(state.newest(), "plan:2019", MOST).document == "plan:2019"


def test_a_version_that_keeps_no_inventories_cannot_be_read_as_of_another_document(state: State) -> None:
    folder = state.folder(2)
    for file in (folder / "inventories").iterdir():
        file.unlink()
    manifest = read_manifest(folder)
    for name in [each for each in manifest.files if each.startswith("inventories/")]:
        del manifest.files[name], manifest.hashes[name]
    write_manifest(folder, manifest)
    with pytest.raises(Damaged, match="version 2 does not keep its inventories"):
        as_of(State(state.root).newest(), "plan:2020", MOST)


def test_a_view_that_is_too_large_is_refused_and_leaves_nothing(state: State) -> None:
    newest = state.newest()
    with pytest.raises(StoreFull, match="The view plan-2020 needs about"):
        as_of(newest, "plan:2020", 1000)
    assert list((newest.folder / "views").iterdir()) == []


def test_a_view_of_a_read_only_state_is_in_a_temporary_folder(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_store.view_stores.writable", temporary)
    newest = state.newest()
    view = as_of(newest, "plan:2020", MOST)
    assert not view.folder.is_relative_to(state.root)
    assert not (newest.folder / "views").exists()
    assert facts_of(view) == facts_of(state.open(1))
    assert as_of(newest, "plan:2020", MOST).key == view.key


def test_a_view_goes_with_its_version(state: State, folder: Path) -> None:
    view = as_of(state.newest(), "plan:2020", MOST)
    replace(folder / "programmes-2021.csv", "Nieuw plan", "Nog nieuwer")
    run(folder, state)
    assert state.newest().version == 3
    kept, place = State(state.root, keep=1), view.folder
    kept.prune()
    assert kept.versions() == [2, 3], "a view in use keeps its version"
    del view
    kept.prune()
    assert (kept.versions(), place.exists()) == ([3], False)


def test_a_rollback_brings_the_documents_of_its_version_back(state: State) -> None:
    rollback(state, 1)
    newest = state.newest()
    assert [each.key for each in documents_of(newest.manifest)] == ["plan:2020"]
    assert as_of(newest, "plan:2020", MOST) is newest
    rollback(state, 2)
    assert facts_of(as_of(state.newest(), "plan:2020", MOST)) == facts_of(state.open(1))
