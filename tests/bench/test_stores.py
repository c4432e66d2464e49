"""The bench of stores gives a figure for each step that it names."""

import pytest

from bench import stores
from tests.store_servers import SERVERS, is_installed

pytestmark = pytest.mark.slow


def test_every_step_gives_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "SERVERS", {"oxigraph": SERVERS["oxigraph"]})
    monkeypatch.setattr(stores, "SYNCED", 200)
    monkeypatch.setattr(stores, "TIMES", 1)
    monkeypatch.setattr(stores, "QUERIES", 4)
    monkeypatch.setattr(stores, "PROJECTS", 50)
    found = {each.name.removeprefix("stores."): each.value for each in stores.stores()}
    steps = (
        "load", "second", "sync", "query", "query.ratio",
        "single.load", "single.second", "single.sync", "single.disk", "graphql.cold", "graphql.warm",
    )  # fmt: skip
    rows = ["virtuoso.rows.graphql.cold", "virtuoso.rows.graphql.warm"] if is_installed("virtuoso") else []
    assert list(found) == [*(f"oxigraph.{step}" for step in steps), *rows]
    assert all(value > 0 for value in found.values())
