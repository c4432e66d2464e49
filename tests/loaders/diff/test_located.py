"""Tests of finding the facts of a row: around its resources, or else in whole graphs."""

import pytest

from graph_store import State
from graph_store.graphs import Graphs
from loaders.dataset.dataset import Published
from loaders.diff.earlier import earlier_rows
from loaders.diff.located import Facts
from loaders.map.provenance import Words
from tests.loaders.conftest import CITIES, PROJECTS, RunSync, compiled, facts, iri

TABLES = {table.stem: table for table in compiled(CITIES, PROJECTS).tables}


def test_every_fact_of_every_row_is_found_without_reading_all(
    run: RunSync, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    current = Published(state)
    rows = earlier_rows(current, Words(state.base))
    monkeypatch.setattr(Facts, "everywhere", property(lambda _: pytest.fail("it looked everywhere")))
    for stem in ("steden", "projecten"):
        found = [fact for row in rows[stem].values() for fact in Facts(current, Graphs(), TABLES[stem]).of(row)]
        assert {triple for _, triple in found} == facts(state, f"source/{stem}")


def test_a_row_whose_facts_are_about_something_else_is_looked_for_everywhere(run: RunSync, state: State) -> None:
    run()
    current = Published(state)
    gent = earlier_rows(current, Words(state.base))["steden"][iri("row/steden/mun:gent")]
    strange = iri("row/steden/mun:zzz")
    moved = Facts(current, Graphs(), TABLES["steden"]).of(type(gent)(strange, "steden", 2, "", gent.states, 1))
    assert {triple.subject for _, triple in moved} == {iri("id/mun/gent")}
