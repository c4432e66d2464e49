"""The rows of a run that can be loaded, by IRI."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from pyoxigraph import NamedNode

from loaders.change.shapes import Stated
from loaders.check.inventory import Inventory
from loaders.check.rows import Row
from loaders.map.mapping import Map, row_node
from loaders.map.renderings import Statement
from ontology.namespaces import row_parts


class Rows:
    """The rows in the files now. Unchanged rows are read on demand."""

    def __init__(self, inventories: Mapping[str, Inventory], maps: Mapping[str, Map], base: str) -> None:
        self._inventories, self._maps, self._base = inventories, maps, base
        self._fresh: Set[NamedNode] | None = None
        self._by_key: dict[str, dict[str, Row]] = {}

    def settled(self, fresh: Set[NamedNode]) -> None:
        """Set the rows that are new or changed, after the rows were reconciled with the version before."""
        self._fresh = fresh
        self._by_key.clear()

    def fresh(self) -> Iterator[Stated]:
        """Yield the rows that are new or changed, with their statements; before `settled`, all rows."""
        for inventory in self._inventories.values():
            states, stem = self._maps[inventory.table.file], inventory.table.stem
            for row in inventory.holding:
                if self._fresh is None or row_node(self._base, stem, row.key) in self._fresh:
                    yield Stated(inventory, row, tuple(triple for _, triple in states(row)))

    def stated_by(self, node: NamedNode) -> list[Statement] | None:
        """Return the statements of a row, or None if this run does not have the row."""
        found = next(self.at([node]), None)
        return None if found is None else self._maps[found.inventory.table.file](found.row)

    def at(self, nodes: Iterable[NamedNode]) -> Iterator[Stated]:
        """Yield the rows with these IRIs, in the order of the files and their lines."""
        wanted = self._keys(nodes)
        for inventory in self._inventories.values() if wanted else ():
            if keys := wanted.get(inventory.table.stem):
                rows = [*self._read(inventory, keys), *(inventory.same.rows(keys) if inventory.same else ())]
                yield from (Stated(inventory, row) for row in sorted(rows, key=lambda row: row.line))

    def _keys(self, nodes: Iterable[NamedNode]) -> dict[str, set[str]]:
        """Return the keys of rows by the stems of their files."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for node in nodes:
            stem, key = row_parts(node.value, self._base)
            found[stem].add(key)
        return found

    def _read(self, inventory: Inventory, keys: Set[str]) -> Iterator[Row]:
        """Return the rows with these keys among the rows that were read."""
        by_key = self._by_key.get(inventory.table.stem)
        if by_key is None:
            by_key = self._by_key[inventory.table.stem] = {row.key: row for row in inventory.holding}
        return (by_key[key] for key in keys if key in by_key and by_key[key].good)
