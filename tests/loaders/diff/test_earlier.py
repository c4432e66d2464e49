"""Tests of the rows of the version before, which are read on demand."""

from pathlib import Path

import pytest

from graph_store import State
from loaders.dataset.dataset import Published
from loaders.diff.earlier import Few, earlier_rows
from loaders.map.provenance import Words
from tests.loaders.conftest import RunSync, iri, replace

GENT, AALST = iri("row/steden/mun:gent"), iri("row/steden/mun:aalst")


@pytest.mark.slow
def test_rows_are_known_by_file_and_read_when_asked_for(run: RunSync, state: State) -> None:
    run()
    current = Published(state)
    rows = earlier_rows(current, Words(state.base))
    assert {stem: len(each) for stem, each in rows.items()} == {"steden": 2, "projecten": 3}

    cities = rows["steden"]
    assert set(cities) == {GENT, AALST}
    record = cities[GENT]
    assert (record.stem, record.line, record.version, record.hash) == ("steden", 2, 1, cities.hashes[GENT])
    assert cities.states_the_same(GENT, record.hash, record.as_written)
    assert not cities.states_the_same(GENT, record.hash, frozenset({"label_nl: GENT"}))
    assert not cities.states_the_same(AALST, record.hash, frozenset())
    with pytest.raises(KeyError):
        cities[iri("row/steden/mun:x")]


def test_a_stale_row_is_never_the_same(run: RunSync, folder: Path, state: State) -> None:
    run()
    replace(folder / "steden.csv", "265086", "veel")
    run()
    cities = earlier_rows(Published(state), Words(state.base))["steden"]
    assert cities.stale == {GENT}
    assert not cities.states_the_same(GENT, cities.hashes[GENT], cities[GENT].as_written)


def test_rows_that_are_looked_up_one_by_one_are_known_as_well(run: RunSync, state: State) -> None:
    run()
    words = Words(state.base)
    few = Few(words, Published(state), [GENT])
    record = few[GENT]
    assert (list(few), len(few), AALST in few, few.get(AALST)) == ([GENT], 1, False, None)
    assert few.line(GENT) == 2
    assert few.states_the_same(GENT, record.hash, record.as_written)
    assert not few.states_the_same(GENT, record.hash, frozenset({"label_nl: GENT"}))
    assert not few.states_the_same(AALST, record.hash, frozenset())
