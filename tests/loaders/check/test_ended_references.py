"""A reference to what has ended is kept, with a warning."""

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
    project,
    run,
    write,
)

pytestmark = pytest.mark.usefixtures("no_shapes")


def test_a_reference_to_what_has_ended_is_kept_with_a_warning_at_every_sync(tmp_path: Path, state: State) -> None:
    first = run(write(tmp_path / "in", {**LISTED, **OLD, **NEW}), state)
    assert codes(first) == [("ended-ref", "projects-2020.csv", 2)]
    assert first.issues[0].reason == "prog:c has ended: plan:2021 no longer lists it"
    more = plan_files("2021", [programme("a", "Nieuw plan"), programme("b", "Tweede")], [project("y", "Ander project")])
    assert codes(run(write(tmp_path / "in", {**LISTED, **OLD, **more}), state)) == codes(first)


def test_a_column_that_refers_twice_over_is_warned_of_once(tmp_path: Path, state: State) -> None:
    described, rows = OLD["projects-2020.csv"]
    schema = described["tableSchema"]
    target = {"resource": "programmes-2020.csv", "columnReference": "id"}
    keys = {"foreignKeys": [{"columnReference": "programme", "reference": target}]}
    both = described | {"tableSchema": schema | keys}
    report = run(write(tmp_path / "in", {**LISTED, **OLD, **NEW, "projects-2020.csv": (both, rows)}), state)
    assert codes(report) == [("ended-ref", "projects-2020.csv", 2)]
