"""The tables that the metadata describes no longer, and the facts that are lost with their rows."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from graph_store.errors import FactLoss
from graph_store.terms import quad_in
from graph_store.text import Text
from loaders.change.proposal import Proposal
from loaders.csvw.metadata import Table, TableGroup
from loaders.csvw.tables import described_tables
from loaders.dataset.dataset import Dataset
from loaders.dataset.membership import DEFAULT
from loaders.diff.intake import Intake
from loaders.diff.wanted import Wanted
from loaders.map.provenance import Record, Words
from loaders.reports.options import SyncOptions
from loaders.reports.report import FileReport, Issue, Weight
from ontology.namespaces import PROV_VALUE


class LostTables:
    """The tables of the version before that a run does not have, with their rows; none if the metadata is the same."""

    def __init__(self, current: Dataset, group: TableGroup, words: Words, intake: Intake) -> None:
        self._words = words
        stems = {table.stem: table for table in group.tables}
        tables = () if intake.trusting else _earlier_tables(current, words)
        self._pairs = [(table, stems[table.stem]) for table in tables if table.stem in stems]
        earlier = [table for table in tables if table.stem not in stems]
        found = {table.stem: (table, intake.earlier_rows(table.stem)) for table in earlier}
        self._tables: Mapping[str, tuple[Table, Mapping[NamedNode, Record]]] = {
            stem: each for stem, each in found.items() if each[1]
        }

    @property
    def allow_comparison(self) -> bool:
        """Return whether rows can be compared with those of the version before by the digests of their facts.

        No table is lost then, and each states facts in one graph, the same as before: a digest does not tell the graph.
        """
        graphs = ((before.graphs(), now.graphs()) for before, now in self._pairs)
        return not self._tables and all(len(before) == 1 and before == now for before, now in graphs)

    def tell(self, wanted: Wanted) -> None:
        """Add the removal of each row to what is wanted."""
        for table, rows in self._tables.values():
            wanted.files.append(FileReport(table.file, removed=len(rows)))
            for node in sorted(rows, key=lambda each: each.value):
                wanted.moved(table, None, rows[node])

    def object(self, proposal: Proposal, options: SyncOptions) -> list[Issue]:
        """Refuse that facts are lost with the rows; a dry run only warns. Raises: FactLoss (422)."""
        issues = [] if options.allow_fact_loss else list(self._issues(proposal))
        if issues and not options.dry_run:
            told = [Text("{file}: {reason}", file=each.file, reason=each.reason) for each in issues]
            raise FactLoss(
                "Nothing was written. {issues} ({accepted})",
                issues=Text.joined(told, "; "),
                accepted=issues[0].accepted,
            )
        return issues

    def _issues(self, proposal: Proposal) -> Iterator[Issue]:
        for table, rows in self._tables.values():
            if facts := self._lost(table, proposal):
                yield Issue("lost-table", Weight.WARNED, table.file, details={"rows": len(rows), "facts": facts})

    def _lost(self, table: Table, proposal: Proposal) -> int:
        """Count the facts of a table's graphs that no graph would hold; `proposal` was worked out anew."""
        graphs = [self._words.graphs.named(name) for name in table.graphs()]
        places = (DEFAULT, proposal.places.synthetic, proposal.places.further)
        gone = (quad.triple for quad in proposal.differing.removed(graphs))
        return sum(not any(proposal.current.has(quad_in(place, triple)) for place in places) for triple in gone)


def _earlier_tables(current: Dataset, words: Words) -> tuple[Table, ...]:
    """Return the tables that the metadata of the version before describes."""
    source = words.source(words.METADATA)
    for quad in current.quads(source, PROV_VALUE, None, words.graphs.provenance):
        if isinstance(quad.object, Literal):
            return described_tables(quad.object.value, words.base).tables
    return ()
