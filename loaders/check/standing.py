"""The rows of a series that hold, seen from the newest document: the newest row of each key, as a whole.

An older row of the same key is superseded. In a state series, a key that the newest document no longer lists has ended.
A row that is refused supersedes nothing, but its key counts as listed: a mistake in a cell ends nothing.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from loaders.check.documents import Documents, SourceDocument
from loaders.check.inventory import Inventory
from loaders.check.rows import Ended, Row, Standing
from loaders.csvw.annotations import STATE
from loaders.csvw.keys import key_hash
from loaders.csvw.metadata import Table
from loaders.reports.report import Weight
from ontology.namespaces import DCT_IDENTIFIER


@dataclass(slots=True)
class Listing:
    """The keys that one document lists in one series, by their hashes: those of its good rows, and of all its rows."""

    good: set[int] = field(default_factory=set)
    listed: set[int] = field(default_factory=set)


class Series:
    """The inventories of one series, and what each document lists in them; documents are given by their ranks.

    `digests` keeps the digests of the keys of inventories, by file, for as long as their rows stay the same.
    """

    def __init__(self, name: str, inventories: Iterable[Inventory], documents: Documents,
                 digests: dict[str, str] | None = None) -> None:  # fmt: skip
        self.name, self.inventories, self.documents = name, list(inventories), documents
        self.is_state = any(each.table.series_kind == STATE for each in self.inventories)
        self._covering = {rank for rank, each in enumerate(documents.each) if name in each.covers}
        self._digests = {} if digests is None else digests

    @cached_property
    def listings(self) -> dict[int, Listing]:
        """The listing of each document that takes part in the series, by its rank."""
        found = {rank: Listing() for rank in self._covering}
        for inventory in self.inventories:
            for rank, listing in _listings_of(inventory, self.documents).items():
                whole = found.setdefault(rank, Listing())
                whole.good |= listing.good
                whole.listed |= listing.listed
        return dict(sorted(found.items()))

    @property
    def is_shared(self) -> bool:
        """True if several documents may take part; it reads no row."""
        return self._has_columns or len(self._taking_part()) > 1

    def decide(self) -> None:
        """Decide for each row that was read whether it holds."""
        for inventory in self.inventories if self.is_shared else ():
            named = _names_things(inventory.table)
            for row in inventory.rows if self._has_newer(inventory) else ():
                row.standing = self._standing(row, inventory.table, self._newest)
                if isinstance(row.standing, Ended) and not named:
                    row.standing = Standing.SUPERSEDED

    def of_one_year(self) -> Iterator[tuple[SourceDocument, SourceDocument]]:
        """Yield each two documents of one year that take part in the series, the older one first."""
        seen = dict[str, SourceDocument]()
        for document in (self.documents.each[rank] for rank in self.listings if self.is_shared):
            if document.of_year in seen:
                yield seen[document.of_year], document
            seen[document.of_year] = document

    def later(self, table: Table) -> str:
        """Return a digest of what documents newer than that of a table list, which decides which of its rows hold."""
        own, found = self.documents.ranks.get(table.document or "", -1), hashlib.sha256()
        for rank in sorted(each for each in self._taking_part() if each > own):
            document = self.documents.each[rank]
            found.update(f"{document.key} {document.dated.text} ".encode())
        for inventory in sorted(self.inventories, key=lambda each: each.table.file):
            if self.documents.ranks.get(inventory.table.document or "", len(self.documents.each)) > own:
                found.update(self.listed(inventory).encode())
        return found.hexdigest()

    def listed(self, inventory: Inventory) -> str:
        """Return a digest of the keys that an inventory lists, by document."""
        file, same = inventory.table.file, inventory.same
        if file not in self._digests:
            found = (same.listed if same is not None else "") or _digest(_listings_of(inventory, self.documents))
            self._digests[file] = found
        return self._digests[file]

    def _taking_part(self) -> set[int]:
        """Return the ranks of the documents that take part, without those that only a column names."""
        return self._covering.union(*(_ranks_of(each.table, self.documents) for each in self.inventories))

    def _has_newer(self, inventory: Inventory) -> bool:
        """Return whether documents newer than that of an inventory may take part."""
        own = self.documents.ranks.get(inventory.table.document or "", -1)
        return self._has_columns or own < max(self._taking_part(), default=-1)

    @property
    def _has_columns(self) -> bool:
        return any(each.table.document_column for each in self.inventories)

    @cached_property
    def _newest(self) -> Mapping[int, int]:
        """The rank of the newest good row of each key."""
        return {key: rank for rank, listing in self.listings.items() for key in listing.good}

    def _standing(self, row: Row, table: Table, newest: Mapping[int, int]) -> "Standing | Ended":
        own, key = self.documents.rank_of(row, table), key_hash(table.key_in_series(row.key))
        if own is None or not row.good:
            return Standing.HOLDS
        if newest.get(key, own) > own:
            return Standing.SUPERSEDED
        return self._ended(key, own) or Standing.HOLDS

    def _ended(self, key: int, own: int) -> Ended | None:
        """Return how a key has ended that occurs last at this rank; None if it has not."""
        after = [rank for rank in self.listings if rank > own]
        if not self.is_state or not after or key in self.listings[after[-1]].listed:
            return None
        first = next(rank for rank in after if key not in self.listings[rank].listed)
        return _by(self.documents.each[first])


def all_series(inventories: Mapping[str, Inventory], documents: Documents) -> list[Series]:
    """Return the series of the inventories."""
    by_name = defaultdict[str, list[Inventory]](list)
    for inventory in inventories.values():
        if inventory.table.series is not None:
            by_name[inventory.table.series].append(inventory)
    return [Series(name, each, documents) for name, each in by_name.items()]


def warn_of_same_year(series: Iterable[Series], inventories: Iterable[Inventory]) -> None:
    """Warn of two documents of one year in a series, once for each two, at the newer one."""
    pairs = {pair: each.name for each in reversed(list(series)) for pair in each.of_one_year()}
    for inventory in inventories:
        inventory.retract("same-year")
        if pairs and inventory.table.lists_documents:
            for row in list(inventory.good):
                key = row.text(inventory.table.key[0])
                for (older, newer), name in pairs.items():
                    if newer.key == key:
                        details = {"other": older.key, "year": newer.of_year, "series": name}
                        inventory.say(row, "same-year", Weight.WARNED, inventory.table.key[0], key, **details)


def _ranks_of(table: Table, documents: Documents) -> Iterator[int]:
    rank = documents.ranks.get(table.document or "")
    if rank is not None:
        yield rank


def _listings_of(inventory: Inventory, documents: Documents) -> dict[int, Listing]:
    """Return the keys of an inventory by the ranks of documents; a refused file still lists its earlier rows."""
    table, refused = inventory.table, inventory.document.refused
    found = {rank: Listing() for rank in _ranks_of(table, documents)}
    for row in inventory.rows:
        rank = documents.rank_of(row, table)
        if rank is not None and row.keyed:
            listing, key = found.setdefault(rank, Listing()), key_hash(table.key_in_series(row.key))
            listing.listed.add(key)
            if row.good and not refused:
                listing.good.add(key)
    for rank in _ranks_of(table, documents):
        others = {key_hash(each) for each in inventory.kept} if refused else set()
        others |= set(inventory.same.key_hashes().tolist()) if inventory.same is not None else set()
        found[rank].listed |= others
        found[rank].good |= others
    return found


def _digest(listings: Mapping[int, Listing]) -> str:
    found = hashlib.sha256()
    for rank, each in sorted(listings.items()):
        for keys in (each.good, each.listed - each.good):
            found.update(b"%d " % rank + np.sort(np.fromiter(keys, np.uint64, len(keys))).tobytes())
    return found.hexdigest()


def _names_things(table: Table) -> bool:
    """Return whether the rows of a table describe things with keys, which can be said to have ended."""
    return any(column.predicate == DCT_IDENTIFIER.value for column in table.columns)


def _by(document: SourceDocument) -> Ended:
    return Ended(document.key, document.iri, document.dated)
