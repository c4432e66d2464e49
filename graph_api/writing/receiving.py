"""The body of a write, kept in files while the write runs: one file, or one for each part of a form."""

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import BinaryIO

from starlette.datastructures import UploadFile
from starlette.requests import Request

from graph_api.http.multipart import MULTIPART, read_form
from graph_api.http.request_limits import limited_stream, received_file
from graph_api.writing.task import Part
from graph_store.errors import UnsupportedMediaType
from graph_store.formats import GRAPHS

_PIECE = 1 << 20
_TRIPLES = tuple(each for each in GRAPHS if each.name not in ("trig", "nquads"))


@asynccontextmanager
async def received(request: Request, max_mb: float) -> AsyncIterator[tuple[list[Part], str]]:
    """Give the parts of the body, each in a file that exists until the block ends, and the SHA-256 of the whole.

    Raises: TooLarge (413), UnsupportedMediaType (415), BadRequest (400).
    """
    with tempfile.TemporaryDirectory(prefix="kennisgraaf-") as folder:
        media_type = media_type_of(request.headers.get("content-type", ""))
        if media_type == MULTIPART:
            yield await _form(request, max_mb, Path(folder))
        else:
            file = Path(folder) / "body"
            digest = await received_file(request, max_mb, file)
            yield [Part(str(file), media_type)], digest


def media_type_of(header: str) -> str:
    """Return the media type in a Content-Type header.

    Raises: UnsupportedMediaType (415) for another charset than UTF-8.
    """
    media_type, _, parameters = header.lower().partition(";")
    if "charset" in parameters and "utf-8" not in parameters:
        raise UnsupportedMediaType("A body must be sent as UTF-8.")
    return media_type.strip()


def check_triples(part: Part) -> None:
    """Check that a part is a graph.

    Raises: UnsupportedMediaType (415) listing the accepted media types.
    """
    if not any(part.media_type in (each.media_type, *each.media_aliases) for each in _TRIPLES):
        taken = ", ".join(each.media_type for each in _TRIPLES)
        named = repr(part.media_type) if part.media_type else "A part without Content-Type"
        raise UnsupportedMediaType(
            "{named} is not a supported format of a graph; send {taken}.", named=named, taken=taken
        )


async def _form(request: Request, max_mb: float, folder: Path) -> tuple[list[Part], str]:
    """Return the files of a form, each a graph; the graphs are added together."""

    chunks = limited_stream(request, max_mb)
    form = await read_form(request.headers.get("content-type", ""), chunks, files=100, fields=0)
    parts, digest = [], hashlib.sha256()
    for number, (_, upload) in enumerate(form.multi_items()):
        if isinstance(upload, UploadFile):
            file = folder / str(number)
            await asyncio.to_thread(_keep, upload.file, file, digest)
            parts.append(Part(str(file), media_type_of(upload.content_type or "")))
    await form.close()
    return parts, digest.hexdigest()


def _keep(content: BinaryIO, file: Path, digest: "hashlib._Hash") -> None:
    """Copy a part to its own file, in chunks, and add it to the digest."""
    with file.open("wb") as out:
        while piece := content.read(_PIECE):
            digest.update(piece)
            out.write(piece)
