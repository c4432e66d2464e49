"""Names of rows that are the same in every document of a series, so that a row can be compared with a later one."""

from collections.abc import Iterable
from urllib.parse import unquote

from pyoxigraph import NamedNode

from graph_store.documents import documents_of
from graph_store.snapshot import Snapshot
from loaders.csvw.keys import document_slug, row_iri
from loaders.csvw.metadata import Table
from ontology.namespaces import row_base, row_parts


class RowNames:
    """The names of the rows of one version; other names are left as they are."""

    def __init__(self, base: str, tables: Iterable[Table], documents: Iterable[str]) -> None:
        """Take the tables of the version, and the keys of its documents."""
        self._base, self._start = base, row_base(base)
        self._tables = {each.stem: each for each in tables if each.series}
        self._slugs = [f"{document_slug(each)}/" for each in documents]

    def is_row(self, term: object) -> bool:
        """Return whether the term is a row, or an axiom that a row states."""
        return isinstance(term, NamedNode) and term.value.startswith(self._start)

    def shared(self, node: NamedNode) -> NamedNode:
        """Return the name of a row in its series: `row/seats/club:chess` for `row/seats-2021/club:chess`."""
        if not self._tables or not self.is_row(node):
            return node
        stem, key = self._parts(node)
        table = self._tables.get(stem)
        return node if table is None else NamedNode(row_iri(self._base, table.series or stem, table.key_in_series(key)))

    def own(self, shared: NamedNode) -> list[NamedNode]:
        """Return the names that this version may have for a row with such a name."""
        if not self._tables or not self.is_row(shared):
            return [shared]
        series, key = self._parts(shared)
        tables = [each for each in self._tables.values() if each.series == series]
        if not tables:
            return [shared]
        starts = ((each.stem, slug) for each in tables for slug in (self._slugs if each.document_column else [""]))
        return [NamedNode(row_iri(self._base, stem, slug + key)) for stem, slug in starts]

    def key(self, row: NamedNode) -> str:
        """Return the key of a row in its series."""
        return unquote(self._parts(self.shared(row))[1])

    def _parts(self, row: NamedNode) -> tuple[str, str]:
        return row_parts(row.value, self._base)


def row_names(snapshot: Snapshot, tables: Iterable[Table]) -> RowNames:
    """Return the names of the rows of a version with these tables."""
    documents = (each.key for each in documents_of(snapshot.manifest))
    return RowNames(snapshot.graphs.base, tables, documents)
