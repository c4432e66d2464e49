"""The sockets of one process, and of several at one address."""

import socket

import pytest

from graph_store.errors import PortInUse
from kennisgraaf.serving.listening import hold, listen


@pytest.fixture
def port() -> int:
    """A port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def test_a_free_port_is_listened_on() -> None:
    with listen("127.0.0.1", 0) as made:
        assert made.getsockname()[1] > 0


def test_several_listen_at_an_address_that_is_held(port: int) -> None:
    with hold("127.0.0.1", port), listen("127.0.0.1", port, shared=True), listen("127.0.0.1", port, shared=True):
        served = [socket.create_connection(("127.0.0.1", port)) for _ in range(8)]
        for each in served:
            each.close()


def test_an_address_where_others_listen_is_refused_even_if_they_share_it(port: int) -> None:
    with hold("127.0.0.1", port), listen("127.0.0.1", port, shared=True):
        for refused in (hold, listen):
            with pytest.raises(PortInUse):
                refused("127.0.0.1", port)


def test_a_held_address_takes_no_connection_itself(port: int) -> None:
    with hold("127.0.0.1", port), pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))
