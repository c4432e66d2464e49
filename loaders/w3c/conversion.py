"""Convert a table group to triples. https://www.w3.org/TR/csv2rdf/"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import url2pathname

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from loaders.values.lexical import CSVW, RDF, XSD
from loaders.w3c.cells import Cell, read_cell
from loaders.w3c.common import Node, common_triples, value_triples
from loaders.w3c.description import Column, Table, TableGroup, Warn
from loaders.w3c.dialect import Dialect
from loaders.w3c.locate import Fetch, Fetched, Locator, bare_table
from loaders.w3c.tables import Content, Row, match_columns, read_content
from loaders.w3c.templates import Value, expand
from loaders.w3c.terms import unprefixed

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
        for row in content.rows:
            yield from _RowConversion(table, columns, row, self).triples(node)

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


class _RowConversion:
    """The conversion of one row."""

    def __init__(self, table: Table, columns: list[Column], row: Row, conversion: _Conversion) -> None:
        self.table, self.columns, self.row = table, columns, row
        self.minimal, self.language = conversion.minimal, conversion.group.language
        self.names = [_name(column, place, conversion.group.language) for place, column in enumerate(columns, start=1)]
        self.cells = [self._cell(place, column, conversion.warn) for place, column in enumerate(columns)]
        self.default = BlankNode()

    def _cell(self, place: int, column: Column, warn: Warn) -> Cell:
        if column.virtual:
            return Cell()
        text = self.row.cells[place] if place < len(self.row.cells) else ""
        return read_cell(text, column, lambda sentence: warn(f"row {self.row.source}: {sentence}"))

    def triples(self, table: Node) -> Iterator[Triple]:
        """Yield the triples of the row."""
        node = BlankNode()
        if not self.minimal:
            yield Triple(table, NamedNode(f"{CSVW}row"), node)
            yield Triple(node, _TYPE, NamedNode(f"{CSVW}Row"))
            yield Triple(node, NamedNode(f"{CSVW}rownum"), _integer(self.row.number))
            yield Triple(node, NamedNode(f"{CSVW}url"), NamedNode(f"{self.table.url}#row={self.row.source}"))
            yield from self._titles(node)
        described: set[Node] = set()
        for place, column in enumerate(self.columns):
            if not column.suppress and (self.cells[place].is_there or (column.virtual and column.get("valueUrl"))):
                subject = self._subject(place, column)
                if not self.minimal and subject not in described:
                    described.add(subject)
                    yield Triple(node, NamedNode(f"{CSVW}describes"), subject)
                yield from self._values(subject, self._predicate(place, column), place, column)

    def _titles(self, node: Node) -> Iterator[Triple]:
        for place, column in enumerate(self.columns):
            if column.name in self.table.row_titles:
                for text in self.cells[place].texts:
                    yield Triple(node, NamedNode(f"{CSVW}title"), _text(text, column.get("lang", "und")))

    def _subject(self, place: int, column: Column) -> Node:
        template = column.get("aboutUrl")
        return self.default if template is None else NamedNode(self._expanded(template, place))

    def _predicate(self, place: int, column: Column) -> NamedNode:
        template = column.get("propertyUrl")
        if template is None:
            return NamedNode(f"{self.table.url}#{self.names[place]}")
        return NamedNode(self._expanded(template, place))

    def _values(self, subject: Node, predicate: NamedNode, place: int, column: Column) -> Iterator[Triple]:
        cell, template = self.cells[place], column.get("valueUrl")
        if template is not None:
            yield Triple(subject, predicate, NamedNode(self._expanded(template, place)))
        elif cell.is_list and column.get("ordered"):
            yield from _listed(subject, predicate, cell.literals)
        else:
            yield from (Triple(subject, predicate, each) for each in cell.literals)

    def _expanded(self, template: str, place: int) -> str:
        values: dict[str, Value] = {
            "_row": str(self.row.number),
            "_sourceRow": str(self.row.source),
            "_column": str(place + 1),
            "_sourceColumn": str(place + 1),
            "_name": unquote(self.names[place]),
        }
        for name, cell in zip(self.names, self.cells, strict=True):
            if cell.is_list:
                values[name] = cell.texts
            elif cell.texts:
                values[name] = cell.texts[0]
        found = expand(template, values)
        full = unprefixed(found)
        return full if full != found else urljoin(self.table.url, found)


def _name(column: Column, place: int, language: str) -> str:
    """Return the name of a column: its own, else its first title, else its place."""
    if column.name:
        return quote(column.name, safe="-._~%")
    titles = column.titles.get(language) or column.titles.get("und") or []
    return quote(titles[0], safe="._~").replace("-", "%2D") if titles else f"_col.{place}"


def _text(text: str, language: str) -> Literal:
    return Literal(text) if language == "und" else Literal(text, language=language)


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(f"{XSD}integer"))


def _listed(subject: Node, predicate: NamedNode, literals: list[Literal]) -> Iterator[Triple]:
    """Yield the triples of an RDF list of the literals."""
    nodes: list[Node] = [BlankNode() for _ in literals]
    ends: list[Node] = [*nodes, NamedNode(f"{RDF}nil")]
    yield Triple(subject, predicate, ends[0])
    for place, each in enumerate(literals):
        yield Triple(nodes[place], NamedNode(f"{RDF}first"), each)
        yield Triple(nodes[place], NamedNode(f"{RDF}rest"), ends[place + 1])
