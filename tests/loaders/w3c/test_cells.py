"""Tests of parsing the text of a cell into literals."""

from loaders.values.cells import Datatype
from loaders.w3c.cells import read_cell
from loaders.w3c.model import Column


def texts(text: str, **inherited: object) -> tuple[list[str], list[str]]:
    said: list[str] = []
    return read_cell(text, Column("a", {}, inherited=inherited), said.append).texts, said


def test_white_space_stays_in_a_string_and_folds_in_other_types() -> None:
    assert texts(" a  b ")[0] == [" a  b "]
    assert texts(" a  b ", datatype=Datatype("token"))[0] == ["a b"]


def test_nulls_defaults_and_lists() -> None:
    assert texts("-", null=["-"])[0] == []
    assert texts("", default="x")[0] == ["x"]
    assert texts("a;-;b", separator=";", null="-")[0] == ["a", "b"]


def test_a_required_cell_that_is_empty_is_warned_of() -> None:
    assert texts("", required=True) == ([], ["the required cell of column 'a' is empty"])
