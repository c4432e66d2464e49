"""The parameters of a query request, from every place where the protocol allows them.

Source: https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.requests import Request

from graph_api.http.query_parameters import Pairs, all_of, moment_of, one_of, scope_of, switch
from graph_api.http.request_limits import read_body
from graph_api.moments import NOW, Moment
from graph_store.errors import BadRequest, UnsupportedMediaType
from graph_store.formats import GRAPHS, TABLES
from graph_store.graphs import Scope

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"

_FORMATS = (*TABLES, *GRAPHS)
_MOST_PARAMETERS = 1_000


class QueryParameters(NamedTuple):
    """The query, None when there is none, and the choices that come with it."""

    text: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    scope: Scope = Scope()
    moment: Moment = NOW
    format: str | None = None
    explain: bool = False


async def query_parameters(request: Request, max_body_mb: float) -> QueryParameters:
    """Read a query sent by GET, by POST as a form, or by POST as the body.

    Raises: BadRequest (400), TooLarge (413), UnsupportedMediaType (415).
    """
    is_post = request.method == "POST"
    body = await read_body(request, max_body_mb) if is_post else b""
    pairs = in_address(request)
    if is_post:
        pairs = [*pairs, *_posted(request.headers.get("content-type", ""), body)]
    texts = all_of(pairs, "query")
    if len(texts) > 1:
        raise BadRequest("There is more than one query; send one.")
    text = texts[0] if texts else None
    if len(pairs) == 1 and texts:
        return QueryParameters(text)
    if all_of(pairs, "update"):
        raise BadRequest("This address answers queries; updates go to /update, with a token.")
    if is_post and not texts:
        raise BadRequest("There is no query; send it in the form field `query`, or as the body.")
    return QueryParameters(
        text=text,
        default=all_of(pairs, "default-graph-uri"),
        named=all_of(pairs, "named-graph-uri"),
        scope=scope_of(pairs),
        moment=moment_of(pairs, first=0),
        format=_format(pairs),
        explain=switch("explain", one_of(pairs, "explain") or "false"),
    )


def _posted(content_type: str, body: bytes) -> Pairs:
    media_type, _, parameters = content_type.lower().partition(";")
    if "charset" in parameters and "utf-8" not in parameters:
        raise UnsupportedMediaType("A query must be sent as UTF-8.")
    try:
        match media_type.strip():
            case "application/x-www-form-urlencoded":
                return pairs_in(body)
            case "application/sparql-query":
                return [("query", body.decode("utf-8"))]
            case "application/sparql-update":
                raise BadRequest("This address answers queries; updates go to /update, with a token.")
            case other:
                raise UnsupportedMediaType(
                    "{given} is not supported; send {direct} or {form}.", given=told(other), direct=DIRECT, form=FORM
                )
    except ValueError as fault:
        raise BadRequest("The body cannot be read as UTF-8: {fault}", fault=fault) from fault


def in_address(request: Request) -> Pairs:
    """Return the parameters in the address of a request, decoded as strict UTF-8.

    Raises: BadRequest (400).
    """
    form = request.scope["query_string"]
    try:
        return pairs_in(form) if form else ()
    except ValueError as fault:
        raise BadRequest("The address cannot be read as UTF-8: {fault}", fault=fault) from fault


def pairs_in(form: bytes) -> Pairs:
    """Return the parameters of a form. Raises: ValueError for invalid UTF-8, and for too many parameters."""
    text = form.decode("utf-8")
    return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)


def told(media_type: str) -> str:
    """Return a media type as the beginning of a sentence."""
    return repr(media_type) if media_type else "A body without Content-Type"


def _format(pairs: Pairs) -> str | None:
    """Return the requested format; some clients name one format several times, as `tsv` and as its media type."""
    names = [name for name in dict.fromkeys(all_of(pairs, "format")) if name]
    if len(names) < 2:
        return names[0] if names else None
    known = [name for name in names if any(each.answers_to(name) for each in _FORMATS)] or names[:1]
    meant = [each for each in _FORMATS if all(map(each.answers_to, known))]
    if not meant and len(known) > 1:
        raise BadRequest("There is more than one format; send one.")
    return meant[0].media_type if len(meant) == 1 else known[0]
