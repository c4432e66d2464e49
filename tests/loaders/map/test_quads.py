"""Rows as lines of N-Quads, and as triples in text with their names."""

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from graph_store.graphs import Graphs
from loaders.csvw.metadata import Table
from loaders.map.mapping import compile_table
from loaders.map.provenance import digest
from loaders.map.quads import compile_quads, compile_texts
from loaders.read.reader import read
from loaders.read.row_reader import read_rows
from ontology.reasoning import is_schema
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


@pytest.mark.parametrize("table", TABLES)
def test_the_texts_are_those_of_the_triples_with_their_digests(table: Table) -> None:
    document = read(FOLDER.content[table.file], table, table.file)
    states, write = compile_table(table, GROUP, TEXTS), compile_texts(table, GROUP, TEXTS)
    graphs = Graphs(GROUP.base)
    for row in read_rows(document, table):
        expected = [
            (graphs.named(graph), str(triple), digest(triple), is_schema(triple)) for graph, triple in states(row)
        ]
        found = [(graph, text, name.hex(), speaks) for graph, text, name, speaks in write(row)]
        assert sorted(found, key=str) == sorted(expected, key=str)
