"""Rows as triples, as lines of N-Quads, and as texts with digests: the three forms state the same."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from pyoxigraph import RdfFormat, parse

from graph_store.fact_digest import fact_digest
from graph_store.graphs import Graphs
from graph_store.terms import quad_in
from loaders.check.inventory import inventory_of
from loaders.check.rows import Row
from loaders.csvw.metadata import Table, TableGroup
from loaders.map.mapping import compile_quads, compile_table, compile_texts
from loaders.read.corrections import SourceText
from ontology.reasoning import is_schema
from tests.loaders.map.random_tables import SOURCES, RandomTable, random_tables
from tests.loaders.test_same_rows import FOLDER, GROUP, TABLES, TEXTS


@given(random_tables())
def test_the_forms_of_any_table_state_the_same(drawn: RandomTable) -> None:
    are_the_same(drawn.table, drawn.group, SOURCES, drawn.rows)


@pytest.mark.parametrize("table", TABLES)
def test_the_forms_of_a_shipped_table_state_the_same(table: Table) -> None:
    are_the_same(table, GROUP, TEXTS, inventory_of(table, FOLDER.content[table.file], table.file).rows)


def are_the_same(table: Table, group: TableGroup, sources: Mapping[str, SourceText], rows: list[Row]) -> None:
    """Compare each row as lines and as texts with digests with its triples."""
    states, write = compile_table(table, group, sources), compile_quads(table, group, sources)
    texts, graphs = compile_texts(table, group, sources), Graphs(group.base)
    for row, lines, found in zip(rows, write(rows), texts(rows), strict=True):
        stated = [(graphs.named(graph), triple) for graph, triple in states(row)]
        quads = list(parse("".join(lines), RdfFormat.N_QUADS))
        assert quads == [quad_in(graph, triple) for graph, triple in stated]
        assert found == [(graph, str(triple), fact_digest(triple), is_schema(triple)) for graph, triple in stated]
        assert len(set(stated)) == len(stated)
