"""Each change that the invented plan of 2021 is known to make is among the changes from 2020 to 2021."""

from typing import Any

import pytest

from tests.next_year.plans import PLAN, read
from tests.service import DATA, Service

pytestmark = pytest.mark.slow

CHANGES = read(PLAN / "changes.csv")
ACTIONS = {"continued": "continues_id", "replaced": "replaces_id"}
Answer = dict[str, Any]


@pytest.fixture(scope="module")
def answer(both: Service) -> Answer:
    """Everything that differs between the two plans."""
    got = both.client.get("/changes.json", params={"from": "plan:2020", "to": "plan:2021"})
    while got.status_code == 503:
        got = both.client.get("/changes.json", params={"from": "plan:2020", "to": "plan:2021"})
    assert got.status_code == 200, got.text
    found: Answer = got.json()
    return found


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change['number']}-{change['kind']}-{change['key']}")
def test_a_change_is_found(answer: Answer, change: dict[str, str]) -> None:
    key, kind = change["key"], change["kind"]
    match kind:
        case "new" | "ended":
            assert key in answer[kind]
        case "replaced-key" | "split":
            assert key in answer["ended"]
            assert set(change["to"].split(";")) <= set(answer["new"])
        case "continued" | "replaced":
            assert {"key": key, "of": change["to"]} in answer["actions"][kind]
        case "new-action":
            assert key in answer["actions"]["new"]
        case _:
            assert (change["field"], change["from"], change["to"]) in fields(answer, key)
    if kind == "dropped":
        assert key in answer["actions"]["dropped"]


def fields(answer: Answer, key: str) -> list[tuple[str, str, str]]:
    """Return what changed of a thing, as the list of expected changes writes it."""
    return [
        (each["field"], *("" if each[side] is None else str(each[side]) for side in ("from", "to")))
        for each in answer["changed"]
        if each["key"] == key
    ]


def test_a_changed_field_names_the_rows_of_both_plans(answer: Answer) -> None:
    [rows] = [
        each["rows"]
        for each in answer["changed"]
        if (each["key"], each["field"]) == ("body:wg-obmi", "meetingFrequency")
    ]
    names = [row.rpartition("/row/")[2] for row in rows]
    assert names == ["bodies-2021/body:wg-obmi", "bodies/body:wg-obmi"]


def test_nothing_else_is_said_of_actions(answer: Answer) -> None:
    before = {row["id"] for row in read(DATA / "planned_actions.csv")}
    rows = read(PLAN / "planned_actions-2021.csv")
    for kind, column in ACTIONS.items():
        wanted = [{"key": row["id"], "of": row[column]} for row in rows if row[column]]
        assert answer["actions"][kind] == wanted
    assert answer["actions"]["dropped"] == [row["id"] for row in rows if row["status"] == "dropped"]
    assert answer["actions"]["new"] == [
        row["id"] for row in rows if row["id"] not in before and not row["continues_id"] and not row["replaces_id"]
    ]


def test_programmes_are_new_and_end_as_a_comparison_of_the_lists_says(answer: Answer) -> None:
    """In a state series a comparison of the keys decides."""
    for name, kind in (("programmes", "prog:"), ("bodies", "body:"), ("tools", "tool:"), ("platforms", "plat:")):
        before, after = (
            {row["id"] for row in read(path)} for path in (DATA / f"{name}.csv", PLAN / f"{name}-2021.csv")
        )
        assert [key for key in answer["new"] if key.startswith(kind) and "/" not in key] == sorted(after - before)
        assert [key for key in answer["ended"] if key.startswith(kind) and "/" not in key] == sorted(before - after)
