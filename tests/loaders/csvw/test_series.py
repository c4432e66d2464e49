"""Tables with a document belong to a series of one kind; inventories of documents belong to none."""

import json
from typing import Any

import pytest

from graph_store.errors import RejectedMetadata
from loaders.csvw.metadata import Table
from loaders.csvw.tables import read_metadata

LOAD = "https://kennisgraaf.example/load#"
NS = "https://kennisgraaf.example/ns#"


def table(file: str, *columns: str, type_: str = "", **ours: str) -> dict[str, Any]:
    described: list[dict[str, Any]] = [{"name": name, "required": name != "plan"} for name in ("id", *columns)]
    if type_:
        described.append({"name": "type", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": NS + type_})
    return {
        "url": file,
        "tableSchema": {"primaryKey": "id", "columns": described},
        **{LOAD + name: value for name, value in ours.items()},
    }


def read(*tables: dict[str, Any], **of_all: str) -> list[Table]:
    group = {"@context": "http://www.w3.org/ns/csvw", "tables": tables, **{LOAD + k: v for k, v in of_all.items()}}
    return list(read_metadata(json.dumps(group)).tables)


def test_a_table_with_a_document_and_no_series_is_a_record_series_of_its_own() -> None:
    (trees,) = read(table("trees.csv", document="plan:2020"))
    assert (trees.document, trees.document_column) == ("plan:2020", None)
    assert (trees.series, trees.series_kind) == ("trees", "record")


def test_a_document_without_colon_is_a_column() -> None:
    (trees,) = read(table("trees.csv", "plan", document="plan"))
    assert (trees.document, trees.document_column) == (None, "plan")


def test_one_table_says_the_kind_for_its_whole_series() -> None:
    first, second = read(
        table("trees.csv", document="plan:2020", seriesKind="state"),
        table("trees-2021.csv", document="plan:2021", series="trees"),
    )
    assert [each.series for each in (first, second)] == ["trees", "trees"]
    assert [each.series_kind for each in (first, second)] == ["state", "state"]


def test_the_document_of_all_tables_is_not_that_of_the_inventory_of_documents() -> None:
    documents, trees, roots = read(
        table("documents.csv", type_="Document"),
        table("trees.csv"),
        table("roots.csv", "key", "replaced_by", "on", type_="Replacement"),
        document="plan:2020",
    )
    assert trees.document == "plan:2020"
    assert not documents.has_document
    assert documents.series is None
    assert not roots.has_document


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ([table("trees.csv", series="trees")], "is in the series trees, but of no document"),
        ([table("trees.csv", document="plan")], "load:document is 'plan'; give a key such as plan:2020"),
        ([table("trees.csv", document="plan:2020", seriesKind="list")], "load:seriesKind is 'list'; give record or"),
        ([table("trees.csv", document="")], "load:document is ''; give a text"),
        (
            [
                table("trees.csv", document="plan:2020", seriesKind="state"),
                table("trees-2021.csv", document="plan:2021", series="trees", seriesKind="record"),
            ],
            "the series trees is of two kinds, state in trees.csv and record in trees-2021.csv",
        ),
    ],
)
def test_what_cannot_be_a_series_is_refused(tables: list[dict[str, Any]], reason: str) -> None:
    with pytest.raises(RejectedMetadata) as fault:
        read(*tables)
    assert reason in fault.value.detail


PLAN = {
    "name": "plan",
    "virtual": True,
    "propertyUrl": NS + "plannedIn",
    "valueUrl": "https://x.example/{+_document}",
}


def test_a_template_names_the_document_of_a_row() -> None:
    of_one, of_rows = (table("trees.csv", "in", document=each) for each in ("plan:2020", "in"))
    for each in (of_one, of_rows):
        each["tableSchema"]["columns"].append(PLAN)
    values = [[column.value for column in read(each)[0].columns if column.value] for each in (of_one, of_rows)]
    assert values == [["https://x.example/plan:2020"], ["https://x.example/{+in}"]]


def test_a_template_names_no_document_where_the_table_has_none() -> None:
    trees = table("trees.csv")
    trees["tableSchema"]["columns"].append(PLAN)
    with pytest.raises(RejectedMetadata, match="there is no column '_document'"):
        read(trees)


def test_a_table_called_documents_lists_those_that_other_tables_name() -> None:
    documents, trees = read(table("documents.csv", "date"), table("trees.csv"), document="plan:2020")
    assert (documents.lists_documents, documents.has_document) == (True, False)
    assert (trees.lists_documents, trees.document) == (False, "plan:2020")


def test_a_table_called_documents_is_an_ordinary_one_if_no_table_names_a_document() -> None:
    documents, _ = read(table("documents.csv", "date"), table("trees.csv"))
    assert not documents.lists_documents
