"""The last copy of a version is the one that counts."""

from pathlib import Path

import pytest

from graph_store.version_folders import folder_of, next_folder_of, number_of, revision_of


@pytest.mark.parametrize(
    ("name", "number"),
    [("000012", 12), ("000012r1", 12), ("1234567r10", 1234567), ("000012.tmp", None), ("000012r0", None), ("x", None)],
)
def test_the_name_of_a_folder_says_which_version_it_holds(name: str, number: int | None) -> None:
    assert number_of(name) == number


@pytest.mark.parametrize(("name", "revision"), [("000012", 0), ("000012r1", 1), ("1234567r10", 10), ("x", 0)])
def test_the_name_of_a_folder_says_how_often_its_version_was_replaced(name: str, revision: int) -> None:
    assert revision_of(name) == revision


def test_the_last_copy_counts(tmp_path: Path) -> None:
    assert folder_of(tmp_path, 12) == tmp_path / "000012"
    for name in ("000012", "000012r2", "000012r10", "000012r11.tmp"):
        (tmp_path / name).mkdir()
    assert folder_of(tmp_path, 12) == tmp_path / "000012r10"
    assert next_folder_of(tmp_path, 12) == tmp_path / "000012r11"
    assert next_folder_of(tmp_path, 13) == tmp_path / "000013r1"
