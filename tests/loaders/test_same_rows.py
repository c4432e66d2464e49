"""The same rows give the same quads, byte for byte, whatever the encoding, the delimiter, the order and the titles."""

import csv
import io
import itertools
import random
from collections.abc import Sequence

import pytest

from loaders.check.inventory import inventory_of
from loaders.csvw.metadata import Table, TableGroup
from loaders.map.mapping import compile_table
from loaders.read.corrections import SourceText
from loaders.read.folder import Folder, read_folder
from tests.loaders.conftest import BASE, SHIPPED

FOLDER: Folder = read_folder(SHIPPED)
GROUP: TableGroup = FOLDER.metadata(BASE)
TEXTS: dict[str, SourceText] = FOLDER.texts(GROUP)
TABLES = [pytest.param(table, id=table.stem) for table in GROUP.tables]


def quads(table: Table, content: bytes) -> str:
    """Return the sorted N-Quads of one inventory."""
    inventory = inventory_of(table, content, table.file)
    states = compile_table(table, GROUP, TEXTS)
    assert [issue.code for issue in inventory.document.issues if issue.weight > 1] == []
    return "\n".join(
        sorted({f"{triple} <{BASE}graph/{graph}> ." for row in inventory.good for graph, triple in states(row)})
    )


def records(table: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(FOLDER.content[table.file].decode(), newline="")))


def written(rows: Sequence[Sequence[str]], delimiter: str = ",", newline: str = "\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("table", TABLES)
def test_g1_columns_in_any_order_case_and_alias_give_the_same_quads(table: Table) -> None:
    rows, chance = records(table), random.Random(table.stem)
    expected = quads(table, FOLDER.content[table.file])
    for _ in range(20):
        order = chance.sample(range(len(rows[0])), len(rows[0]))
        titles = [chance.choice(title_of(table, rows[0][place])) for place in order]
        moved = [titles, *([row[place] for place in order] for row in rows[1:])]
        assert quads(table, written(moved).encode()) == expected


def title_of(table: Table, title: str) -> list[str]:
    """Return the ways in which a header may write a column."""
    column = next(each for each in table.cells if each.name == title)
    return [spelled for each in column.titles for spelled in (each, each.upper(), f" {each.replace('_', ' ')}\u00a0")]


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_g2_every_encoding_delimiter_and_newline_gives_the_same_quads(table: Table) -> None:
    rows = records(table)
    expected = quads(table, FOLDER.content[table.file])
    ways = itertools.product(["utf-8", "utf-8-sig", "utf-16", "cp1252"], ";,\t", ["\n", "\r\n", "\r"])
    for encoding, delimiter, newline in ways:
        text = written(rows, delimiter, newline)
        if encoding != "cp1252" or text.encode("cp1252", "replace").decode("cp1252") == text:
            assert quads(table, text.encode(encoding)) == expected, (encoding, delimiter, newline)
