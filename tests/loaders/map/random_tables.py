"""Random tables with random rows: columns of every kind, in any order, about the thing, the row or another thing."""

import csv
import io
from typing import NamedTuple

from hypothesis import strategies as st

from loaders.check.inventory import inventory_of
from loaders.check.rows import Row
from loaders.csvw.metadata import Column, Table, TableGroup
from loaders.read.corrections import SourceText
from tests.loaders.conftest import BASE, KG, Json, column, compiled, table, thing

SOURCES = {"t.txt": SourceText('een\ntwee "2"\ndrie\n')}
_MAP = [
    {"load:value": "partner", "load:property": f"{KG}hasPartner"},
    {"load:value": "lid", "load:property": f"{KG}memberOf", "load:reverse": True},
    {"load:value": "gast"},
]
_CLASSES = [{"load:value": "class:City", "load:class": f"{KG}City"}, {"load:value": "class:Some"}]
_KINDS: list[Json] = [
    {"property": "label", "lang": "nl"},
    {"property": "text"},
    {"property": "count", "datatype": "nonNegativeInteger"},
    {"property": "amount", "datatype": "decimal"},
    {"property": "on", "load_parse": "edtf"},
    {"property": "isOpen", "datatype": "boolean"},
    {"property": "link", "datatype": "anyURI"},
    {"property": "words", "separator": ";"},
    {"property": "own", "datatype": {"base": "string", "@id": f"{KG}code"}},
    {"property": "sitedIn", "load_graph": "reference"},
    {},
]
_LINES = {"load:from": "a", "load:to": "b", "load:text": "t.txt"}
_GROUPS: list[list[Json]] = [
    [column("city", property="sitedIn", valueUrl=thing("city"))],
    [column("cities", property="near", valueUrl=thing("cities"), separator=";")],
    [column("other", property="other", valueUrl=f"{KG}{{other}}")],
    [column("role", load_map=_MAP, valueUrl=thing("id"), aboutUrl=f"{BASE}id/all")],
    [column("user", load_classes=_CLASSES, property="user", valueUrl=thing("user")),
     column("uses", virtual=True, aboutUrl=thing("user"), property="uses", valueUrl=thing("id")),
     column("likes", virtual=True, aboutUrl=thing("user"), property="likes", valueUrl=thing("id"))],
    [column("a", datatype="integer"), column("b", datatype="integer"),
     column("passage", virtual=True, property="passage", lang="nl", load_lines=_LINES),
     column("span", virtual=True, property="span", load_template="{a}-{b}")],
]  # fmt: skip
"""Columns that belong together."""

_ABOUT: list[Json] = [{}, {}, {"aboutUrl": f"{BASE}row/t/{{+id}}"}, {"aboutUrl": f"{BASE}id/all"}]
_TEXTS = st.one_of(
    st.sampled_from(["mun:gent", "a;b", 'a "b" \\ c', "é\tx", "a\nb", "–", "\u0101;x", "x" * 300, "7"]),
    st.text('abé "\\;:1-', max_size=6),
)
_GOOD: dict[str, list[str]] = {
    "nonNegativeInteger": ["1", "007", "1.234"],
    "integer": ["1", "2", "-3"],
    "decimal": ["12,50", "7", "1.234,5"],
    "edtf": ["2015", "20/10/2015", "2015-10-20", "eind 2018"],
    "boolean": ["ja", "false", "0"],
    "anyURI": ["https://e.org/a?b=c", "e.org/x"],
    "map": ["partner", "lid", "gast", "Lid"],
    "key": ["mun:gent", "mun:a", "class:City"],
    "keys": ["mun:gent", "mun:b; mun:a", "mun:a;mun:b"],
    "classes": ["mun:gent", "class:City", "class:Some"],
}


def _cells(column: Column) -> st.SearchStrategy[str]:
    """Return the cells that a column may have; most can be read."""
    is_key = bool(column.value) and column.datatype.base == "string"
    kind = "classes" if column.classes else "map" if column.map else "keys" if column.separator else "key"
    found = _GOOD.get(kind if is_key else column.datatype.parse or column.datatype.base)
    return st.one_of(st.just(""), st.sampled_from(found)) if found else _TEXTS


class RandomTable(NamedTuple):
    """A table in its group, and its good rows."""

    table: Table
    group: TableGroup
    rows: list[Row]


@st.composite
def random_tables(draw: st.DrawFn) -> RandomTable:
    """Draw a table and some rows of it."""
    columns = [column("id", required=True, propertyUrl="dc:identifier"), *draw(_columns())]
    group = compiled(table("t.csv", *columns))
    (described,) = group.tables
    cells = st.tuples(*map(_cells, described.cells[1:]))
    rows = [[f"prj:n{number}", *draw(cells)] for number in range(draw(st.integers(1, 5)))]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[each.name for each in described.cells], *rows])
    inventory = inventory_of(described, text.getvalue().encode(), "t.csv")
    return RandomTable(described, group, list(inventory.good))


@st.composite
def _columns(draw: st.DrawFn) -> list[Json]:
    """Draw the columns after the key; virtual ones come last."""
    kinds = draw(st.lists(st.sampled_from(_KINDS), max_size=6))
    found = [column(f"c{place}", **kind, **draw(st.sampled_from(_ABOUT))) for place, kind in enumerate(kinds)]
    found += [each for some in draw(st.lists(st.sampled_from(_GROUPS), unique_by=str)) for each in some]
    cells = draw(st.permutations([each for each in found if not each.get("virtual")]))
    virtual = [each for each in found if each.get("virtual")]
    return [*cells, *virtual, column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}Thing")]
