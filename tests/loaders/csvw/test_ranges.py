"""A value outside the range of its property is refused, and a column that can only have such values is too."""

import json
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from graph_store import State
from graph_store.errors import RejectedMetadata
from loaders import check, inventory_metadata, sync
from loaders.csvw.tables import described_tables, read_tables
from ontology.turtle_files import ontology_triples
from tests.loaders.conftest import KG, RDFS_LABEL, Json, column, describe, group, key, said, table

INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def tables(*columns: Json) -> str:
    return json.dumps(group(table("x.csv", key("prj"), *columns)))


@pytest.mark.parametrize(
    ("described", "asked"),
    [
        (column("n", property="value", datatype="integer"), ()),
        (column("n", property="value", datatype="unsignedByte"), ()),
        (column("n", property="value", datatype="decimal"), (INTEGER,)),
        (column("n", property="onDate", load_parse="edtf"), ()),
        (column("n", property="leads", valueUrl="https://example.org/{n}"), ()),
        (column("n", propertyUrl="https://example.org/x#n"), ()),
    ],
)
def test_a_column_knows_what_its_cells_must_be_held_against(described: Json, asked: tuple[NamedNode, ...]) -> None:
    (found,) = (each for each in read_tables(tables(described)).tables[0].columns if each.name == "n")
    assert found.ranges == asked


@pytest.mark.parametrize(
    ("described", "told"),
    [
        (column("n", property="value"), "<{}value> takes values of integer, but the column has the datatype string"),
        (column("n", property="value", datatype="double"), "the datatype double"),
        (column("n", property="value", load_parse="nis"), "the datatype nis"),
        (column("n", property="value", lang="nl"), "the column has a text in a language"),
        (column("n", property="value", load_template="{id}", virtual=True), "takes values of integer"),
        (column("n", property="namedInDocument", datatype="date"), 'give it "datatype": "boolean"'),
    ],
)  # fmt: skip
def test_a_column_of_another_datatype_is_refused_by_name(described: Json, told: str) -> None:
    with pytest.raises(RejectedMetadata) as refused:
        read_tables(tables(described))
    assert refused.value.detail.startswith("x.csv, column n: ")
    assert told.format(KG) in refused.value.detail
    assert described_tables(tables(described)).tables, "what an older version was made of can still be read"


def test_the_range_of_a_property_above_counts() -> None:
    """Every range of a property or its superiors, as another engine finds it in the ontology."""
    store = Store()
    for triple in ontology_triples():
        store.add(Quad(*triple))
    found = store.query("""PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        SELECT DISTINCT ?p {
            ?p rdfs:subPropertyOf*/rdfs:range xsd:integer FILTER(STRSTARTS(STR(?p), "https://kenn")) }""")
    names = [solution["p"].value for solution in found]  # type: ignore[union-attr]
    assert len(names) > 20
    for name in names:
        with pytest.raises(RejectedMetadata, match="takes values of integer"):
            read_tables(tables(column("n", propertyUrl=name)))


def test_check_and_sync_refuse_the_same_cells(folder: Path, state: State) -> None:
    """Earlier, `check` accepted them and `sync` refused everything."""
    (folder / "projecten.csv").unlink()
    (folder / "steden.csv").write_text('id,label_nl,inhabitants\nmun:gent,Gent,"12,5"\nmun:aalst,Aalst,86445\n')
    label = column("label_nl", lang="nl", propertyUrl=RDFS_LABEL)
    describe(
        folder, table("steden.csv", key("mun"), label, column("inhabitants", property="value", datatype="decimal"))
    )
    verdict, report = check(folder / "steden.csv", folder / "csv-metadata.json"), sync(folder, state)

    (issue,) = verdict.issues
    assert (issue.code, issue.line, issue.column, issue.value) == ("out-of-range", 2, "inhabitants", "12.5")
    assert issue.reason == f"“12.5” is outside the range of {KG}value"
    assert issue.accepted == "a value of xsd:integer"
    assert [each.as_json() for each in report.issues] == [each.as_json() for each in verdict.issues]
    assert (len(verdict.rows), report.total("loaded"), report.total("quarantined")) == (1, 1, 1)
    assert said(state, "id/mun/aalst", f"{KG}value") == {"86445"}
    assert inventory_metadata(state.newest())
