"""X-15: each shape has a row that fails it in a sync; severity decides if the row is set apart or only reported."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_store import State
from loaders import SyncReport, Weight, sync
from tests.loaders.conftest import KG, SHIPPED, Json, column, replace, table, thing

pytestmark = pytest.mark.slow

APART, TOLD = Weight.QUARANTINED, Weight.WARNED
Spoil = Callable[[Path], None]


def add(file: str, **cells: str) -> Spoil:
    """Add a row with these cells; the others are as in the last row."""

    def spoil(folder: Path) -> None:
        header, *rows = csv.reader(io.StringIO((folder / file).read_text(encoding="utf-8"), newline=""))
        assert set(cells) <= set(header)
        last = dict(zip(header, rows[-1], strict=True))
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerow((last | cells).values())
        with (folder / file).open("a", encoding="utf-8") as text:
            text.write(out.getvalue())

    return spoil


def edit(file: str, old: str, new: str) -> Spoil:
    return lambda folder: replace(folder / file, old, new)


def inventory(text: str, *columns: Json) -> Spoil:
    """Add an inventory, `extra.csv`."""

    def spoil(folder: Path) -> None:
        described = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
        described["tables"].append(table("extra.csv", column("id", required=True), *columns))
        (folder / "csv-metadata.json").write_text(json.dumps(described), encoding="utf-8")
        (folder / "extra.csv").write_text(text, encoding="utf-8")

    return spoil


ROW = column("row", virtual=True, aboutUrl="https://kennisgraaf.example/row/extra/{+id}", propertyUrl="rdf:type",
             valueUrl=f"{KG}Row")  # fmt: skip
SPOILT = {
    "S1": (inventory("id\nprj:los\n", column("type", virtual=True, propertyUrl="rdf:type",
                     valueUrl=f"{KG}Project")), APART),
    "S2": (edit("projects.csv", "Bakkersite,mun:gent", "Bakkersite,"), APART),
    "S3": (add("packages.csv", id="pkg:v2-leeg", label_nl="Leeg", call_id="call:verweving-2"), APART),
    "S4": (edit("calls.csv", "2018,12,5,", "2018,4,5,"), APART),
    "S5": (edit("programmes.csv", 'management information",,', 'management information",prog:obm-1,'), APART),
    "S6": (edit("cities.csv", "Antwerp,true,11002", "Antwerp,true,41002"), APART),
    "S7": (edit("platform_statistics.csv", "visits,128978", "visits,12"), APART),
    "S8": (add("agreements.csv", id="agr:x", start_year="2030", end_year="2029"), APART),
    "S9": (add("events.csv", id="evt:x", label_nl="X", date_from="2020-05-05", date_to="2020-05-04"), APART),
    "S10": (add("person_roles.csv", id="role:98", person_id="per:lieven-dehandschutter", role="voorzitter",
                role_class="chair", target_id="body:dagelijks-bestuur"), APART),
    "S11": (inventory("id,mail\nper:wim-dries,wim@example.org\n", column("mail", aboutUrl=thing("id"),
                      propertyUrl="https://schema.org/email")), TOLD),
    "S15": (inventory("id\norg:kvs\n", ROW), APART),
    "S16": (add("unnamed_groups.csv", id="grp:x", count="0"), APART),
    "S17": (add("criteria.csv", id="crit:x", ordinal="99"), APART),
    "S18": (inventory("id,wanneer\nprj:x,eind 2018\n", column("wanneer", property="onDate")), APART),
}  # fmt: skip


def spoilt(shape: str, synced: State, tmp_path: Path) -> SyncReport:
    """Return the report of a sync after the inventories were changed to violate a shape."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "data"))
    SPOILT[shape][0](folder)
    return sync(folder, synced)


@pytest.mark.parametrize("shape", SPOILT)
def test_x_15_each_shape_has_a_row_that_fails_it_in_a_sync(shape: str, synced: State, tmp_path: Path) -> None:
    """shapes S1–S18 run; the document's rows conform; each shape has a failing test row. S12–S14: test_synthetic."""
    report = spoilt(shape, synced, tmp_path)
    found = [each for each in report.issues if each.details.get("shape") == shape]
    assert found
    assert {each.weight for each in found} == {SPOILT[shape][1]}
    assert all(each.line and ": " in each.reason and "://" not in each.reason for each in found)
