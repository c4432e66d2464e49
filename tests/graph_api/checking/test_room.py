"""Several checks of uploads at once."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from graph_api.checking import room
from graph_api.checking.room import CheckingRoom
from graph_api.checking.task import CheckTask
from graph_store.errors import BadRequest, GraphError, QueueFull

NOTHING = CheckTask("", "multipart/form-data; boundary=b", "", "en", 0, 1)


def test_each_check_has_its_turn_and_too_many_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "body").write_bytes(b"--b--\r\n")
    monkeypatch.setattr(room, "MOST_WAITING", 3)

    async def run() -> list[object]:
        checking = CheckingRoom(60, 512, 1)
        task = replace(NOTHING, body=str(tmp_path / "body"))
        found = await asyncio.gather(*(checking.do(task) for _ in range(6)), return_exceptions=True)
        await checking.close()
        return [type(each) for each in found if isinstance(each, GraphError)]

    found = asyncio.run(run())
    assert sorted(found, key=str) == sorted([BadRequest] * 4 + [QueueFull] * 2, key=str)
