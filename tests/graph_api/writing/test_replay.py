from pathlib import Path

import pytest

from graph_api.writing.replay import replayed, stamped
from graph_api.writing.task import WriteTask
from graph_store.errors import KeyReused
from graph_store.versions import State


def task(folder: Path, key: str | None, *, by: str = "t", sha256: str = "one") -> WriteTask:
    return WriteTask("update", str(folder), State(folder).base, 5, True, 1, [], by, sha256, key=key)


def test_a_version_remembers_the_request_that_made_it(tmp_path: Path) -> None:
    state = State(tmp_path)
    made = task(tmp_path, "k")
    with state.writer("test", 1) as writer:
        writer.rewrite(lambda store: store.update("INSERT DATA { <urn:a> <urn:b> 1 }"), note=stamped(made))
        found = replayed(state, made)
        assert found is not None
        assert (found.version, found.replayed, found.published) == (1, True, False)
        assert replayed(state, task(tmp_path, None)) is None
        assert replayed(state, task(tmp_path, "other")) is None
        assert replayed(state, task(tmp_path, "k", by="another")) is None
        with pytest.raises(KeyReused, match="version 1"):
            replayed(state, task(tmp_path, "k", sha256="two"))
