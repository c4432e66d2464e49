"""Convert a table group to triples. https://www.w3.org/TR/csv2rdf/"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from loaders.map.terms import Value
from loaders.values.lexical import CSVW, RDF, XSD
from loaders.w3c.common import Node, common_triples, value_triples
from loaders.w3c.dialect import Dialect
from loaders.w3c.locate import Fetch, Fetched, Locator, bare_table
from loaders.w3c.mapping import StandardTable
from loaders.w3c.model import Table, TableGroup, Warn
from loaders.w3c.tables import Content, Row, match_columns, read_content

_TYPE = NamedNode(f"{RDF}type")
_COMMENT = NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")


@dataclass(slots=True)
class W3cConversion:
    """The triples of a conversion as N-Triples, and its warnings."""

    quads: bytes
    warnings: list[str] = field(default_factory=list)
    exit_code: int = 0


def convert_w3c(source: Path, metadata: Path | None = None, *, minimal: bool = False) -> W3cConversion:
    """Convert a local CSV or metadata file exactly as csv2rdf says; nothing is fetched from the network.

    Raises: RejectedMetadata (422).
    """
    described = metadata.resolve().as_uri() if metadata else None
    triples, warnings = csv2rdf(source.resolve().as_uri(), _local, metadata=described, minimal=minimal)
    return W3cConversion(serialize(triples, format=RdfFormat.N_TRIPLES) or b"", warnings)


def _local(url: str) -> Fetched:
    """Return a file by its URL; any other URL gives status 404."""
    parts = urlsplit(url)
    path = Path(url2pathname(parts.path))
    if parts.scheme != "file" or parts.query or not path.is_file():
        return Fetched(404, b"", {})
    return Fetched(200, path.read_bytes(), {})


def csv2rdf(url: str, fetch: Fetch, *, metadata: str | None = None,
            minimal: bool = False) -> tuple[list[Triple], list[str]]:  # fmt: skip
    """Return the triples of a CSV file, or of the tables that metadata describes, and the warnings.

    Raises: RejectedMetadata (422) for metadata that the standard does not allow.
    """
    warnings: list[str] = []
    group = Locator(fetch, warnings.append).group(url, metadata) or bare_table(url)
    return list(_Conversion(group, fetch, warnings.append, minimal).triples()), warnings


class _Conversion:
    """The conversion of one group."""

    def __init__(self, group: TableGroup, fetch: Fetch, warn: Warn, minimal: bool) -> None:
        self.group, self.fetch, self.warn, self.minimal = group, fetch, warn, minimal

    def triples(self) -> Iterator[Triple]:
        """Yield the triples of the group and of its tables."""
        node = _node(self.group.id)
        if not self.minimal:
            yield Triple(node, _TYPE, NamedNode(f"{CSVW}TableGroup"))
            yield from self._annotations(node, self.group.common, self.group.notes, self.group.base)
        for table in self.group.tables:
            if not table.suppress:
                yield from self._table(node, table)

    def _annotations(self, node: Node, common: list[tuple[str, object]], notes: list[object],
                     base: str) -> Iterator[Triple]:  # fmt: skip
        yield from common_triples(node, common, base, self.group.language)
        for note in notes:
            yield from value_triples(node, NamedNode(f"{CSVW}note"), note, base, self.group.language)

    def _table(self, group: Node, table: Table) -> Iterator[Triple]:
        content = self._content(table)
        columns = match_columns(table, content, self.warn)
        node = _node(table.id)
        if not self.minimal:
            yield Triple(group, NamedNode(f"{CSVW}table"), node)
            yield Triple(node, _TYPE, NamedNode(f"{CSVW}Table"))
            yield Triple(node, NamedNode(f"{CSVW}url"), NamedNode(table.url))
            yield from self._annotations(node, table.common, table.notes, self.group.base)
            yield from (Triple(node, _COMMENT, Literal(comment)) for comment in content.comments)
        mapping = StandardTable(table, columns, self.group.language, self.warn)
        for row in content.rows:
            yield from self._row(node, mapping, row)

    def _row(self, table: Node, mapping: StandardTable, row: Row) -> Iterator[Triple]:
        """Yield the triples of a row; those about the row itself only in standard mode."""
        cells, node = mapping.row(row), BlankNode()
        if not self.minimal:
            yield Triple(table, NamedNode(f"{CSVW}row"), node)
            yield Triple(node, _TYPE, NamedNode(f"{CSVW}Row"))
            yield Triple(node, NamedNode(f"{CSVW}rownum"), _integer(row.number))
            yield Triple(node, NamedNode(f"{CSVW}url"), NamedNode(f"{mapping.table.url}#row={row.source}"))
            for text, language in mapping.titles(cells):
                yield Triple(node, NamedNode(f"{CSVW}title"), _text(text, language))
        described: set[Value] = set()
        for subject, facts in mapping.facts(cells):
            if not self.minimal and subject not in described:
                described.add(subject)
                yield Triple(node, NamedNode(f"{CSVW}describes"), subject.term)
            yield from (fact.triple for fact in facts)

    def _content(self, table: Table) -> Content:
        found = self.fetch(table.url)
        if found.status != 200:
            self.warn(f"{table.url} cannot be read")
        return read_content(found.content if found.status == 200 else b"", _dialect(table, found))


def _dialect(table: Table, found: Fetched) -> Dialect:
    """Return the dialect of the metadata, or else the one that the content type implies."""
    if table.dialect is not None:
        return table.dialect
    kind = found.headers.get("Content-Type", "").replace(" ", "")
    dialect = Dialect(comment=None, delimiter="\t" if "tab-separated" in kind else ",")
    return replace(dialect, header_rows=0) if "header=absent" in kind else dialect


def _node(iri: str | None) -> Node:
    return NamedNode(iri) if iri else BlankNode()


def _text(text: str, language: str | None) -> Literal:
    return Literal(text, language=language) if language else Literal(text)


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(f"{XSD}integer"))
