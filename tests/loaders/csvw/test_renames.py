"""A row with a changed key stays the same row, and its old IRI leads to the new one."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from graph_store import State
from graph_store.errors import RejectedMetadata
from loaders import inventory_csv, sync
from loaders.csvw.tables import read_tables
from tests.loaders.conftest import (
    CITIES,
    LOAD,
    PROJECTS,
    RDFS_LABEL,
    RunSync,
    column,
    describe,
    group,
    replace,
    said,
    table,
    thing,
)

pytestmark = pytest.mark.slow

SAME = "http://www.w3.org/2002/07/owl#sameAs"


def renamed(*pairs: tuple[Any, Any]) -> dict[str, Any]:
    return {f"{LOAD}renamed": [{f"{LOAD}from": old, f"{LOAD}to": new} for old, new in pairs]}


def test_a_row_under_its_new_key_is_a_changed_row_and_the_old_name_leads_to_it(
    run: RunSync, folder: Path, state: State
) -> None:
    run()
    describe(folder, CITIES | renamed(("mun:gent", "mun:gand")), PROJECTS)
    replace(folder / "steden.csv", "mun:gent", "mun:gand")
    report = run()

    assert (report.files[0].changed, report.files[0].added, report.files[0].removed) == (1, 0, 0)
    assert said(state, "id/mun/gand", SAME) == {f"{state.base}id/mun/gent"}
    assert said(state, "id/mun/gand", RDFS_LABEL) == {"Gent"}
    assert said(state, "id/mun/gent", RDFS_LABEL) == set()
    assert not run().published


def test_other_inventories_may_go_on_using_the_old_key(run: RunSync, folder: Path, state: State) -> None:
    describe(folder, CITIES | renamed(("mun:gent", "mun:gand")), PROJECTS)
    replace(folder / "steden.csv", "mun:gent", "mun:gand")
    report = run()

    assert [(each.code, each.file, each.line, each.column, each.value) for each in report.issues] == [
        ("renamed-key", "projecten.csv", 3, "sited_in", "mun:gent")
    ]
    assert (report.exit_code, "is called mun:gand now" in report.issues[0].reason) == (0, True)
    assert said(state, "id/prj/bakkersite", "sitedIn") == {f"{state.base}id/mun/gand"}
    assert b"Bakkersite,mun:gent" in inventory_csv(state.newest(), "projecten")


def test_the_address_of_the_old_name_leads_to_the_new_one(folder: Path, state: State) -> None:
    describe(folder, CITIES | renamed(("mun:gent", "mun:gand")), PROJECTS)
    replace(folder / "steden.csv", "mun:gent", "mun:gand")
    sync(folder, state)
    with TestClient(create_app(ServiceSettings(data=state.root, workers=1))) as client:
        answer = client.get("/id/mun/gent", follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/doc/mun/gand")


def test_many_renamed_keys_are_no_mass_delete(folder: Path, state: State) -> None:
    describe(folder, CITIES)
    sync(folder, state)
    describe(folder, CITIES | renamed(("mun:gent", "mun:a"), ("mun:aalst", "mun:b")))
    replace(folder / "steden.csv", "mun:gent", "mun:a")
    replace(folder / "steden.csv", "mun:aalst", "mun:b")
    report = sync(folder, state)
    assert (report.refused, report.files[0].changed) == ([], 2)


def test_a_renamed_key_that_its_file_does_not_use_yet_changes_nothing(run: RunSync, folder: Path) -> None:
    run()
    describe(folder, CITIES | renamed(("mun:gent", "mun:gand")), PROJECTS)
    report = run()
    assert (report.triples_added, report.triples_removed) == (0, 0)
    assert "dangling-ref" in {each.code for each in report.issues}


def test_a_key_of_several_cells_is_renamed_as_a_list(folder: Path, state: State) -> None:
    parts = column("a", required=True), column("b", required=True, property="role")
    usage = table("deel.csv", *parts, primary=["a", "b"], about=None)
    describe(folder, usage)
    (folder / "deel.csv").write_text("a,b\nprj:x,lid\n", encoding="utf-8")
    sync(folder, state)
    describe(folder, usage | renamed((["prj:x", "lid"], ["prj:x", "vast lid"])))
    (folder / "deel.csv").write_text("a,b\nprj:x,vast lid\n", encoding="utf-8")
    report = sync(folder, state)
    assert (report.files[0].changed, report.files[0].removed) == (1, 0)
    assert said(state, "row/deel/prj:x/vast%20lid", "role") == {"vast lid"}


def test_a_key_that_changed_twice_is_the_newest_and_a_circle_is_refused() -> None:
    points = column("to", property="sitedIn", valueUrl=thing("to"), load_references=["steden.csv"])
    tables = CITIES | renamed(("mun:a", "mun:b"), ("mun:b", "mun:c")), table("p.csv", points, primary="to", about=None)
    found = read_tables(json.dumps(group(*tables)))
    assert found.tables[1].columns[0].renamed == {"mun:a": "mun:c", "mun:b": "mun:c"}
    with pytest.raises(RejectedMetadata, match="cycle"):
        read_tables(json.dumps(group(CITIES | renamed(("mun:a", "mun:b"), ("mun:b", "mun:a")))))
    with pytest.raises(RejectedMetadata, match="load:from and load:to"):
        read_tables(json.dumps(group(CITIES | renamed(("mun:a", "")))))
