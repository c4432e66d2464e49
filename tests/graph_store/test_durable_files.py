import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad, Store

from graph_store.durable_files import link_store, sha256_of, writable, write_all, write_durably
from graph_store.errors import StoreFull

Quads = Callable[..., list[Quad]]


def test_a_write_that_is_interrupted_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_durably(tmp_path / "file", "old")

    def interrupted(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(OSError, match="no space left"):
        write_durably(tmp_path / "file", "new")

    assert (tmp_path / "file").read_text() == "old"


def test_a_linked_store_changes_without_its_original(tmp_path: Path, quads: Quads) -> None:
    store = Store(str(tmp_path / "store"))
    store.extend(quads("a p b"))
    store.flush()
    store.backup(str(tmp_path / "version"))
    before = {file.name: sha256_of(file) for file in (tmp_path / "version").iterdir()}

    link_store(tmp_path / "version", tmp_path / "working")
    working = Store(str(tmp_path / "working"))
    working.update("DELETE WHERE { ?s ?p ?o }")
    working.extend(quads("a p c"))
    working.flush()
    working.optimize()

    assert list(working) == quads("a p c")
    assert list(Store.read_only(str(tmp_path / "version"))) == quads("a p b")
    assert {file.name: sha256_of(file) for file in (tmp_path / "version").iterdir()} == before


def test_what_lies_beside_a_read_only_folder_goes_to_one_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert writable(tmp_path) == tmp_path
    monkeypatch.setattr(os, "access", lambda *_: False)
    one, same, other = writable(tmp_path / "a" / "1"), writable(tmp_path / "a" / "1"), writable(tmp_path / "b" / "1")
    assert one == same != other
    assert one.is_dir()
    assert tmp_path not in one.parents


def test_all_files_are_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all(tmp_path / "new", {"a": "1", "b": "2"})
    written, files = Path.write_text, {"a": "3", "b": "4"}

    def half(path: Path, text: str, **options: str) -> int:
        written(path, text[:0], **options)
        if path.name == "b.tmp":
            raise OSError(errno.ENOSPC, "No space left on device")
        return written(path, text, **options)

    monkeypatch.setattr(Path, "write_text", half)
    with pytest.raises(StoreFull, match=f"free in {tmp_path}"):
        write_all(tmp_path / "new", files)
    assert {path.name: path.read_text() for path in (tmp_path / "new").iterdir()} == {"a": "1", "b": "2"}
