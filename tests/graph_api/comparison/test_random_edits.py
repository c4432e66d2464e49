"""Random edits of the inventories: the comparison equals one of the two folders of CSV files, made without a graph."""

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_api.comparison.compare import compare
from ontology.folder_place import VARIABLE
from tests.graph_api.comparison.theatre import HEADS, Tables, Theatre

FIELDS = {"label_nl": "label", "label_en": "label", "sequel_of": "sequelOf", "count": "seatCount", "show": "seatsOf",
          "continues_id": "continues", "replaces_id": "replaces"}  # fmt: skip
LISTS = {"genre", "continues_id", "replaces_id"}
KEYS = {"shows": ("id",), "tasks": ("id",), "seats": ("show", "rank")}
UNSTATED = {"id", "rank", "lines"}

names = st.sampled_from(["a", "b", "c", "d"])
texts = st.sampled_from(["", "Een", "Twee", "één;x", "=1"])
numbers = st.sampled_from(["", "0", "7", "15"])
shows = st.dictionaries(
    names, st.tuples(texts, texts, st.lists(st.sampled_from("xyz"), unique=True), numbers, st.just(""), numbers)
)
tasks = st.dictionaries(
    names,
    st.tuples(
        st.sampled_from(["", "planned", "dropped"]),
        st.sampled_from(["", "task:old"]), st.sampled_from(["", "task:old", "task:older"]),
    ),
)  # fmt: skip
seats = st.dictionaries(st.sampled_from(["front row", "back"]), st.tuples(numbers))
Row = dict[str, str]


@st.composite
def folders(draw: st.DrawFn) -> Tables:
    """Draw the lines of three inventories; seats belong to a show that is there."""
    drawn = draw(shows)
    places = draw(seats) if drawn else {}
    lines: dict[str, list[list[str]]] = {
        "shows": [[f"show:{key}", nl, en, ";".join(genre), *more] for key, (nl, en, genre, *more) in drawn.items()],
        "tasks": [[f"task:{key}", *cells] for key, cells in draw(tasks).items()],
        "seats": [[f"show:{min(drawn)}", rank, *cells] for rank, cells in places.items()],
    }
    return {name: [",".join(map(_quoted, cells)) for cells in found] for name, found in lines.items()}


def _quoted(cell: str) -> str:
    return f'"{cell}"'


def rows(tables: Tables) -> dict[tuple[str, str], Row]:
    """Return the rows of a folder by inventory and key."""
    found = {}
    for name, lines in tables.items():
        for row in csv.DictReader([HEADS[name], *lines]):
            found[name, "/".join(row[column] for column in KEYS[name])] = row
    return found


def expected(old: Tables, new: Tables) -> dict[str, Any]:
    """Compare the files of two folders."""
    before, after = rows(old), rows(new)
    came, both = after.keys() - before.keys(), before.keys() & after.keys()
    continued = {key: row["continues_id"] for (name, key), row in after.items() if name == "tasks"}
    stated = {(key, *pair) for (name, key), row in before.items() if name == "tasks" for pair in row.items()}
    later = {(key, *pair) for (name, key), row in after.items() if name == "tasks" for pair in row.items()} - stated
    follows = {(key, column, value) for key, column, value in later if column in LISTS and value}
    return {
        "new": sorted(key for _, key in came),
        "ended": sorted(key for _, key in before.keys() - after.keys()),
        "changed": sorted(
            (key, *change) for name, key in both for change in _changes(before[name, key], after[name, key])
        ),
        "continued": sorted((key, value) for key, column, value in follows if column == "continues_id"),
        "replaced": sorted((key, value) for key, column, value in follows if column == "replaces_id"),
        "dropped": sorted(key for key, column, value in later if (column, value) == ("status", "dropped")),
        "new actions": sorted(
            key for name, key in came if name == "tasks" and not continued[key] and not after[name, key]["replaces_id"]
        ),
    }


def _changes(before: Row, after: Row) -> Iterator[tuple[str, str, str]]:
    for column in before.keys() - UNSTATED:
        old, new = (
            set(filter(None, row[column].split(";"))) if column in LISTS else {row[column]} - {""}
            for row in (before, after)
        )
        if old != new:
            yield FIELDS.get(column, column), ";".join(sorted(old - new)), ";".join(sorted(new - old))


def compared(theatre: Theatre) -> dict[str, Any]:
    """Return the comparison of the newest two versions in the same form."""
    versions = theatre.state.versions()[-2:]
    old, new = map(theatre.state.open, versions)
    found = theatre.compared(*versions)
    assert found == compare(old, new, lambda: None, theatre.state.steps(*versions))
    did = found.actions
    return {
        "new": [each.shown for each in found.new],
        "ended": [each.shown for each in found.ended],
        "changed": sorted(
            (each.thing.shown, each.field, *(";".join(str(value.shown) for value in side) for side in sides))
            for each in found.changed
            for sides in [(each.before, each.after)]
        ),
        "continued": [(later.shown, earlier.shown) for later, earlier in did.continued],
        "replaced": [(later.shown, earlier.shown) for later, earlier in did.replaced],
        "dropped": [each.shown for each in did.dropped],
        "new actions": [each.shown for each in did.new],
    }  # fmt: skip


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(folders(), folders())
def test_the_comparison_is_that_of_the_files(old: Tables, new: Tables) -> None:
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as environment:
        theatre = Theatre(Path(place))
        environment.setenv(VARIABLE, str(theatre.folder))
        first, second = theatre.publish(old), theatre.publish(new)
        if first != second:
            assert compared(theatre) == expected(old, new)
        else:
            assert not any(expected(old, new).values())
