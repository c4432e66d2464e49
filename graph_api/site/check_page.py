"""`/check`: reads a CSV file as a sync would, and returns the full report; nothing is stored."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph_api.checking.task import METADATA, CheckTask, Report
from graph_api.http.multipart import MULTIPART
from graph_api.http.negotiation import format_for
from graph_api.http.request_limits import received_file, while_connected
from graph_api.service import Service
from graph_api.site.language import reader
from graph_api.site.member_tables import JSON
from graph_api.site.pages import uncached_page
from graph_api.site.table_title import table_title
from graph_store.errors import UnsupportedMediaType
from graph_store.formats import HTML
from ontology.graph_folder import graph_folder

_LARGEST_MB = 5
_SHOWN = 200
"""Most issues of one kind on the page; the JSON has all."""


async def check_page(request: Request) -> Response:
    """Answer with the form, or with the report on an uploaded file, as a page or as JSON.

    Raises: BadRequest (400); TooLarge (413); UnsupportedMediaType (415); RejectedMetadata, RejectedFile (422);
    QueryCrashed (500); QueryTimeout, QueueFull (503); QueryMemory, ResultTooLarge (507).
    """
    if request.method != "POST":
        return _page(request)
    form = format_for(request, (HTML, JSON))
    language = reader(request, request.app.state.service.settings.languages).language
    report = await _checked(request, language, _SHOWN if form is HTML else 0)
    if form is HTML:
        return _page(request, Report(**orjson.loads(report)))
    return Response(report, media_type=form.media_type)


def inventories(languages: Sequence[str] = ()) -> dict[str, str]:
    """Return the files that the metadata of the graph folder describes, each with its title, by title."""
    documents = [orjson.loads(metadata.read_bytes()) for metadata in _described()]
    tables = [table for each in documents for table in each.get("tables", [each])]
    found = {str(table["url"]): table_title(table, str(table["url"]), languages) for table in tables}
    return dict(sorted(found.items(), key=lambda each: (each[1].casefold(), each[0])))


def _page(request: Request, report: Report | None = None) -> Response:
    who = reader(request, request.app.state.service.settings.languages)
    return uncached_page(
        request, "check.html", report=report, tables=inventories(who.order),
        chosen=request.query_params.get("table", ""), largest=_LARGEST_MB,
    )  # fmt: skip


async def _checked(request: Request, language: str, shown: int) -> bytes:
    """Return the report on an upload, as JSON; another process reads the body."""
    service: Service = request.app.state.service
    content_type = request.headers.get("content-type", "")
    if not content_type.startswith(MULTIPART):
        raise UnsupportedMediaType("Send the file to check as {multipart}, in a part named file.", multipart=MULTIPART)
    with TemporaryDirectory(prefix="kennisgraaf-") as folder:
        body = Path(folder) / "body"
        await received_file(request, _LARGEST_MB, body)
        described = [str(metadata) for metadata in _described()]
        task = CheckTask(str(body), content_type, described, language, shown, service.settings.max_answer_mb)
        _, report = await while_connected(request, service.checking.do(lambda _: asdict(task)))
        return report


def _described() -> list[Path]:
    """Return the metadata files of the graph folder; without any, the reader must upload the metadata too."""
    return [path for folder in graph_folder().inventories if (path := folder / METADATA).is_file()]
