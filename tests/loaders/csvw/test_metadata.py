"""Tests of reading and checking CSVW metadata."""

import json

import pytest

from graph_store.errors import RejectedMetadata
from loaders.csvw.tables import read_metadata
from loaders.values.cells import Datatype
from tests.loaders.conftest import BASE, CITIES, PROJECTS, SHIPPED, Json, column, compiled, group, key, one_table, table
from tests.shipped import inventories


def test_the_shipped_metadata_describes_every_inventory() -> None:
    found = read_metadata((SHIPPED / "csv-metadata.json").read_text(encoding="utf-8"))
    assert {each.file for each in found.tables} == {each.name for each in inventories()}
    assert found.texts == {"jaarplan-2020.txt", "corrections.csv"}
    assert found.tables[0].key_base == f"{BASE}id/"


def test_columns_inherit_from_schema_table_and_group() -> None:
    described = group(
        table("a.csv", column("x"), column("y", null="-"), null=["", "n.v.t."], primary="x", about=None), lang="nl"
    )
    found = read_metadata(json.dumps(described)).tables[0].columns
    assert [(each.null, each.language) for each in found] == [(("", "n.v.t."), "nl"), (("-",), "nl")]


def test_titles_are_a_text_a_list_or_by_language_and_the_name_is_one_too() -> None:
    found = one_table(column("id"), column("a", titles="Een"), column("b", titles={"nl": ["Twee"], "en": "Two"}))
    assert [each.titles for each in found.columns] == [("id",), ("a", "Een"), ("b", "Twee", "Two")]
    assert [each and each.name for each in map(found.column_titled, ("een", "two", "drie", ""))] == [
        "a",
        "b",
        None,
        None,
    ]


def test_a_table_without_primary_key_is_keyed_by_its_required_columns() -> None:
    found = compiled(table("a.csv", column("x", required=True), column("y"), primary=[], about=None)).tables[0]
    assert found.key == ("x",)


def test_graphs_have_a_name_or_an_iri() -> None:
    found = one_table(key("x"), column("y", load_graph=f"{BASE}graph/reference"))
    assert (found.graph, found.graphs(), found.stem) == ("source/test", {"source/test", "reference"}, "test")


def test_datatypes_have_a_base_a_format_and_an_iri() -> None:
    found = one_table(
        column("id"),
        column("a", datatype={"base": "string", "format": "[a-z]+", "@id": "https://example.org/t"}),
        column("b", load_parse="edtf"),
    )
    assert [each.datatype for each in found.columns] == [
        Datatype(),
        Datatype("string", "https://example.org/t", "[a-z]+"),
        Datatype("string", parse="edtf"),
    ]


def test_another_base_replaces_the_default_one() -> None:
    other = "https://example.org/kb/"
    found = read_metadata(json.dumps(group(CITIES)), other)
    assert found.tables[0].key_base == f"{other}id/"
    assert found.tables[0].columns[0].about == f"{other}id/{{+id}}"


BAD: dict[str, Json] = {
    "is not declared": table("a.csv", column("id", propertyUrl="dct:identifier")),
    "there is no column 'plaats'": table("a.csv", column("id", valueUrl=f"{BASE}id/{{+plaats}}")),
    "primaryKey: there is no column 'sleutel'": table("a.csv", column("id"), primary="sleutel"),
    "refers to elders.csv": table("a.csv", column("id", load_references=["elders.csv"])),
    "a name of its own": table("a.csv", column("id"), column("id")),
    "'decimaal' is not known": table("a.csv", column("id", datatype="decimaal")),
    "missing \\)": table("a.csv", column("id", datatype={"base": "string", "format": "("})),
    "no back reference, no look-around": table("a.csv", column("id", datatype={"base": "string", "format": r"(a)\1"})),
    "invalid perl operator": table("a.csv", column("id", datatype={"format": "(?=a)a"})),
    "load:parse 'nl' is not known": table("a.csv", column("id", load_parse="nl")),
    "load:mpa is not an annotation": table("a.csv", column("id", load_mpa="x")),
    "needs a propertyUrl": table("a.csv", column("id", load_map=[{"load:value": "x", "load:class": "urn:C"}])),
    "the datatype boolean cannot have minimum": table(
        "a.csv", column("id", datatype={"base": "boolean", "minimum": 1})
    ),
    "a value that load:parse reads": table("a.csv", column("id", datatype={"maxLength": 1}, load_parse="edtf")),
    "does not follow the CSVW standard": {"url": "a.csv", "tableSchema": 5},
    "AttributeError": {"url": "a.csv", "tableSchema": {"columns": [5]}},
    "KeyError, 'reference'": {
        "url": "a.csv",
        "tableSchema": {"columns": [column("id")], "foreignKeys": [{"columnReference": "id"}]},
    },
    "has no columns": {"url": "a.csv"},
    "load:unless is for virtual columns": table("a.csv", column("id", load_unless="id")),
    "there is no column 'tot'": table("a.csv", column("id"), column("v", virtual=True, load_unless="tot")),
}


@pytest.mark.parametrize("sentence", BAD)
def test_whatever_it_names_must_be_declared(sentence: str) -> None:
    with pytest.raises(RejectedMetadata, match=sentence):
        read_metadata(json.dumps(group(BAD[sentence])))


def test_a_table_is_described_once() -> None:
    with pytest.raises(RejectedMetadata, match=r"steden\.csv is described twice"):
        compiled(CITIES, PROJECTS, CITIES)


@pytest.mark.parametrize("text", ["{", "[]", "{}", "[" * 100_000, '{"tables":' * 1_000 + "1" + "}" * 1_000])
def test_other_texts_are_no_metadata(text: str) -> None:
    with pytest.raises(RejectedMetadata):
        read_metadata(text)


def test_a_single_table_will_do() -> None:
    assert [each.file for each in read_metadata(json.dumps(CITIES)).tables] == ["steden.csv"]


def test_a_table_has_a_name_of_its_own_or_that_of_its_file() -> None:
    own, other = compiled(CITIES | {"load:name": "gemeenten"}, CITIES | {"url": "boek.xlsx#Mijn%20blad"}).tables
    assert (own.stem, own.graph, own.csv_file) == ("gemeenten", "source/gemeenten", "gemeenten.csv")
    assert (other.stem, other.graph, other.csv_file) == (
        "boek-Mijn%20blad",
        "source/boek-Mijn%20blad",
        "boek-Mijn blad.csv",
    )


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ({"url": "gemeenten.csv"}, r"gemeenten\.csv and steden\.csv are both called gemeenten"),
        ({"url": "a.xlsx#B", "load:name": "gemeenten"}, r"a\.xlsx#B and steden\.csv are both called gemeenten"),
        ({"url": "b.csv", "load:sourceText": "gemeenten.txt"}, r"gemeenten\.txt and steden\.csv are both called"),
    ],
)
def test_a_name_belongs_to_one_table(first: Json, told: str) -> None:
    with pytest.raises(RejectedMetadata, match=told):
        compiled(CITIES | first, CITIES | {"load:name": "gemeenten"})
    with pytest.raises(RejectedMetadata, match=r"csv-metadata\.json and steden\.csv are both called csv-metadata"):
        compiled(CITIES | {"load:name": "csv-metadata"})
    with pytest.raises(RejectedMetadata, match=r"steden\.csv: load:name is 'Steden'; give lower-case letters"):
        compiled(CITIES | {"load:name": "Steden"})
