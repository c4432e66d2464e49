"""An error as a page: what went wrong in the reader's language, what exactly, and where to go from here."""

import contextlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.addresses import Addresses
from graph_api.site.found import key_of
from graph_api.site.labels import Label, Labels
from graph_api.site.language import Reader, reader
from graph_api.site.nearest import nearest_things
from graph_api.site.pages import page
from graph_api.site.words import INTERFACE, WORDS
from graph_store.errors import GraphError
from graph_store.graphs import DEFAULT_BASE, Scope

MESSAGES: Mapping[str, tuple[str, str]] = {
    code: (texts[0], texts[1])
    for code, texts in orjson.loads((files(__package__) / "messages.json").read_bytes()).items()
}
"""For each code what happened and what to do, in the languages of the interface."""

_NOT_FOUND = 404
_LONGEST_PATH = 120


def error_page(request: Request, fields: Mapping[str, Any], headers: Mapping[str, str]) -> Response:
    """The page of a problem document; it never fails for what made the error."""
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
        suggestions=_suggestions(request, who, addresses) if fields["status"] == _NOT_FOUND else [],
    )  # fmt: skip


def message(code: str, path: str, language: str) -> str:
    """What an error means, in the words of one language; the sentence of the error itself is English everywhere."""
    return MESSAGES.get(code, MESSAGES["REJECTED"])[INTERFACE.index(language)].format(
        path=unquote(path)[:_LONGEST_PATH]
    )


def _reader(request: Request, languages: tuple[str, ...]) -> Reader:
    try:
        return reader(request, languages)
    except GraphError:
        return Reader(INTERFACE[0], languages)


def _suggestions(request: Request, who: Reader, addresses: Addresses) -> list[tuple[Label, str, str]]:
    """Names, addresses and keys of things with a key like the one asked for; none when nothing is published."""
    service = getattr(request.app.state, "service", None)
    if service is None:
        return []
    with contextlib.suppress(GraphError):
        snapshot = service.snapshot()
        labels = Labels(snapshot, Scope(), who.order, who.language)
        near = nearest_things(snapshot, request.url.path)
        return [(labels.of(each), addresses.of(each) or "/", key_of(each, addresses.base)) for each in near]
    return []
