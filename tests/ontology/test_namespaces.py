"""The IRIs that Python code uses."""

from pyoxigraph import NamedNode

from graph_store.graphs import DEFAULT_BASE
from ontology import namespaces


def test_a_key_becomes_the_name_of_a_thing() -> None:
    assert namespaces.thing("mun:gent") == NamedNode(f"{DEFAULT_BASE}id/mun/gent")
    assert namespaces.thing("mun:gent", "https://data.gent.be/") == NamedNode("https://data.gent.be/id/mun/gent")


def test_our_own_terms_stand_under_the_base() -> None:
    assert namespaces.kg("hosts") == NamedNode(f"{DEFAULT_BASE}ns#hosts")
    assert namespaces.prefixes("https://data.gent.be/")["kg"] == "https://data.gent.be/ns#"


def test_no_two_prefixes_stand_for_the_same() -> None:
    assert len(set(namespaces.prefixes().values())) == len(namespaces.prefixes())


def test_the_name_of_a_thing_tells_its_key() -> None:
    for key in ("mun:gent", "prog:rr/2", "psg:a:b"):
        assert namespaces.key_of(namespaces.thing(key).value) == key
    assert namespaces.key_of(f"{DEFAULT_BASE}row/projects/prj:x") is None
    assert namespaces.key_of("https://elsewhere.example/id/mun/gent") is None
