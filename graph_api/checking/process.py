"""The process that checks one upload, and its parent.

`python -m graph_api.checking.process CONTROL MEMORY_BYTES`: CONTROL is the number of an inherited socket. The process
opens no connection and runs at low priority, so that queries go first.
"""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
from starlette.datastructures import FormData, UploadFile

from graph_api.checking.task import METADATA, CheckTask, Report
from graph_api.http.multipart import read_form
from graph_store.errors import BadRequest, ResultTooLarge
from graph_store.workers.fork_server import obey
from graph_store.workers.job_process import do_job
from graph_store.workers.no_network import forbid_network
from loaders import Verdict, Weight, abridged, check

_FILES, _FIELDS, _CHUNK = 2, 4, 1 << 16
_NICENESS = 10


def check_upload(fields: dict[str, Any]) -> tuple[object, bytes]:
    """Check one upload and return the report as JSON, which the service passes on.

    Raises: BadRequest (400), RejectedMetadata, RejectedFile (422), ResultTooLarge (507).
    """
    task = CheckTask(**fields)
    report = asyncio.run(_checked(task))
    body = orjson.dumps({name: value for name, value in asdict(report).items() if value is not None})
    if len(body) > task.max_mb * 1_000_000:
        raise ResultTooLarge("The report has more than {max_mb:g} MB; check a part of the file.", max_mb=task.max_mb)
    return {}, body


async def _checked(task: CheckTask) -> Report:
    form = await read_form(task.content_type, _chunks(Path(task.body)), files=_FILES, fields=_FIELDS)
    try:
        name, content = await _file(form, "file")
        metadata = (await _file(form, "metadata"))[1] if _is_sent(form, "metadata") else None
        table = str(form.get("table") or "")
    finally:
        await form.close()
    return _report(name, _verdict(_plain_name(name), content, metadata, task, table), task)


async def _chunks(body: Path) -> AsyncIterator[bytes]:
    with body.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _verdict(name: str, content: bytes, metadata: bytes | None, task: CheckTask, table: str) -> Verdict:
    """Check the file in its own folder; with the service's metadata, next to the inventories it may refer to."""
    with TemporaryDirectory() as folder:
        path, described = Path(folder) / name, [Path(each) for each in task.described]
        path.write_bytes(content)
        if metadata is not None:
            described = [Path(folder) / METADATA]
            described[0].write_bytes(metadata)
        elif not task.described:
            raise BadRequest("This service has no inventories of its own; send the metadata together with the CSV.")
        return check(path, described, table=table)


def _report(name: str, verdict: Verdict, task: CheckTask) -> Report:
    told = (name, verdict.outcome, len(verdict.rows))
    if not task.shown:
        return Report(*told, [issue.as_json(task.language) for issue in verdict.issues], values=verdict.values())
    first, more = abridged(verdict.issues, dict.fromkeys(Weight, task.shown))
    return Report(*told, [issue.as_json(task.language) for issue in first], [asdict(each) for each in more])


def _is_sent(form: FormData, name: str) -> bool:
    part = form.get(name)
    return isinstance(part, UploadFile) and bool(part.filename)


async def _file(form: FormData, name: str) -> tuple[str, bytes]:
    part = form.get(name)
    if not isinstance(part, UploadFile) or not part.filename:
        raise BadRequest("The form has no file in its part {name!r}.", name=name)
    return part.filename, await part.read()


def _plain_name(name: str) -> str:
    """Return the last part of a file's name, without path characters."""
    plain = Path(name.replace("\\", "/").replace("\0", "")).name[-100:]
    return plain if plain not in {"", ".", "..", METADATA} else "upload.csv"


if __name__ == "__main__":
    forbid_network()
    os.nice(_NICENESS)
    obey(socket.socket(fileno=int(sys.argv[1])), partial(do_job, memory_bytes=int(sys.argv[2]), work=check_upload))
