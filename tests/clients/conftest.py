"""One live server for every client."""

from collections.abc import Iterator

import pytest

from tests.clients.live import live


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with live(tmp_path_factory.mktemp("live")) as address:
        yield address
