"""Suggestions for a wrong address."""

from graph_api.site.nearest import known_keys, nearest_things
from graph_store.graphs import Scope
from ontology.namespaces import thing
from tests.service import Service


def test_a_mistyped_key_finds_its_thing(service: Service) -> None:
    snapshot = service.state.newest()
    assert nearest_things(snapshot, "/doc/mun/gentt")[0] == thing("mun:gent")
    assert thing("mun:antwerpen") in nearest_things(snapshot, "/doc/mun/antwerp")
    assert thing("mun:gent") in nearest_things(snapshot, "/gent")


def test_nonsense_finds_nothing(service: Service) -> None:
    assert nearest_things(service.state.newest(), "/%00/zzzzzzzzzz") == []
    assert nearest_things(service.state.newest(), "/") == []


def test_a_thing_is_proposed_once(service: Service) -> None:
    near = nearest_things(service.state.newest(), "/doc/mun/gentt")
    assert len(near) == len(set(near))


def test_the_keys_of_a_version_lead_to_their_things(service: Service) -> None:
    known = known_keys(service.state.newest(), Scope())
    assert known["mun:gent"] == thing("mun:gent")
    assert list(known) == sorted(known)
    assert len(known_keys(service.state.newest(), Scope(synthetic=True))) >= len(known)
