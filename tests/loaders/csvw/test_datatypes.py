"""Datatypes in metadata: every one of CSVW, with the formats and limits that it may have."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph_store import State
from graph_store.errors import RejectedMetadata
from loaders import check, inventory_csv, sync
from loaders.csvw.datatypes import read_datatype
from loaders.csvw.tables import read_metadata
from loaders.values.cells import Datatype
from loaders.values.lexical import DATATYPES, EXAMPLES
from tests.loaders.conftest import column, describe, facts, group, key, table


@pytest.mark.parametrize(
    ("described", "found"),
    [
        ({"base": "boolean", "format": "Y|N"}, Datatype("boolean", format="Y|N")),
        ({"base": "date", "format": "MM/dd/yyyy"}, Datatype("date", format="MM/dd/yyyy")),
        ({"base": "gYearMonth", "format": "MM/yyyy"}, Datatype("gYearMonth", format="MM/yyyy")),
        ({"base": "duration", "format": "P[0-9]+D"}, Datatype("duration", format="P[0-9]+D")),
        ("time", Datatype("time")),
        ({"base": "hexBinary", "length": 2}, Datatype("hexBinary", limits=(("length", "2"),))),
        ({"base": "duration", "maximum": "P1M"}, Datatype("duration", limits=(("maximum", "P1M"),))),
    ],
)
def test_a_datatype_keeps_its_format_and_limits(described: object, found: Datatype) -> None:
    assert read_datatype(described, {}, "x") == found


@pytest.mark.parametrize(
    ("described", "told"),
    [
        ({"base": "boolean", "format": "Y"}, "two different words"),
        ({"base": "date", "format": "yyyy/dd"}, "is not one of CSVW for date"),
        ({"base": "dateTime", "minimum": "gisteren"}, "minimum 'gisteren' is not a dateTime"),
        ({"base": "string", "minLength": 3, "maxLength": 2}, "contradict each other"),
        ({"base": "integer", "minExclusive": 3, "maxInclusive": 3}, "contradict each other"),
        ({"base": "integer", "minInclusive": 3, "minExclusive": 3}, "cannot both be given"),
        ({"base": "duration", "length": 3}, "the datatype duration cannot have length"),
    ],
)
def test_what_a_datatype_cannot_have_is_refused_with_its_place(described: Any, told: str) -> None:
    with pytest.raises(RejectedMetadata, match=told) as refused:
        read_metadata(json.dumps(group(table("a.csv", column("id"), column("x", datatype=described)))))
    assert refused.value.detail.endswith("(csv-metadata.json#/tables/0/tableSchema/columns/1)")


def test_a_cell_of_every_datatype_loads_and_is_written_back(folder: Path, state: State) -> None:
    named = {base: EXAMPLES.get(base, "1") for base in sorted(DATATYPES) if base not in ("boolean", "datetime")}
    named |= {"negativeInteger": "-1", "nonPositiveInteger": "-1"}
    columns = [column(base, datatype=base, propertyUrl=f"https://example.org/{base}") for base in named]
    (folder / "projecten.csv").unlink()
    text = f"id,{','.join(named)}\nmun:a,{','.join(named.values())}\n"
    (folder / "steden.csv").write_text(text, encoding="utf-8")
    describe(folder, table("steden.csv", key("mun"), *columns))

    report = sync(folder, state)

    assert report.issues == []
    stated = {triple.predicate.value.rpartition("/")[2] for triple in facts(state)}
    assert stated >= named.keys()
    assert inventory_csv(state.newest(), "steden").decode() == text
    assert check(folder / "steden.csv", folder / "csv-metadata.json").outcome == "A"
