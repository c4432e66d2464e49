"""State folders that are made once per run: each copy is alone, and a change of what is shared is found."""

from pathlib import Path

import pytest

from tests.conftest import LONGEST
from tests.prepared import Prepared

TABLE, NOTE = "store/000010.sst", "CURRENT"


def make(folder: Path) -> str:
    (folder / "store").mkdir(parents=True)
    (folder / TABLE).write_text("a table")
    (folder / NOTE).write_text("1")
    return "a report"


@pytest.fixture
def prepared(tmp_path: Path) -> Prepared:
    return Prepared(tmp_path / "prepared")


def test_a_folder_is_made_once_and_copied_with_what_is_known_of_it(prepared: Prepared, tmp_path: Path) -> None:
    assert prepared.copy("one", make, tmp_path / "a") == "a report"
    other_process = Prepared(tmp_path / "prepared")
    assert other_process.copy("one", lambda folder: pytest.fail("made twice"), tmp_path / "b") == "a report"
    assert (tmp_path / "b" / TABLE).samefile(tmp_path / "a" / TABLE)
    assert not (tmp_path / "b" / NOTE).samefile(tmp_path / "a" / NOTE)


def test_what_a_test_does_to_its_copy_stays_there_and_a_table_written_in_place_is_found(
    prepared: Prepared, tmp_path: Path
) -> None:
    prepared.copy("one", make, tmp_path / "a")
    (tmp_path / "a" / NOTE).write_text("2")
    (tmp_path / "a" / "new").write_text("")
    assert prepared.changed() == []
    (tmp_path / "a" / TABLE).write_text("another")
    assert prepared.changed() == ["one"]


def test_the_files_that_start_first_are_there() -> None:
    assert [file for file in LONGEST if not (Path(__file__).parent / file).exists()] == []
