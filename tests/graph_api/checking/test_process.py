"""The work of a check, run in the process of the test."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from graph_api.checking.process import check_upload
from graph_api.checking.task import CheckTask
from graph_store.errors import BadRequest, RejectedMetadata, ResultTooLarge
from tests.loaders.workbooks import workbook

COLUMN = {"name": "id", "datatype": {"base": "string", "format": "[a-z]+"}}
METADATA = {"url": "x.csv", "tableSchema": {"columns": [COLUMN], "primaryKey": "id"}}


def part(name: str, file: str, content: str) -> str:
    return f'--b\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n{content}\r\n'


def checked(folder: Path, csv: str, metadata: str | None = json.dumps(METADATA), name: str = "x.csv", shown: int = 0,
            max_mb: float = 1) -> Any:  # fmt: skip
    body = (
        part("file", name, csv) + (part("metadata", "m.json", metadata) if metadata is not None else "") + "--b--\r\n"
    )
    (folder / "body").write_text(body, newline="")
    task = CheckTask(str(folder / "body"), "multipart/form-data; boundary=b", [], "en", shown, max_mb)
    return json.loads(check_upload(asdict(task))[1])


def test_the_report_has_every_issue_and_the_values(tmp_path: Path) -> None:
    found = checked(tmp_path, "id\na\n" + "1\n" * 300)
    assert (found["file"], found["outcome"], found["loaded"]) == ("x.csv", "Q", 1)
    assert len(found["issues"]) == 300
    assert found["values"] == {"a": {}}


def test_a_page_shows_some_of_each_kind_and_counts_the_rest(tmp_path: Path) -> None:
    found = checked(tmp_path, "id\na\n" + "1\n" * 300, shown=10)
    assert len(found["issues"]) == 10
    assert [each["count"] for each in found["more"]] == [290]


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\x.csv", "csv-metadata.json", "x" * 300, "."])
def test_a_name_reaches_no_other_folder(tmp_path: Path, name: str) -> None:
    assert checked(tmp_path, "id\na\n", name=name)["loaded"] == 1


def test_what_cannot_be_checked_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="send the metadata"):
        checked(tmp_path, "id\na\n", None)
    with pytest.raises(RejectedMetadata, match="deeper than 64"):
        checked(tmp_path, "id\na\n", "[" * 100_000)
    with pytest.raises(ResultTooLarge):
        checked(tmp_path, "id\n" + "1\n" * 300, max_mb=0.01)


def test_a_workbook_is_checked_as_the_table_it_is_sent_for(tmp_path: Path) -> None:
    book = workbook({"Blad": [["id"], ["a"], ["1"]]})
    other = {"url": "y.csv", "tableSchema": {"columns": [{"name": "z"}]}}
    metadata = json.dumps({"@context": "http://www.w3.org/ns/csvw", "tables": [METADATA, other]})
    start = (
        part("metadata", "m.json", metadata) + '--b\r\nContent-Disposition: form-data; name="table"\r\n\r\nx.csv\r\n'
    )
    head, tail = part("file", "steden.xlsx", "|").split("|")
    (tmp_path / "body").write_bytes((start + head).encode() + book + (tail + "--b--\r\n").encode())
    task = CheckTask(str(tmp_path / "body"), "multipart/form-data; boundary=b", [], "en", 0, 1)
    found = json.loads(check_upload(asdict(task))[1])
    assert (found["file"], found["loaded"]) == ("steden.xlsx", 1)
    assert [(each["code"], each["line"]) for each in found["issues"]] == [("bad-format", 3)]
