"""A key that a newer document gives to another thing is warned of."""

from pathlib import Path

import pytest

from graph_store import State
from tests.loaders.by_document import LISTED, OLD, plan_files, programme, run, write

pytestmark = pytest.mark.usefixtures("no_shapes")


def test_a_key_for_another_thing_is_warned_of(tmp_path: Path, state: State) -> None:
    new = plan_files(
        "2021", [programme("a", "Iets heel anders"), programme("b", "Het tweede"), programme("c", "Derde")]
    )
    report = run(write(tmp_path / "in", {**LISTED, **OLD, **new}), state)
    found = [each for each in report.issues if each.code == "reused-key"]
    assert [(each.file, each.line, each.value) for each in found] == [("programmes-2021.csv", 2, "prog:a")]
    assert found[0].reason == "prog:a is something else in plan:2020: Oud plan"
