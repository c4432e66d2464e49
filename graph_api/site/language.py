"""The language that a reader wants, for the interface and for names in the data."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from starlette.requests import Request

from graph_api.http.accept_language import accepted_languages, is_language_tag, lookup_tags
from graph_api.site.texts import INTERFACE, interface_of
from graph_store.errors import BadRequest

_SHOWN = 35


@dataclass(frozen=True, slots=True)
class Reader:
    """The language of the page, the order of preference of languages in the data, and those of the interface."""

    language: str
    order: tuple[str, ...]
    interface: tuple[str, ...] = INTERFACE


def reader(request: Request, languages: Sequence[str]) -> Reader:
    """Return the language in `?lang=`, else that in `Accept-Language`, else the first language of the service.

    Raises: BadRequest (400) when `lang` is not a language tag.
    """
    wished = [*_asked(request), *accepted_languages(request.headers.get("accept-language", ""))]
    order = tuple(dict.fromkeys([*chain.from_iterable(map(lookup_tags, wished)), *languages]))
    interface = interface_of(languages)
    return Reader(next((tag for tag in order if tag in interface), interface[0]), order, interface)


def _asked(request: Request) -> list[str]:
    tag = request.query_params.get("lang")
    if tag is None:
        return []
    if not is_language_tag(tag):
        raise BadRequest("lang={tag!r} is not a language tag; examples: nl, en, fr.", tag=tag[:_SHOWN])
    return [tag]
