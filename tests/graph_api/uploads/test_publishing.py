"""The report of an upload, made in the process of the test."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from graph_api.uploads.publishing import run
from graph_api.uploads.task import UploadTask
from graph_store.errors import BadRequest, FactLoss, ReadOnlyFolder
from ontology.folder_place import FILE
from tests.writable import Writable, copied

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writable]:
    with copied(tmp_path_factory.mktemp("publishing")) as found:
        yield found


def told(folder: Writable, text: str, name: str = "libraries", *allow: str, **fields: Any) -> Any:
    root, base = folder.state.root, folder.state.base
    asked = UploadTask(str(root), base, 5, 1, 10**6, "", "text/csv", "t", "en", ["en"])
    return run(replace(asked, **fields), text.encode(), name, allow)


def test_a_column_that_is_missing_keeps_its_values_unless_that_is_allowed(folder: Writable) -> None:
    lines = [line.split(",") for line in folder.text("libraries.csv").splitlines()]
    text = "".join(",".join(line[:-1]) + "\n" for line in lines if len(line) == 8)
    others = ("mass-delete",)
    kept = told(folder, text, "libraries", *others)
    assert [(each["allow"], each["needed"], each["given"]) for each in kept["confirm"]] == [
        ("column-loss", False, False)
    ]
    lost = told(folder, text, "libraries", *others, "column-loss")
    assert lost["publishable"]
    assert lost["facts_removed"] > kept["facts_removed"]


def test_facts_that_unchanged_rows_would_lose_need_a_confirmation(folder: Writable) -> None:
    file = folder.folder / "csv-metadata.json"
    metadata = json.loads(file.read_text("utf-8"))
    columns = metadata["tables"][1]["tableSchema"]["columns"]
    columns[:] = [each for each in columns if each["name"] != "summary"]
    file.write_text(json.dumps(metadata), "utf-8")
    text = folder.text("licences.csv") + "licence:own,Own\n"
    seen = told(folder, text, "licences")
    assert {(each["allow"], each["needed"]) for each in seen["confirm"]} == {("fact-loss", True)}
    assert not seen["publishable"]
    with pytest.raises(FactLoss):
        told(folder, text, "licences", dry_run=False, seen=seen["digest"])
    assert "Own" not in folder.text("licences.csv")
    assert told(folder, text, "licences", "fact-loss")["publishable"]


def test_only_remarks_of_other_files_that_are_new_are_told(folder: Writable) -> None:
    text = folder.text("licences.csv").replace("licence:mit,MIT\n", "")
    found = told(folder, text, "licences", "mass-delete")
    assert {each["file"] for each in found["issues"]} == {"libraries.csv"}
    assert [each["file"] for each in found["others"]] == ["libraries.csv"]
    assert found["moved"] == []
    assert found["sentences"]["gone"] == ["MIT is no longer mentioned."]


def test_an_unknown_allowance_and_an_inventory_from_elsewhere_are_refused(folder: Writable) -> None:
    with pytest.raises(BadRequest, match="it takes mass-delete, column-loss, fact-loss, truncated, rolled-back"):
        told(folder, "id\n", "libraries", "everything")
    toml = folder.folder.parent / FILE
    toml.write_text(toml.read_text().replace('["data"]', "[]"), "utf-8")
    with pytest.raises(ReadOnlyFolder):
        told(folder, "id\n", "libraries")
