"""Hand an upload over to the process that reads it, and return its report."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
from starlette.requests import Request

from graph_api.auth import Token
from graph_api.http.request_limits import while_connected
from graph_api.service import Service
from graph_api.site.language import reader
from graph_api.uploads.task import UploadTask

SCOPE = "upload"
"""The scope that a token needs."""


async def upload(request: Request, token: Token, body: Path, content_type: str, **chosen: Any) -> dict[str, Any]:
    """Return the report of an upload; `chosen` are further fields of its task.

    If the client disconnects, the process is killed; the version is then published whole or not at all.
    Raises: what the upload raises; ClientDisconnect.
    """
    service: Service = request.app.state.service
    settings, who = service.settings, reader(request, service.settings.languages)

    def task(wait_s: float) -> dict[str, Any]:
        return asdict(UploadTask(
            data=str(settings.data), base=settings.base, keep=settings.keep_versions, wait_s=wait_s,
            limit=int(settings.max_upload_mb * 2**20), body=str(body), content_type=content_type, token=token.id,
            language=who.language, order=list(who.order), publisher=settings.publisher_iri,
            store=settings.store.as_mapping() if settings.store else None, **chosen,
        ))  # fmt: skip

    _, report = await while_connected(request, service.uploading.do(task))
    told: dict[str, Any] = orjson.loads(report)
    if told["published"]:
        await service.reach(told["version"])
    return told
