"""The bench of stores gives a figure for each step that it names."""

import pytest

from bench import stores
from tests.store_servers import SERVERS

pytestmark = pytest.mark.slow


def test_every_step_gives_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "SERVERS", {"oxigraph": SERVERS["oxigraph"]})
    monkeypatch.setattr(stores, "SYNCED", 200)
    monkeypatch.setattr(stores, "QUERIES", 3)
    found = {each.name.removeprefix("stores.oxigraph."): each.value for each in stores.stores()}
    assert list(found) == ["load", "second", "sync", "query", "query.ratio"]
    assert all(value > 0 for value in found.values())
