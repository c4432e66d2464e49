"""`/replication`: the listing, which waits for news if it is asked to, and the files of versions.

A version holds more than its pages show: rows in quarantine with their cells, and hashes of erased names. So every
answer needs a token with the scope `replicate`, and none may be cached.
"""

import asyncio
from weakref import WeakKeyDictionary

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from graph_api.auth import REPLICATE, authorised
from graph_api.http.conditional import held_tags, is_held
from graph_api.http.request_limits import while_connected
from graph_api.replication.answer_settings import answer_settings
from graph_api.service import Service
from graph_store.errors import BadRequest
from graph_store.replication.primary import PATCH, Primary
from graph_store.replication.sources import LOOK_S

LONGEST_WAIT_S = 10.0
"""Limit on the time that one request waits for news."""

_NOT_KEPT = {"Cache-Control": "no-store"}


async def listing(request: Request) -> Response:
    """Answer with what is published, or with 304 if the client has that; `?wait=` seconds wait for something else.

    Raises: BadRequest (400), Unauthorized (401), Forbidden (403), Damaged (500).
    """
    primary = _primary(request)
    return await while_connected(request, _awaited(primary, held_tags(request), _wait_s(request)))


async def version_file(request: Request) -> Response:
    """Answer with a file of a version or of the state, or with the patch that leads to a version.

    Raises: Unauthorized (401), Forbidden (403), NotFound (404).
    """
    primary, name = _primary(request), request.path_params["name"]
    folder, _, last = name.removeprefix("versions/").rpartition("/")
    if last == PATCH:
        text = await asyncio.to_thread(primary.patch, folder)
        return Response(text, headers=_NOT_KEPT, media_type="application/rdf-patch")
    file = await asyncio.to_thread(primary.file, name)
    return FileResponse(file, headers=_NOT_KEPT, media_type="application/octet-stream")


async def _awaited(primary: Primary, held: str, wait_s: float) -> Response:
    clock = asyncio.get_running_loop().time
    until = clock() + wait_s
    while True:
        found = await asyncio.to_thread(primary.listing)
        tag = f'"{found.tag}"'
        if not is_held(held, tag):
            return Response(found.encoded, headers={**_NOT_KEPT, "ETag": tag}, media_type="application/json")
        if clock() >= until:
            return Response(status_code=304, headers={**_NOT_KEPT, "ETag": tag})
        await asyncio.sleep(LOOK_S)


def _wait_s(request: Request) -> float:
    text = request.query_params.get("wait", "0")
    try:
        found = float(text)
    except ValueError as fault:
        raise BadRequest("wait={value!r} is not a number of seconds.", value=text[:40]) from fault
    return min(max(0.0, found), LONGEST_WAIT_S)  # NaN counts as 0


def _primary(request: Request) -> Primary:
    """Return the primary of the service, for a request that may copy. Raises: Unauthorized (401), Forbidden (403)."""
    service: Service = request.app.state.service
    authorised(request, service.tokens, REPLICATE)
    if service not in _PRIMARIES:
        _PRIMARIES[service] = Primary(service.state, answer_settings(service.settings))
    return _PRIMARIES[service]


_PRIMARIES: WeakKeyDictionary[Service, Primary] = WeakKeyDictionary()
