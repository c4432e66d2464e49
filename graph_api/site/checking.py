"""`/check`: a CSV read as a sync would read it, with the full report; nothing is kept and nothing is written."""

from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph_api.checking.task import METADATA, CheckTask, Report
from graph_api.forms import MULTIPART
from graph_api.limits import received_file, while_connected
from graph_api.service import Service
from graph_api.site.addresses import Addresses
from graph_api.site.language import reader
from graph_api.site.listing import JSON
from graph_api.site.pages import page
from graph_store.errors import UnsupportedMediaType
from graph_store.formats import HTML, negotiate

_LARGEST_MB = 5
_SHOWN = 200
"""Issues of one kind on the page; the JSON has all."""

_INVENTORIES = Path(__file__).parents[2] / "data"
"""Where the inventories of this deployment stand; installed without them, the reader brings the metadata."""


async def check_page(request: Request) -> Response:
    """Answer the form, or for a file that is sent in it the report, as a page or as JSON.

    Raises: BadRequest (400); TooLarge (413); UnsupportedMediaType (415); RejectedMetadata, RejectedFile (422);
    QueryCrashed (500); QueryTimeout, QueueFull (503); QueryMemory, ResultTooLarge (507).
    """
    if request.method != "POST":
        return _page(request)
    form = negotiate(request.headers.get("accept", ""), (HTML, JSON), request.query_params.get("format"))
    language = reader(request, request.app.state.service.settings.languages).language
    report = await _checked(request, language, _SHOWN if form is HTML else 0)
    if form is HTML:
        return _page(request, Report(**orjson.loads(report)))
    return Response(report, media_type=form.media_type)


def inventories() -> list[str]:
    """The names of the files that the metadata beside the inventories describes."""
    metadata = _described()
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


async def _checked(request: Request, language: str, shown: int) -> bytes:
    """The report of what is sent, as JSON; the body is not looked at here."""
    service: Service = request.app.state.service
    content_type = request.headers.get("content-type", "")
    if not content_type.startswith(MULTIPART):
        raise UnsupportedMediaType(f"A check takes {MULTIPART} with a part named file.")
    with TemporaryDirectory(prefix="kennisgraaf-") as folder:
        body = Path(folder) / "body"
        await received_file(request, _LARGEST_MB, body)
        described = _described()
        task = CheckTask(str(body), content_type, str(described or ""), language, shown, service.settings.max_answer_mb)
        return await while_connected(request, service.checking.do(task))


def _described() -> Path | None:
    """The metadata of the inventories of this deployment, when it has any."""
    return next(iter(sorted(_INVENTORIES.glob(f"*/{METADATA}"))), None)
