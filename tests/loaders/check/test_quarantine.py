"""Rows in quarantine are kept, listed and exported, and leave the quarantine when they are corrected."""

import csv
import io
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_store import State
from loaders import Change, Gathered, as_csv, commit, quarantine
from tests.loaders.conftest import RDFS_LABEL, RunSync, column, describe, iri, key, replace, said
from tests.loaders.conftest import table as described

HEADER = "id;label_nl;since;inhabitants;opmerking\n"


def spoil(folder: Path) -> None:
    """Five rows, three of which cannot be loaded."""
    (folder / "steden.csv").write_text(
        HEADER + "mun:gent;Gent;2007;265086;\nmun:aalst;=Aalst;31/02/2016;;let op\n"
        "mun:Brugge;Brugge;;;\nmun:genk;Genk;;-1+1;\nmun:leuven;Leuven;;;\n",
        encoding="utf-8",
    )


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_version_keeps_its_quarantine_with_rows_as_written(run: RunSync, folder: Path, state: State) -> None:
    run()
    spoil(folder)
    run()

    found = [entry for entry in quarantine(state) if entry.file == "steden.csv"]
    assert [(entry.line, [issue.code for issue in entry.issues]) for entry in found] == [
        (3, ["bad-date"]),
        (4, ["bad-key"]),
        (5, ["not-integer"]),
    ]
    assert found[0].cells == ("mun:aalst", "=Aalst", "31/02/2016", "", "let op")
    assert quarantine(state, 1) == []
    assert found[1].as_json("nl")["cells"]["id"] == "mun:Brugge"  # type: ignore[index]


def test_the_export_has_the_dialect_of_the_file_a_reason_and_no_formulas(
    run: RunSync, folder: Path, state: State
) -> None:
    spoil(folder)
    run()
    content = as_csv([entry for entry in quarantine(state) if entry.file == "steden.csv"], "nl")

    assert content.startswith(b"\xef\xbb\xbfid;label_nl;since;inhabitants;opmerking;quarantine_file;")
    rows = table(content)
    assert rows[0]["label_nl"] == "'=Aalst"
    assert rows[2]["inhabitants"] == "'-1+1"
    assert rows[0]["opmerking"] == "let op"
    assert "is geen datum" in rows[0]["quarantine_reason"]
    assert [row["quarantine_line"] for row in rows] == ["3", "4", "5"]


def test_g9_a_mended_export_dropped_in_the_folder_loads_and_its_rows_leave_the_quarantine(
    run: RunSync, folder: Path, state: State
) -> None:
    spoil(folder)
    run()
    content = as_csv([entry for entry in quarantine(state) if entry.file == "steden.csv"]).decode("utf-8-sig")
    mended = content.replace("31/02/2016", "29/02/2016").replace("mun:Brugge", "mun:brugge").replace("'-1+1", "5")
    (folder / "hersteld door An.csv").write_text(mended, encoding="cp1252")
    report = run()

    assert [issue.code for issue in report.issues if issue.weight > 1 and "steden" in issue.file] == []
    assert [entry for entry in quarantine(state) if entry.file == "steden.csv"] == []
    assert said(state, "id/mun/brugge", RDFS_LABEL) == {"Brugge"}
    assert said(state, "id/mun/aalst", RDFS_LABEL) == {"=Aalst"}
    assert said(state, "id/mun/aalst", "onDate") == {"2016-02-29"}
    cities = report.files[0]
    assert cities.rows == cities.loaded + cities.unchanged + cities.quarantined + cities.skipped
    assert "unknown-file" not in {issue.code for issue in report.issues}


def test_a_row_that_comes_back_unmended_is_still_in_quarantine_under_its_new_place(
    run: RunSync, folder: Path, state: State
) -> None:
    spoil(folder)
    run()
    (folder / "terug.csv").write_bytes(as_csv([e for e in quarantine(state) if e.file == "steden.csv"]))
    report = run()
    found = [
        (each.file, each.line, each.code) for each in report.issues if each.weight > 1 and each.file != "projecten.csv"
    ]
    assert found == [("terug.csv", 2, "bad-date"), ("terug.csv", 3, "bad-key"), ("terug.csv", 4, "not-integer")]
    assert len([entry for entry in quarantine(state) if entry.file == "steden.csv"]) == 3


def test_an_inventory_that_was_mended_itself_knows_better_than_an_old_export(
    run: RunSync, folder: Path, state: State
) -> None:
    spoil(folder)
    run()
    content = as_csv([entry for entry in quarantine(state) if entry.file == "steden.csv"]).decode("utf-8-sig")
    (folder / "terug.csv").write_text(content.replace("31/02/2016", "2016").replace("mun:Brugge", "mun:brugge"))
    replace(folder / "steden.csv", "31/02/2016", "2017")
    report = run()
    assert [(issue.file, issue.code) for issue in report.issues if issue.code == "superseded"] == [
        ("terug.csv", "superseded")
    ]
    assert said(state, "id/mun/aalst", "onDate") == {"2017"}
    assert said(state, "id/mun/brugge", RDFS_LABEL) == {"Brugge"}


def test_rows_of_several_inventories_go_into_one_file_and_come_back(run: RunSync, folder: Path, state: State) -> None:
    replace(folder / "steden.csv", "265086", "veel")
    replace(folder / "projecten.csv", "mun:gent", "mun:gnt")
    run()
    content = as_csv(quarantine(state)).decode("utf-8-sig")
    (folder / "terug.csv").write_text(content.replace("veel", "1").replace("mun:gnt", "mun:gent"), encoding="utf-8")
    report = run()
    assert (report.exit_code, quarantine(state)) == (0, [])
    assert said(state, "id/prj/bakkersite", "sitedIn") == {"https://kennisgraaf.example/id/mun/gent"}


def test_an_update_leaves_the_quarantine_as_it_was(run: RunSync, folder: Path, state: State) -> None:
    replace(folder / "steden.csv", "265086", "veel")
    run()
    fact = Triple(iri("id/mun/x"), NamedNode(RDFS_LABEL), Literal("X"))
    edit = Gathered()
    edit.add(NamedNode(f"{state.base}graph/edits"), fact)
    commit(state, lambda _: Change(edit.diff()), owner="test")
    assert [entry.line for entry in quarantine(state)] == [entry.line for entry in quarantine(state, 1)] == [2, 3]


@pytest.mark.slow
def test_a_refused_file_is_listed_and_its_last_state_stays(run: RunSync, folder: Path, state: State) -> None:
    run()
    (folder / "steden.csv").write_text("<!doctype html>", encoding="utf-8")
    run()
    (entry,) = quarantine(state)
    assert (entry.file, entry.line, entry.issues[0].code) == ("steden.csv", None, "not-csv")
    assert table(as_csv([entry])) == []


@pytest.mark.slow
@pytest.mark.parametrize("row", ['"prj:x;Peetersen;1', "prj:x;te; Peetersen;1", "Peetersen"])
def test_g10_a_row_of_another_shape_is_listed_without_its_cells_when_one_is_personal(
    folder: Path, run: RunSync, state: State, row: str
) -> None:
    named = column("naam", required=True, lang="nl", propertyUrl=RDFS_LABEL, load_personal=True)
    describe(folder, described("projecten.csv", key("prj"), named, column("n")))
    (folder / "projecten.csv").write_text(f"id;naam;n\n{row}\n", encoding="utf-8")
    run()
    (entry,) = quarantine(state)
    assert "Peetersen" not in str(entry.as_json())
    assert "Peetersen" in as_csv([entry]).decode()
