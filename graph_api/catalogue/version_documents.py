"""`/versions`, `/versions/N` and `/versions/A..B` for programs: manifests as JSON and RDF, changes as RDF Patch.

The site (`site/version_pages.py`) answers browsers at the same addresses.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import islice
from typing import Any

import orjson
from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from graph_api.catalogue.catalogue_documents import described, publishing
from graph_api.catalogue.statements import Statements, both, typed
from graph_api.dumps.dump_names import OF_THE_WHOLE, WHOLE, path_of
from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for
from graph_api.linked_data.representation import relations
from graph_api.moments import Moment
from graph_api.service import Service
from graph_api.site import version_pages
from graph_api.site.citation import citation, version_iri
from graph_api.site.file_sources import file_sources
from graph_api.site.freshness import headers
from graph_api.site.request_view import request_view
from graph_store.difference import Difference
from graph_store.documents import documents_of
from graph_store.errors import NotFound
from graph_store.formats import HTML, JSONLD, NTRIPLES, RDFXML, TURTLE, Format, Kind
from graph_store.manifest import REDACTED, Manifest
from graph_store.snapshot import Snapshot

JSON = Format("json", Kind.PAGE, "application/json", ".json")
PATCH = Format("patch", Kind.GRAPH, "application/rdf-patch", ".rdfp", ("text/plain",), ("rdf-patch",))

_OF_A_LIST = (JSON, HTML)
_OF_A_VERSION = (JSON, HTML, TURTLE, JSONLD, NTRIPLES, RDFXML)
_OF_CHANGES = (PATCH, HTML, JSON)
_NAME = re.compile(r"([1-9]\d{0,8})(?:\.\.([1-9]\d{0,8}))?(\.[a-z]+)?")
_PARTS = 1000


def version_list(request: Request) -> Response:
    """Answer with the kept versions, newest first: `{"versions": [manifest …]}`; `withdrawn` gives the reason."""
    service: Service = request.app.state.service
    form = _form(request, _OF_A_LIST)
    if form is HTML:
        return version_pages.versions(request)
    withdrawn = service.state.withdrawals()
    told = f"{form.name} {withdrawn} {version_pages.exceptions(request)}"
    carried = headers(request, request_view(request), told)
    listed = [
        {**as_json(manifest, service), "withdrawn": withdrawn.get(manifest.version)}
        for manifest in service.state.manifests()[::-1]
    ]
    return unchanged(request, carried) or _json({"versions": listed}, carried)


def version_document(request: Request) -> Response:
    """Answer with one version, or with the facts removed and added between versions A and B.

    Raises: NotFound, UnknownVersion (404), NotAcceptable (406).
    """
    name = request.path_params["name"]
    found = _NAME.fullmatch(name)
    if found is None:
        raise NotFound(
            "Unknown version {name!r}; examples: /versions/3, /versions/3.ttl, /versions/2..3.", name=name[:40]
        )
    request.scope["path_params"] = {"name": name.removesuffix(found[3] or "")}
    if found[2]:
        return _changes(request, int(found[1]), int(found[2]), found[3])
    return _manifest(request, int(found[1]), found[3])


def _manifest(request: Request, number: int, suffix: str | None) -> Response:
    service: Service = request.app.state.service
    view = replace(request_view(request), snapshot=service.snapshot(number))
    form, path = _form(request, _OF_A_VERSION, suffix), f"/versions/{number}"
    carried = headers(request, view, form.name, relations(view, path, NamedNode(view.addresses.base[:-1] + path)))
    same = unchanged(request, carried)
    if same is not None:
        return same
    if form is HTML:
        return version_pages.version_page(request)
    if form is JSON:
        return _json(as_json(view.snapshot.manifest, service), carried)
    return described(request, view, as_triples(view.snapshot, service), form, carried)


def _changes(request: Request, old: int, new: int, suffix: str | None) -> Response:
    service: Service = request.app.state.service
    form = _form(request, _OF_CHANGES, suffix)
    if form is HTML:
        return version_pages.version_page(request)
    view = replace(request_view(request), snapshot=service.snapshot(new))
    carried = headers(request, view, f"{form.name} {version_pages.exceptions(request)}")
    same = unchanged(request, carried)
    if same is not None:
        return same
    found, start = service.state.difference(old, new), f"{view.addresses.base}versions/"
    parts = (
        _json_parts(old, new, found)
        if form is JSON
        else (f"{line}\n" for line in found.patch(this=f"{start}{new}", previous=f"{start}{old}"))
    )
    return StreamingResponse(_chunks(parts), headers=carried, media_type=form.media_type)


def as_json(manifest: Manifest, service: Service) -> dict[str, Any]:
    """Return a manifest as JSON, without the findings of a sync, because they quote cells that are not published."""
    by = publishing(service)
    shown = ("version", "created", "quads", "graphs", "sources", "added", "removed", "inferred_added",
             "inferred_removed", "digest")  # fmt: skip
    facts = {name: getattr(manifest, name) for name in shown}
    cited = {"citation": citation(manifest, by.name, by.licence), "licence": by.licence}
    redacted = {"redacted": manifest.note[REDACTED]} if REDACTED in manifest.note else {}
    documents = {"documents": [asdict(each) for each in documents_of(manifest)]}
    return {"iri": version_iri(manifest), **facts, **documents, **redacted, **cited, "dumps": dump_addresses(manifest)}


def dump_addresses(manifest: Manifest) -> list[str]:
    """Return the addresses of the files of a version."""
    return [manifest.base + path_of(f"{WHOLE}.{suffix}", Moment(manifest.version)) for suffix in OF_THE_WHOLE]


def as_triples(snapshot: Snapshot, service: Service) -> list[Triple]:
    """Describe a version as a dataset, with the version before it and its source files."""
    manifest, by = snapshot.manifest, publishing(service)
    say, number = Statements(manifest.base), manifest.version
    before = number - 1
    sources = [say.iri(f"source/{name}") for name in file_sources(snapshot).values()]
    say.about(
        say.iri(f"versions/{number}"), "dcat:Dataset",
        dct_title=both(f"Versie {number}", f"Version {number}"),
        dct_description=both(f"De dataset zoals versie {number} hem publiceerde.",
                             f"The dataset as version {number} published it."),
        dct_issued=typed(manifest.created, "dateTime"),
        dct_modified=[typed(each["at"], "dateTime") for each in manifest.note.get(REDACTED, ())],
        dcat_version=str(number),
        dct_identifier=f"digest:{manifest.digest}", dct_license=NamedNode(by.licence),
        dct_isVersionOf=say.iri("catalog#dataset"), dct_bibliographicCitation=citation(manifest, by.name, by.licence),
        void_triples=manifest.graphs.get("default", 0), prov_wasDerivedFrom=sources,
        prov_wasRevisionOf=say.iri(f"versions/{before}") if before in service.state.versions() else None,
        void_dataDump=[NamedNode(address) for address in dump_addresses(manifest)],
    )  # fmt: skip
    return say.found


def _form(request: Request, offered: Sequence[Format], suffix: str | None = None) -> Format:
    by_suffix = next((form for form in offered if form.suffix == suffix), None)
    if suffix and by_suffix is None:
        raise NotFound(
            "Unknown suffix {suffix}; choose from {offered}.",
            suffix=suffix,
            offered=", ".join(form.suffix for form in offered),
        )
    return by_suffix or format_for(request, offered)


def _json(body: object, carried: dict[str, str]) -> Response:
    return Response(orjson.dumps(body), headers={**carried, "Content-Type": JSON.media_type})


def _json_parts(old: int, new: int, found: Difference) -> Iterator[str]:
    """Stream `{"from", "to", "removed": [line …], "added": [line …]}`, line by line."""
    yield f'{{"from":{old},"to":{new},"removed":['
    yield from _listed(found.removed_lines())
    yield '],"added":['
    yield from _listed(found.added_lines())
    yield "]}"


def _listed(lines: Iterator[str]) -> Iterator[str]:
    separator = ""
    for line in lines:
        yield separator + orjson.dumps(line).decode()
        separator = ","


def _chunks(parts: Iterator[str]) -> Iterator[str]:
    while chunk := list(islice(parts, _PARTS)):
        yield "".join(chunk)
