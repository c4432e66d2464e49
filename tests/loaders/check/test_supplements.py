"""Cells are exported to a spreadsheet and come back."""

from loaders.check.supplements import is_supplement


def test_a_supplement_is_known_by_its_columns() -> None:
    assert is_supplement("id;quarantine_file;quarantine_line;quarantine_row\n".encode("utf-8-sig"))
    assert not is_supplement(b"id;naam\n")
