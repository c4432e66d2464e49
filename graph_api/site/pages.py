"""Renders pages: templates that escape everything, one content security policy, the words of the reader's language."""

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from graph_api.site.addresses import Addresses
from graph_api.site.assets import asset
from graph_api.site.language import Reader
from graph_api.site.words import INTERFACE, speaker

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Nothing from another host, nothing inline."""

_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("graph_api.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = asset
    return environment


_templates = _environment()


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
    """One HTML page.

    The template sees `say` (words), `link` (a path that keeps the reader's choices), and the content given.
    """
    settings = request.app.state.service.settings
    text = _templates.get_template(template).render(
        say=speaker(reader.language),
        language=reader.language,
        other_language=_other_language(request, reader),
        link=addresses.path,
        here=request.url.path,
        asked_for=request.query_params.get("q", ""),
        publisher=settings.publisher_name,
        licence=settings.data_licence,
        asked_language=addresses.kept.get("lang"),
        **content,
    )
    return HTMLResponse(text, status, headers={**_HEADERS, **(headers or {})})


def _other_language(request: Request, reader: Reader) -> tuple[str, str]:
    """The tag of the other interface language, and this page's address in it."""
    other = next(tag for tag in INTERFACE if tag != reader.language)
    return other, f"{request.url.path}?{request.url.include_query_params(lang=other).query}"
