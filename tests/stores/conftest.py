"""The servers, each started once for a test process, and a way to them that fails on demand."""

from collections.abc import Callable, Iterator

import pytest

from graph_store.remote.client import StoreAddress
from tests.store_servers import SERVERS, emptied, is_installed

Address = Callable[[], StoreAddress]


@pytest.fixture(scope="session", params=SERVERS)
def started(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreAddress]:
    if not is_installed(request.param):
        pytest.skip(f"{request.param} is not installed")
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as address:
        yield address


@pytest.fixture(scope="module", params=SERVERS)
def own_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, StoreAddress]]:
    """Return the name and the address of a server that the tests of a module have for themselves."""
    if not is_installed(request.param):
        pytest.skip(f"{request.param} is not installed")
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as address:
        yield request.param, address


@pytest.fixture
def store(started: StoreAddress) -> StoreAddress:
    return emptied(started)


@pytest.fixture(scope="session")
def one_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreAddress]:
    with SERVERS["oxigraph"](tmp_path_factory.mktemp("one")) as address:
        yield address


@pytest.fixture
def oxigraph(one_server: StoreAddress) -> StoreAddress:
    return emptied(one_server)


@pytest.fixture(scope="session")
def another_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreAddress]:
    """Start a server for tests that share what they publish there."""
    with SERVERS["oxigraph"](tmp_path_factory.mktemp("another")) as address:
        yield address
