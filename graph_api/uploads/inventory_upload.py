"""`POST /inventories/{name}`: replaces the file of an inventory and publishes it; `?dry_run=true` only reports."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import entity_tags
from graph_api.http.multipart import MULTIPART
from graph_api.http.query_parameters import switch
from graph_api.http.request_limits import received_file
from graph_api.service import Service
from graph_api.uploads.upload_jobs import SCOPE, upload
from graph_api.writing.write_requests import writer
from graph_store.errors import BadRequest, PreconditionRequired, UnsupportedMediaType

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FILES = ("text/csv", _XLSX, "application/octet-stream")
_EVERY = 1_000_000_000


async def inventory_upload(request: Request) -> Response:
    """Answer with the report on an uploaded file; without `dry_run`, publish it as a new version.

    The body is the file, or a form with the file in its part `file`. A dry run answers with an `ETag`, and publishing
    needs it in `If-Match`: what is published is then exactly what the dry run showed. `allow` lifts a guard.
    Raises: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404), ReadOnlyFolder, ReadOnlyReplica
    (409), PreconditionFailed (412), TooLarge (413), UnsupportedMediaType (415), PreconditionRequired (428), and what a
    sync raises.
    """
    service: Service = request.app.state.service
    token = writer(request, SCOPE)
    dry_run = switch("dry_run", request.query_params.get("dry_run", "false"))
    content_type = request.headers.get("content-type", "")
    if not content_type.lower().startswith((*_FILES, MULTIPART)):
        raise UnsupportedMediaType(
            "Send the file as {types}, or as {multipart} in a part named file.",
            types=", ".join(_FILES),
            multipart=MULTIPART,
        )
    seen = "" if dry_run else _seen(request)
    with TemporaryDirectory(prefix="kennisgraaf-") as folder:
        body = Path(folder) / "body"
        await received_file(request, service.settings.max_upload_mb, body)
        report = await upload(
            request, token, body, content_type, inventory=request.path_params["name"],
            allow=request.query_params.getlist("allow"), dry_run=dry_run, seen=seen, shown=_EVERY,
        )  # fmt: skip
    return _answer(report)


def _seen(request: Request) -> str:
    """Return the digest of the dry run to publish. Raises: BadRequest (400), PreconditionRequired (428)."""
    header = request.headers.get("if-match")
    if header is None:
        raise PreconditionRequired(
            "Look at the changes first (dry_run=true), then publish them: send If-Match with the ETag of that answer."
        )
    tags = entity_tags(header)
    if len(tags) != 1 or not tags[0].startswith('"'):
        raise BadRequest("If-Match must have the ETag of one dry run, as it was sent.")
    return tags[0].strip('"').partition("-")[0]  # a compressed answer marks its tag


def _answer(report: dict[str, Any]) -> Response:
    headers = {"X-Dataset-Version": str(report["version"]), "Cache-Control": "no-store"}
    if report["dry_run"]:
        headers["ETag"] = f'"{report["digest"]}"'
    return Response(orjson.dumps(report), 201 if report["published"] else 200, headers, media_type="application/json")
