"""Names of rows for all documents of a series."""

from pyoxigraph import NamedNode

from graph_api.comparison.row_names import RowNames, row_names
from tests.graph_api.comparison.theatre import Theatre

BASE = "https://clubs.example/"
NAMES = RowNames(BASE, {"seats": "seats", "seats-2021": "seats"})


def row(place: str) -> NamedNode:
    return NamedNode(f"{BASE}row/{place}")


def test_the_rows_of_a_series_share_a_name() -> None:
    assert NAMES.shared(row("seats-2021/club:chess/a%20b")) == NAMES.shared(row("seats/club:chess/a%20b"))
    assert NAMES.shared(row("teams/club:chess")) == row("teams/club:chess")


def test_a_name_leads_back_to_the_rows_that_may_have_it() -> None:
    assert NAMES.own(row("seats/club:chess")) == [row("seats/club:chess"), row("seats-2021/club:chess")]
    assert NAMES.own(row("teams/club:chess")) == [row("teams/club:chess")]


def test_a_thing_keeps_its_name() -> None:
    thing = NamedNode(f"{BASE}id/club/chess")
    assert (NAMES.shared(thing), NAMES.own(thing)) == (thing, [thing])
    assert (NAMES.is_row(thing), NAMES.is_row(row("teams/x"))) == (False, True)


def test_a_row_has_a_key_in_its_inventory() -> None:
    assert NAMES.key(row("seats-2021/club:chess/a%20b")) == "club:chess/a b"


def test_rows_of_inventories_without_documents_have_their_own_names(two: Theatre) -> None:
    names = row_names(two.state.newest())
    place = NamedNode(f"{two.state.base}row/seats/show:hamlet/stalls")
    assert (names.shared(place), names.own(place)) == (place, [place])
