"""The inventories of a sync: the rows in the files now, with the rows of the version before.

If the facts of a row depend on its cells only, records that have a mark are skipped. Only the rows of the version
before without a mark are then looked up.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from itertools import islice

import numpy as np
from pyoxigraph import NamedNode

from graph_store.erasures import Erasures
from loaders.check.checks import check_inventories
from loaders.check.documents import Documents, check_documents, warn_of_older
from loaders.check.ended_references import ended_keys, read_referring, warn_of_ended
from loaders.check.inventory import Inventory, SameRows
from loaders.check.references import check_references
from loaders.check.replaced import decide_replacements, warn_of_replaced
from loaders.check.row_check import check
from loaders.check.rows import Row, Standing
from loaders.check.standing import all_series, warn_of_same_year
from loaders.check.supplements import is_supplement, supplement
from loaders.csvw.metadata import Table, TableGroup
from loaders.dataset.dataset import Dataset
from loaders.diff.earlier import Earlier, Few, Known, earlier_rows
from loaders.diff.earlier_series import EarlierSeries
from loaders.diff.guard import guard
from loaders.diff.marks import Marks, hashed, reading
from loaders.diff.same import Names, RecordFilter
from loaders.diff.unread import Unread
from loaders.diff.wanted import Wanted
from loaders.map.erased import refuse_erased
from loaders.map.provenance import Record, Words
from loaders.read.corrections import SourceText
from loaders.read.document import Document
from loaders.read.folder import Folder, undescribed
from loaders.read.pieces import Hashes, Numbers
from loaders.read.reader import read
from loaders.reports.options import SyncOptions
from loaders.reports.report import Weight
from ontology.namespaces import PROV_WAS_DERIVED_FROM

_STRIDE, _FEW = 2_000, 10_000


class Intake:
    """Read every file of a folder.

    `marks` holds the valid marks of each file; it is empty if every row must be read. Rows that name one of `erasures`
    are refused. `trusting` means that the graphs
    are as the last sync left them, and that a row with the same cells states the same facts.
    """

    def __init__(self, files: Folder, group: TableGroup, documents: Documents, options: SyncOptions, current: Dataset,
                 marks: Mapping[str, Marks], erasures: Erasures, *, trusting: bool) -> None:  # fmt: skip
        self.files, self.group, self.options, self.current = files, group, options, current
        self.documents, self._marks = documents, marks
        self.series = EarlierSeries(documents, current.manifest, trusting=trusting)
        self.words, self.trusting, self._erasures = Words(group.base), trusting, erasures
        self._filters = {table.file: self._filter(table, marks.get(table.file)) for table in group.tables}
        self._known: dict[tuple[str, SameRows | None], Known] = {}

    def read(self, texts: Mapping[str, SourceText]) -> dict[str, Inventory]:
        """Return every inventory with its rows checked, and which of them hold decided."""
        inventories = self._inventories()
        for name in self._mended:
            supplement(inventories, self.files.content[name], name)
        for inventory in inventories.values():
            self._look_back(inventory)
            if self._erasures:
                refuse_erased(inventory, self.words.row, self._erasures.holds)
        check_documents(inventories.values(), self.documents)
        warn_of_older(inventories.values(), self.documents, self.series.documents)
        check_inventories(inventories, texts, self.group)
        self.stand(inventories)
        return inventories

    def stand(self, inventories: Mapping[str, Inventory]) -> None:
        """Decide which rows hold, after reading all rows of tables for which that changes."""
        if self.series.read_changed(inventories):
            check_references(inventories)
        self._decide(inventories)
        ended = ended_keys(inventories)
        if self.series.ends_otherwise(ended):
            read_referring(inventories, ended)
            self._decide(inventories)
        warn_of_ended(inventories, ended)
        warn_of_replaced(inventories, self.documents)
        warn_of_same_year(all_series(inventories, self.documents), inventories.values())

    def _decide(self, inventories: Mapping[str, Inventory]) -> None:
        for series in all_series(inventories, self.documents):
            series.decide()
        decide_replacements(inventories, self.documents)

    @cached_property
    def _mended(self) -> list[str]:
        """The files with rows that were corrected after quarantine."""
        return [name for name in undescribed(self.files, self.group) if is_supplement(self.files.content[name])]

    def before(self, inventory: Inventory) -> Mapping[NamedNode, Record]:
        """Return the rows of an inventory in the version before, without those that are unchanged."""
        return self.earlier_rows(inventory.table.stem, inventory.same)

    def earlier_rows(self, stem: str, same: SameRows | None = None) -> Mapping[NamedNode, Record]:
        """Return the rows that the version before has of a table, without those that are the `same`."""
        if (stem, same) not in self._known:
            nodes = list(same.others()) if same else self._nodes(stem)
            self._known[stem, same] = self._earlier[stem] if nodes is None else Few(self.words, self.current, nodes)
        return self._known[stem, same]

    def marks(self, inventories: Mapping[str, Inventory], wanted: Wanted) -> dict[str, Marks]:
        """Return the marks of each file for the next version."""
        records = defaultdict[str, list[NamedNode]](list)
        for record in wanted.records:
            records[record.stem].append(record.node)
        series = all_series(inventories, self.documents)
        shared = {each.table.file for one in series if one.is_shared for each in one.inventories}
        found = {
            file: self._marked(each, records[each.table.stem], keyed=file in shared)
            for file, each in inventories.items()
        }
        return {file: marks for file, marks in found.items() if marks is not None}

    def _inventories(self) -> dict[str, Inventory]:
        """Read every file; of each series, those of newer documents first, which decide what older ones hold."""
        ranks = self.documents.ranks
        found: dict[str, Inventory] = {}
        for table in sorted(self.group.tables, key=lambda table: -ranks.get(table.document or "", len(ranks))):
            is_apart = table.document is None or not self.trusting
            found[table.file] = (None if is_apart else self._unread(table, found)) or self._inventory(table)
        return {table.file: found[table.file] for table in self.group.tables}

    def _unread(self, table: Table, found: Mapping[str, Inventory]) -> Inventory | None:
        """Return an inventory without reading its file; None if anything about it may have changed."""
        marks, manifest = self._marks.get(table.file), self.current.manifest
        if not self.series.stands_as_before(table, found):
            self._filters[table.file] = self._filter(table, None)
            return None
        same_bytes = manifest is not None and manifest.sources.get(table.file) == self.files.hashes.get(table.file)
        if marks is None or not (same_bytes and self.series.was_quiet(table)) or self._mended:
            return None
        names, counts = Names(self.current, self.words, table.stem), self.series.counts(table)
        same = Unread(table, names, marks, counts, self.series.listed(table), partial(self._read_whole, table))
        return Inventory(table, Document(table.file, personal=table.personal), [], same)

    def _read_whole(self, table: Table) -> list[Row]:
        """Return all rows of a file."""
        self._filters[table.file] = self._filter(table, None)
        return self._inventory(table).rows

    def _filter(self, table: Table, marks: Marks | None) -> RecordFilter:
        """Return the filter of a table; one whose rows name their documents is always read."""
        return RecordFilter(None if table.document_column else marks, Names(self.current, self.words, table.stem))

    def _inventory(self, table: Table) -> Inventory:
        content = self.files.content.get(table.file)
        if content is None:
            missing = Document(table.file)
            missing.say("missing-file", Weight.REFUSED)
            return Inventory(table, missing, [])
        records = self._filters[table.file]
        document = Document(table.file, personal=table.personal, may_be_truncated=self.options.allow_truncated)
        raws = read(content, table, document, self.options.limit, records.choose)
        rows = list(self._told(check(raws, table, document), table))
        if self.documents.newer:
            rows = [row for row in rows if self.documents.has(row, table)]
        if document.refused:
            return Inventory(table, document, [])
        if records.same is not None:
            records.same.read_by(document, table)
        return Inventory(table, document, rows, records.same)

    def _told(self, rows: Iterator[Row], table: Table) -> Iterator[Row]:
        """Yield the rows of a file and report the progress."""
        records = self._filters[table.file]
        for number, row in enumerate(rows):
            if not number % _STRIDE:
                self.options.tell(table.file, number, records.waiting)
            yield row
        self.options.tell(table.file, records.waiting, records.waiting)

    def _look_back(self, inventory: Inventory) -> None:
        """Find the earlier keys, and the keys whose last good facts stay, since other rows may refer to them."""
        options = self.options
        inventory.earlier, inventory.stays = self._keys(inventory), not options.drop_stale
        guard(inventory, options)
        if inventory.document.refused:
            inventory.same = None
            inventory.earlier = inventory.kept = self._keys(inventory)
            return
        keys = inventory.earlier
        here = keys.intersection(row.key for row in inventory.rows)
        if options.keep_missing:
            inventory.kept = keys - here
        if not options.drop_stale:
            nameless = any(not row.keyed for row in inventory.rows)
            inventory.kept |= keys if nameless else here

    def _keys(self, inventory: Inventory) -> frozenset[str]:
        """Return the keys of an inventory in the version before, without those of unchanged rows."""
        return frozenset(map(self.words.key, self.before(inventory)))

    def _marked(self, inventory: Inventory, loaded: list[NamedNode], *, keyed: bool) -> Marks | None:
        """Return the marks of one file, or None if its rows were not all read as they are in the file.

        They are `keyed` if other documents may list the same keys.
        """
        document, pieces = inventory.document, self._filters[inventory.table.file].pieces
        if isinstance(inventory.same, Unread):
            return inventory.same.marks
        if pieces is None or document.refused or document.lost or inventory.supplements:
            return None
        said = {*(issue.line for issue in document.issues), *document.undecided}
        among = (row for row in inventory.good if row.standing is Standing.HOLDS)
        marked = [row for row in among if row.line not in said and row.key not in inventory.repeated]
        same = pieces.lines[:0] if inventory.same is None else inventory.same.lines
        lines = np.sort(np.concatenate([same, np.array([row.line for row in marked], np.int64)]))
        keys = {row.key for row in inventory.holding}.union(map(self.words.key, loaded))
        others = frozenset(keys.difference(row.key for row in marked))
        hashes = pieces.hashes[np.searchsorted(pieces.lines, lines)]
        keyed = keyed and (inventory.same is None or self._marks[inventory.table.file].has_keys)
        at = self._keys_at(inventory, marked, lines) if keyed else lines[:0].astype(np.uint64)
        return Marks(reading(document), hashes, lines, others, at)

    def _keys_at(self, inventory: Inventory, marked: list[Row], lines: Numbers) -> Hashes:
        """Return the hashes of the keys of the rows at these lines."""
        found = np.zeros(len(lines), np.uint64)
        if inventory.same is not None:
            found[np.searchsorted(lines, inventory.same.lines)] = inventory.same.key_hashes()
        keys = hashed(inventory.table.key_in_series(row.key) for row in marked)
        found[np.searchsorted(lines, np.array([row.line for row in marked], np.int64))] = keys
        return found

    def _nodes(self, stem: str) -> list[NamedNode] | None:
        """Return the rows of a file in the version before; None if they are many, or all are wanted: see `_earlier`."""
        if not self.trusting:
            return None
        quads = self.current.quads(p=PROV_WAS_DERIVED_FROM, o=self.words.source(stem), g=self.words.graphs.provenance)
        nodes = [quad.subject for quad in islice(quads, _FEW) if isinstance(quad.subject, NamedNode)]
        return None if len(nodes) == _FEW else nodes

    @cached_property
    def _earlier(self) -> dict[str, Earlier]:
        """All rows of the version before, by the stem of their file."""
        return earlier_rows(self.current, self.words)
