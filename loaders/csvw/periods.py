"""The periods of a table: the columns with the first and the last day on which its rows hold."""

from collections.abc import Iterator
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from loaders.csvw.metadata import Period, Table, TableGroup
from ontology.graph_folder import cached_per_folder
from ontology.namespaces import kg
from ontology.turtle_files import ontology_triples


def with_periods(group: TableGroup) -> TableGroup:
    """Return the tables with their periods: each column of `kg:until`, with each start of an interval beside it."""
    starts, until = _starts(group.base), kg("until", group.base).value
    return replace(
        group, tables=tuple(replace(each, periods=(*_periods(each, starts, until),)) for each in group.tables)
    )


def _periods(table: Table, starts: frozenset[str], until: str) -> Iterator[Period]:
    for last in table.cells:
        if last.predicate == until:
            for first in table.cells:
                if first.predicate in starts and first.about == last.about:
                    yield Period(first.name, last.name)


@cached_per_folder
def _starts(base: str) -> frozenset[str]:
    """Return the properties that the ontology marks as the start of an interval."""
    role, start = kg("intervalRole", base), Literal("start")
    marked = (each.subject for each in ontology_triples(base) if each.predicate == role and each.object == start)
    return frozenset(each.value for each in marked if isinstance(each, NamedNode))
