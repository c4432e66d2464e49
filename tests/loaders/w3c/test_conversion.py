"""Tests of converting a local CSV file exactly as csv2rdf says."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse

from graph_store.errors import RejectedMetadata
from loaders import convert, convert_w3c

NUMBER = {"base": "decimal", "format": {"pattern": "#,##0.00"}}


def converted(tmp_path: Path, text: str, minimal: bool = True, **schema: Any) -> tuple[list[str], list[str]]:
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    if schema:
        document = {"@context": "http://www.w3.org/ns/csvw", "url": "x.csv", "tableSchema": schema}
        (tmp_path / "x.csv-metadata.json").write_text(json.dumps(document), encoding="utf-8")
    found = convert_w3c(tmp_path / "x.csv", minimal=minimal)
    lines = found.quads.decode().replace(f"{(tmp_path / 'x.csv').as_uri()}", "x.csv").splitlines()
    return sorted(line.partition(" ")[2] for line in lines), found.warnings


def test_a_csv_without_metadata_has_a_property_for_each_title(tmp_path: Path) -> None:
    assert converted(tmp_path, "a,b c\n1,2\n")[0] == ['<x.csv#a> "1" .', '<x.csv#b%20c> "2" .']


def test_a_value_that_does_not_fit_stays_text_with_a_warning(tmp_path: Path) -> None:
    columns = [{"titles": "a", "datatype": "date"}, {"titles": "b", "datatype": NUMBER}]
    lines, warnings = converted(tmp_path, 'a,b\n31/02/2016,"1,234.50"\n', columns=columns)
    assert lines == ['<x.csv#a> "31/02/2016" .',
                     '<x.csv#b> "1234.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .']  # fmt: skip
    assert len(warnings) == 1


def test_the_standard_mode_describes_the_table_and_its_rows(tmp_path: Path) -> None:
    lines, _ = converted(tmp_path, "a\n1\n", minimal=False)
    assert any("csvw#TableGroup" in line for line in lines)
    assert any(line == "<http://www.w3.org/ns/csvw#url> <x.csv#row=2> ." for line in lines)


def test_templates_name_subject_property_and_value(tmp_path: Path) -> None:
    schema: dict[str, Any] = {
        "aboutUrl": "#{a}",
        "columns": [{"name": "a", "propertyUrl": "dc:title", "valueUrl": "#v-{a}-{_row}"}],
    }
    lines, _ = converted(tmp_path, "a\nx y\n", **schema)
    assert lines == ["<http://purl.org/dc/terms/title> <x.csv#v-x%20y-1> ."]


def test_an_ordered_list_is_an_rdf_list(tmp_path: Path) -> None:
    lines, _ = converted(tmp_path, "a\nx;y\n", columns=[{"name": "a", "separator": ";", "ordered": True}])
    assert sum("#first" in line for line in lines) == 2


@pytest.mark.parametrize(
    "columns",
    [
        [{"name": "a"}, {"name": "a"}],
        [{"name": "v", "virtual": True}, {"name": "a"}],
        [{"name": "a", "datatype": {"base": "date", "length": 3}}],
        [{"name": "a", "datatype": {"base": "integer", "minimum": 5, "maximum": 3}}],
        [{"name": "a", "@type": "Table"}],
        [{"name": "a", "dc:title": {"@value": "x", "@type": "xsd:string", "@language": "nl"}}],
    ],
)
def test_metadata_that_contradicts_the_standard_is_refused(tmp_path: Path, columns: list[dict[str, Any]]) -> None:
    with pytest.raises(RejectedMetadata):
        converted(tmp_path, "a\n1\n", columns=columns)


def test_nothing_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    document = {"@context": "http://www.w3.org/ns/csvw", "url": "https://example.org/x.csv"}
    (tmp_path / "m.json").write_text(json.dumps(document), encoding="utf-8")
    found = convert_w3c(tmp_path / "m.json", minimal=True)
    assert (found.quads, len(found.warnings)) == (b"", 1)


def test_where_both_modes_accept_a_table_they_state_the_same(tmp_path: Path) -> None:
    columns = [
        {"name": "id", "required": True, "propertyUrl": "dc:identifier"},
        {"name": "naam", "lang": "nl", "propertyUrl": "rdfs:label"},
        {"name": "prijs", "datatype": {"base": "decimal", "format": "0.00"}, "propertyUrl": "schema:price"},
        {"name": "dag", "datatype": "date", "propertyUrl": "dc:date"},
        {"name": "woorden", "separator": ";", "propertyUrl": "dc:subject"},
        {"name": "stad", "propertyUrl": "schema:location", "valueUrl": "https://e.org/stad/{stad}"},
        {"name": "soort", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": "http://schema.org/Offer"},
    ]
    schema: dict[str, Any] = {"aboutUrl": "https://e.org/{id}/{stad}", "primaryKey": "id", "columns": columns}
    text = 'id,naam,prijs,dag,woorden,stad\na b,"Een ""é""",1.25,2015-10-20,x;y,Gent\nc,,,,,Aalst\n'
    converted(tmp_path, text, **schema)
    ours = parse(b"".join(convert(tmp_path / "x.csv").quads), RdfFormat.N_QUADS)
    standard = parse(convert_w3c(tmp_path / "x.csv", minimal=True).quads, RdfFormat.N_TRIPLES)
    assert {quad.triple for quad in ours} == {quad.triple for quad in standard}
