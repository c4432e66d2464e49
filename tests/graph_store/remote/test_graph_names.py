"""The names of the graphs of a set tell the base and the set, and lead back to the names in the version."""

from pyoxigraph import DefaultGraph, NamedNode

from graph_store.remote.graph_names import LETTERS, GraphNames, control_graph, other


def test_two_sets_and_two_bases_share_no_graph() -> None:
    names = [GraphNames(base, letter) for base in ("https://a.example/", "https://b.example/") for letter in LETTERS]
    graph = NamedNode("https://a.example/graph/edits")
    assert len({each.of(graph) for each in names} | {each.of(DefaultGraph()) for each in names}) == 8
    assert control_graph() not in {each.of(graph) for each in names}


def test_the_name_in_the_version_follows_the_prefix() -> None:
    names = GraphNames("https://a.example/", "a")
    assert names.of(NamedNode("urn:x")).value == f"{names.prefix}urn:x"


def test_each_set_has_another() -> None:
    assert (other("a"), other("b")) == ("b", "a")
