"""A copy of the example of libraries with a service over it: one for dry runs, and one for each test that publishes."""

from collections.abc import Iterator

import pytest

from tests.writable import Writable, copied


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writable]:
    """Give a service for dry runs; the folder and the state stay as they are."""
    with copied(tmp_path_factory.mktemp("looked")) as found:
        yield found
        assert found.state.versions() == [1]


@pytest.fixture
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writable]:
    """Give a service that a test may publish with."""
    with copied(tmp_path_factory.mktemp("writable")) as found:
        yield found
