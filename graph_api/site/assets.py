"""The files that pages load (style, scripts, fonts), served by known name, so that no path from a request is opened."""

import re
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import FOREVER, unchanged
from graph_api.http.security import ON_THIS_SITE
from graph_store.errors import NotFound

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
}
"""Media type of each kind of file."""

_HASHED = re.compile(r"-[A-Z0-9]{8}\.\w+$")
"""The end of the name of a file in a bundle: a hash of its content."""


@cache
def _assets() -> dict[str, bytes]:
    return dict(read_folder(files("graph_api.site") / "static", ""))


def read_folder(folder: Traversable, before: str) -> list[tuple[str, bytes]]:
    """Return every file below a folder by its path there, prefixed with `before`."""
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += read_folder(entry, f"{before}{entry.name}/")
        else:
            found.append((before + entry.name, entry.read_bytes()))
    return found


@cache
def _fingerprint(name: str) -> str:
    return sha256(_assets()[name]).hexdigest()[:12]


def asset(name: str) -> str:
    """Return the address of a file with its fingerprint, so that browsers may cache it for good."""
    return f"/site/{name}?{_fingerprint(name)}"


async def serve_asset(request: Request) -> Response:
    """Answer with one file of the site.

    Raises: NotFound (404).
    """
    name = request.path_params["name"]
    if name not in _assets():
        raise NotFound("The site has no file {name!r}.", name=name[:80])
    lasting = request.url.query == _fingerprint(name) or _HASHED.search(name)
    headers = {"ETag": f'"{_fingerprint(name)}"', "Cache-Control": FOREVER if lasting else "no-cache", **ON_THIS_SITE}
    media_type = MEDIA_TYPES["." + name.rpartition(".")[2]]
    return unchanged(request, headers) or Response(_assets()[name], media_type=media_type, headers=headers)
