"""The body of a write, kept in files while it is done: as it came, or the parts of a form."""

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from graph_api.limits import limited_stream
from graph_api.writing.task import Part
from graph_store.errors import BadRequest, UnsupportedMediaType
from graph_store.formats import GRAPHS

_MULTIPART = "multipart/form-data"
_TRIPLES = tuple(each for each in GRAPHS if each.name not in ("trig", "nquads"))


@asynccontextmanager
async def received(request: Request, max_mb: float) -> AsyncIterator[tuple[list[Part], str]]:
    """The parts of the body, each in a file of its own until the block ends, and the SHA-256 of all.

    Raises: TooLarge (413), UnsupportedMediaType (415), BadRequest (400).
    """
    with tempfile.TemporaryDirectory(prefix="kennisgraaf-") as folder:
        media_type = media_type_of(request.headers.get("content-type", ""))
        if media_type == _MULTIPART:
            yield await _form(request, max_mb, Path(folder))
        else:
            file, digest = Path(folder) / "body", hashlib.sha256()
            with file.open("wb") as body:
                async for chunk in limited_stream(request, max_mb):
                    digest.update(chunk)
                    await asyncio.to_thread(body.write, chunk)
            yield [Part(str(file), media_type)], digest.hexdigest()


def media_type_of(header: str) -> str:
    """The media type in a Content-Type header.

    Raises: UnsupportedMediaType (415) for another charset than UTF-8.
    """
    media_type, _, parameters = header.lower().partition(";")
    if "charset" in parameters and "utf-8" not in parameters:
        raise UnsupportedMediaType("A body is sent as UTF-8.")
    return media_type.strip()


def check_triples(part: Part) -> None:
    """See that a part is a graph.

    Raises: UnsupportedMediaType (415) listing what is taken.
    """
    if not any(part.media_type in (each.media_type, *each.media_aliases) for each in _TRIPLES):
        taken = ", ".join(each.media_type for each in _TRIPLES)
        named = repr(part.media_type) if part.media_type else "A part without Content-Type"
        raise UnsupportedMediaType(f"{named} is not taken for a graph; send {taken}.")


async def _form(request: Request, max_mb: float, folder: Path) -> tuple[list[Part], str]:
    """The files of a form, each a graph; all of them are added."""

    async def stream() -> AsyncGenerator[bytes, None]:
        async for chunk in limited_stream(request, max_mb):
            yield chunk

    try:
        form = await MultiPartParser(request.headers, stream(), max_files=100, max_fields=0).parse()
    except (MultiPartException, KeyError) as fault:
        raise BadRequest(f"The form cannot be read: {fault}; send files, each with its media type.") from fault
    parts, digest = [], hashlib.sha256()
    for number, (_, upload) in enumerate(form.multi_items()):
        if isinstance(upload, UploadFile):
            content = await upload.read()
            digest.update(content)
            file = folder / str(number)
            file.write_bytes(content)
            parts.append(Part(str(file), media_type_of(upload.content_type or "")))
    await form.close()
    return parts, digest.hexdigest()
