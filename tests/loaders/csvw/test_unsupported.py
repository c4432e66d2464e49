"""Metadata that asks for a part of CSVW that the loaders do not have is refused by its place."""

import json

import pytest

from graph_store.errors import RejectedMetadata
from loaders.csvw.tables import read_metadata
from loaders.csvw.unsupported import refuse_unsupported
from tests.loaders.conftest import CITIES, Json, column, group, table

REFERENCE = {"columnReference": "a", "reference": {"schemaReference": "s.json", "columnReference": "a"}}
ASKED: dict[str, Json] = {
    "#/dialect/header: False": group(CITIES, dialect={"header": False}),
    "#/dialect/headerRowCount: 2": group(CITIES, dialect={"headerRowCount": 2}),
    "#/tables/0/dialect/skipColumns: 1": group({**CITIES, "dialect": {"skipColumns": 1}}),
    "#/tables/0/dialect/doubleQuote: False": group({**CITIES, "dialect": {"doubleQuote": False}}),
    "#/dialect/delimiter: '::'": group(CITIES, dialect={"delimiter": "::"}),
    "#/dialect/quoteChar: None": group(CITIES, dialect={"quoteChar": None}),
    "#/dialect: 'd.json'": group(CITIES, dialect="d.json"),
    "#/tables/1/tableSchema: 's.json'": group(CITIES, {"url": "a.csv", "tableSchema": "s.json"}),
    "#/tables/0/tableSchema/columns/1/ordered: True": group(
        table("a.csv", column("id"), column("a", separator=";", ordered=True))
    ),
    "#/tables/0/tableSchema/columns/0/separator: ''": group(table("a.csv", column("id", separator=""))),
    "#/tables/0/tableSchema/aboutUrl: '#{id}'": group(table("a.csv", column("id"), about="#{id}")),
    "#/tables/0/tableSchema/foreignKeys/0/reference/schemaReference: 's.json'": group(
        {"url": "a.csv", "tableSchema": {"columns": [column("a")], "foreignKeys": [REFERENCE]}}
    ),
}


@pytest.mark.parametrize("told", ASKED)
def test_what_is_not_supported_is_refused_with_its_pointer(told: str) -> None:
    with pytest.raises(RejectedMetadata) as refused:
        read_metadata(json.dumps(ASKED[told]))
    assert refused.value.detail.startswith(f"csv-metadata.json{told} is not supported: ")


def test_what_the_loaders_always_do_may_be_asked_for() -> None:
    dialect = {"header": True, "headerRowCount": 1, "skipColumns": 0, "doubleQuote": True, "delimiter": ";"}
    refuse_unsupported(group(CITIES, dialect=dialect, tableDirection="ltr"), "x.json")
