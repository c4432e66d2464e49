"""`/upload`: a form for staff with a token, the report on their file, what would change, and a button that publishes.

A page of another site cannot use these forms for its reader: nothing is taken from cookies, the first form needs the
token, and the second one the key that only the page with the report has.
"""

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_api.access_log import observed
from graph_api.auth import Token, with_scope
from graph_api.http.multipart import MULTIPART
from graph_api.http.query_parameters import Pairs, bounded_number
from graph_api.http.request_limits import limited_stream, read_body
from graph_api.service import Service
from graph_api.site.check_page import inventories
from graph_api.site.error_page import message
from graph_api.site.language import reader
from graph_api.site.pages import addresses_of, uncached_page
from graph_api.site.texts import speaker
from graph_api.sparql.parameters import pairs_in
from graph_api.uploads.upload_jobs import SCOPE, upload
from graph_api.uploads.waiting_uploads import LASTS_S, WaitingUploads
from graph_store.errors import (
    BadRequest,
    GraphError,
    NotFound,
    PreconditionFailed,
    Unauthorized,
    UnsupportedMediaType,
)
from graph_store.text import said

_HEAD = 4096
"""The bytes within which the form must have its token: its first field."""

_TOKEN = re.compile(rb'\A--[^\r\n]{1,100}\r\n[^\r\n]*name="token"\r\n\r\n([^\r\n]*)\r\n--')
_FORM_MB = 0.01


async def upload_page(request: Request) -> Response:
    """Answer with the form; or, for a file that was sent, with its report and the button that publishes it.

    The form shows an error above its fields, and the answer has the status of the error.
    """
    if request.method != "POST":
        return _page(request, published=_published(request))
    try:
        return await _looked_at(request)
    except GraphError as error:
        return _refused(request, error)


async def decide(request: Request) -> Response:
    """Publish an upload whose report was shown; or show its report again: with some guards lifted, or as it is by now.

    The form shows an error above its fields, and the answer has the status of the error.
    """
    try:
        return await _decided(request)
    except GraphError as error:
        return _refused(request, error)


async def _looked_at(request: Request) -> Response:
    service: Service = request.app.state.service
    service.state.replica.refuse_writes()
    content_type = request.headers.get("content-type", "")
    if not content_type.startswith(MULTIPART):
        raise UnsupportedMediaType("Send the form as {multipart}.", multipart=MULTIPART)
    waiting = WaitingUploads(service.settings.data)
    with TemporaryDirectory(prefix="kennisgraaf-") as folder, waiting.new() as (name, content):
        body = Path(folder) / "body"
        token = await _received(request, body)
        report = await upload(request, token, body, content_type, keep_in=str(content))
        key = waiting.keep(name, inventory=report["inventory"], token=token.id, digest=report["digest"], allow=[])
    return _page(request, report, name=name, key=key)


async def _decided(request: Request) -> Response:
    service: Service = request.app.state.service
    pairs = _pairs(await read_body(request, _FORM_MB))
    fields, name = dict(pairs), request.path_params["name"]
    waiting = WaitingUploads(service.settings.data)
    found, content = waiting.find(name, fields.get("key", ""))
    token = with_scope(service.tokens.named(found.token), SCOPE)
    allow, changed = [value for field, value in pairs if field == "allow"], False
    if fields.get("do") == "publish":
        try:
            report = await upload(
                request, token, content, "", inventory=found.inventory, allow=found.allow, dry_run=False,
                seen=found.digest,
            )  # fmt: skip
        except PreconditionFailed:
            allow, changed = found.allow, True
        else:
            waiting.remove(name)
            return RedirectResponse(addresses_of(request).path("/upload", published=str(report["version"])), 303)
    report = await upload(request, token, content, "", inventory=found.inventory, allow=allow)
    key = waiting.keep(name, inventory=found.inventory, token=token.id, digest=report["digest"], allow=allow)
    return _page(request, report, name=name, key=key, changed=changed)


def _pairs(body: bytes) -> Pairs:
    try:
        return pairs_in(body)
    except ValueError as fault:
        raise BadRequest("The form cannot be read: {fault}", fault=str(fault)) from fault


async def _received(request: Request, body: Path) -> Token:
    """Write a form to a file, and return its token, which is looked at before the rest of the form is read.

    Raises: Unauthorized (401), Forbidden (403), TooLarge (413).
    """
    service: Service = request.app.state.service
    head, token = b"", None
    with body.open("wb") as file:
        async for chunk in limited_stream(request, service.settings.max_upload_mb):
            if token is None:
                head += chunk
                token = _token(head, service)
            await asyncio.to_thread(file.write, chunk)
    if token is None:
        raise BadRequest("The first field of the form must be the token.")
    return token


def _token(head: bytes, service: Service) -> Token | None:
    """Return the token at the beginning of a form; None if it has not arrived as a whole."""
    found = _TOKEN.match(head)
    if found is None:
        if len(head) > _HEAD:
            raise Unauthorized("The first field of the form must be the token.")
        return None
    return with_scope(service.tokens.bearer(found[1].decode("utf-8", "replace").strip()), SCOPE)


def _refused(request: Request, error: GraphError) -> Response:
    """Return the form, with an error above it."""
    observed(request)["code"] = error.code
    headers = {"WWW-Authenticate": "Bearer"} if isinstance(error, Unauthorized) else {}
    return _page(request, error=error, status=error.status, headers=headers)


def _page(request: Request, report: dict[str, Any] | None = None, *, name: str = "", key: str = "",
          changed: bool = False, published: int = 0, error: GraphError | None = None, status: int = 200,
          headers: Mapping[str, str] = MappingProxyType({})) -> Response:  # fmt: skip
    settings = request.app.state.service.settings
    who = reader(request, settings.languages)
    return uncached_page(
        request, "upload.html", status=status, headers=headers,
        report=report, name=name, key=key, changed=changed, published=published,
        error=error, message=_message(error, who.language) if error else "",
        detail=said(error.detail, who.language) if error else "",
        tables=inventories(who.order), chosen=request.query_params.get("table", ""),
        largest=f"{settings.max_upload_mb:g}", minutes=LASTS_S // 60,
    )  # fmt: skip


def _message(error: GraphError, language: str) -> str:
    return (
        speaker(language)("upload_unknown") if isinstance(error, NotFound) else message(error.code, "/upload", language)
    )


def _published(request: Request) -> int:
    """Return the number of the version that was published just now, otherwise 0. Raises: BadRequest (400)."""
    text = request.query_params.get("published", "0")
    number = bounded_number("published", text, least=0, takes="the number of a version")
    return number if number in request.app.state.service.state.versions() else 0
