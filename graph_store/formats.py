"""Formats of answers: tables for SELECT and ASK, and graphs for RDF."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

import pyoxigraph
from pyoxigraph import Quad, QueryResultsFormat, RdfFormat, Triple

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
