"""`/check`: a CSV read as a sync would read it, with the full report; nothing is kept and nothing is written."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response

from graph_api.limits import read_body
from graph_api.site.addresses import Addresses
from graph_api.site.language import reader
from graph_api.site.listing import JSON
from graph_api.site.pages import page
from graph_store.errors import BadRequest, UnsupportedMediaType
from graph_store.formats import HTML, negotiate
from loaders import check

_LARGEST_MB = 5
_METADATA = "csv-metadata.json"
_INVENTORIES = Path(__file__).parents[2] / "data"
"""Where the inventories of this deployment stand; installed without them, the reader brings the metadata."""


@dataclass(slots=True)
class Report:
    """What a check found."""

    file: str
    outcome: str
    loaded: int
    issues: list[dict[str, Any]]
    values: dict[str, dict[str, str]] = field(default_factory=dict)


async def check_page(request: Request) -> Response:
    """Answer the form, or for a file that is sent in it the report, as a page or as JSON.

    Raises: BadRequest (400); TooLarge (413); UnsupportedMediaType (415); RejectedMetadata (422).
    """
    if request.method != "POST":
        return _page(request)
    form = negotiate(request.headers.get("accept", ""), (HTML, JSON), request.query_params.get("format"))
    language = reader(request, request.app.state.service.settings.languages).language
    sent = await _sent(request)
    try:
        name, content = await _file(sent, "file")
        metadata = await _file(sent, "metadata") if _is_sent(sent, "metadata") else None
        table = str(sent.get("table") or "")
    finally:
        await sent.close()
    report = await run_in_threadpool(_checked, name, content, table, metadata, language)
    if form is HTML:
        return _page(request, report)
    return Response(orjson.dumps({
        "file": report.file, "outcome": report.outcome, "loaded": report.loaded,
        "issues": report.issues, "values": report.values,
    }), media_type=form.media_type)  # fmt: skip


def inventories() -> list[str]:
    """The names of the files that the metadata beside the inventories describes."""
    metadata = next(iter(sorted(_INVENTORIES.glob(f"*/{_METADATA}"))), None)
    if metadata is None:
        return []
    return sorted(str(table["url"]) for table in orjson.loads(metadata.read_bytes()).get("tables", []))


def _page(request: Request, report: Report | None = None) -> Response:
    settings = request.app.state.service.settings
    who = reader(request, settings.languages)
    kept = {"lang": request.query_params["lang"]} if "lang" in request.query_params else {}
    return page(
        request, "check.html", who, Addresses(settings.base, kept),
        headers={"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"},
        report=report, tables=inventories(), largest=_LARGEST_MB,
    )  # fmt: skip


def _checked(name: str, content: bytes, table: str, metadata: tuple[str, bytes] | None, language: str) -> Report:
    """Read the file in a folder of its own, beside the inventories that it may refer to."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (table or _plain_name(name))
        path.write_bytes(content)
        if metadata is not None:
            described = Path(folder) / _METADATA
            described.write_bytes(metadata[1])
        else:
            described = _described()
        verdict = check(path, described)
    return Report(
        name, verdict.outcome, len(verdict.rows), [issue.as_json(language) for issue in verdict.issues],
        verdict.values(),
    )  # fmt: skip


def _described() -> Path:
    found = next(iter(sorted(_INVENTORIES.glob(f"*/{_METADATA}"))), None)
    if found is None:
        raise BadRequest("This service has no inventories of its own; send the metadata beside the CSV.")
    return found


async def _sent(request: Request) -> FormData:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise UnsupportedMediaType("A check takes multipart/form-data with a part named file.")
    body = await read_body(request, _LARGEST_MB)

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        return await MultiPartParser(request.headers, stream(), max_files=2, max_fields=4).parse()
    except MultiPartException as fault:
        raise BadRequest(f"The form cannot be read: {fault.message}") from fault


def _is_sent(sent: FormData, name: str) -> bool:
    part = sent.get(name)
    return isinstance(part, UploadFile) and bool(part.filename)


async def _file(sent: FormData, name: str) -> tuple[str, bytes]:
    part = sent.get(name)
    if not isinstance(part, UploadFile) or not part.filename:
        raise BadRequest(f"The form has no file in its part {name!r}.")
    return part.filename, await part.read()


def _plain_name(name: str) -> str:
    """The last part of a file's name, without what a path could hide in it."""
    plain = Path(name.replace("\\", "/")).name
    return plain if plain not in {"", ".", "..", _METADATA} else "upload.csv"
