"""A contradiction names the facts and the rows on both sides."""

from pathlib import Path

import pytest

from graph_store import State
from graph_store.errors import Inconsistent
from loaders import SyncOptions, sync
from tests.loaders.conftest import KG, column, describe, key, table

pytestmark = pytest.mark.slow


def test_x_14_a_tool_that_is_also_a_person_names_both_rows(folder: Path, state: State) -> None:
    def kind(name: str, cls: str, **parts: str) -> dict[str, object]:
        described = column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}{cls}")
        return table(f"{name}.csv", key("tool"), described, **parts)

    describe(folder, kind("tools", "Tool"), kind("people", "StaffMember", **{"load:name": "staff"}))
    (folder / "tools.csv").write_text("id\ntool:a\ntool:x\n", encoding="utf-8")
    (folder / "people.csv").write_text("id\ntool:x\n", encoding="utf-8")

    with pytest.raises(Inconsistent) as clash:
        sync(folder, state)
    assert "tools.csv line 3" in clash.value.detail
    assert "people.csv line 2" in clash.value.detail
    assert "tool/x" in clash.value.detail
    assert state.current() is None
    assert sync(folder, state, SyncOptions(allow_inconsistent=True)).published


def test_of_many_clashes_the_first_are_told_and_the_others_counted(folder: Path, state: State) -> None:
    def kind(name: str, cls: str) -> dict[str, object]:
        return table(f"{name}.csv", key("tool"), column("type", virtual=True, propertyUrl="rdf:type",
                                                        valueUrl=f"{KG}{cls}"))  # fmt: skip

    describe(folder, kind("tools", "Tool"), kind("people", "StaffMember"))
    for name in ("tools", "people"):
        (folder / f"{name}.csv").write_text("id\n" + "".join(f"tool:t{number}\n" for number in range(40)))

    with pytest.raises(Inconsistent) as clash:
        sync(folder, state)
    assert clash.value.detail.count("Stated by:") == 3
    assert clash.value.detail.endswith(" And 37 more.")
    assert len(clash.value.detail) < 1_500
