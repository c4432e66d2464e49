"""A table of which nothing changes is not read."""

from pathlib import Path

import pytest

from graph_store import State
from tests.loaders.by_document import (
    LISTED,
    NEW,
    OLD,
    documents,
    plan,
    plan_files,
    programme,
    project,
    projects,
    quads,
    run,
    stated,
    write,
)

pytestmark = pytest.mark.usefixtures("no_shapes")


def test_an_unchanged_table_of_an_older_document_is_not_read(
    tmp_path: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {**OLD, "projects-2020.csv": (projects("2020"), [project("x", programme="a"), project("y")])}
    run(write(tmp_path / "in", {**LISTED, **old, **NEW}), state)
    read: list[str] = []
    monkeypatch.setattr("loaders.diff.intake.read", reading(read))
    changed = plan_files(
        "2021", [programme("a", "Nog nieuwer"), programme("b", "Tweede", "a")], NEW["projects-2021.csv"][1]
    )
    report = run(write(tmp_path / "in", {**LISTED, **old, **changed}), state)
    assert read == ["documents.csv", "programmes-2021.csv"]
    assert ("label", "Nog nieuwer") in stated(state, "prog:a")
    assert [(each.file, each.rows, each.unchanged, each.skipped) for each in report.files][1:] == [
        ("programmes-2020.csv", 3, 1, 2),
        ("projects-2020.csv", 2, 1, 1),
        ("programmes-2021.csv", 2, 1, 0),
        ("projects-2021.csv", 1, 1, 0),
    ]


def reading(read: list[str]):  # type: ignore[no-untyped-def]
    from loaders.read.reader import read as real

    def read_(content, table, *rest):  # type: ignore[no-untyped-def]
        read.append(table.file)
        return real(content, table, *rest)

    return read_


def test_a_series_that_other_documents_join_later_is_as_in_a_fresh_load(tmp_path: Path, state: State) -> None:
    for label, covers in (("Eerste", ""), ("Tweede", "programmes"), ("Derde", "programmes"), ("Vierde", "")):
        plans = {"documents.csv": (documents(), [plan("2021"), plan("2022", covers=covers)])}
        run(write(tmp_path / "in", {**plans, **plan_files("2021", [programme("a", label), programme("b")])}), state)
        fresh = State(tmp_path / label)
        run(tmp_path / "in", fresh)
        assert quads(state) == quads(fresh)
