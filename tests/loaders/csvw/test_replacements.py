"""Tables of replacements are known by the class of their rows, and have three required columns."""

import pytest

from graph_store.errors import RejectedMetadata
from loaders.csvw.replacements import COLUMNS
from tests.loaders.conftest import CITIES, KG, Json, column, compiled, table

ROWS = column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}Replacement")


def replacements(*columns: Json) -> Json:
    return table("vervangen.csv", column("id"), *columns, ROWS, about=None)


def test_a_table_whose_rows_are_replacements_is_marked() -> None:
    group = compiled(CITIES, replacements(*(column(name, required=True) for name in COLUMNS)))
    assert [each.replacing for each in group.tables] == [False, True]


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_that_is_missing_or_may_be_empty_is_refused(name: str) -> None:
    for columns in ([each for each in COLUMNS if each != name], COLUMNS):
        described = [column(each, required=each != name) for each in columns]
        with pytest.raises(RejectedMetadata, match=f"vervangen.csv holds replacements.* column {name}"):
            compiled(replacements(*described))
