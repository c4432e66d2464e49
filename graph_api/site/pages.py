"""Renders pages: templates that escape everything, and texts in the reader's language."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from graph_api.site.addresses import Addresses
from graph_api.site.assets import asset
from graph_api.site.folder_pages import FolderSite, chosen
from graph_api.site.formatting import number
from graph_api.site.language import Reader, reader
from graph_api.site.texts import speaker
from ontology.folder_sections import by_language
from ontology.reasoning.verbalisation import basis_words

_IN_AN_ADDRESS = "/:%?~!$&'()*+,;=@"
_PUBLISHER = "Kennisgraaf"
"""The publisher, and the description, of a dataset that has no other."""


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("graph_api.site"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"asset": asset, "basis_words": basis_words}
    environment.filters["number"] = number
    return environment


_templates = _environment()


def prepare() -> None:
    """Compile every template, so that the first reader of each kind of page does not wait for it."""
    for name in _templates.list_templates():
        _templates.get_template(name)


def page(
    request: Request,
    template: str,
    reader: Reader,
    addresses: Addresses,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **content: object,
) -> HTMLResponse:
    """Return one HTML page.

    The template gets `say` (texts), `site` (the texts and pages of the graph folder), `link` (a path that keeps the
    reader's choices), `ended_switch` (this page with or without what has ended), and the given content.
    """
    text = _templates.get_template(template).render(
        say=speaker(reader.language),
        language=reader.language,
        site=site_of(request, reader),
        languages=_languages(request, reader),
        other_language=next((tag for tag in reader.interface if tag != reader.language), ""),
        link=addresses.path,
        again=partial(again, request),
        here=request.url.path,
        address_here=addresses.base.rstrip("/") + request.url.path,
        asked_for=request.query_params.get("q", ""),
        kept=addresses.kept,
        ended_switch=again(request, page="", ended="" if "ended" in request.query_params else "true"),
        **_publisher(request),
        **content,
    )
    carried = dict(headers or {})
    if status == HTTPStatus.OK:
        carried["Link"] = ", ".join(filter(None, [carried.get("Link"), *_language_links(request, reader, addresses)]))
    return HTMLResponse(text, status, headers=carried)


def uncached_page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **content: object,
) -> HTMLResponse:
    """Return one HTML page that depends on files beside the service or on what was sent, so that no cache may keep it.

    Raises: BadRequest (400) when `lang` is not a language tag.
    """
    who = reader(request, request.app.state.service.settings.languages)
    carried = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language", **(headers or {})}
    return page(request, template, who, addresses_of(request), status=status, headers=carried, **content)


def addresses_of(request: Request) -> Addresses:
    """Return addresses that keep the language of the reader, and no choice of data."""
    kept = {"lang": request.query_params["lang"]} if "lang" in request.query_params else {}
    return Addresses(request.app.state.service.settings.base, kept)


def site_of(request: Request, reader: Reader) -> FolderSite:
    """Return the texts and pages of the graph folder; an error may be shown before the service exists."""
    service = getattr(request.app.state, "service", None)
    if service is None:
        return FolderSite(reader, _PUBLISHER, "")
    texts = (service.settings.dataset_title, service.settings.dataset_description)
    title, description = (chosen(by_language(text), reader) for text in texts)
    return FolderSite(reader, title, "" if description == _PUBLISHER else description)


def _publisher(request: Request) -> dict[str, str]:
    """Return the publisher and the licence; an error may be shown before the service exists."""
    service = getattr(request.app.state, "service", None)
    if service is None:
        return {"publisher": _PUBLISHER, "licence": ""}
    return {"publisher": service.settings.publisher_name, "licence": service.settings.data_licence}


def _language_links(request: Request, reader: Reader, addresses: Addresses) -> list[str]:
    """Return links to this page in each language, with the base, because a path in the page may be on another host."""
    start = addresses.base.rstrip("/")
    found = ((tag, quote(href, safe=_IN_AN_ADDRESS)) for tag, href in _languages(request, reader).items())
    return [f'<{start}{href}>; rel="alternate"; hreflang="{tag}"' for tag, href in found]


def again(request: Request, **choices: str) -> str:
    """Return the address of this page with other choices; an empty choice is left out."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in choices]
    chosen = [*kept, *((name, value) for name, value in choices.items() if value)]
    return f"{request.url.path}?{urlencode(chosen)}" if chosen else request.url.path


def _languages(request: Request, reader: Reader) -> dict[str, str]:
    """Return the address of this page in each language of the interface."""
    return {tag: f"{request.url.path}?{request.url.include_query_params(lang=tag).query}" for tag in reader.interface}
