"""Names and addresses on the side that has a thing."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph_api.comparison.names import Names
from graph_api.moments import NOW
from graph_api.site.addresses import Addresses
from graph_api.site.language import Reader
from graph_api.site.request_view import RequestView
from graph_store.graphs import Scope
from ontology.namespaces import kg, thing
from tests.graph_api.comparison.theatre import Theatre


@pytest.fixture
def names(two: Theatre) -> Names:
    old, new = two.state.open(1), two.state.open(2)
    addresses = Addresses(new.graphs.base, {"lang": "en"})
    return Names(RequestView(new, Scope(), Reader("en", ("en", "nl")), addresses, NOW), old, new, 2)


def test_a_thing_has_its_new_name_and_otherwise_its_old_one(names: Names) -> None:
    assert [names.of(thing(f"show:{each}")).text for each in ("hamlet", "tour", "never")] == [
        "Hamlet of Denmark", "Tour", "show:never",
    ]  # fmt: skip
    assert names.of(Literal("twenty")).text == "twenty"
    assert names.of(kg("price")).text == "price"


def test_a_thing_has_the_kind_that_either_version_gives_it(names: Names) -> None:
    found = [names.kind(thing(f"show:{each}")) for each in ("hamlet", "tour", "never")]
    assert found == [kg("Show"), kg("Show"), None]
    assert names.kind(NamedNode("https://kennisgraaf.example/row/seats/show:tour/stalls")) is None


def test_an_address_leads_to_the_version_that_has_the_thing(names: Names) -> None:
    tour = thing("show:tour")
    assert (names.old.has(tour), names.new.has(tour)) == (True, False)
    assert names.old.href(tour) == "/doc/show/tour?lang=en&version=1"
    assert names.new.href(thing("show:hamlet")) == "/doc/show/hamlet?lang=en"
    assert names.new.href(Literal("20")) is None


def test_a_row_is_named_by_its_kind_and_the_things_in_its_key(names: Names) -> None:
    row = NamedNode("https://kennisgraaf.example/row/seats/show:tour/stalls")
    assert names.of(row).text == "seats (Tour · stalls)"
    assert names.new.named(row) is None


def test_a_row_has_its_file_and_line(names: Names) -> None:
    base = "https://kennisgraaf.example/"
    (found,) = names.old.rows((f"{base}row/shows/show:tour", f"{base}versions/1"))
    assert (found[0].file, found[0].line) == ("shows.csv", 4)
    assert found[1] == "/row/shows/show:tour?lang=en&version=1"
