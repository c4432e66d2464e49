"""An erased name is known again, and cannot be read from what is kept of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph_store import State
from graph_store.erasures import Erasures
from graph_store.errors import Erased

NAME = "https://kennisgraaf.example/id/per/zoe"


def test_an_erased_name_is_known_again_in_every_process(tmp_path: Path) -> None:
    other = Erasures(tmp_path)
    assert not other
    assert not other.holds(NAME)
    Erasures(tmp_path).begin([NAME, "per:zoe"])
    assert other
    assert (other.holds(NAME), other.holds("per:zoe"), other.holds("per:zo")) == (True, True, False)


def test_the_files_do_not_name_it_and_only_the_owner_reads_the_salt(tmp_path: Path) -> None:
    Erasures(tmp_path).begin([NAME])
    files = sorted((tmp_path / "erased").iterdir())
    assert [file.name for file in files] == ["names", "salt"]
    assert all(b"zoe" not in file.read_bytes() for file in files)
    assert files[1].stat().st_mode & 0o777 == 0o600
    assert len(files[1].read_bytes()) == 32


def test_two_states_hash_the_same_name_differently(tmp_path: Path) -> None:
    for place in (tmp_path / "a", tmp_path / "b"):
        place.mkdir()
        Erasures(place).begin([NAME])
    one, other = ((tmp_path / each / "erased" / "names").read_text().split()[0] for each in "ab")
    assert one != other


def test_it_says_whether_an_erasure_was_interrupted(tmp_path: Path) -> None:
    erasures = Erasures(tmp_path)
    erasures.begin([NAME])
    erasures.begin(["another"])
    assert erasures.are_unfinished()
    erasures.finish([NAME, "another"])
    assert not Erasures(tmp_path).are_unfinished()
    assert Erasures(tmp_path).holds(NAME)


@pytest.mark.parametrize("note", [{}, {"quarantine": [{"cells": ["per:zoe;per:piet"]}]}])
def test_an_archive_that_holds_it_is_not_restored(tmp_path: Path, note: dict[str, object]) -> None:
    origin, archive = State(tmp_path / "origin"), tmp_path / "archive.tar.gz"
    held = Quad(NamedNode("urn:x" if note else NAME), NamedNode("urn:p"), Literal("1"))
    with origin.writer("a test", 1) as writer:
        writer.publish([], [held], sources={}, note=json.loads(json.dumps(note)))
    origin.backup(1, archive)
    target = State(tmp_path / "target")
    target.root.mkdir()
    target.erasures.begin([NAME, "per:zoe"])
    with pytest.raises(Erased, match="new state folder") as refused:
        target.restore(archive)
    assert "zoe" not in refused.value.detail
    assert target.current() is None
    assert replace(State(tmp_path / "other").restore(archive), created="") == replace(
        origin.newest().manifest, created="", hashes=State(tmp_path / "other").newest().manifest.hashes,
        files=State(tmp_path / "other").newest().manifest.files,
    )  # fmt: skip
