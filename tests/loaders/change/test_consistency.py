"""A contradiction names the facts and the rows on both sides."""

from pathlib import Path

import pytest

from graph_store import State
from graph_store.errors import Inconsistent
from graph_store.text import said
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
    assert clash.value.detail == (
        "Nothing was written, because the facts would contradict each other. "
        "‘tool:x’ cannot be both a person and a tool (rule cax-adc). "
        "“The tool ‘tool:x’ is a person” follows from people.csv line 2. "
        "“‘tool:x’ is a tool” is in tools.csv line 3. Correct or remove one of these facts."
    )
    assert said(clash.value.detail, "nl") == (
        "Er is niets geschreven, want de feiten zouden elkaar tegenspreken. "
        "‘tool:x’ kan niet tegelijk een persoon en een instrument zijn (regel cax-adc). "
        "“Het instrument ‘tool:x’ is een persoon” volgt uit people.csv regel 2. "
        "“‘tool:x’ is een instrument” staat in tools.csv regel 3. Verbeter of verwijder een van deze feiten."
    )
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
    assert clash.value.detail.count("cannot be both") == 3
    assert clash.value.detail.endswith(" There are 37 other contradictions.")
    assert len(clash.value.detail) < 1_500
