"""`/docs/`: the documentation, rendered in the frame of the site, and a search in it."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib.metadata import version as release_of
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_api.http.conditional import unchanged
from graph_api.response_cache import page_once
from graph_api.site import manual_search
from graph_api.site.addresses import Addresses
from graph_api.site.language import reader
from graph_api.site.manual import Manual, Page, groups
from graph_api.site.markdown import Section
from graph_api.site.pages import page
from graph_api.site.search import LONGEST_QUERY
from graph_store.errors import NotFound

_SHOWN = 30
_SHORT_CONTENTS = 12
"""Up to this number of headings, the table of contents is open on a phone too."""

_RELEASE = release_of("kennisgraaf")


def documentation(request: Request) -> Response:
    """Answer with a page of the documentation, or redirect with 308 to its address, which ends in `/`.

    Raises: NotFound (404).
    """
    name, manual = request.path_params.get("name", ""), _manual(request)
    asked = manual.pages.get(name.rstrip("/") or "index")
    if asked is None:
        raise NotFound("The documentation has no page {name}; /docs/ lists the pages.", name=name[:80])
    if request.url.path != asked.path:
        query = request.url.query
        return RedirectResponse(f"{asked.path}?{query}" if query else asked.path, status_code=308)
    language = reader(request, request.app.state.service.settings.languages).language
    shown = asked.in_language(language)
    before, after = (each and each.in_language(language) for each in manual.neighbours(asked.name))
    return _answer(request, "documentation.html", lambda: {
        "page": shown, "before": before, "after": after, "contents": contents(shown), "short": _SHORT_CONTENTS,
    })  # fmt: skip


def documentation_search(request: Request) -> Response:
    """Answer with the sections that have every word of `q`, best first, at most 30."""
    query = request.query_params.get("q", "").strip()[:LONGEST_QUERY]

    def content() -> Mapping[str, Any]:
        total, passages = manual_search.find(_manual(request), query, _SHOWN)
        return {"query": query, "total": total, "passages": passages}

    return _answer(request, "documentation_search.html", content)


def contents(asked: Page) -> list[Section]:
    """Return the headings below the title, down to the third level."""
    return [section for section in asked.document.sections[1:] if section.level <= 3]


def _answer(request: Request, template: str, content: Callable[[], Mapping[str, Any]]) -> Response:
    """Return a page that depends on the documentation but on no version of the data."""
    settings, manual = request.app.state.service.settings, _manual(request)
    who = reader(request, settings.languages)
    addresses = Addresses(settings.base, {"lang": who.language} if "lang" in request.query_params else {})
    choice = (_RELEASE, manual.digest, settings.base, who.language, request.url.path, request.url.query)
    carried = {
        "ETag": f'"docs-{sha256(repr(choice).encode()).hexdigest()[:20]}"',
        "Vary": "Accept, Accept-Language",
        "Cache-Control": "no-cache",
    }

    def made() -> Response:
        common: Mapping[str, Any] = {"groups": groups(), "pages": manual.in_language(who.language)}
        return page(request, template, who, addresses, headers=carried, **common, **content())

    return unchanged(request, carried) or page_once(request, carried, made)


def _manual(request: Request) -> Manual:
    manual: Manual = request.app.state.manual
    return manual
