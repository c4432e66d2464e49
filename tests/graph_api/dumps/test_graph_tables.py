"""Facts as tables with CSVW metadata."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from graph_api.dumps.graph_tables import SUBJECT, column_names, write_metadata, write_table
from graph_store.terms import XSD
from ontology.namespaces import EDTF, RDFS_LABEL, kg, thing

pytestmark = pytest.mark.slow

CSVW = {name: XSD + name for name in ("date", "integer", "boolean", "anyURI", "decimal")}


def read(table: bytes, schema: dict[str, Any]) -> set[Triple]:
    """Return the triples that CSVW makes of a table: https://www.w3.org/TR/csv2rdf/, as far as these tables need it."""
    columns = {column["name"]: column for column in schema["columns"]}
    found = set()
    for row in csv.DictReader(io.StringIO(table.decode(), newline="")):
        for name, text in row.items():
            if name != SUBJECT and text:
                value = _value(columns[name], text)
                found.add(Triple(NamedNode(row[SUBJECT]), NamedNode(columns[name]["propertyUrl"]), value))
    return found


def _value(column: dict[str, Any], text: str) -> NamedNode | Literal:
    if "valueUrl" in column:
        return NamedNode(text)
    if "lang" in column:
        return Literal(text, language=column["lang"])
    datatype = column.get("datatype")
    iri = datatype["@id"] if isinstance(datatype, dict) else XSD + datatype if datatype else None
    return Literal(text, datatype=NamedNode(iri)) if iri else Literal(text)


def both(triples: list[Triple]) -> tuple[bytes, dict[str, Any]]:
    ordered = sorted(triples, key=str)
    table, metadata = io.BytesIO(), io.BytesIO()
    write_table(lambda: ordered, table)
    write_metadata(lambda: ordered, "facts.csv", metadata)
    return table.getvalue(), json.loads(metadata.getvalue())


def _tagged(text: str, tag: str) -> Literal:
    return Literal(text, language=tag)


TERMS = st.one_of(
    st.builds(lambda key: thing(f"mun:{key}"), st.integers(0, 5)),
    st.builds(Literal, st.text(min_size=1).filter(lambda text: "\r" not in text and "\0" not in text)),
    st.builds(
        lambda text, tag: Literal(text, language=tag), st.text('abc\n,;"', min_size=1), st.sampled_from(["nl", "en"])
    ),
    st.builds(lambda number: Literal(number), st.integers()),
    st.just(Literal("2012-06", datatype=EDTF)),
)
TRIPLES = st.builds(
    Triple,
    st.builds(lambda key: thing(f"prj:{key}"), st.integers(0, 3)),
    st.sampled_from([RDFS_LABEL, kg("note"), kg("sitedIn"), NamedNode("https://other.example/label")]),
    TERMS,
)


@given(st.lists(TRIPLES, max_size=20))
def test_a_table_read_by_its_metadata_is_the_graph_again(triples: list[Triple]) -> None:
    table, metadata = both(triples)
    assert read(table, metadata["tableSchema"]) == set(triples)


def test_a_column_has_one_kind_of_value_and_a_name_of_its_own() -> None:
    subject = thing("prj:p")
    triples = [
        Triple(subject, RDFS_LABEL, Literal("Kaai", language="nl")),
        Triple(subject, RDFS_LABEL, Literal("Quay", language="en")),
        Triple(subject, NamedNode("https://other.example/label"), Literal("x")),
    ]
    assert sorted(column_names(triples).values()) == ["label", "label_en", "label_nl"]
