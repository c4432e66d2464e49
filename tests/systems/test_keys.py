"""Resources without key and name in GraphQL, because no row states them."""

from typing import Any

import pytest

from graph_store.graphs import DEFAULT_BASE
from tests.service import Service


def things(service: Service, root: str) -> list[dict[str, Any]]:
    """Return every resource of a connection with at most a thousand."""
    found: list[dict[str, Any]] = service.graphql(f"{{ {root} {{ nodes {{ id key label types }} }} }}")[root]["nodes"]
    return found


@pytest.mark.parametrize("root", ["organisations", "consortia"])
def test_a_consortium_is_its_row_without_key_and_name(service: Service, root: str) -> None:
    """A consortium is an organisation by the ontology; its row names its leader, and states no key and no name."""
    nameless = [each for each in things(service, root) if each["key"] is None]
    assert len(nameless) == 3
    for each in nameless:
        assert each["id"].startswith(f"{DEFAULT_BASE}row/consortia/")
        assert "Consortium" in each["types"]
        assert each["label"] is None
    leaders = service.graphql("{ consortia { nodes { consortiumLeader { key } } } }")["consortia"]["nodes"]
    assert {each["consortiumLeader"]["key"] for each in leaders} == {"org:buur", "org:common-ground", "org:omgeving"}
