"""Forms with files, parsed while they arrive."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.datastructures import UploadFile

from graph_api.http.multipart import read_form
from graph_store.errors import BadRequest

TYPE = "multipart/form-data; boundary=b"
ONE = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nid\r\nx\r\n--b--\r\n'


async def pieces(body: bytes, size: int = 7) -> AsyncIterator[bytes]:
    for at in range(0, len(body), size):
        yield body[at : at + size]


def read(body: bytes, content_type: str = TYPE, fields: int = 1) -> dict[str, object]:
    async def run() -> dict[str, object]:
        form = await read_form(content_type, pieces(body), files=1, fields=fields)
        found: dict[str, object] = {
            name: (part.filename, await part.read()) if isinstance(part, UploadFile) else part
            for name, part in form.multi_items()
        }
        await form.close()
        return found

    return asyncio.run(run())


def test_files_come_with_their_names() -> None:
    assert read(ONE) == {"file": ("a.csv", b"id\r\nx")}


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (ONE, "multipart/form-data"),
        (b"no form", TYPE),
        (ONE.replace(b"--b--", b"") + ONE, TYPE),
        (ONE.replace(b'; filename="a.csv"', b""), TYPE + "; charset=nonsense"),
    ],
)
def test_what_is_no_form_is_refused(body: bytes, content_type: str) -> None:
    with pytest.raises(BadRequest, match="form cannot be read"):
        read(body, content_type, fields=0)
