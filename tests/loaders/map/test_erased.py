"""A row that names what was erased is refused, however it names it, and nothing of it is repeated."""

import pytest

from loaders.check.inventory import Inventory, inventory_of
from loaders.check.quarantine import as_csv, quarantined
from loaders.map.erased import refuse_erased
from tests.loaders.conftest import BASE, Json, column, compiled, key, table, thing

ROLES = table(
    "test.csv", key("role"), column("persons", separator=";", valueUrl=thing("persons")),
    column("day", datatype="date"), column("note"),
)  # fmt: skip
ERASED = {"per:zoe", f"{BASE}id/per/zoe", f"{BASE}id/crew/7"}


def refused(described: Json, text: str) -> Inventory:
    """Return the inventory of a text after the check."""
    (found,) = compiled(described).tables
    inventory = inventory_of(found, text.encode(), "test.csv")
    refuse_erased(inventory, f"{BASE}row/", ERASED.__contains__)
    return inventory


@pytest.mark.parametrize(
    ("row", "column_name"),
    [
        ("role:1,per:zoe,,", "persons"),
        ("role:1,per:piet;per:zoe,,", "persons"),
        ("role:1,,,with per:zoe; and others", "note"),
        ("role:1,per:zoe,no day,", "persons"),
        ("role:1,per:zoe,no day,,,,too long", "persons"),
        ("# role:1 was per:zoe,,,", None),
    ],
)
def test_a_row_that_names_it_is_refused_without_its_cells(row: str, column_name: str | None) -> None:
    inventory = refused(ROLES, f"id,persons,day,note\n{row}\nrole:2,per:piet,,\n")
    assert [each.good for each in inventory.rows] == [False, True]
    (issue,) = inventory.document.issues
    assert (issue.code, issue.line, issue.column, issue.value) == ("erased", 2, column_name, None)
    (entry,) = quarantined({"test.csv": inventory})
    assert (entry.line, entry.cells, entry.header, entry.row) == (2, (), (), "")
    assert as_csv([entry]).decode("utf-8-sig").count("\r\n") == 1


def test_a_key_without_a_prefix_counts_by_its_iri() -> None:
    crew = table(
        "test.csv", column("nr", required=True, aboutUrl=f"{BASE}id/crew/{{nr}}", propertyUrl="dc:identifier"),
        column("boss", valueUrl=f"{BASE}id/crew/{{boss}}"), primary="nr",
        about=None,
    )  # fmt: skip
    inventory = refused(crew, "nr,boss\n7,\n8,7\n9,8\n")
    assert [(each.line, each.column) for each in inventory.document.issues] == [(2, "nr"), (3, "boss")]
    assert [row.line for row in inventory.good] == [4]


def test_the_message_does_not_say_what_was_erased() -> None:
    (issue,) = refused(ROLES, "id,persons,day,note\nrole:1,per:zoe,,\n").document.issues
    assert (issue.reason, issue.accepted) == ("The row names something that was erased here", "a row without that key")
    assert "zoe" not in str(issue.as_json("nl"))
