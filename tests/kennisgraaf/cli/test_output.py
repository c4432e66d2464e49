"""Tests of printing tables and JSON."""

import json
from pathlib import Path

import pytest

from kennisgraaf.cli.output import complain, print_json, print_table


def test_columns_are_as_wide_as_their_widest_cell_and_numbers_stand_right(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("file", "rows"), [("projects.csv", 7), ("tools.csv", 1234)])
    assert capsys.readouterr().out == "file          rows\nprojects.csv     7\ntools.csv     1234\n"


def test_a_missing_cell_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("a", "b"), [(None, "x")])
    assert capsys.readouterr().out == "a  b\n   x\n"


def test_json_takes_paths(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"file": Path("a/b"), "rows": [1]})
    assert json.loads(capsys.readouterr().out) == {"file": "a/b", "rows": [1]}


def test_complaints_do_not_mix_with_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    complain("not so")
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "not so\n")
