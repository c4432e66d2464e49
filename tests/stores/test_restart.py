"""A store that is killed while versions are published, and started again: no version is half published."""

import random
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph_store.errors import GraphError
from graph_store.versions import State
from tests.store_servers import oxigraph
from tests.stores.content import held, published, quads
from tests.stores.test_sync import histories, letter

pytestmark = pytest.mark.slow

KILLS, SHORTEST_S, LONGEST_S = 6, 0.05, 1.0


def publish_until(ended: threading.Event, state: State) -> None:
    """Publish one version after the other, whether the store is there or not."""
    number = 0
    while not ended.is_set():
        number += 1
        try:
            next(histories(state, seed=number, versions=1))
        except GraphError as fault:
            assert fault.code.startswith("STORE_")  # noqa: PT017 - any other fault is one of ours
            time.sleep(0.02)


def test_a_store_that_is_killed_at_any_moment_is_put_right(tmp_path: Path) -> None:
    folder, chance, port = tmp_path / "server", random.Random(1), 0
    folder.mkdir()
    with oxigraph(folder) as address:
        port = urlsplit(address.query).port or 0
        state = State(tmp_path / "state", store=address)
        next(histories(state, seed=0, versions=1))
    before = state.current() or 0
    for _ in range(KILLS):
        ended = threading.Event()
        writing = threading.Thread(target=publish_until, args=(ended, state))
        with oxigraph(folder, port):
            writing.start()
            time.sleep(chance.uniform(SHORTEST_S, LONGEST_S))
        ended.set()  # the end of the block has killed the server
        writing.join()
    with oxigraph(folder, port):
        state = State(tmp_path / "state", store=address)
        state.keep_store()
        newest = state.newest()
        assert newest.version > before
        assert published(address)["version"] == str(newest.version)
        assert quads(address, letter(address)) == held(newest)
