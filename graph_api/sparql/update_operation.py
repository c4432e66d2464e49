"""The update operation.

Source: https://www.w3.org/TR/sparql11-protocol/#update-operation
"""

import asyncio
import re
import tempfile
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.query_parameters import Pairs, all_of
from graph_api.http.request_limits import read_body
from graph_api.service import Service
from graph_api.sparql.parameters import FORM, UPDATE, in_address, pairs_in, told
from graph_api.writing.receiving import media_type_of
from graph_api.writing.task import UPDATE as UPDATE_KIND
from graph_api.writing.task import Part
from graph_api.writing.write_requests import answer, received, write, writer
from graph_store.errors import BadRequest, UnsupportedMediaType
from graph_store.lexer.scan import MAX_BYTES
from graph_store.lexer.update_scan import scan_update
from graph_store.text import Text

_MOST_FORM_MB = 10
"""Most megabytes of an update in a form, which this process decodes; send a longer update as the body."""

_MAY_REACH_OUT = re.compile(r"LOAD|SERVICE", re.IGNORECASE)


async def update(request: Request) -> Response:
    """Run one update sent by POST, and answer with the new version.

    Raises: BadRequest, MalformedQuery, QueryTooComplex (400), Unauthorized (401), Forbidden, RemoteForbidden (403),
    GraphOwned, ReadOnlyReplica (409), TooLarge (413), UnsupportedMediaType (415), Rejected, Inconsistent, KeyReused
    (422), QueryCrashed (500), RemoteFailed (502), WriterBusy, QueryTimeout (503), QueryMemory (507).
    """
    service: Service = request.app.state.service
    writer(request, "update")
    match media_type_of(request.headers.get("content-type", "")):
        case "application/sparql-update":
            async with received(request, service.settings.max_upload_mb) as (parts, sha256):
                pairs = in_address(request)
                if all_of(pairs, "update") or all_of(pairs, "query"):
                    raise BadRequest("The body is the update already; remove `update` and `query` from the address.")
                return await _do(request, parts, sha256, pairs)
        case "application/x-www-form-urlencoded":
            body = await read_body(request, min(_MOST_FORM_MB, service.settings.max_upload_mb))
            pairs = [*await asyncio.to_thread(_posted, body), *in_address(request)]
            with tempfile.TemporaryDirectory(prefix="kennisgraaf-") as folder:
                text = _one_update(pairs)
                part = Part(str(Path(folder) / "body"), UPDATE)
                Path(part.file).write_text(text, encoding="utf-8")
                return await _do(request, [part], text, pairs)
        case other:
            raise UnsupportedMediaType(
                "{given} is not supported; send {update} or {form}.", given=told(other), update=UPDATE, form=FORM
            )


async def _do(request: Request, parts: list[Part], sha256: str, pairs: Pairs) -> Response:
    broker = await _brokered(request, Path(parts[0].file))
    default, named = all_of(pairs, "using-graph-uri"), all_of(pairs, "using-named-graph-uri")
    written = await write(
        request, UPDATE_KIND, "update", default=default, named=named, parts=parts, sha256=sha256, broker=broker
    )
    return answer(written)


async def _brokered(request: Request, file: Path) -> str | None:
    """Check the addresses of LOAD and SERVICE and replace them by those of the broker; return where they may go."""
    service: Service = request.app.state.service
    content = file.read_bytes() if file.stat().st_size <= MAX_BYTES else b""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise BadRequest("The update cannot be read as UTF-8: {fault}", fault=fault) from fault
    if not _MAY_REACH_OUT.search(text):
        return None
    places = (await asyncio.to_thread(scan_update, text, service.settings.base)).remote
    if not places:
        return None
    file.write_text(await service.workers.broker.through(text, places), encoding="utf-8")
    return service.workers.broker.address


def _one_update(pairs: Pairs) -> str:
    texts = all_of(pairs, "update")
    if all_of(pairs, "query"):
        raise BadRequest("This address accepts updates; send queries to /sparql.")
    if len(texts) != 1:
        number = Text("There is more than one update") if texts else Text("There is no update")
        raise BadRequest("{number}; send one in the field `update`.", number=number)
    return texts[0]


def _posted(body: bytes) -> Pairs:
    try:
        return pairs_in(body)
    except ValueError as fault:
        raise BadRequest("The body cannot be read as UTF-8: {fault}", fault=fault) from fault
