"""`checked_statements.csv`: statements drawn at random and checked against the text still hold, with the same lines.

A statement that changes, or whose proof rests on other lines, must be read beside the text again.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Triple

from kennisgraaf.cli.term_arguments import resource, value
from scripts.draw_statements import HEADER, Statements
from tests.service import Service

FILE = Path(__file__).parent / "checked_statements.csv"
with FILE.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))
RIGHT, FROM_REFERENCE, WRONG = "right", "right from reference data", "wrong"


@pytest.fixture(scope="module")
def statements(service: Service) -> Statements:
    snapshot = service.state.newest()
    return Statements(snapshot, service.client.app.state.service.closure(snapshot))  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['subject']} {row['predicate']} {row['object']}"[:90])
def test_a_checked_statement_still_holds_on_the_same_lines(
    statements: Statements, service: Service, row: dict[str, str]
) -> None:
    base = service.state.newest().graphs.base
    subject, predicate = resource(row["subject"], "s", base), resource(row["predicate"], "p", base)
    found = statements.statement(Triple(subject, predicate, value(row["object"], "o", base)))
    assert found
    assert dict(zip(HEADER, found.cells, strict=True)) == row | {"verdict": "", "note": ""}


def test_two_hundred_statements_are_checked_of_which_eighty_are_inferred() -> None:
    assert Counter(row["kind"] for row in ROWS) == {"stated": 120, "inferred": 80}
    assert len({(row["subject"], row["predicate"], row["object"]) for row in ROWS}) == 200


def test_every_statement_has_a_verdict_and_every_other_verdict_than_right_a_reason() -> None:
    assert {row["verdict"] for row in ROWS} <= {RIGHT, FROM_REFERENCE, WRONG}
    assert [row for row in ROWS if row["verdict"] != RIGHT and not row["note"]] == []


def test_a_statement_without_lines_rests_on_reference_data_or_is_a_translation() -> None:
    without = [row for row in ROWS if not row["lines"]]
    assert [row for row in without if row["verdict"] != FROM_REFERENCE and "translat" not in row["note"]] == []
