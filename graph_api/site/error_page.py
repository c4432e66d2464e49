"""An error as a page: what happened in the reader's language, the exact message, and links to continue from."""

import contextlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.query_parameters import moment_of
from graph_api.site.addresses import Addresses
from graph_api.site.labels import Label, Labels
from graph_api.site.language import Reader, reader
from graph_api.site.nearest import nearest_things
from graph_api.site.pages import again, page
from graph_api.site.shown_documents import shown_documents
from graph_api.site.texts import INTERFACE, WORDS, interface_of
from graph_api.site.thing_lookup import key_of
from graph_store.errors import GraphError, UnknownDocument
from graph_store.graphs import DEFAULT_BASE, Scope
from graph_store.text import said

MESSAGES: Mapping[str, tuple[str, str]] = {
    code: (texts[0], texts[1])
    for code, texts in orjson.loads((files(__package__) / "messages.json").read_bytes()).items()
}
"""For each code, what happened and what to do, in the languages of the interface."""

_NOT_FOUND = 404
_LONGEST_PATH = 120


def error_page(request: Request, fields: Mapping[str, Any], headers: Mapping[str, str]) -> Response:
    """Return a problem document as a page; the cause of the error cannot make this page fail."""
    service = getattr(request.app.state, "service", None)
    languages = INTERFACE if service is None else service.settings.languages
    who = _reader(request, languages)
    base = DEFAULT_BASE if service is None else service.settings.base
    addresses = Addresses(base, {"lang": who.language} if "lang" in request.query_params else {})
    title = f"error_{fields['status']}"
    return page(
        request, "error.html", who, addresses,
        status=fields["status"],
        headers=headers,
        key=title if title in WORDS else "error_other",
        message=message(fields["code"], request.url.path, who.language),
        problem=dict(fields),
        detail=_detail(fields["detail"], who.language),
        suggestions=_suggestions(request, who, addresses, fields) if fields["status"] == _NOT_FOUND else [],
    )  # fmt: skip


def _detail(detail: str, language: str) -> tuple[str, str]:
    """Return the exact message and its language: that of the page, or English if it is only in English."""
    told = said(detail, language)
    return told, "en" if told == detail else language


def message(code: str, path: str, language: str) -> str:
    """Return the meaning of an error in one language."""
    return MESSAGES.get(code, MESSAGES["REJECTED"])[INTERFACE.index(language)].format(
        path=unquote(path)[:_LONGEST_PATH]
    )


def _reader(request: Request, languages: tuple[str, ...]) -> Reader:
    try:
        return reader(request, languages)
    except GraphError:
        interface = interface_of(languages)
        return Reader(interface[0], languages, interface)


def _suggestions(
    request: Request, who: Reader, addresses: Addresses, fields: Mapping[str, Any]
) -> list[tuple[Label, str, str]]:
    """Return names, addresses and keys: this page as of the known documents, or the things with a similar key.

    There are none before the first version is published.
    """
    service = getattr(request.app.state, "service", None)
    if service is None:
        return []
    with contextlib.suppress(GraphError):
        if fields["code"] == UnknownDocument.code:
            snapshot = service.snapshot(moment_of(request.query_params.multi_items()).version)
            known = shown_documents(snapshot, who, addresses)
            return [(each.label, again(request, document=each.key), each.key) for each in known]
        snapshot = service.snapshot()
        labels = Labels(snapshot, Scope(), who.order, who.language)
        near = nearest_things(snapshot, request.url.path)
        return [(labels.of(each), addresses.of(each) or "/", key_of(each, addresses.base)) for each in near]
    return []
