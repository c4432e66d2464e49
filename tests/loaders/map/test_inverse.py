"""The cells of a row are rebuilt from its facts."""

from pathlib import Path

from hypothesis import given
from pyoxigraph import NamedNode, Triple

from graph_store.fact_digest import fact_digest
from loaders.check.inventory import inventory_of
from loaders.check.rows import Row
from loaders.csvw.metadata import Table, TableGroup
from loaders.csvw.tables import read_metadata
from loaders.map.inverse import Inverse
from loaders.map.mapping import compile_table, row_node
from loaders.map.provenance import Record
from tests.loaders.conftest import BASE, Json, column, compiled, key, table, thing
from tests.loaders.map.random_tables import SOURCES, RandomTable, random_tables
from tests.loaders.test_fuzz import FILES

METADATA = Path(__file__).parents[1] / "messy" / "csv-metadata.json"
MESSY: TableGroup = read_metadata(METADATA.read_text(encoding="utf-8"))


def good_rows(text: bytes, table: Table) -> list[Row]:
    return list(inventory_of(table, text, table.file).good)


def back(row: Row, group: TableGroup) -> dict[str, str]:
    """Return the cells of a row, rebuilt from its record and the facts that it states."""
    (table,) = group.tables
    inverse = Inverse(table, group)
    stated = [triple for _, triple in compile_table(table, group, SOURCES)(row)]

    def facts(subject: NamedNode) -> list[Triple]:
        return [triple for triple in stated if triple.subject == subject]

    states = frozenset(map(fact_digest, stated))
    kept = frozenset(inverse.kept(row))
    node = row_node(group.base, table.stem, row.key)
    return inverse.cells(Record(node, table.stem, 2, row.hash, states, 1, kept), facts)


def kept(text: str, *columns: Json, **parts: object) -> list[list[str]]:
    group = compiled(table("t.csv", *columns, **parts))  # type: ignore[arg-type]
    inverse = Inverse(group.tables[0], group)
    rows = good_rows(text.encode(), group.tables[0])
    assert [{**dict.fromkeys(row.raw, ""), **back(row, group)} for row in rows] == [dict(row.raw) for row in rows]
    return [sorted(inverse.kept(row)) for row in rows]


def test_what_a_fact_tells_is_not_kept_beside_it() -> None:
    columns = (key("x"), column("n", property="count", datatype="integer"), column("to", property="sitedIn",
               valueUrl=thing("to")), column("words", property="note", separator=";", lang="nl"))  # fmt: skip
    assert kept("id,n,to,words\nx:a,7,mun:gent,a;b\nx:b,,,\n", *columns) == [[], []]


def test_another_form_and_another_order_are_kept() -> None:
    columns = (key("x"), column("n", property="count", datatype="integer"), column("words", property="note",
               separator=";"), column("d", property="amount", datatype="decimal"))  # fmt: skip
    assert kept('id,n,words,d\nx:a,128.978,b;a,"99,50"\n', *columns) == [["d: 99,50", "n: 128.978", "words: b;a"]]


def test_columns_that_could_state_the_same_are_kept() -> None:
    columns = (key("x"), column("a", property="note"), column("b", property="note"), column("c", property="note",
               lang="nl"), column("silent"))  # fmt: skip
    assert kept("id,a,b,c,silent\nx:a,1,2,3,4\n", *columns) == [["a: 1", "b: 2", "silent: 4"]]


def test_a_column_about_a_thing_that_the_key_does_not_name_is_kept() -> None:
    columns = (key("x"), column("city", property="sitedIn", valueUrl=thing("city")),
               column("nis", property="note", aboutUrl=thing("city")))  # fmt: skip
    assert kept("id,city,nis\nx:a,mun:gent,44021\n", *columns) == [["nis: 44021"]]


def test_a_value_that_a_map_selects_by_is_kept_and_one_in_the_key_is_not() -> None:
    choice = [{"load:value": "partner", "load:property": f"{BASE}ns#partner"}]
    columns = (column("p", required=True), column("role", required=True, load_map=choice), column("again",
               load_map=choice))  # fmt: skip
    assert kept("p,role,again\nprj:a/b,partner,Partner\n-,partner,\n", *columns, primary=["p", "role"], about=None) == [
        ["again: Partner"],
        ["p: -"],
    ]


@given(random_tables())
def test_any_row_of_any_table_comes_back_as_it_was_written(drawn: RandomTable) -> None:
    for row in drawn.rows:
        written = {name: text for name, text in row.raw.items() if text}
        assert {name: text for name, text in back(row, drawn.group).items() if text} == written


@given(FILES)
def test_any_row_that_loads_comes_back_as_it_was_written(content: bytes) -> None:
    for row in good_rows(content, MESSY.tables[0]):
        written = {name: text for name, text in row.raw.items() if text}
        assert {name: text for name, text in back(row, MESSY).items() if text} == written
