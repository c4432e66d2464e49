"""Forms with files (`multipart/form-data`), parsed while they arrive. https://www.rfc-editor.org/rfc/rfc7578"""

from collections.abc import AsyncGenerator, AsyncIterator

from python_multipart.exceptions import FormParserError
from starlette.datastructures import FormData, Headers
from starlette.formparsers import MultiPartException, MultiPartParser

from graph_store.errors import BadRequest

MULTIPART = "multipart/form-data"
"""The media type of such a form."""


async def read_form(content_type: str, chunks: AsyncIterator[bytes], *, files: int, fields: int) -> FormData:
    """Return the parts of a form with at most so many files and fields; close it later. Raises: BadRequest (400)."""

    async def stream() -> AsyncGenerator[bytes, None]:
        async for chunk in chunks:
            yield chunk

    headers = Headers({"content-type": content_type})
    try:
        return await MultiPartParser(headers, stream(), max_files=files, max_fields=fields).parse()
    except (MultiPartException, FormParserError, KeyError, ValueError) as fault:
        raise BadRequest(
            "The form cannot be read: {fault}; send files, each with its media type.", fault=fault
        ) from fault
