"""`/dump/…`: dumps as files, with ranges, checksums and tags; and a list of them."""

import base64
from urllib.parse import urlencode

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_api.catalogue.catalogue_texts import words
from graph_api.dumps.dump_files import dump_files, sha256
from graph_api.dumps.dump_names import METADATA, OF_ALL_INVENTORIES, Dump, dump_named, path_of, shown_dumps
from graph_api.http.byte_ranges import file_answer
from graph_api.http.conditional import content_tag, lifetime, unchanged
from graph_api.http.negotiation import format_for
from graph_api.linked_data.explain import JSON
from graph_api.moments import Moment
from graph_api.site.freshness import headers
from graph_api.site.pages import page
from graph_api.site.request_view import RequestView, request_view
from graph_store.formats import HTML
from graph_store.snapshot import Snapshot

_SUMS = ".sha256"


async def dump_list(request: Request) -> Response:
    """Answer with the list of dumps, as a page or as JSON: `{"version", "digest", "dumps": [{"name", …}]}`.

    A dump that has been built since, with its size and checksum, changes the tag of the list.
    """
    view = await run_in_threadpool(request_view, request)
    form = format_for(request, (HTML, JSON))
    listed = [_entry(request, view, dump) for dump in shown_dumps(view.snapshot, view.scope)]
    built = sum(each["sha256"] is not None for each in listed)
    carried = headers(request, view, f"{form.name} {built}")
    same = unchanged(request, carried)
    if same is not None:
        return same
    if form is JSON:
        body = {"version": view.snapshot.version, "digest": view.snapshot.manifest.digest, "dumps": listed}
        return Response(orjson.dumps(body), headers={**carried, "Content-Type": JSON.media_type})
    return page(
        request, "dumps.html", view.reader, view.addresses, headers=carried,
        whole=[each for each in listed if each["of"] == "whole"], tables=[e for e in listed if e["of"] == "inventory"],
        graphs=_by_graph(listed), words=words(view.reader.language), view=view, digest=view.snapshot.manifest.digest,
    )  # fmt: skip


async def dump_file(request: Request) -> Response:
    """Answer with a dump, whole or in part, or with its checksum.

    Raises: NotFound, UnknownVersion (404); RangeNotSatisfiable (416).
    """
    view = await run_in_threadpool(request_view, request)
    name: str = request.path_params["name"]
    dump = dump_named(view.snapshot, name.removesuffix(_SUMS))
    file = await dump_files(request.app.state.service).file(view.snapshot, dump)
    digest = sha256(file)
    carried = _headers(view, dump, digest, request)
    if name.endswith(_SUMS):
        text = f"{digest}  {dump.name.rpartition('/')[2]}\n".encode()
        known = {name: carried[name] for name in ("X-Dataset-Version", "Cache-Control")} | {"ETag": content_tag(text)}
        return unchanged(request, known) or Response(text, headers=known, media_type="text/plain")
    return unchanged(request, carried) or file_answer(request, file, carried, dump.media_type)


async def to_list(request: Request) -> Response:
    """Redirect `/dump` to the list."""
    return RedirectResponse("/dump/", status_code=308)


def _headers(view: RequestView, dump: Dump, digest: str, request: Request) -> dict[str, str]:
    licence = request.app.state.service.settings.data_licence
    return {
        "ETag": f'"{digest}"',
        "Repr-Digest": f"sha-256=:{base64.b64encode(bytes.fromhex(digest)).decode()}:",
        "X-Dataset-Version": str(view.snapshot.version),
        "Cache-Control": lifetime(by_number=view.moment.lasts),
        "Link": f'<{licence}>; rel="license", {_described_by(dump, view.snapshot)}',
        "Content-Disposition": f'attachment; filename="{dump.name.rpartition("/")[2]}"',
    }


def _described_by(dump: Dump, snapshot: Snapshot) -> str:
    """Return the address on this host that describes a file: the metadata of a table, else the catalogue."""
    if dump.suffix != "csv":
        return f'</catalog?{urlencode(Moment.of(snapshot).parameters, safe=":")}>; rel="describedby"'
    metadata = Dump(dump.stem, METADATA) if dump.inventory is None else OF_ALL_INVENTORIES
    return f'</{path_of(metadata.name, Moment.of(snapshot))}>; rel="describedby"; type="{metadata.media_type}"'


def _entry(request: Request, view: RequestView, dump: Dump) -> dict[str, object]:
    built = dump_files(request.app.state.service).built(view.snapshot, dump)
    size, digest = built or (None, None)

    def href(name: str) -> str:
        return view.addresses.path(f"/dump/{name}", **Moment.of(view.snapshot).parameters)

    return {
        "name": dump.name,
        "of": "whole" if dump.is_whole else "inventory" if dump.graph is None else "graph",
        "graph": dump.graph,
        "format": dump.suffix,
        "media_type": dump.media_type,
        "href": href(dump.name),
        "compressed": None if dump.suffix == "csv.zip" else href(f"{dump.name}.gz"),
        "checksum": href(f"{dump.name}{_SUMS}"),
        "bytes": size,
        "sha256": digest,
    }


def _by_graph(listed: list[dict[str, object]]) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for each in listed:
        if each["graph"] is not None:
            found.setdefault(str(each["graph"]), []).append(each)
    return found
