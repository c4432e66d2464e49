"""The process builds the view that a task names, once."""

from pathlib import Path

from graph_store import State
from graph_store.view_stores import document_place
from loaders.document_view_process import build_view
from tests.loaders.by_document import LISTED, NEW, OLD, run, write


def test_a_task_builds_the_view_it_names_once(tmp_path: Path) -> None:
    state = State(tmp_path / "var")
    run(write(tmp_path / "data", {**LISTED, **OLD, **NEW}), state)
    place = document_place(state.newest(), "plan:2020")
    task = {
        "folder": str(state.folder(1)), "version": 1, "document": "plan:2020", "store": None,
        "place": str(place), "most_bytes": 10**9,
    }  # fmt: skip
    assert [build_view(task) for _ in range(2)] == [({"built": True}, b""), ({"built": False}, b"")]
