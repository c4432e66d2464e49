"""Uploads wait for a decision: only their key opens them, and they do not wait for ever."""

import asyncio
import os
import time
from pathlib import Path

import pytest

from graph_api.uploads.waiting_uploads import FOLDER, LASTS_S, WaitingUploads
from graph_store.errors import Gone


def kept(folder: Path, content: bytes = b"x") -> tuple[str, str]:
    """Keep an upload, and return its name and its key."""

    async def keep() -> tuple[str, str]:
        waiting = WaitingUploads(folder)
        with waiting.new() as (name, file):
            file.write_bytes(content)
            return name, waiting.keep(name, inventory="a", token="t", digest="d", allow=["truncated"])

    return asyncio.run(keep())


def test_the_key_of_an_upload_opens_it_and_nothing_else_does(tmp_path: Path) -> None:
    (name, key), (other, _) = kept(tmp_path, b"1"), kept(tmp_path, b"2")
    found, file = WaitingUploads(tmp_path).find(name, key)
    assert (found.inventory, found.token, found.digest, found.allow) == ("a", "t", "d", ["truncated"])
    assert file.read_bytes() == b"1"
    for wrong in ((name, ""), (name, key[:-1]), (other, key), ("..", key), (f"../{FOLDER}/{name}", key)):
        with pytest.raises(Gone):
            WaitingUploads(tmp_path).find(*wrong)


def test_the_key_itself_is_not_kept_and_only_the_owner_reads_the_folder(tmp_path: Path) -> None:
    name, key = kept(tmp_path)
    place = tmp_path / FOLDER / name
    assert key not in "".join(each.read_text() for each in place.iterdir())
    assert place.stat().st_mode & 0o077 == 0


def test_what_was_published_or_waited_too_long_is_gone(tmp_path: Path) -> None:
    waiting = WaitingUploads(tmp_path)
    (name, key), (late, late_key) = kept(tmp_path), kept(tmp_path)
    waiting.remove(name)
    past = time.time() - LASTS_S - 1
    os.utime(tmp_path / FOLDER / late, (past, past))
    for each in ((name, key), (late, late_key)):
        with pytest.raises(Gone, match="upload the file again"):
            waiting.find(*each)
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_new_key_replaces_the_one_before(tmp_path: Path) -> None:
    name, key = kept(tmp_path)

    async def again() -> str:
        return WaitingUploads(tmp_path).keep(name, inventory="a", token="t", digest="e", allow=[])

    newer = asyncio.run(again())
    assert WaitingUploads(tmp_path).find(name, newer)[0].digest == "e"
    with pytest.raises(Gone):
        WaitingUploads(tmp_path).find(name, key)


def test_an_upload_that_failed_leaves_nothing_and_only_the_newest_wait(tmp_path: Path) -> None:
    with pytest.raises(KeyError), WaitingUploads(tmp_path).new():
        raise KeyError
    assert list((tmp_path / FOLDER).iterdir()) == []
    for _ in range(25):
        kept(tmp_path)
    assert len(list((tmp_path / FOLDER).iterdir())) == 20
