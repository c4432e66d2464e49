"""Tests of the changes of rows, cell by cell, and of G5: a dry run predicts the run exactly."""

import dataclasses
import json
import os
import random
from pathlib import Path

import pytest

from graph_store import State
from loaders import RowChange, SyncOptions, SyncReport, sync
from loaders.diff.changes import MOST
from tests.loaders.conftest import CITIES, RDFS_LABEL, RunSync, column, describe, key, replace, table

DETAIL = SyncOptions(detail=True, allow_mass_delete=True)


def test_a_changed_row_tells_each_cell_before_and_after(run: RunSync, folder: Path) -> None:
    run()
    replace(folder / "steden.csv", "Gent,2007,265086", "Ghent,,265.087")
    replace(folder / "projecten.csv", "prj:open,Open data,,\n", "prj:dicht,Dicht,mun:gent,\n")
    report = run(detail=True)

    assert report.changes == [
        RowChange("steden.csv", "mun:gent", 2, "changed", {
            "label_nl": ("Gent", "Ghent"), "since": ("2007", None), "inhabitants": ("265086", "265.087")}),
        RowChange("projecten.csv", "prj:dicht", 4, "added", {
            "id": (None, "prj:dicht"), "label_nl": (None, "Dicht"), "sited_in": (None, "mun:gent")}),
        RowChange("projecten.csv", "prj:open", None, "removed", {
            "id": ("prj:open", None), "label_nl": ("Open data", None)}),
    ]  # fmt: skip
    assert report.as_report()["changes"] == [each.as_json() for each in report.changes]


def test_nothing_is_told_that_nobody_asked_for(run: RunSync) -> None:
    report = run()
    assert (report.changes, report.quads_added) == ([], [])


def test_a_report_tells_of_so_many_rows_and_counts_all(folder: Path, state: State) -> None:
    describe(folder, CITIES)
    rows = "".join(f"mun:a{number},A,,\n" for number in range(MOST + 5))
    (folder / "steden.csv").write_text("id,label_nl,since,inhabitants\n" + rows, encoding="utf-8")
    report = sync(folder, state, SyncOptions(detail=True))
    assert (len(report.changes), report.total("added")) == (MOST, MOST + 5)


def test_a_personal_cell_is_not_repeated(folder: Path, state: State) -> None:
    names = table("namen.csv", key("x"), column("naam", propertyUrl=RDFS_LABEL, load_personal=True))
    describe(folder, names)
    (folder / "namen.csv").write_text("id,naam\nx:a,Peetersen\n", encoding="utf-8")
    sync(folder, state)
    (folder / "namen.csv").write_text("id,naam\nx:a,Peetersens\n", encoding="utf-8")
    (change,) = sync(folder, state, DETAIL).changes
    assert change.cells == {"naam": ("P… (9)", "P… (10)")}


def test_a_dry_run_has_the_quads_that_the_run_then_changes(run: RunSync, folder: Path, state: State) -> None:
    run()
    replace(folder / "projecten.csv", "Bakkersite,mun:gent", "Bakkerij,mun:gent")
    dry = run(dry_run=True, detail=True)
    run()
    assert [dry.quads_removed, dry.quads_added] == changed(state, 1)
    assert any("Bakkerij" in quad for quad in dry.quads_added)


def told(report: SyncReport) -> dict[str, object]:
    """Return the content of a report, without the parts that only a real run or only a dry run has."""
    skipped = {"version", "published", "seconds", "dry_run", "ending", "quads_removed", "quads_added", "inferences"}
    return {name: value for name, value in report.as_report().items() if name not in skipped}


EDITINGS = int(os.environ.get("FUZZ_ROUNDS", "60")) // 6

EDITS = ["Gent", "", "2008", "mun:gent", "mun:nergens", "31/02/2016", "Aalst", "128.978", "veel", "964-965"]


def edit(folder: Path, chance: random.Random) -> None:
    """Change one cell, or add, copy, move, rename or delete one row, as people do."""
    file = folder / chance.choice(["steden.csv", "projecten.csv"])
    header, *rows = file.read_text(encoding="utf-8").splitlines()
    place = chance.randrange(len(rows)) if rows else 0
    prefix = "mun" if file.name == "steden.csv" else "prj"
    match chance.choice(["cell", "cell", "cell", "add", "delete", "move", "copy", "rename"]):
        case "cell" if rows:
            cells = rows[place].split(",")
            cells[chance.randrange(len(cells))] = chance.choice(EDITS)
            rows[place] = ",".join(cells)
        case "rename" if rows:
            rows[place] = ",".join([f"{prefix}:nieuw-{chance.randrange(6)}", *rows[place].split(",")[1:]])
        case "delete" if rows:
            del rows[place]
        case "move" if rows:
            rows.append(rows.pop(place))
        case "copy" if rows:
            rows.append(rows[place])
        case _:
            rows.append(f"{prefix}:nieuw-{chance.randrange(6)},Nieuw,,")
    file.write_text("\n".join([header, *rows, ""]), encoding="utf-8")


@pytest.mark.slow
def test_g5_a_dry_run_predicts_what_the_run_reports(folder: Path, state: State) -> None:
    """This test makes few edits; `scripts/fuzz-loaders` makes 200 and more."""
    chance = random.Random(EDITINGS)
    sync(folder, state)
    for _ in range(EDITINGS):
        edit(folder, chance)
        options = SyncOptions(
            allow_mass_delete=chance.random() < 0.5, keep_missing=chance.random() < 0.2, detail=True, dry_run=True
        )
        before = state.current() or 0
        dry = sync(folder, state, options)
        assert (state.current(), dry.published) == (before, False)
        real = sync(folder, state, dataclasses.replace(options, dry_run=False))
        assert json.dumps(told(dry)) == json.dumps(told(real))
        assert [dry.quads_removed, dry.quads_added] == changed(state, before)


def changed(state: State, before: int) -> list[list[str]]:
    """Return the quads of facts removed and added since a version, as a dry run lists them."""
    hidden = {f"<{state.base}graph/{name}>" for name in ("ontology", "provenance")} | {"DEFAULT"}
    sides = state.diff(before, state.current() or 0)
    return [sorted(str(quad) for quad in quads if str(quad.graph_name) not in hidden) for quads in sides]
