"""Addresses of a list with other filters or choices."""

from graph_api.site.list_addresses import ListAddresses

LIST = ListAddresses("/class/Tree", [("kind", "oak")], {"lang": "nl"})


def test_an_address_keeps_the_filters_and_the_choices() -> None:
    assert LIST.at() == "/class/Tree?f.kind=oak&lang=nl"
    assert LIST.at(format="csv", sort="") == "/class/Tree?f.kind=oak&lang=nl&format=csv"
    assert ListAddresses("/class/Tree", [], {}).at() == "/class/Tree"


def test_a_filter_is_added_also_of_the_same_property_or_taken_away() -> None:
    assert LIST.with_filter("kind", "a b") == "/class/Tree?f.kind=oak&f.kind=a+b&lang=nl"
    assert LIST.without_filter("kind", "oak") == "/class/Tree?lang=nl"
