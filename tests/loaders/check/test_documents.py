"""Documents have an order; rows of an unknown one are refused."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph_store import State
from graph_store.terms import text_of
from loaders import inventory_csv
from loaders.check.checking import check
from tests.loaders.by_document import (
    LISTED,
    NEW,
    OLD,
    codes,
    documents,
    plan,
    roles,
    run,
    write,
)
from tests.loaders.conftest import BASE, KG

pytestmark = pytest.mark.usefixtures("no_shapes")


def test_each_row_names_its_document(tmp_path: Path, state: State) -> None:
    run(write(tmp_path / "in", {**LISTED, **OLD, **NEW}), state)
    snapshot = state.newest()
    found = snapshot.quads(None, NamedNode(f"{KG}inDocument"), None, snapshot.graphs.provenance)
    named = {
        (text_of(each.subject).removeprefix(f"{BASE}row/"), text_of(each.object).removeprefix(f"{BASE}id/"))
        for each in found
    }
    assert named == {
        ("programmes-2021/prog:a", "plan/2021"),
        ("programmes-2021/prog:b", "plan/2021"),
        ("programmes-2020/prog:c", "plan/2020"),
        ("projects-2020/prj:x", "plan/2020"),
        ("projects-2021/prj:y", "plan/2021"),
    }


def test_rows_that_name_their_document_stand_once_for_each(tmp_path: Path, state: State) -> None:
    rows = [
        {"document": "plan:2020", "programme": "prog:a", "role": "trekker"},
        {"document": "plan:2020", "programme": "prog:b", "role": "trekker"},
        {"document": "plan:2021", "programme": "prog:a", "role": "trekker"},
    ]
    report = run(write(tmp_path / "in", {**LISTED, "roles.csv": (roles(), rows)}), state)
    assert (report.exit_code, codes(report)) == (0, [])
    snapshot = state.newest()
    found = {text_of(each.subject) for each in snapshot.quads(p=NamedNode(f"{KG}role"))}
    assert found == {f"{BASE}row/roles/2021/prog:a/trekker"}


def test_a_row_without_a_document_is_refused_where_a_column_gives_it(tmp_path: Path, state: State) -> None:
    rows = [{"document": "plan:2019", "programme": "prog:a", "role": "trekker"}]
    report = run(write(tmp_path / "in", {**LISTED, "roles.csv": (roles(), rows)}), state)
    assert codes(report) == [("unknown-document", "roles.csv", 2)]
    assert report.issues[0].accepted == "the key of a document: plan:2020, plan:2021"


def test_a_table_of_an_unknown_document_is_refused(tmp_path: Path, state: State) -> None:
    listed = {"documents.csv": (documents(), [plan("2021")])}
    report = run(write(tmp_path / "in", {**listed, **OLD, **NEW}), state)
    assert codes(report)[:2] == [
        ("unknown-document", "programmes-2020.csv", None),
        ("unknown-document", "projects-2020.csv", None),
    ]


def test_a_document_without_a_date_is_refused(tmp_path: Path, state: State) -> None:
    listed = {"documents.csv": (documents(), [plan("2020", date="", year=""), plan("2021")])}
    report = run(write(tmp_path / "in", {**listed, **NEW}), state)
    assert codes(report) == [("undated-document", "documents.csv", 2)]


def test_a_document_older_than_one_that_was_loaded_is_warned_of_once(tmp_path: Path, state: State) -> None:
    run(write(tmp_path / "in", {"documents.csv": (documents(), [plan("2021")]), **NEW}), state)
    report = run(write(tmp_path / "in", {**LISTED, **OLD, **NEW}), state)
    assert ("older-document", "documents.csv", 2) in codes(report)
    assert "older-document" not in {code for code, *_ in codes(run(tmp_path / "in", state, strict=True))}


def test_a_check_of_one_file_reads_the_series_and_the_documents(tmp_path: Path) -> None:
    rows = [{"document": "plan:2019", "programme": "prog:a", "role": "trekker"}]
    folder = write(tmp_path / "in", {**LISTED, **OLD, **NEW, "roles.csv": (roles(), rows)})
    metadata = folder / "csv-metadata.json"
    projects = check(folder / "projects-2021.csv", metadata)
    assert (projects.outcome, len(projects.rows)) == ("A", 1)
    assert [each.code for each in check(folder / "roles.csv", metadata).issues] == ["unknown-document"]


def test_a_table_with_a_document_column_is_written_as_csv_again(tmp_path: Path, state: State) -> None:
    rows = [{"document": f"plan:{year}", "programme": "prog:a", "role": "trekker"} for year in (2020, 2021)]
    run(write(tmp_path / "in", {**LISTED, "roles.csv": (roles(), rows)}), state)
    assert inventory_csv(state.newest(), "roles") == b"document,programme,role\nplan:2021,prog:a,trekker\n"


def test_rows_that_do_not_hold_are_not_written_as_csv(tmp_path: Path, state: State) -> None:
    run(write(tmp_path / "in", {**LISTED, **OLD, **NEW}), state)
    assert inventory_csv(state.newest(), "programmes-2020") == b"id,label_nl,parent\n"
    assert inventory_csv(state.newest(), "projects-2020") == b"id,label_nl,programme\nprj:x,Eerste project,prog:c\n"
