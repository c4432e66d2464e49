"""Tables that are described like another table, for another document of its series."""

import json
from dataclasses import replace

import pytest

from graph_store.errors import RejectedMetadata
from loaders.csvw.joining import join_metadata
from loaders.csvw.metadata import Table
from loaders.csvw.tables import read_metadata
from tests.loaders.conftest import BASE, CITIES, LOAD, Json, column, group, key, table

STATE = {f"{LOAD}document": "plan:1", f"{LOAD}seriesKind": "state"}
MODEL = table("wijken.csv", key("wijk"), column("x", aboutUrl=f"{BASE}row/wijken/{{+id}}")) | STATE
LIKE = {"url": "wijken-2.csv", f"{LOAD}like": "wijken.csv", f"{LOAD}document": "plan:2"}


def read(*tables: Json) -> tuple[Table, ...]:
    return read_metadata(json.dumps(group(*tables)), BASE).tables


def test_a_table_has_the_columns_of_the_table_that_it_is_like_and_rows_of_its_own() -> None:
    one, other = read(MODEL, LIKE)
    assert (other.document, other.series, other.series_kind) == ("plan:2", "wijken", "state")
    assert other.columns[1].about == f"{BASE}row/wijken-2/{{+id}}"
    columns = tuple(replace(each, about=column.about) for each, column in zip(other.columns, one.columns, strict=True))
    assert replace(other, columns=columns) == replace(
        one, file="wijken-2.csv", graph="source/wijken-2", document="plan:2"
    )


def test_what_the_table_says_itself_counts() -> None:
    _, other = read(MODEL, LIKE | {f"{LOAD}name": "buurten", f"{LOAD}series": "delen", "dialect": {"delimiter": ";"}})
    assert (other.stem, other.series, other.delimiter) == ("buurten", "delen", ";")
    assert other.columns[1].about == f"{BASE}row/buurten/{{+id}}"


def test_the_other_table_may_be_in_another_folder_with_another_document_for_all_its_tables() -> None:
    one = group(MODEL) | {f"{LOAD}document": "plan:1"}
    other = group({"url": "wijken-2.csv", f"{LOAD}like": "wijken.csv"}) | {f"{LOAD}document": "plan:2"}
    text = join_metadata({"a/csv-metadata.json": json.dumps(one), "b/csv-metadata.json": json.dumps(other)}, BASE)
    assert [each.document for each in read_metadata(text, BASE).tables] == ["plan:1", "plan:2"]


def test_a_table_that_is_like_nothing_is_refused() -> None:
    with pytest.raises(RejectedMetadata, match=r"wijken-2\.csv is load:like wijken\.csv, which no table describes"):
        read(CITIES, LIKE)


def test_a_table_that_is_like_a_table_that_is_like_another_is_refused() -> None:
    third = {"url": "wijken-3.csv", f"{LOAD}like": "wijken-2.csv", f"{LOAD}document": "plan:3"}
    with pytest.raises(RejectedMetadata, match=r"wijken-2\.csv, which is load:like another itself"):
        read(MODEL, LIKE, third)
