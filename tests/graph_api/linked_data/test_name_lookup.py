"""Look-up of the names in a request."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from graph_api.linked_data.name_lookup import canonical, known, nearest
from graph_store.errors import NotFound
from graph_store.graphs import Graphs, Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import quad_in
from ontology.namespaces import RDFS_LABEL
from tests.graph_api.small import ALIAS, BASE, CITY, ROW, publish
from tests.service import Service

QUERY = 'query ($s: ID!, $o: String!) { %s(subject: $s, predicate: "type", object: $o) { __typename } }'


def test_a_name_is_the_stores_own_term(snapshot: Snapshot) -> None:
    assert known(snapshot, Scope(), "id/", "mun/x") == CITY


def test_needless_percent_encoding_is_undone(snapshot: Snapshot) -> None:
    assert known(snapshot, Scope(), "id/", "m%75n/x") == CITY
    assert known(snapshot, Scope(), "row/", "projects/prj%3Ap") == ROW


@pytest.mark.parametrize("name", ["", "mun", "mun/", "mun/none", "mun/<x>", "mun/\u0000", "x" * 100_000])
def test_what_nothing_is_named_is_not_found(snapshot: Snapshot, name: str) -> None:
    with pytest.raises(NotFound):
        known(snapshot, Scope(), "id/", name)


def test_an_alias_stands_for_its_canonical_node(snapshot: Snapshot) -> None:
    assert canonical(snapshot, Scope(), ALIAS) == CITY
    assert canonical(snapshot, Scope(), CITY) == CITY
    assert canonical(snapshot, Scope(), NamedNode(f"{BASE}id/mun/other")) == NamedNode(f"{BASE}id/mun/other")


def test_a_name_of_which_facts_are_stated_stands_for_itself(tmp_path: Path) -> None:
    graphs, state = Graphs(), publish(tmp_path)
    label = Triple(ALIAS, RDFS_LABEL, Literal("Oud X", language="nl"))
    with state.writer("test", 1) as writer:
        writer.publish([], [quad_in(graph, label) for graph in (DefaultGraph(), graphs.source("steden"))], sources={})

    assert canonical(state.newest(), Scope(), ALIAS) == ALIAS


def test_the_nearest_keys_have_the_same_prefix_when_there_are_any(snapshot: Snapshot) -> None:
    assert nearest(snapshot, Scope(), "prj:pp") == ["prj:p"]
    assert nearest(snapshot, Scope(), "orgg:markup") == ["org:markup"]
    assert nearest(snapshot, Scope(), "zzz:" + "q" * 5000) == []


@pytest.mark.parametrize(
    ("s", "o", "told"),
    [
        ("mun:gentt", "kg:HostMunicipality", "No thing with key mun:gentt. Did you mean mun:gent?"),
        ("mun:gnet", "kg:HostMunicipality", "No thing with key mun:gnet. Did you mean mun:gent?"),
        ("mun:leuve", "kg:HostMunicipality", "No thing with key mun:leuve. Did you mean mun:leuven?"),
        ("mun:gemt", "kg:HostMunicipality", "No thing with key mun:gemt. Did you mean mun:gent?"),
        ("mun:Gent", "kg:HostMunicipality", "No thing with key mun:Gent. Did you mean mun:gent?"),
        ("zzz:qqq", "kg:HostMunicipality", "No thing with key zzz:qqq."),
        ("mun:gent", "org:kv", "No thing with key org:kv. Did you mean org:kvs?"),
    ],
)  # fmt: skip
def test_explain_says_that_the_key_is_unknown_and_names_the_nearest(
    service: Service, s: str, o: str, told: str
) -> None:
    for more in ({}, {"why_not": "true"}):
        answer = service.client.get("/explain", params={"s": s, "p": "a", "o": o, "format": "json", **more})
        assert (answer.status_code, answer.json()["detail"]) == (404, told)


@pytest.mark.parametrize("field", ["explain", "derivations", "whyNot"])
def test_graphql_says_the_same(service: Service, field: str) -> None:
    asked = {"query": QUERY % field, "variables": {"s": "mun:gentt", "o": "HostMunicipality"}}
    (error,) = service.client.post("/graphql", json=asked).json()["errors"]
    assert error["extensions"]["code"] == "NOT_FOUND"
    assert error["message"] == "No thing with key mun:gentt. Did you mean mun:gent?"


def test_a_known_thing_and_a_literal_are_not_taken_for_keys(service: Service) -> None:
    answer = service.client.get("/explain", params={"s": "mun:gent", "p": "a", "o": "kg:Person", "lang": "en"})
    assert answer.json()["detail"].startswith("This does not hold in version")
