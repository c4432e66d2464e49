"""The paths without a value in an answer."""

from graph_api.graphql.absent_values import AbsentValues
from graph_api.graphql.row_writer import Row
from tests.graph_api.graphql.conftest import Ask


def test_a_null_of_another_meaning_under_the_same_key_is_not_listed(ask: Ask) -> None:
    """`key` is null for a figure without a key, and here also the name of a property that nobody stated."""
    text = "{ observations(first: 1) { nodes { key metric { key: earliest } } } }"
    answer = ask(text)
    assert answer["data"]["observations"]["nodes"][0] == {"key": None, "metric": {"key": None}}
    assert answer["extensions"]["notStated"] == [["observations", "nodes", 0, "metric", "key"]]


def test_paths_come_in_the_order_of_the_document(ask: Ask) -> None:
    text = '{ municipality(id: "mun:eeklo") { earliest hosts { nodes { latest } } nisCode } }'
    assert ask(text)["extensions"]["notStated"] == [
        ["municipality", "earliest"],
        ["municipality", "hosts", "nodes", 0, "latest"],
        ["municipality", "nisCode"],
    ]


def test_only_keys_with_two_meanings_need_their_rows() -> None:
    absent = AbsentValues()
    rows: list[Row] = [{"a": None, "b": None}, {"a": 1, "b": 1}]
    absent.note(rows, "a", [None, 1], stated=True)
    absent.note(rows, "b", [None, 1], stated=True)
    absent.note([{"b": None}], "b", [None], stated=False)
    assert absent.rows() == {"a": None, "b": {id(rows[0])}}
    assert absent.count == 2
