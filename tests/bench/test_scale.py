"""The bench of sizes gives a cost for each operation and store, and a model of it where several sizes were measured."""

from pathlib import Path

import pytest

from bench import scale, scale_data, scale_questions
from bench.virtuoso import is_installed
from graph_store import State
from loaders import sync

pytestmark = pytest.mark.slow

OF_STORES = ("load", "lookup", "aggregate", "update")


def test_every_row_of_the_made_up_inventories_loads_and_much_follows(tmp_path: Path) -> None:
    file = scale_data.write(tmp_path / "data", 100)
    state = State(tmp_path / "var")
    report = sync(file.parent, state)
    assert report.total("quarantined") == 0
    assert report.total("loaded") == 1 + scale_data.CITIES + scale_data.ORGANISATIONS + scale_data.PROGRAMMES + 100
    about = scale_data.FIXED_FACTS + 100 * scale_data.FACTS_A_PROJECT
    assert state.newest().manifest.graphs["default"] == pytest.approx(about, rel=0.2)


def test_every_operation_gives_a_figure_and_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BENCH_SIZES", "30000,40000")
    monkeypatch.setattr(scale_questions, "MOST", 3)
    found = {each.name.removeprefix("scale."): each for each in scale.scale()}
    stores = ["engine.memory", "engine.disk", "oxigraph", *["virtuoso"] * is_installed()]
    expected = {
        *("sync.first", "sync.first.memory", "sync.first.disk", "sync.changed", "sync.changed.memory"),
        *("version.disk", "quads", "open", "replica", "view", "graphql", "graphql.first", "explain", "explain.first"),
        *("update", "update.first"),
        *(f"served.{place}.{each}" for place in ("memory", "disk") for each in ("start", "lookup", "aggregate")),
        *(f"{store}.{cost}" for store in stores for cost in (*OF_STORES, "memory")),
    }
    assert expected <= {name.removeprefix("30000.") for name in found}
    assert {f"model.{name}.{part}" for name in expected for part in ("fixed", "million")} <= set(found)
    assert all(each.value >= 0 and each.unit for name, each in found.items() if not name.endswith(("facts", "quads")))
