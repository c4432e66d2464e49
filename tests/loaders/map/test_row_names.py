"""Names of rows for all documents of a series."""

from dataclasses import replace
from pathlib import Path

from pyoxigraph import NamedNode

from graph_store import State
from loaders.csvw.metadata import Table
from loaders.map.inventories import inventories_of
from loaders.map.row_names import RowNames, row_names
from tests.loaders.by_document import LISTED, NEW, OLD, roles, run, write
from tests.loaders.conftest import BASE, compiled, key, one_table


def in_series(file: str, **parts: str) -> Table:
    return replace(one_table(key("club")), file=file, series="seats", **parts)  # type: ignore[arg-type]


NAMES = RowNames(
    BASE,
    [in_series("seats.csv"), in_series("seats-2021.csv"), compiled(roles()).tables[0], one_table(key("club"))],
    ["plan:2020", "plan:2021"],
)


def row(place: str) -> NamedNode:
    return NamedNode(f"{BASE}row/{place}")


def test_the_rows_of_a_series_share_a_name() -> None:
    assert NAMES.shared(row("seats-2021/club:chess/a%20b")) == NAMES.shared(row("seats/club:chess/a%20b"))
    assert NAMES.shared(row("test/club:chess")) == row("test/club:chess")
    assert NAMES.shared(row("roles/2020/prog:a/lead")) == NAMES.shared(row("roles/2021/prog:a/lead"))


def test_a_name_leads_back_to_the_rows_that_may_have_it() -> None:
    assert NAMES.own(row("seats/club:chess")) == [row("seats/club:chess"), row("seats-2021/club:chess")]
    assert NAMES.own(row("test/club:chess")) == [row("test/club:chess")]
    assert NAMES.own(row("roles/prog:a/lead")) == [row("roles/2020/prog:a/lead"), row("roles/2021/prog:a/lead")]


def test_a_thing_keeps_its_name() -> None:
    thing = NamedNode(f"{BASE}id/club/chess")
    assert (NAMES.shared(thing), NAMES.own(thing)) == (thing, [thing])
    assert (NAMES.is_row(thing), NAMES.is_row(row("test/x"))) == (False, True)


def test_a_row_has_a_key_in_its_series() -> None:
    assert NAMES.key(row("seats-2021/club:chess/a%20b")) == "club:chess/a b"
    assert NAMES.key(row("roles/2020/prog:a/lead")) == "prog:a/lead"


def test_a_version_knows_the_series_of_its_tables(tmp_path: Path) -> None:
    state = State(tmp_path / "var")
    run(write(tmp_path / "data", LISTED | OLD | NEW), state)
    version = state.newest()
    names = row_names(version, inventories_of(version).tables)
    assert names.own(row("programmes/prog:a")) == [row("programmes-2020/prog:a"), row("programmes-2021/prog:a")]
