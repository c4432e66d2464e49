"""Lines of N-Quads without a term for every cell."""

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from graph_store.graphs import Graphs
from loaders.csvw.metadata import Table
from loaders.mapping import compile_table
from loaders.quads import compile_quads
from loaders.reader import read
from loaders.reading.row_reader import read_rows
from tests.loaders.test_same_rows import FOLDER, GROUP, TABLES, TEXTS


@pytest.mark.parametrize("table", TABLES)
def test_the_lines_say_what_the_triples_say(table: Table) -> None:
    document = read(FOLDER.content[table.file], table, table.file)
    states, write = compile_table(table, GROUP, TEXTS), compile_quads(table, GROUP, TEXTS)
    graphs = Graphs(GROUP.base)
    for row in read_rows(document, table):
        expected = [
            Quad(triple.subject, triple.predicate, triple.object, graphs.named(graph)) for graph, triple in states(row)
        ]
        found = list(parse("".join(write(row)), RdfFormat.N_QUADS))
        assert set(found) == set(expected)
        assert len(found) == len(expected)
