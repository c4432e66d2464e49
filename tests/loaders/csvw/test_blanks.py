"""Tests of an empty CSV file for a class."""

import json
from pathlib import Path

import pytest

from graph_store.errors import NotFound
from loaders import blank_table, check, metadata_text
from loaders.csvw.tables import read_metadata
from tests.loaders.conftest import BASE


def test_a_blank_has_a_column_for_each_property_and_reads_back() -> None:
    header, group = blank_table("Instrument", BASE, prefix="inst")
    table = read_metadata(metadata_text(group)).tables[0]
    assert header.strip().split(",") == [column.name for column in table.cells]
    assert {"valid_from", "last_reviewed", "responsible_office"} <= {column.name for column in table.cells}
    assert json.loads(metadata_text(group)) == group


def test_no_title_stands_for_two_columns() -> None:
    for name in ("Project", "Event", "Municipality", "ChurchCase"):
        table = read_metadata(metadata_text(blank_table(name, BASE)[1])).tables[0]
        titles = [title for column in table.cells for title in column.folded]
        assert len(titles) == len(set(titles)), name


def test_a_class_that_is_not_there_is_refused_with_its_neighbours() -> None:
    with pytest.raises(NotFound, match="; perhaps Project"):
        blank_table("Projekt", BASE)
    with pytest.raises(NotFound, match=r"not a class of the ontology$"):
        blank_table("Onbekend", BASE)


def test_a_blank_takes_keys_of_any_prefix_unless_one_is_named(tmp_path: Path) -> None:
    outcomes = []
    for prefix in (None, "prj", "project"):
        header, group = blank_table("Project", BASE, prefix=prefix)
        (tmp_path / "projects.csv").write_text(
            f"{header}prj:park,Park{',' * (header.count(',') - 1)}\n", encoding="utf-8"
        )
        (tmp_path / "csv-metadata.json").write_text(metadata_text(group), encoding="utf-8")
        outcomes.append(check(tmp_path / "projects.csv", tmp_path / "csv-metadata.json").outcome)
    assert outcomes == ["A", "A", "Q"]
