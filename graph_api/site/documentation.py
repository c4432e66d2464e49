"""`/docs/`: the documentation built by `scripts/build-docs`; each page has a policy that allows its own scripts."""

import base64
import re
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_api.site.assets import MEDIA_TYPES, ON_THIS_SITE, read_folder
from graph_api.site.pages import CONTENT_SECURITY_POLICY
from graph_store.errors import NotFound

_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_PAGE = "text/html; charset=utf-8"


def docs_redirect(request: Request) -> Response:
    """Redirect with 308 to `/docs/`."""
    return RedirectResponse("/docs/", status_code=308)


async def documentation(request: Request) -> Response:
    """Answer with a page or file of the documentation; the address of a page ends in `/`.

    Raises: NotFound (404).
    """
    name = request.path_params["name"]
    if f"{name}/index.html" in _built():
        return RedirectResponse(f"/docs/{name}/", status_code=308)
    file = f"{name}index.html" if name == "" or name.endswith("/") else name
    content = _built().get(file)
    if content is None:
        raise NotFound(f"The documentation has no page {name[:80]}; /docs/ lists the pages.")
    headers = {
        "ETag": f'"{sha256(content).hexdigest()[:20]}"',
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
        **ON_THIS_SITE,
        "Content-Security-Policy": policy(content) if file.endswith(".html") else CONTENT_SECURITY_POLICY,
    }
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    media_type = _PAGE if file.endswith(".html") else MEDIA_TYPES[PurePosixPath(file).suffix]
    return Response(content, media_type=media_type, headers=headers)


@cache
def policy(content: bytes) -> str:
    """Return the policy of a page, which allows its inline scripts by hash, and its search in a worker.

    Source: https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    digests = (base64.b64encode(sha256(script).digest()).decode() for script in _INLINE.findall(content))
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    scripts = CONTENT_SECURITY_POLICY.replace("script-src 'self'", f"script-src 'self' {hashes}")
    return scripts.replace("img-src 'self'", "img-src 'self' data:") + "; worker-src 'self'"


@cache
def _built() -> dict[str, bytes]:
    return dict(read_folder(files("graph_api.site") / "docs", ""))
