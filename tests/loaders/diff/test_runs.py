"""Tests of runs, their files and their agent in the provenance graph."""

import hashlib
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph_store import State
from loaders import SyncOptions, sync
from ontology.namespaces import PROV
from tests.loaders.conftest import RunSync, facts, replace, said


def used(state: State, version: int) -> dict[str, set[str]]:
    """Return the hash of each file that a run read, by its stem."""
    files = {each.removeprefix(state.base) for each in said(state, f"versions/{version}", f"{PROV}used", "provenance")}
    return {name.partition("#")[0]: said(state, name, "sha256", "provenance") for name in files}


def sha256(file: Path) -> set[str]:
    return {hashlib.sha256(file.read_bytes()).hexdigest()}


def test_a_run_names_its_agent_and_the_files_it_read_with_their_hashes(
    run: RunSync, folder: Path, state: State
) -> None:
    run(publisher="https://www.example.org/stad")
    assert used(state, 1) == {
        "source/steden": sha256(folder / "steden.csv"),
        "source/projecten": sha256(folder / "projecten.csv"),
        "source/csv-metadata": sha256(folder / "csv-metadata.json"),
    }
    assert said(state, "versions/1", f"{PROV}wasAssociatedWith", "provenance") == {f"{state.base}catalog#sync"}
    assert said(state, "catalog#sync", f"{PROV}actedOnBehalfOf", "provenance") == {"https://www.example.org/stad"}


def test_a_row_leads_to_the_state_of_its_file_in_the_run_that_changed_it_last(
    run: RunSync, folder: Path, state: State
) -> None:
    run()
    before = sha256(folder / "steden.csv")
    replace(folder / "steden.csv", "Gent", "Ghent")
    run()
    generated = f"{PROV}wasGeneratedBy"
    assert said(state, "row/steden/mun:aalst", generated, "provenance") == {f"{state.base}versions/1"}
    assert said(state, "row/steden/mun:gent", generated, "provenance") == {f"{state.base}versions/2"}
    assert used(state, 1)["source/steden"] == before
    assert used(state, 2)["source/steden"] == sha256(folder / "steden.csv")
    assert "source/projecten" not in used(state, 2)


def runs(state: State) -> set[str]:
    """Return the versions that a run made."""
    found = {fact.subject for fact in facts(state, "provenance") if fact.object == NamedNode(f"{PROV}Activity")}
    return {name.value.removeprefix(state.base) for name in found if isinstance(name, NamedNode)}


def test_a_run_stays_known_when_no_row_comes_from_it_any_more(folder: Path, run: RunSync, state: State) -> None:
    run()
    for old, new in (("Gent", "Ghent"), ("Aalst", "Alost")):
        replace(folder / "steden.csv", old, new)
    for old, new in (("Kaaien,", "Kades,"), ("Bakkersite", "Bakkerij"), ("Open data", "Data")):
        replace(folder / "projecten.csv", old, new)
    run()
    assert runs(state) == {"versions/1", "versions/2"}


@pytest.mark.slow
def test_a_run_that_only_takes_rows_away_is_one_too(folder: Path, run: RunSync, state: State) -> None:
    run()
    replace(folder / "projecten.csv", "prj:open,Open data,,\n", "")
    run()
    assert runs(state) == {"versions/1", "versions/2"}
    assert used(state, 2) == {
        "source/projecten": sha256(folder / "projecten.csv"),
        "source/csv-metadata": sha256(folder / "csv-metadata.json"),
    }
    replace(folder / "projecten.csv", "Bakkersite", "Bakkerij")
    run()
    assert runs(state) == {"versions/1", "versions/2", "versions/3"}
    assert set(used(state, 2)) == {"source/projecten", "source/csv-metadata"}


@pytest.mark.slow
def test_a_release_that_works_out_everything_anew_knows_the_runs_before(
    folder: Path, run: RunSync, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    replace(folder / "projecten.csv", "prj:open,Open data,,\n", "")
    run()
    monkeypatch.setattr("loaders.read.folder.release", lambda: "another")
    replace(folder / "steden.csv", "Gent", "Ghent")
    run()
    assert runs(state) == {"versions/1", "versions/2", "versions/3"}


def test_a_run_over_the_same_rows_adds_nothing(folder: Path, run: RunSync, state: State) -> None:
    run()
    assert not sync(folder, state, SyncOptions(allow_mass_delete=True)).published
