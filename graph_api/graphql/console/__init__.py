"""The GraphiQL that a browser gets: built by `scripts/graphiql`, served from here, without another host."""

import json
from functools import cache
from html import escape
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from graph_store.errors import NotFound

EXAMPLE = """# Every class is a type, every property a field, in both directions.
# /graphql/schema.graphql is the whole schema, /docs/graphql says how to ask.
{
  municipality(id: "mun:gent") {
    label
    hosts { label partOf { label } }
  }
}
"""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""Nothing from another host, no inline script; the editor writes styles inline."""

_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
}


@cache
def manifest() -> dict[str, str]:
    """The files of the bundle with the SHA-256 of each."""
    text = (files(__name__) / "manifest.json").read_text(encoding="utf-8")
    return dict(json.loads(text)["files"])


def page() -> Response:
    """The page that holds GraphiQL; without script it still says where the schema is."""
    body = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>GraphQL · Kennisgraaf</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="{_address("graphiql.css")}">'
        f'<script type="module" src="{_address("graphiql.js")}"></script></head><body>'
        f'<div id="graphiql" style="height: 100vh" data-endpoint="/graphql" data-query="{escape(EXAMPLE)}">'
        "<noscript><p>Send a document to <code>/graphql</code>, by POST as <code>application/json</code> or by GET as "
        '<code>?query=</code>. <a href="/graphql/schema.graphql">The schema</a> · '
        '<a href="/docs/graphql">How to ask</a></p></noscript></div></body></html>'
    )
    headers = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}
    return Response(body, headers=headers | {"Vary": "Accept"}, media_type="text/html; charset=utf-8")


def _address(name: str) -> str:
    return f"/graphql/console/{name}?{manifest()[name][:12]}"


async def console_file(request: Request) -> Response:
    """Answer one file of the bundle, known by name, so that no path from outside reaches the disk.

    Raises: NotFound (404).
    """
    name = request.path_params["name"]
    if name not in manifest():
        raise NotFound("the console has no such file")
    tag = f'"{manifest()[name][:32]}"'
    headers = {"ETag": tag, "Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    body = (files(__name__) / name).read_bytes()
    return Response(body, headers=headers, media_type=_MEDIA_TYPES["." + name.rpartition(".")[2]])
