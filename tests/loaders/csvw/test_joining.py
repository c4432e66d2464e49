"""The metadata of several folders as one document."""

import json

import pytest

from graph_store.errors import RejectedMetadata
from loaders.csvw.joining import join_metadata
from loaders.csvw.tables import read_metadata
from tests.loaders.conftest import BASE, CITIES, LOAD, PROJECTS, Json, column, group, key, table


def joined(*documents: Json) -> str:
    return join_metadata({f"{place}/csv-metadata.json": json.dumps(each) for place, each in enumerate(documents)}, BASE)


def test_one_document_stays_as_it_is() -> None:
    text = json.dumps(group(CITIES), indent=7)
    assert join_metadata({"csv-metadata.json": text}, BASE) == text


def test_a_table_may_refer_to_a_table_of_another_document() -> None:
    found = read_metadata(joined(group(PROJECTS), group(CITIES)))
    assert [each.file for each in found.tables] == ["projecten.csv", "steden.csv"]
    assert found.tables == read_metadata(json.dumps(group(PROJECTS, CITIES))).tables


def test_what_a_document_says_of_all_its_tables_is_said_of_each() -> None:
    dutch = group(table("a.csv", key("a"), column("x")), dialect={"delimiter": ";"}, lang="nl", null=["-"])
    other = group(table("b.csv", key("b"), column("x"), dialect={"quoteChar": "'"}), dialect={"delimiter": "|"})
    other[f"{LOAD}keyBase"] = "https://example.org/"
    a, b = read_metadata(joined(dutch, other)).tables
    assert (a.delimiter, a.columns[1].language, a.columns[1].null, a.key_base) == (";", "nl", ("-",), f"{BASE}id/")
    assert (b.delimiter, b.quote, b.columns[1].null, b.key_base) == ("|", "'", ("",), "https://example.org/")


def test_a_document_may_describe_a_single_table_in_another_language() -> None:
    single = {"@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}], **table("a.csv", key("a"))}
    text = joined(single, group(CITIES))
    assert json.loads(text)["@context"] == "http://www.w3.org/ns/csvw"
    assert [each.file for each in read_metadata(text).tables] == ["a.csv", "steden.csv"]


def test_two_tables_of_one_name_are_told_with_both_documents() -> None:
    with pytest.raises(RejectedMetadata, match=r"steden is described in 0/csv-metadata\.json and in 1/csv-metadata"):
        joined(group(CITIES), group(CITIES | {"url": "steden.xlsx"}))
    with pytest.raises(RejectedMetadata, match=r"in 1/csv-metadata\.json \(steden\.csv and a\.xlsx#B\)"):
        joined(group(CITIES), group(CITIES | {"url": "a.xlsx#B", "load:name": "steden"}))


def test_a_mistake_is_told_with_its_place_in_its_own_document() -> None:
    wrong = group(table("a.csv", key("a")), table("b.csv", key("b"), column("x", load_prase="edtf")))
    with pytest.raises(RejectedMetadata, match=r"\(1/csv-metadata\.json#/tables/1/tableSchema/columns/1\)"):
        joined(group(CITIES), wrong)
    with pytest.raises(RejectedMetadata, match=r"1/csv-metadata\.json is not JSON"):
        join_metadata({"0/csv-metadata.json": json.dumps(group(CITIES)), "1/csv-metadata.json": "{"}, BASE)
