"""Tests of what looks wrong in a cell of any column."""

import pytest

from loaders.read.suspicions import is_total, suspicions


@pytest.mark.parametrize(
    ("cell", "codes"),
    [("Gent", []), ("#REF!", ["excel-error"]), ("#####", ["excel-error"]), ("a\x00b", ["control-char"]),
     ("CafÃ©", ["mojibake"]), ("Caf\ufffd", ["replacement-char"]), ("=1+1", ["formula"]), ("#trending", [])],
)  # fmt: skip
def test_each_suspicion_has_its_code(cell: str, codes: list[str]) -> None:
    assert [code for code, *_ in suspicions(cell, cell, is_text=True, guessed=False)] == codes


def test_a_formula_is_one_only_where_any_text_will_do() -> None:
    assert list(suspicions("-5", "-5", is_text=False, guessed=False)) == []


def test_a_row_of_totals_is_known_by_its_key() -> None:
    assert all(is_total(key) for key in ("Totaal", "subtotaal", " TOTAAL ", "Totaal:", "Eindtotaal", "Total"))
    assert not any(is_total(key) for key in ("totaalplan", "prj:totaal", ""))
