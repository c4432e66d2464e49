"""The client tells apart a server that cannot be reached, one that refuses, and one whose answer cannot be used."""

import pytest

from graph_store.errors import GraphError, StoreFailed, StoreUnreachable
from graph_store.remote.client import JSON, StoreAddress, StoreClient
from tests.serving import free_port
from tests.stores.failing import FAULTS, answered, late, way_to

NOWHERE = StoreAddress("http://127.0.0.1:9/query", "http://127.0.0.1:9/update")
ASK = "ASK {}"


@pytest.mark.parametrize("name", [name for name in FAULTS if "JSON" not in name])
def test_each_way_to_fail_has_its_code(name: str) -> None:
    with way_to(NOWHERE) as way:
        way.fault, code = FAULTS[name]
        with pytest.raises(GraphError) as raised:
            StoreClient(way.address, 5).query(ASK)
    assert raised.value.code == code


def test_a_server_that_is_not_there_cannot_be_reached() -> None:
    address = f"http://127.0.0.1:{free_port()}/query"
    with pytest.raises(StoreUnreachable, match="cannot be reached"):
        StoreClient(StoreAddress(address, address), 5).query(ASK)


def test_a_server_that_is_silent_for_too_long_cannot_be_reached() -> None:
    with way_to(NOWHERE) as way:
        way.fault = late(2)
        with pytest.raises(StoreUnreachable):
            StoreClient(way.address, 0.2).query(ASK)


def test_an_answer_that_is_too_long_is_refused() -> None:
    with way_to(NOWHERE) as way:
        way.fault = answered(200, JSON, b"x" * 100)
        assert len(StoreClient(way.address, 5).query(ASK, most=100).body) == 100
        with pytest.raises(StoreFailed, match="longer than 99 bytes"):
            StoreClient(way.address, 5).query(ASK, most=99)


def test_the_password_is_not_shown() -> None:
    assert "secret" not in repr(StoreAddress("http://a/", "http://a/", user="me", password="secret"))


def test_an_address_survives_a_message() -> None:
    address = StoreAddress("http://a/q", "http://a/u", "http://a/g", "me", "secret")
    assert StoreAddress.of(address.as_mapping()) == address
    assert StoreAddress.of(None) is None
