"""The language that a reader wants, for the interface and for names in the data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.requests import Request

from graph_api.site.texts import INTERFACE
from graph_store.errors import BadRequest

_LONGEST_TAG = 35


@dataclass(frozen=True, slots=True)
class Reader:
    """The language of the interface, and the order of preference of languages in the data."""

    language: str
    order: tuple[str, ...]


def reader(request: Request, languages: Sequence[str]) -> Reader:
    """Return the language in `?lang=`, else that in `Accept-Language`, else the first language of the service.

    Raises: BadRequest (400) when `lang` is not a language tag.
    """
    wished = [*_asked(request), *_accepted(request.headers.get("accept-language", ""))]
    order = tuple(dict.fromkeys([*wished, *languages]))
    return Reader(next((tag for tag in order if tag in INTERFACE), INTERFACE[0]), order)


def _asked(request: Request) -> list[str]:
    tag = request.query_params.get("lang")
    if tag is None:
        return []
    if len(tag) > _LONGEST_TAG or not tag.replace("-", "").isalnum() or not tag.isascii():
        raise BadRequest(f"lang={tag[:_LONGEST_TAG]!r} is not a language tag; examples: nl, en, fr.")
    return [tag.lower(), *_primary(tag)]


def _accepted(header: str) -> list[str]:
    weighted = sorted(_weighted(header), key=lambda pair: -pair[1])
    return [each for tag, weight in weighted if weight > 0 for each in (tag, *_primary(tag))]


def _weighted(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(",")[:20]:
        tag, _, weight = part.strip().partition(";q=")
        if tag and tag != "*" and len(tag) <= _LONGEST_TAG:
            yield tag.lower(), _number(weight)


def _number(weight: str) -> float:
    try:
        return float(weight or 1)
    except ValueError:
        return 0


def _primary(tag: str) -> list[str]:
    return [tag.lower().partition("-")[0]] if "-" in tag else []
