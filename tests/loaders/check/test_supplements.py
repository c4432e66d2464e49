"""Cells are exported to a spreadsheet and come back."""

from loaders.check.inventory import inventory_of
from loaders.check.quarantine import as_csv, quarantined
from loaders.check.supplements import is_supplement, supplement
from tests.loaders.conftest import column, key, one_table


def test_a_supplement_is_known_by_its_columns() -> None:
    assert is_supplement("id;quarantine_file;quarantine_line;quarantine_row\n".encode("utf-8-sig"))
    assert not is_supplement(b"id;naam\n")


def test_a_corrected_row_that_is_still_wrong_is_exported_with_the_delimiter_of_its_file() -> None:
    table = one_table(key("mun"), column("number", datatype="integer"))
    inventories = {table.file: inventory_of(table, b"id,number\nmun:a,many\n", table.file)}
    export = as_csv(list(quarantined(inventories))).decode("utf-8-sig")
    mended = export.replace(",", ";").replace("many", "few")
    (document,) = supplement(inventories, mended.encode(), "mended.csv")
    assert [(issue.code, issue.value, issue.file) for issue in document.issues] == [
        ("not-integer", "few", "mended.csv")
    ]
    assert as_csv(list(quarantined(inventories))).decode("utf-8-sig").startswith("id;number;quarantine_file;")
