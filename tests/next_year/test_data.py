"""The invented plan of 2021 is well formed: rows name lines of its own text, and its changes are those of its rows."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.next_year.plans import PLAN, read
from tests.service import DATA

TEXT = (PLAN / "jaarplan-2021.txt").read_text(encoding="utf-8").splitlines()
TABLES = sorted(path for path in PLAN.glob("*-2021.csv") if (DATA / path.name.replace("-2021", "")).exists())
LINES = ("source_lines", "toc_lines", "body_lines", "lines")


CHANGES = read(PLAN / "changes.csv")


@pytest.mark.parametrize("path", [*TABLES, PLAN / "changes.csv"], ids=lambda path: path.stem)
def test_every_row_names_lines_of_the_invented_text(path: Path) -> None:
    for row in read(path):
        named = [part for column in LINES for part in (row.get(column) or "").split(";") if part]
        numbers = [int(number) for part in named for number in re.findall(r"\d+", part)]
        assert all(TEXT[number - 1].strip() for number in numbers), row


def test_the_text_says_that_it_is_invented() -> None:
    assert TEXT[0].startswith("VERZONNEN TEKST.")


def test_a_correction_names_what_its_line_prints() -> None:
    rows = read(PLAN / "corrections-2021.csv")
    assert rows
    assert all(row["printed"] in TEXT[int(row["line"]) - 1] for row in rows)


def test_there_are_changes_of_every_kind() -> None:
    kinds = Counter(row["kind"] for row in CHANGES)
    assert kinds.total() > 25
    assert {*kinds} >= {
        *("new", "ended", "renamed", "changed", "until", "status", "continued", "replaced", "dropped", "new-action"),
        *("reused-key", "replaced-key", "split"),
    }


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change['number']}-{change['kind']}-{change['key']}")
def test_the_rows_of_both_plans_differ_as_the_change_says(change: dict[str, str]) -> None:
    table, key = change["table"], change["key"]
    before = any(is_row(row, key) for row in read(DATA / f"{table}.csv"))
    later = PLAN / f"{table}-2021.csv"
    after = later.exists() and any(is_row(row, key) for row in read(later))
    assert (before, after) == {
        "new": (False, True), "new-action": (False, True), "continued": (False, True), "replaced": (False, True),
        "ended": (True, False), "split": (True, False), "replaced-key": (True, False),
    }.get(change["kind"], (True, True))  # fmt: skip


def is_row(row: dict[str, str], key: str) -> bool:
    """Return whether a row begins with the parts of a key."""
    cells = [cell for column, cell in row.items() if column not in {"value", "member_ref"}]
    return cells[: key.count("/") + 1] == key.split("/")
