"""Formats of answers, tables for SELECT and ASK and graphs for RDF, and content negotiation between them.

Sources: https://www.w3.org/TR/sparql11-protocol/#conneg · https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

import pyoxigraph
from pyoxigraph import Quad, QueryResultsFormat, RdfFormat, Triple

from graph_store.errors import NotAcceptable
from graph_store.terms import RDF_TYPE, order
from graph_store.xml_output import in_xml


class Kind(StrEnum):
    """The kinds of content that a format can carry."""

    TABLE = "table"
    GRAPH = "graph"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, media type and suffix, other names clients use for it, and the engine's own value."""

    name: str
    kind: Kind
    media_type: str
    suffix: str
    media_aliases: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    engine: RdfFormat | QueryResultsFormat | None = None

    @property
    def content_type(self) -> str:
        """Return the value of a Content-Type header; text formats name UTF-8."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type

    def answers_to(self, name: str) -> bool:
        """Return whether a `format` parameter with this value means this format."""
        known = {self.name, self.suffix.removeprefix("."), self.media_type, *self.aliases, *self.media_aliases}
        return name.strip().lower() in known


JSON = Format(
    "json", Kind.TABLE, "application/sparql-results+json", ".srj", ("application/json",), (), QueryResultsFormat.JSON
)
XML = Format(
    "xml", Kind.TABLE, "application/sparql-results+xml", ".srx", ("application/xml", "text/xml"), (),
    QueryResultsFormat.XML,
)  # fmt: skip
CSV = Format("csv", Kind.TABLE, "text/csv", ".csv", (), (), QueryResultsFormat.CSV)
TSV = Format("tsv", Kind.TABLE, "text/tab-separated-values", ".tsv", (), (), QueryResultsFormat.TSV)

TURTLE = Format("turtle", Kind.GRAPH, "text/turtle", ".ttl", ("application/x-turtle",), ("n3",), RdfFormat.TURTLE)
NTRIPLES = Format(
    "ntriples", Kind.GRAPH, "application/n-triples", ".nt", ("text/plain",), ("n-triples",), RdfFormat.N_TRIPLES
)
JSONLD = Format(
    "jsonld", Kind.GRAPH, "application/ld+json", ".jsonld", ("application/json",), ("json-ld", "json"),
    RdfFormat.JSON_LD,
)  # fmt: skip
RDFXML = Format(
    "rdfxml", Kind.GRAPH, "application/rdf+xml", ".rdf", ("application/xml", "text/xml"),
    ("rdf+xml", "rdf-xml", "rdf/xml", "xml"), RdfFormat.RDF_XML,
)  # fmt: skip
TRIG = Format("trig", Kind.GRAPH, "application/trig", ".trig", ("application/x-trig",), (), RdfFormat.TRIG)
NQUADS = Format("nquads", Kind.GRAPH, "application/n-quads", ".nq", ("text/x-nquads",), ("n-quads",), RdfFormat.N_QUADS)
HTML = Format("html", Kind.PAGE, "text/html", ".html", ("application/xhtml+xml",))

TABLES = (JSON, XML, CSV, TSV)
"""Formats of SELECT and ASK, in order of preference."""

GRAPHS = (TURTLE, NTRIPLES, JSONLD, RDFXML, TRIG, NQUADS)
"""Formats of RDF, in order of preference."""


def negotiate(accept: str, offered: Sequence[Format], asked: str | None = None) -> Format:
    """Return the offered format that suits a client best: the one `asked` for by name or media type, else by `accept`.

    The highest quality wins, then the most specific range that names it, then the order of `offered`.
    Raises: NotAcceptable (406) listing the offered formats.
    """
    if asked:
        named = [candidate for candidate in offered if candidate.answers_to(asked)]
        return named[0] if named else _refuse(asked, offered)
    ranges = _ranges(accept or "*/*")
    graded = [(_grade(candidate, ranges), -place) for place, candidate in enumerate(offered)]
    (quality, _), place = max(graded, default=((0.0, 0), 0))
    return offered[-place] if quality > 0 else _refuse(accept, offered)


def listed(offered: Sequence[Format]) -> str:
    """List formats for use in a message."""
    return ", ".join(f"{each.name} ({each.media_type})" for each in offered)


def serialise(content: Iterable[Triple | Quad], format: Format, prefixes: Mapping[str, str] | None = None) -> bytes:  # noqa: A002
    """Serialise a graph or dataset; equal content gives equal bytes. A format without graph names gets the triples.

    Raises: NotAcceptable (406) when the format cannot carry a value.
    """
    engine = format.engine
    if not isinstance(engine, RdfFormat):
        raise ValueError(f"{format.name} is not an RDF format.")
    wanted = set(content) if engine.supports_datasets else {_triple(item) for item in content}
    written = io.BytesIO()
    pyoxigraph.serialize(
        cast(Iterable[Quad], sorted(wanted, key=_place)), written, engine, prefixes=dict(prefixes or {})
    )
    return in_xml(written.getvalue()) if format is RDFXML else written.getvalue()


def _triple(item: Triple | Quad) -> Triple | Quad:
    return item.triple if isinstance(item, Quad) else item


def _place(item: Triple | Quad) -> tuple[object, ...]:
    graph = str(item.graph_name) if isinstance(item, Quad) else ""
    return graph, order(item.subject), item.predicate != RDF_TYPE, item.predicate.value, order(item.object)


def _ranges(accept: str) -> list[tuple[str, float]]:
    """Return the media ranges of an Accept header with their qualities; malformed parts are ignored."""
    found = []
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        quality = next((value.strip() for key, _, value in map(_pair, parameters) if key == "q"), "1")
        if "/" in name and _is_quality(quality):
            found.append((name, min(float(quality), 1.0)))
    return found


def _pair(parameter: str) -> tuple[str, str, str]:
    key, equals, value = parameter.partition("=")
    return key.strip(), equals, value


def _is_quality(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


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
    raise NotAcceptable(f"{asked!r} is not available; available formats: {listed(offered)}.")
