"""Rows that violate a shape do not load, and the rows to blame are named."""

from pathlib import Path

import pytest

from graph_store import State
from graph_store.errors import Inconsistent
from graph_store.graphs import Graphs
from loaders import SyncOptions, Weight, sync
from ontology.incremental_validation import ValidationResult
from ontology.validation import Finding
from tests.loaders.conftest import RDFS_LABEL, facts, iri, replace, said

pytestmark = pytest.mark.slow

AGREEMENT = "agr:2021-2024"


def append(file: Path, row: str) -> None:
    with file.open("a", encoding="utf-8") as out:
        out.write(row + "\n")


def agreement(shipped: Path, start: int, end: int) -> str:
    """Return a row of agreements.csv with the columns that it needs."""
    header = (shipped / "agreements.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    known = {"id": AGREEMENT, "label_nl": "Nieuwe overeenkomst", "start_year": str(start), "end_year": str(end)}
    last = (shipped / "agreements.csv").read_text(encoding="utf-8").splitlines()[-1].split(",")
    cells = dict(zip(header, last, strict=False))
    return ",".join({**cells, **{name: text for name, text in known.items() if name in cells}}.values())


def test_sys_26_s_an_agreement_that_overlaps_another_is_rejected_and_the_rest_loads(
    shipped: Path, synced: State
) -> None:
    append(shipped / "agreements.csv", agreement(shipped, 2020, 2023))
    replace(shipped / "projects.csv", "Bakkersite,mun:gent", "Bakkerij,mun:gent")
    report = sync(shipped, synced)

    issues = [(each.code, each.file, each.line, each.weight, each.details["shape"]) for each in report.issues]
    assert issues == [("shape", "agreements.csv", 4, Weight.QUARANTINED, "S8")]
    assert "overlap" in report.issues[0].reason
    assert "overlappen" in report.issues[0].say("nl")
    assert report.issues[0].accepted
    assert (report.published, report.exit_code, report.total("quarantined")) == (True, 1, 1)
    assert not any(iri("id/agr/2021-2024") in (fact.subject, fact.object) for fact in facts(synced))
    in_english = "Bakkersite"
    assert said(synced, "id/prj/v1-gent-bakkersite", RDFS_LABEL) == {"Bakkerij", in_english}


def test_sys_31_s_a_cycle_of_parents_is_rejected_and_the_last_good_parent_stays(shipped: Path, synced: State) -> None:
    before = said(synced, "id/prog/obm-1", "directPartOf")
    rows = (shipped / "programmes.csv").read_text(encoding="utf-8").splitlines()
    place = next(number for number, row in enumerate(rows) if row.startswith("prog:obm-1,"))
    rows[place] = rows[place].replace(",prog:obm,", ",prog:obm-1-1,")
    (shipped / "programmes.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")
    report = sync(shipped, synced)

    shaped = {(each.file, each.line, each.details["shape"]) for each in report.issues if each.code == "shape"}
    assert shaped == {("programmes.csv", place + 1, "S5")}
    assert {each.code for each in report.issues} == {"shape"}
    assert (report.triples_removed, said(synced, "id/prog/obm-1", "directPartOf")) == (0, before)
    assert said(synced, "row/programmes/prog:obm-1", "staleReason", "provenance") == {"shape"}


def test_a_sixth_project_in_a_call_that_says_five_loads_with_a_warning_that_names_both(
    shipped: Path, synced: State
) -> None:
    """The correction is right and the call was right too; the editor of both has to say which one is out of date."""
    projects, calls = shipped / "projects.csv", (shipped / "calls.csv").read_text(encoding="utf-8").splitlines()
    rows = projects.read_text(encoding="utf-8").splitlines()
    selected = next(row for row in rows if "bakkersite" in row)
    append(projects, selected.replace("bakkersite", "tolhuis").replace("Bakkersite", "Tolhuis"))
    report = sync(shipped, synced)

    line = next(number for number, row in enumerate(calls, 1) if row.startswith("call:verweving-1,"))
    (issue,) = report.issues
    assert (issue.file, issue.line, issue.column, issue.value) == ("calls.csv", line, "selected", "5")
    assert issue.weight is Weight.WARNED
    assert issue.reason == (
        "The first call on interweaving: the call states 5 selected projects; the list has 6. "
        f"New or changed: projects.csv:{len(rows) + 1}."
    )
    assert (
        "de oproep vermeldt 5 geselecteerde projecten; de lijst telt er 6. Nieuw of gewijzigd: projects.csv"
        in issue.say("nl")
    )
    assert (report.total("quarantined"), report.total("stale"), report.total("added")) == (0, 0, 1)
    assert said(synced, "id/prj/v1-gent-tolhuis", RDFS_LABEL) == {"Tolhuis"}


def test_a_dry_run_has_the_same_judgement(shipped: Path, synced: State) -> None:
    append(shipped / "agreements.csv", agreement(shipped, 2020, 2023))
    dry = sync(shipped, synced, SyncOptions(dry_run=True))
    real = sync(shipped, synced)
    assert [each.as_json() for each in dry.issues] == [each.as_json() for each in real.issues]
    assert dry.triples_added == real.triples_added


def test_on_a_first_run_both_sides_of_an_overlap_are_set_apart(shipped: Path, state: State) -> None:
    append(shipped / "agreements.csv", agreement(shipped, 2020, 2023))
    report = sync(shipped, state)
    assert {each.line for each in report.issues if each.code == "shape" and each.weight > 1} >= {3, 4}


def test_a_violation_may_be_let_through_and_is_told_then(shipped: Path, synced: State) -> None:
    append(shipped / "agreements.csv", agreement(shipped, 2020, 2023))
    report = sync(shipped, synced, SyncOptions(allow_inconsistent=True))
    assert {(each.code, each.weight) for each in report.issues} == {("shape", Weight.WARNED)}
    assert (report.exit_code, report.total("quarantined")) == (0, 0)


def test_what_is_violated_for_want_of_a_deleted_row_is_told_for_a_deletion_is_real(
    shipped: Path, synced: State
) -> None:
    deleted = 0
    for file in shipped.glob("*.csv"):
        rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [row for row in rows if "prj:v1-gent-bakkersite" not in row]
        file.write_text("".join(kept), encoding="utf-8")
        deleted += len(rows) - len(kept)
    report = sync(shipped, synced)

    assert deleted > 1
    assert (report.published, report.total("removed"), report.exit_code) == (True, deleted, 0)
    told = [(each.file, each.weight, each.details["shape"]) for each in report.issues if each.code == "shape"]
    assert told == [("calls.csv", Weight.WARNED, "S4")]


def test_a_violation_that_no_row_is_to_blame_for_stops_everything(
    shipped: Path, synced: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = Finding("S99", "Violation", "<urn:x>", None, None, {"en": "S99: strange."})
    monkeypatch.setattr("loaders.change.shapes.validate_change", lambda *_: ValidationResult((strange,), {}))
    replace(shipped / "projects.csv", "Bakkersite,mun:gent", "Bakkerij,mun:gent")
    with pytest.raises(Inconsistent, match="S99"):
        sync(shipped, synced)
    assert synced.current() == 1


def test_a_violation_that_was_there_before_does_not_stop_a_change(shipped: Path, state: State) -> None:
    append(shipped / "agreements.csv", agreement(shipped, 2020, 2023))
    sync(shipped, state, SyncOptions(allow_inconsistent=True))
    replace(shipped / "projects.csv", "Bakkersite,mun:gent", "Bakkerij,mun:gent")
    report = sync(shipped, state)
    assert (report.published, report.exit_code) == (True, 0)
    assert Graphs(state.base).asserted
