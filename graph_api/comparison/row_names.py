"""Names of rows that are the same in every document of a series, so that a row can be compared with a later one."""

from collections.abc import Mapping
from urllib.parse import unquote

from pyoxigraph import NamedNode

from graph_api.site.per_version import cached_per_version
from graph_store.snapshot import Snapshot
from loaders import inventories_of


class RowNames:
    """The names of the rows of one version; other names are left as they are."""

    def __init__(self, base: str, series: Mapping[str, str]) -> None:
        """Take the series of each table by the name of the table, as it is part of the IRIs of rows."""
        self._start, self._series = f"{base}row/", series
        self._tables: dict[str, list[str]] = {}
        for table, name in series.items():
            self._tables.setdefault(name, []).append(table)

    def is_row(self, term: object) -> bool:
        """Return whether the term is a row, or an axiom that a row states."""
        return isinstance(term, NamedNode) and term.value.startswith(self._start)

    def shared(self, node: NamedNode) -> NamedNode:
        """Return the name of a row in its series: `row/seats/club:chess` for `row/seats-2021/club:chess`."""
        if not self._series or not self.is_row(node):
            return node
        table, _, key = node.value.removeprefix(self._start).partition("/")
        return NamedNode(f"{self._start}{self._series.get(table, table)}/{key}")

    def own(self, shared: NamedNode) -> list[NamedNode]:
        """Return the names that this version may have for a row with such a name."""
        if not self._series or not self.is_row(shared):
            return [shared]
        series, _, key = shared.value.removeprefix(self._start).partition("/")
        return [NamedNode(f"{self._start}{table}/{key}") for table in self._tables.get(series, [series])]

    def key(self, row: NamedNode) -> str:
        """Return the key of a row in its inventory."""
        return unquote(row.value.removeprefix(self._start).partition("/")[2])


@cached_per_version
def row_names(snapshot: Snapshot) -> RowNames:
    """Return the names of the rows of a version."""
    tables = inventories_of(snapshot).tables
    return RowNames(snapshot.graphs.base, {each.stem: each.series for each in tables if each.series})
