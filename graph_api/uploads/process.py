"""The process that reads one upload, and its parent.

`python -m graph_api.uploads.process CONTROL MEMORY_BYTES`: CONTROL is the number of an inherited socket. The process
opens no connection. If it is killed at any moment, the version stays whole: either the old one, with its file, or the
new one. Only between the replacement of the file and the publication of its version, the next sync publishes it.
"""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import orjson
from starlette.datastructures import UploadFile

from graph_api.http.multipart import MULTIPART, read_form
from graph_api.uploads.publishing import run
from graph_api.uploads.task import UploadTask
from graph_store.errors import BadRequest
from graph_store.workers.fork_server import obey
from graph_store.workers.job_process import do_job
from graph_store.workers.no_network import forbid_network

_FILES, _FIELDS, _CHUNK = 1, 20, 1 << 16


@dataclass(frozen=True, slots=True)
class Sent:
    """A received file, the inventory it is for, and the guards to lift."""

    content: bytes
    inventory: str
    allow: list[str]


def upload(fields: dict[str, Any]) -> tuple[object, bytes]:
    """Do one upload and return its report as JSON. Raises: what the upload raises."""
    task = UploadTask(**fields)
    sent = asyncio.run(_form(task)) if task.content_type.startswith(MULTIPART) else _body(task)
    return {}, orjson.dumps(run(task, sent.content, sent.inventory, sent.allow))


def _body(task: UploadTask) -> Sent:
    return Sent(Path(task.body).read_bytes(), task.inventory, task.allow)


async def _form(task: UploadTask) -> Sent:
    """Return the content of a form. Raises: BadRequest (400)."""
    form = await read_form(task.content_type, _chunks(Path(task.body)), files=_FILES, fields=_FIELDS)
    try:
        part = form.get("file")
        if not isinstance(part, UploadFile) or not part.filename:
            raise BadRequest("The form has no file in its part {name!r}.", name="file")
        inventory = task.inventory or str(form.get("inventory") or "") or part.filename
        allow = [*task.allow, *(each for each in form.getlist("allow") if isinstance(each, str))]
        return Sent(await part.read(), inventory, allow)
    finally:
        await form.close()


REACHES_STORE = "store"
"""The argument of a process that may open a connection, because a SPARQL server holds the versions as well."""


async def _chunks(body: Path) -> AsyncIterator[bytes]:
    with body.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


if __name__ == "__main__":
    if sys.argv[3] != REACHES_STORE:
        forbid_network()
    obey(socket.socket(fileno=int(sys.argv[1])), partial(do_job, memory_bytes=int(sys.argv[2]), work=upload))
