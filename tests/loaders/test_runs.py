"""Runs, their files and their agent, in the provenance graph."""

import hashlib
from pathlib import Path

from pyoxigraph import NamedNode

from graph_store import State
from loaders import SyncOptions, sync
from ontology.terms import PROV
from tests.loaders.conftest import RunSync, facts, replace, said


def used(state: State, version: int) -> dict[str, set[str]]:
    """The hash of each file that a run read, by its stem."""
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


def test_a_run_that_no_row_comes_from_any_more_is_forgotten(folder: Path, run: RunSync, state: State) -> None:
    run()
    for old, new in (("Gent", "Ghent"), ("Aalst", "Alost")):
        replace(folder / "steden.csv", old, new)
    for old, new in (("Kaaien,", "Kades,"), ("Bakkersite", "Bakkerij"), ("Open data", "Data")):
        replace(folder / "projecten.csv", old, new)
    run()
    runs = {fact.subject for fact in facts(state, "provenance") if fact.object == NamedNode(f"{PROV}Activity")}
    assert runs == {NamedNode(f"{state.base}versions/2")}


def test_a_run_over_the_same_rows_adds_nothing(folder: Path, run: RunSync, state: State) -> None:
    run()
    assert not sync(folder, state, SyncOptions(allow_mass_delete=True)).published
