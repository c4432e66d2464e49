"""The bench of sizes gives a cost for each operation and store, and a model of it where several sizes were measured."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import scale, scale_data, scale_questions, scale_service
from bench.virtuoso import is_installed
from graph_store import State
from loaders import sync

pytestmark = pytest.mark.slow


def test_every_row_of_the_made_up_inventories_loads_and_much_follows(tmp_path: Path) -> None:
    file = scale_data.write(tmp_path / "data", 100)
    state = State(tmp_path / "var")
    report = sync(file.parent, state)
    assert report.total("quarantined") == 0
    assert report.total("loaded") == 1 + scale_data.CITIES + scale_data.ORGANISATIONS + scale_data.PROGRAMMES + 100
    about = scale_data.FIXED_FACTS + 100 * scale_data.FACTS_A_PROJECT
    assert state.newest().manifest.graphs["default"] == pytest.approx(about, rel=0.2)


def test_every_operation_and_store_gives_a_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BENCH_SIZES", "30000")
    monkeypatch.setattr(scale_questions, "MOST", 3)
    monkeypatch.setattr(scale_service, "QUIET_LOOKS", 0)
    found = {each.name.removeprefix("scale.30000."): each for each in scale.scale()}
    stores = ["engine.memory", "engine.disk", "oxigraph", *["virtuoso"] * is_installed()]
    expected = {
        *("sync.first", "sync.first.memory", "sync.first.disk", "sync.changed", "sync.changed.memory"),
        *("version.disk", "quads", "open", "replica", "view", "graphql", "graphql.first", "explain", "explain.first"),
        *("update", "update.first", "update.background"),
        *(f"served.{place}.{each}" for place in ("memory", "disk") for each in ("start", "lookup", "aggregate")),
        *(f"{store}.{cost}" for store in stores for cost in ("load", "lookup", "aggregate", "update", "memory")),
    }
    assert expected <= set(found)
    assert all(each.value >= 0 and each.unit for name, each in found.items() if name not in ("facts", "quads"))


def test_several_sizes_give_a_model_of_each_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    def costs(folder: Path, size: int) -> Iterator[tuple[str, float]]:
        yield from (("facts", float(size)), ("open", 2 + size / 1e6))

    monkeypatch.setenv("BENCH_SIZES", "1000000,3000000")
    monkeypatch.setattr(scale, "_of_size", costs)
    found = {each.name: each.value for each in scale.scale()}
    assert found["scale.model.open.fixed"] == pytest.approx(2)
    assert found["scale.model.open.million"] == pytest.approx(1)
    assert "scale.model.facts.fixed" not in found
