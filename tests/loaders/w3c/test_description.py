"""Tests of validating metadata."""

from typing import Any

import pytest

from graph_store.errors import RejectedMetadata
from loaders.w3c.description import Reader
from loaders.w3c.model import TableGroup

CONTEXT = "http://www.w3.org/ns/csvw"


def group(**document: Any) -> tuple[TableGroup, list[str]]:
    said: list[str] = []
    reader = Reader("http://e.org/m.json", said.append, lambda address: {})
    return reader.group({"@context": CONTEXT, **document}), said


def test_what_is_inherited_comes_from_the_nearest() -> None:
    schema = {"lang": "fr", "columns": [{"name": "a"}, {"name": "b", "lang": "nl"}]}
    found, said = group(lang="de", tables=[{"url": "x.csv", "tableSchema": schema}])
    assert [column.get("lang") for column in found.tables[0].columns] == ["fr", "nl"]
    assert (found.tables[0].url, said) == ("http://e.org/x.csv", [])


def test_what_cannot_be_used_is_warned_of() -> None:
    _, said = group(url="x.csv", foo=1, tableSchema={"columns": [{"name": "_a", "virtual": "yes"}]})
    assert len(said) == 3


@pytest.mark.parametrize(
    "document",
    [{"tables": []}, {"tables": [{}]}, {"url": "x.csv", "@id": "_:x"}, {"url": "x.csv", "@type": "Column"},
     {"@context": [CONTEXT, {"@vocab": "x"}], "url": "x.csv"},
     {"url": "x.csv", "tableSchema": {"columns": [{"name": "a"}], "foreignKeys": [
         {"columnReference": "a", "reference": {"resource": "y.csv", "columnReference": "a"}}]}}],
)  # fmt: skip
def test_what_the_standard_forbids_is_refused(document: Any) -> None:
    with pytest.raises(RejectedMetadata):
        group(**document)
