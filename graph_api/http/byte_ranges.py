"""Files over HTTP, whole or in part.

A Range header that cannot be parsed is ignored. Ranges beyond the end of the file are dropped; without any left, the
answer is 416.
Source: https://www.rfc-editor.org/rfc/rfc9110#section-14.2
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse

from graph_store.errors import RangeNotSatisfiable

_RANGES = re.compile(r"\s*bytes\s*=\s*(?P<ranges>(\d+-\d*|-\d+)(\s*,\s*(\d+-\d*|-\d+))*)\s*", re.IGNORECASE)
_LONGEST = 2000


def file_answer(request: Request, file: Path, carried: Mapping[str, str], media_type: str) -> FileResponse:
    """Return the file, or the parts that the Range header asks for.

    Raises: RangeNotSatisfiable (416) when every range lies beyond the end.
    """
    asked = request.headers.get("range")
    if asked is not None and request.headers.get("if-range", carried["ETag"]) == carried["ETag"]:
        _ask_again(request, _satisfiable(asked, file.stat().st_size))
    return FileResponse(file, headers=dict(carried), media_type=media_type)


def _satisfiable(asked: str, size: int) -> str | None:
    """Return the ranges that lie within the file; None when the text is not a list of ranges."""
    found = _RANGES.fullmatch(asked[:_LONGEST])
    ranges = list(_each(found["ranges"])) if found else []
    if not ranges:
        return None
    kept = [text for text in ranges if _is_in(text, size)]
    if not kept:
        raise RangeNotSatisfiable(
            "The range {asked!r} lies beyond the end of the file of {total} bytes.", size, asked=asked[:80], total=size
        )
    return f"bytes={','.join(kept)}"


def _each(ranges: str) -> Iterator[str]:
    """Give each range; skip one that ends before it begins."""
    for text in re.split(r"\s*,\s*", ranges):
        start, _, end = text.partition("-")
        if not (start and end and int(end) < int(start)):
            yield text


def _is_in(text: str, size: int) -> bool:
    start, _, length = text.partition("-")
    return int(start) < size if start else size > 0 < int(length)


def _ask_again(request: Request, ranges: str | None) -> None:
    """Replace the Range header with the ranges that are left."""
    others = [(name, value) for name, value in request.scope["headers"] if name != b"range"]
    request.scope["headers"] = [*others, *([(b"range", ranges.encode())] if ranges else [])]
