"""Tests of `kennisgraaf diff`."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_store import State
from kennisgraaf.settings import read_settings
from tests.kennisgraaf.conftest import DATA
from tests.kennisgraaf.running import Run
from tests.loaders.by_document import LISTED, NEW, OLD, write
from tests.loaders.by_document import run as by_document

pytestmark = pytest.mark.slow


@pytest.fixture
def two_versions(run: Run, tmp_path: Path, own_state: Path) -> Path:
    """A state where version 2 lacks one project of version 1."""
    inventories = Path(shutil.copytree(DATA, tmp_path / "inventories"))
    projects = inventories / "projects.csv"
    kept = [
        line for line in projects.read_text("utf-8").splitlines(keepends=True) if not line.startswith("prj:be-reel")
    ]
    projects.write_text("".join(kept), encoding="utf-8")
    run("sync", inventories)
    return own_state


@pytest.mark.usefixtures("two_versions")
def test_the_difference_is_an_rdf_patch(run: Run) -> None:
    outcome = run("diff", 1, 2, "--quads")
    lines = outcome.out.splitlines()
    assert outcome.code == 0
    assert lines[:3] == [
        "H id <https://kennisgraaf.example/versions/2> .",
        "H prev <https://kennisgraaf.example/versions/1> .",
        "TX .",
    ]
    assert lines[-1] == "TC ."
    assert any(line.startswith("D <https://kennisgraaf.example/id/prj/be-reel> ") for line in lines)


@pytest.mark.usefixtures("two_versions")
def test_sentences_name_what_ended_came_and_changed_in_the_language_of_the_command(run: Run, tmp_path: Path) -> None:
    projects = tmp_path / "inventories" / "projects.csv"
    projects.write_text(projects.read_text("utf-8").replace("Bakkersite,mun:gent", "Bakkerij,mun:gent"), "utf-8")
    run("sync", tmp_path / "inventories")
    assert run("diff", 2, 3).out.splitlines() == [
        "Bakkersite is called ‘Bakkerij’ (nl) (previously ‘Bakkersite’ (nl)).",
        "from version 2 to version 3: 0 new, 0 ended, 1 changed",
    ]
    assert run("diff", 3, 2, "--language", "nl").out.splitlines()[0] == (
        "Bakkersite heet ‘Bakkersite’ (voorheen ‘Bakkerij’)."
    )
    gone, back = (run("diff", *each).out.splitlines() for each in ((1, 2), (2, 1)))
    assert "No longer mentioned: BE-REEL! is a project." in gone
    assert "New: BE-REEL! is a project." in back
    assert run("diff", 3, 3).out == "nothing that rows say differs between version 3 and version 3\n"


@pytest.mark.usefixtures("two_versions")
def test_programs_get_what_the_service_answers(run: Run, two_versions: Path) -> None:
    client = TestClient(create_app(read_settings(access_log=False).service()))
    answer = client.get("/changes", params={"from": "1", "to": "2", "format": "json", "lang": "en"}).json()
    assert answer["changed"]
    assert run("diff", 1, 2, "--json").json == answer


@pytest.mark.usefixtures("two_versions")
def test_backwards_what_was_removed_is_added(run: Run) -> None:
    there, back = (run("diff", *each, "--quads", "--json").json for each in ((1, 2), (2, 1)))
    assert (there["removed"], there["added"]) == (back["added"], back["removed"])
    assert there["removed"]


def test_documents_are_compared_by_key(run: Run, empty_state: Path, tmp_path: Path) -> None:
    state = State(empty_state)
    by_document(write(tmp_path / "plans", LISTED | OLD | NEW), state)
    lines = run("diff", "plan:2020", "plan:2021", "--quads").out.splitlines()
    start = f"https://kennisgraaf.example/versions/{state.current()}"
    assert lines[:2] == [f"H id <{start}> .", f"H prev <{start}?document=plan:2020> ."]
    assert any(line.startswith("D ") and '"Oud plan"@nl' in line for line in lines)
    found = run("diff", "plan:2021", "plan:2021", "--quads", "--json").json
    assert found == {"from": "plan:2021", "to": "plan:2021", "removed": [], "added": []}


def test_an_unknown_document_is_named(run: Run, synced: Path) -> None:
    outcome = run("diff", "plan:1999", "1")
    assert (outcome.code, "UNKNOWN_DOCUMENT" in outcome.err) == (3, True)


def test_a_version_that_was_never_published_is_named(run: Run, synced: Path) -> None:
    outcome = run("diff", 1, 7)
    assert outcome.code == 3
    assert outcome.err.startswith("kennisgraaf: UNKNOWN_VERSION: ")
    assert "7" in outcome.err
