"""Conditional requests: a client that has the current representation gets 304 instead of the same bytes.

Source: https://www.rfc-editor.org/rfc/rfc9110#section-13
"""

import re
from collections.abc import Mapping
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

FOREVER = "public, max-age=31536000, immutable"
"""Cache-Control for an address whose content never changes. https://www.rfc-editor.org/rfc/rfc8246"""

ANY = "*"
"""The condition that any current representation meets."""

_TAG = re.compile(r'W/"[^"]*"|"[^"]*"')


def lifetime(*, by_number: bool) -> str:
    """Return the Cache-Control of data: for ever when the address names a version, else checked by its tag."""
    return FOREVER if by_number else "no-cache"


def content_tag(body: bytes) -> str:
    """Return the strong entity tag of a body that has no version."""
    return f'"{sha256(body).hexdigest()[:32]}"'


def entity_tags(header: str) -> list[str]:
    """Return the entity tags in an If-Match or If-None-Match header as they were sent, or `*` alone."""
    return [ANY] if header.strip() == ANY else _TAG.findall(header)


def opaque(tag: str) -> str:
    """Return a tag without the mark of a weak one, for the weak comparison."""
    return tag.removeprefix("W/")


def is_held(header: str, tag: str) -> bool:
    """Return whether an If-None-Match header has this tag, by the weak comparison, or is `*`."""
    return bool(header) and any(opaque(each) in (tag, ANY) for each in entity_tags(header))


def held_tags(request: Request) -> str:
    """Return the If-None-Match header of a request, empty without one."""
    return request.headers.get("if-none-match", "")


def unchanged(request: Request, headers: Mapping[str, str]) -> Response | None:
    """Return 304 with these headers when the client has the representation that they describe."""
    return Response(status_code=304, headers=dict(headers)) if is_held(held_tags(request), headers["ETag"]) else None
