"""Writing rows from columns."""

from graph_api.graphql.row_writer import rows_of


def test_columns_become_rows_in_the_order_of_the_keys() -> None:
    rows = rows_of(["b", "a"], [[1, 2], ["x", "y"]], 2)
    assert rows == [{"b": 1, "a": "x"}, {"b": 2, "a": "y"}]
    assert list(rows[0]) == ["b", "a"]


def test_each_row_is_a_dictionary_of_its_own() -> None:
    first, second = rows_of([], [], 2)
    assert first == second == {}
    assert first is not second


def test_keys_are_data_whatever_they_hold() -> None:
    key = '"}]; import os #'
    assert rows_of([key], [[1]], 1) == [{key: 1}]
