from pathlib import Path

import pytest

from graph_api.writing.replay import replayed, stamped
from graph_api.writing.task import WriteTask
from graph_store.errors import KeyReused
from graph_store.versions import State


def task(folder: Path, key: str | None, *, by: str = "t", sha256: str = "one") -> WriteTask:
    return WriteTask("update", str(folder), State(folder).base, 5, True, 1, [], by, sha256, key=key)


def write(state: State, made: WriteTask, number: int) -> None:
    with state.writer("test", 1) as writer:
        text = f"INSERT DATA {{ <urn:a> <urn:b> {number} }}"
        writer.rewrite(lambda store: store.update(text), note=stamped(made))


def test_a_version_remembers_the_request_that_made_it(tmp_path: Path) -> None:
    state = State(tmp_path)
    made = task(tmp_path, "k")
    assert replayed(None, made) is None
    write(state, made, 1)
    newest = state.newest().manifest
    found = replayed(newest, made)
    assert found is not None
    assert (found.version, found.replayed, found.published) == (1, True, False)
    assert replayed(newest, task(tmp_path, None)) is None
    assert replayed(newest, task(tmp_path, "other")) is None
    assert replayed(newest, task(tmp_path, "k", by="another")) is None
    with pytest.raises(KeyReused, match="version 1"):
        replayed(newest, task(tmp_path, "k", sha256="two"))


def test_a_request_is_remembered_for_longer_than_its_version_is_kept(tmp_path: Path) -> None:
    state = State(tmp_path, keep=1)
    made = task(tmp_path, "k")
    write(state, made, 0)
    for number in range(1, 4):
        write(state, task(tmp_path, None), number)
    assert state.versions() == [4]
    found = replayed(state.newest().manifest, made)
    assert found is not None
    assert (found.version, found.added) == (1, 1)
