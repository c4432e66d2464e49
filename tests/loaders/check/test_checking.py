"""One CSV read as a sync would read it."""

import json
import shutil
from pathlib import Path

import pytest

from graph_store.errors import NotFound, RejectedMetadata
from loaders import check
from tests.loaders.conftest import CITIES, SHIPPED, describe, replace

METADATA = "csv-metadata.json"


def test_the_inventories_beside_the_metadata_are_asked_for_keys(folder: Path) -> None:
    assert check(folder / "projecten.csv", folder / METADATA).outcome == "A"
    replace(folder / "steden.csv", "mun:aalst,", "mun:Aalst,")
    found = check(folder / "projecten.csv", folder / METADATA)
    assert [(issue.code, issue.value) for issue in found.issues] == [("dangling-ref", "mun:aalst")]

    (folder / "steden.csv").unlink()
    assert check(folder / "projecten.csv", folder / METADATA).outcome == "A"


def test_values_are_by_key_and_have_neither_the_key_nor_empty_cells(folder: Path) -> None:
    found = check(folder / "projecten.csv", folder / METADATA).values()
    assert found["prj:open"] == {"label_nl": "Open data"}
    assert found["prj:bakkersite"] == {"label_nl": "Bakkersite", "sited_in": "mun:gent", "lines": "964;966"}


def test_a_format_takes_no_longer_for_being_nested(folder: Path) -> None:
    """With an engine that tries every way to divide the cell, this test does not end."""
    (folder / "one.json").write_text(json.dumps({
        "@context": "http://www.w3.org/ns/csvw", "url": "x.csv",
        "tableSchema": {"columns": [{"name": "id", "datatype": {"base": "string", "format": "^(a+)+$"}}],
                        "primaryKey": "id"},
    }))  # fmt: skip
    (folder / "x.csv").write_text("id\n" + "a" * 40 + "!\naaa\n")
    found = check(folder / "x.csv", folder / "one.json")
    assert [(issue.code, issue.line) for issue in found.issues] == [("bad-format", 2)]
    assert len(found.rows) == 1


def test_the_answer_has_the_keys_of_the_contract(folder: Path) -> None:
    replace(folder / "steden.csv", "265086", "veel")
    found = check(folder / "steden.csv", folder / METADATA).as_json()
    assert list(found) == ["outcome", "loaded", "issues", "values"]
    assert found["issues"] == [
        {"code": "not-integer", "line": 2, "column": "inhabitants", "value": "veel",
         "reason": "“veel” is not a whole number"}
    ]  # fmt: skip


def test_a_file_of_another_name_needs_metadata_with_one_table(folder: Path) -> None:
    other = folder / "export.csv"
    other.write_bytes((folder / "steden.csv").read_bytes())
    with pytest.raises(RejectedMetadata, match=r"No table describes export\.csv"):
        check(other, folder / METADATA)


def test_a_folder_is_no_file_and_a_file_without_tables_no_metadata(folder: Path) -> None:
    describe(folder, CITIES)
    with pytest.raises(NotFound, match="is a folder"):
        check(folder, folder / "csv-metadata.json")
    (folder / "leeg.json").write_text("{}", encoding="utf-8")
    with pytest.raises(RejectedMetadata, match=r"^leeg\.json describes no table"):
        check(folder / "steden.csv", folder / "leeg.json")


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(NotFound, match=r"geen\.csv"):
        check(folder / "steden.csv", folder / "geen.csv")
    (folder / "steden.csv").unlink()
    with pytest.raises(NotFound, match=r"steden\.csv"):
        check(folder / "steden.csv", folder / METADATA)


def test_metadata_that_is_no_json_is_called_by_its_name(folder: Path) -> None:
    (folder / "anders.json").write_text("{", encoding="utf-8")
    with pytest.raises(RejectedMetadata, match=r"^anders\.json is not JSON"):
        check(folder / "steden.csv", folder / "anders.json")


def test_an_inventory_is_read_without_the_text_that_its_lines_are_of(tmp_path: Path) -> None:
    for name in ("projects.csv", METADATA):
        shutil.copy(SHIPPED / name, tmp_path)
    found = check(tmp_path / "projects.csv", tmp_path / METADATA)
    assert (found.outcome, len(found.rows), found.issues) == ("A", 20, [])


@pytest.mark.parametrize("name", ["passages.csv", "projects.csv", "organisations.csv"])
def test_the_shipped_inventories_are_accepted(name: str) -> None:
    found = check(SHIPPED / name, SHIPPED / METADATA)
    assert (found.outcome, found.issues) == ("A", [])
