"""The plans of columns: which are constant, and what they state."""

import pytest

from loaders.check.inventory import inventory_of
from loaders.csvw.metadata import TableGroup
from loaders.map.columns import ColumnPlan, column_plans
from tests.loaders.conftest import BASE, KG, Json, column, compiled, one_table, table, thing


def plan(*columns: Json) -> ColumnPlan:
    """Return the plan of the last column of a table."""
    group = compiled(table("test.csv", column("id"), *columns))
    return column_plans(group.tables[0], group, {})[-1]


@pytest.mark.parametrize(
    ("described", "is_constant"),
    [
        (column("a", property="a", datatype="integer"), True),
        (column("a", property="a", valueUrl=thing("a"), separator=";"), True),
        (column("a", virtual=True, property="a", valueUrl=f"{KG}A"), True),
        (column("a", property="a", valueUrl=thing("id")), False),
        (column("a", property="a", aboutUrl=thing("a"), separator=";"), False),
        (column("a", propertyUrl=f"{KG}{{a}}"), False),
        (column("a", load_map=[{"load:value": "x", "load:property": f"{KG}p"}]), False),
        (column("a", virtual=True, property="a", load_template="{id}"), False),
        (column("a", property="a", load_classes=[{"load:value": "class:A"}]), False),
        (column("a", virtual=True, property="a", valueUrl=f"{KG}A", load_unless="id"), False),
    ],
)
def test_a_constant_column_depends_on_its_own_cell_only(described: Json, is_constant: bool) -> None:
    assert plan(described).is_constant is is_constant


def test_a_column_states_nothing_while_the_cell_of_load_unless_has_a_value() -> None:
    direct = column("chairs", virtual=True, property="chairs", valueUrl=thing("id"), load_unless="until")
    described = one_table(column("id"), column("until"), direct)
    found = inventory_of(described, b"id,until\nbody:a,\nbody:b,2019\n", "test.csv")
    chairs = column_plans(described, TableGroup((described,), BASE), {})[-1]
    assert [len(list(chairs.facts(row))) for row in found.good] == [1, 0]


def test_a_table_that_only_provides_keys_has_no_plans() -> None:
    group = compiled(table("test.csv", column("id", property="id"), suppressOutput=True))
    assert column_plans(group.tables[0], group, {}) == []


def test_a_template_may_name_a_class_only_where_a_cell_does() -> None:
    classes = [{"load:value": "class:A"}]
    found = plan(column("a", load_classes=classes), column("b", property="b", aboutUrl=thing("a")))
    assert found.about is not None
    assert not found.names_a_thing(found.about)
    assert found.names_a_thing(found.rules.template(thing("id")))
    assert found.names_a_thing(found.rules.template(f"{BASE}row/test/{{+a}}"))
