"""A sync after others gives what a fresh load of the same files gives."""

import os
import random
import shutil
from pathlib import Path

import pytest

from graph_store import State
from tests.loaders.by_document import (
    LISTED,
    NEW,
    OLD,
    codes,
    plan_files,
    programme,
    quads,
    random_edit,
    random_files,
    run,
    write,
)

pytestmark = pytest.mark.usefixtures("no_shapes")


@pytest.mark.parametrize("first", [OLD, NEW])
def test_the_order_of_arrival_does_not_matter(first: dict[str, object], tmp_path: Path, state: State) -> None:
    run(write(tmp_path / "in", {**LISTED, **first}), state)  # type: ignore[dict-item]
    run(write(tmp_path / "in", {**LISTED, **OLD, **NEW}), state)
    fresh = State(tmp_path / "fresh")
    run(tmp_path / "in", fresh)
    assert quads(state) == quads(fresh)


def test_a_later_edit_gives_what_a_fresh_load_gives(tmp_path: Path, state: State) -> None:
    edits = [
        {**LISTED, **OLD, **NEW},
        {**LISTED, **OLD, **plan_files("2021", [programme("a"), programme("c", "Weer terug")], [])},
        {**LISTED, **plan_files("2020", [programme("a"), programme("d", "Vierde")]), **NEW},
        {**LISTED, **OLD, **NEW},
    ]
    for number, files in enumerate(edits):
        run(write(tmp_path / "in", files), state, allow_mass_delete=True)
        fresh = State(tmp_path / f"fresh{number}")
        run(tmp_path / "in", fresh)
        assert quads(state) == quads(fresh)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(int(os.environ.get("DOCUMENT_SEEDS", "4"))))
def test_random_edits_give_what_fresh_loads_give(seed: int, tmp_path: Path, state: State) -> None:
    rng = random.Random(seed)
    files = random_files(rng)
    for step in range(4):
        shutil.rmtree(tmp_path / "in", ignore_errors=True)
        write(tmp_path / "in", files)
        report = run(tmp_path / "in", state, allow_mass_delete=True, allow_fact_loss=True, drop_stale=True)
        fresh = State(tmp_path / f"fresh{step}")
        again = run(tmp_path / "in", fresh)
        assert quads(state) == quads(fresh)
        assert [each for each in codes(report) if each[0] != "older-document"] == codes(again)
        files = random_edit(files, rng)
