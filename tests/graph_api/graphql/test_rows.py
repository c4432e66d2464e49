"""Writing rows from columns."""

from graph_api.graphql.rows import rows_of, writer


def test_columns_become_rows_in_the_order_of_the_keys() -> None:
    assert rows_of(["b", "a"])([[1, 2], ["x", "y"]]) == [{"b": 1, "a": "x"}, {"b": 2, "a": "y"}]
    assert list(rows_of(["b", "a"])([[1], [2]])[0]) == ["b", "a"]


def test_keys_are_data_whatever_they_hold() -> None:
    key = '"}]; import os #'
    assert rows_of([key])([[1]]) == [{key: 1}]


def test_one_writer_serves_every_selection_of_its_width() -> None:
    assert writer(3) is writer(3)
