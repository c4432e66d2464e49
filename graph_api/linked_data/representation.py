"""The formats of a document, the choice of one, and the links between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.negotiation import format_for
from graph_api.site.request_view import RequestView
from graph_store.errors import BadRequest
from graph_store.formats import HTML, JSONLD, NTRIPLES, RDFXML, TURTLE, Format, serialise
from ontology.jsonld import to_jsonld
from ontology.namespaces import prefixes

OFFERED = (TURTLE, HTML, JSONLD, NTRIPLES, RDFXML)
"""Formats of a document; a client without a preference gets the first one."""

_NAMES = {TURTLE: "Turtle", JSONLD: "JSON-LD", NTRIPLES: "N-Triples", RDFXML: "RDF/XML"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to one format: its name, media type and address."""

    name: str
    media_type: str
    href: str


def split_suffix(name: str) -> tuple[str, Format | None]:
    """Return a name without its format suffix, and that format; `tree/oak.ttl` is `tree/oak` in Turtle."""
    for form in OFFERED:
        if name.endswith(form.suffix) and name != form.suffix:
            return name.removesuffix(form.suffix), form
    return name, None


def choose(request: Request, by_suffix: Format | None) -> Format:
    """Return the format given by the suffix, else by `?format=`, else by Accept.

    Raises: NotAcceptable (406) listing the formats.
    """
    if by_suffix is not None:
        return by_suffix
    return format_for(request, OFFERED)


def offers(view: RequestView, path: str) -> list[Offer]:
    """Return links to the RDF formats of a document that keep the reader's other choices."""
    return [Offer(name, form.media_type, view.addresses.path(path + form.suffix)) for form, name in _NAMES.items()]


def relations(view: RequestView, path: str, about: NamedNode, *, page: int = 1, pages: int = 1) -> list[str]:
    """Return the link relations of a document (https://www.rfc-editor.org/rfc/rfc8288): topic, other formats and parts.

    The canonical address uses the base. Other formats and parts are paths with the choices of the request, so that a
    client that follows them stays on this host and in this version.
    """
    address = view.addresses.base.rstrip("/") + path

    def link(to: str, number: int = page) -> str:
        return view.addresses.path(to, page=str(number) if number > 1 else "")

    found = [f'<{address}>; rel="canonical"', f'<{address}>; rel="describedby"; anchor="{_ascii(about.value)}"']
    found += [f'<{link(path + form.suffix)}>; rel="alternate"; type="{form.media_type}"' for form in (*_NAMES, HTML)]
    if page > 1:
        found.append(f'<{link(path, page - 1)}>; rel="prev"')
    if page < pages:
        found.append(f'<{link(path, page + 1)}>; rel="next"')
    return found


def context_link(request: Request, base: str) -> str | None:
    """Return the address of the context if `?context=link` asks for it; None if the document includes the context.

    Raises: BadRequest (400) for another value than link or inline.
    """
    text = request.query_params.get("context", "inline")
    if text not in {"inline", "link"}:
        raise BadRequest("context={text!r} is not accepted; it takes inline or link.", text=text[:40])
    return f"{base}ns/context.jsonld" if text == "link" else None


def as_rdf(
    triples: Iterable[Triple], form: Format, base: str, first: NamedNode | None = None, *, link: str | None = None
) -> bytes:
    """Return triples in one of the RDF formats; JSON-LD with its context inline, or with the given `link` to it."""
    if form is JSONLD:
        return to_jsonld(triples, base, first, link=link)
    return serialise(triples, form, {} if form is NTRIPLES else prefixes(base))


def rdf_response(body: bytes, form: Format, carried: Mapping[str, str], status: int = 200) -> Response:
    """Return an answer in an RDF format."""
    return Response(body, status, {**carried, "Content-Type": form.content_type})


def _ascii(iri: str) -> str:
    return quote(iri, safe="/:%~!$&'()*+,;=@#?")
