"""Content negotiation: the format that suits a client best.

Sources: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1 · https://www.w3.org/TR/sparql11-protocol/#conneg
"""

from collections.abc import Sequence

from starlette.requests import Request

from graph_api.http.quality import weighted
from graph_store.errors import NotAcceptable
from graph_store.formats import Format, listed


def format_for(request: Request, offered: Sequence[Format]) -> Format:
    """Return the offered format that a request asks for, by its `format` parameter, else by its Accept header.

    Raises: NotAcceptable (406) listing the offered formats.
    """
    return negotiate(request.headers.get("accept", ""), offered, request.query_params.get("format"))


def prefers(accept: str, wanted: Format, *others: Format) -> bool:
    """Return whether a client accepts this format, and likes none of the others as well or better."""
    try:
        return negotiate(accept, (*others, wanted)) is wanted
    except NotAcceptable:
        return False


def negotiate(accept: str, offered: Sequence[Format], asked: str | None = None) -> Format:
    """Return the offered format that suits a client best: the one `asked` for by name or media type, else by `accept`.

    The highest quality wins, then the most specific range that names it, then the order of `offered`.
    Raises: NotAcceptable (406) listing the offered formats.
    """
    if asked:
        named = [candidate for candidate in offered if candidate.answers_to(asked)]
        return named[0] if named else _refuse(asked, offered)
    ranges = [(name, quality) for name, quality in weighted(accept or "*/*") if "/" in name]
    graded = [(_grade(candidate, ranges), -place) for place, candidate in enumerate(offered)]
    (quality, _), place = max(graded, default=((0.0, 0), 0))
    return offered[-place] if quality > 0 else _refuse(accept, offered)


def _grade(candidate: Format, ranges: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """Return the quality and specificity of the best range for the format; zero if no range covers it."""
    names = (candidate.media_type, *candidate.media_aliases)
    covering = [(_specificity(name, names), quality) for name, quality in ranges]
    specificity, quality = max(covering, default=(0, 0.0))
    return (quality, specificity) if specificity else (0.0, 0)


def _specificity(name: str, names: Sequence[str]) -> int:
    """Return how closely a range matches a format: 5 is the media type itself, 4 another name of it.

    3 is `type/*` of the media type, 2 that of another name, 1 is `*/*`, and 0 means no match.
    """
    if name in names:
        return 5 if name == names[0] else 4
    if name.endswith("/*"):
        kind = name.removesuffix("*")
        if names[0].startswith(kind):
            return 3
        if any(other.startswith(kind) for other in names):
            return 2
    return int(name == "*/*")


def _refuse(asked: str, offered: Sequence[Format]) -> Format:
    raise NotAcceptable(
        "{asked!r} is not available; available formats: {formats}.", asked=asked, formats=listed(offered)
    )
