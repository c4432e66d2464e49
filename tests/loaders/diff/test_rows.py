"""Tests of finding rows by IRI: rows that were read, and unchanged rows."""

from pathlib import Path

import pytest

from graph_store import State
from loaders.diff.intake import Intake
from loaders.diff.rows import Rows
from loaders.map.mapping import compile_table
from tests.loaders.conftest import BASE, RunSync, iri, replace
from tests.loaders.diff.test_intake import intake, kept_marks

GENT, AALST, KAAIEN = iri("row/steden/mun:gent"), iri("row/steden/mun:aalst"), iri("row/projecten/prj:kaaien")


def rows_of(taken: Intake) -> Rows:
    maps = {table.file: compile_table(table, taken.group, {}) for table in taken.group.tables}
    return Rows(taken.read({}), maps, BASE)


@pytest.fixture
def rows(folder: Path, state: State) -> Rows:
    return rows_of(intake(folder, state))


def test_rows_are_found_by_name_in_the_order_of_the_files_and_their_lines(rows: Rows) -> None:
    found = rows.at([KAAIEN, AALST, iri("row/steden/mun:luik"), iri("row/nergens/mun:gent"), GENT])
    assert [each.row.key for each in found] == ["mun:gent", "mun:aalst", "prj:kaaien"]


def test_a_row_that_is_as_it_was_is_read_when_it_is_asked_for(run: RunSync, folder: Path, state: State) -> None:
    run()
    replace(folder / "steden.csv", "Gent", "Ghent")
    rows = rows_of(intake(folder, state, kept_marks(state)))
    assert [each.row.key for each in rows.fresh()] == ["mun:gent"]
    assert [each.row.texts["label_nl"] for each in rows.at([AALST, GENT])] == ["Ghent", "Aalst"]
    stated = rows.stated_by(AALST)
    assert stated is not None
    assert {triple.subject for _, triple in stated} == {iri("id/mun/aalst")}


def test_a_row_that_was_set_apart_is_not_found_any_more(rows: Rows) -> None:
    next(rows.at([GENT])).row.good = False
    assert rows.stated_by(GENT) is None
    assert rows.stated_by(AALST) is not None


def test_what_is_fresh_is_told_when_the_rows_are_settled(rows: Rows) -> None:
    assert len(list(rows.fresh())) == 5
    rows.settled({GENT})
    assert [(each.row.key, len(each.triples) > 1) for each in rows.fresh()] == [("mun:gent", True)]
