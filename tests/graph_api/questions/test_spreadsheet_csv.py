"""Tables for spreadsheets."""

import pytest

from graph_api.questions.spreadsheet_csv import as_spreadsheet, is_spreadsheet


def test_a_cell_that_would_run_is_text_and_a_number_stays_one() -> None:
    table = b'a,b\r\n=cmd,-12\r\n"@x, y",+1.5\r\n'
    assert as_spreadsheet(table).decode("utf-8-sig") == "a,b\r\n'=cmd,-12\r\n\"'@x, y\",+1.5\r\n"


@pytest.mark.parametrize(("name", "yes"), [("spreadsheet", True), ("Excel", True), ("csv", False), (None, False)])
def test_it_is_asked_by_name(name: str | None, yes: bool) -> None:
    assert is_spreadsheet(name) is yes
