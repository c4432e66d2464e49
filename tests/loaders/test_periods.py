"""Relations with a period: what their rows state while they last and once they have ended, and two that overlap."""

import csv
import shutil
from pathlib import Path

import pytest

from graph_store import State
from loaders import SyncReport, inventory_csv, sync
from loaders.reports.report import Weight
from tests.loaders.conftest import SHIPPED, said

KG = "https://kennisgraaf.example/ns#"
RAAD, LIEVEN, WIM = "id/body/dagelijks-bestuur", "id/per/lieven-dehandschutter", "id/per/wim-dries"
NEW = ("role:98", "per:lieven-dehandschutter", "voorzitter", "chair", "body:dagelijks-bestuur", "stated", "96")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "data"))


def two_chairs(folder: Path, until: str, start: str) -> None:
    """Let the shipped chair of the management board leave, and another one come."""
    path = folder / "person_roles.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    periods = {"role:02": ("", until), "role:98": (start, "")}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*header[:5], "from", "until", *header[5:]])
        writer.writerows([*row[:5], *periods.get(row[0], ("", "")), *row[5:]] for row in (*rows, NEW))


def refused(report: SyncReport, file: str = "") -> list[tuple[str, int | None]]:
    """Return the code and line of each refused row, or of those in one file: rows of others may name a refused one."""
    found = (each for each in report.issues if each.weight is Weight.QUARANTINED and file in ("", each.file))
    return [(each.code, each.line) for each in found]


def test_the_next_chair_may_start_the_day_after(folder: Path, state: State) -> None:
    two_chairs(folder, "2020-06-30", "2020-07-01")
    report = sync(folder, state)
    assert (report.exit_code, report.issues) == (0, [])
    assert said(state, "id/role/02", "until") == said(state, "id/role/02", "latest", "inferred") == {"2020-06-30"}


def test_who_was_chair_is_not_stated_to_be_chair(folder: Path, state: State) -> None:
    two_chairs(folder, "2020-06-30", "2020-07-01")
    sync(folder, state)
    assert RAAD not in {each.removeprefix("https://kennisgraaf.example/") for each in said(state, WIM, "chairs")}
    assert f"https://kennisgraaf.example/{RAAD}" in said(state, LIEVEN, "chairs")
    assert said(state, "id/role/02", "roleAt") == {f"https://kennisgraaf.example/{RAAD}"}


def test_two_chairs_at_once_are_refused_with_both_rows_and_the_days(folder: Path, state: State) -> None:
    two_chairs(folder, "2020-07-01", "2020-07-01")
    report = sync(folder, state)
    assert refused(report, "person_roles.csv") == [("shape", 3), ("shape", 21)]
    clash = "the role ‘chair’ and the role ‘voorzitter’ overlap from 2020-07-01 to 2020-07-01"
    assert clash in report.issues[0].reason


def test_a_chair_without_an_end_is_there_for_good(folder: Path, state: State) -> None:
    two_chairs(folder, "", "2030")
    assert refused(sync(folder, state), "person_roles.csv") == [("shape", 3), ("shape", 21)]


def test_a_chair_who_comes_back_later_does_not_clash_with_an_earlier_sync(folder: Path, state: State) -> None:
    sync(folder, state)
    two_chairs(folder, "2020", "2021")
    assert refused(sync(folder, state)) == []
    assert said(state, WIM, "chairs") == {"https://kennisgraaf.example/id/org/kvs"}


def test_an_inventory_comes_back_with_the_optional_columns_that_it_fills(folder: Path, state: State) -> None:
    two_chairs(folder, "2020-06-30", "2020-07-01")
    sync(folder, state)
    for stem in ("person_roles", "body_composition"):
        assert inventory_csv(state.newest(), stem).decode() == (folder / f"{stem}.csv").read_text(encoding="utf-8")
