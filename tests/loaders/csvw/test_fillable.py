"""The lists that people fill in."""

import pytest

from graph_store.graphs import DEFAULT_BASE
from loaders import FillableColumn, fillable_lists
from tests.service import DATA


def column(name: str, title: str) -> FillableColumn:
    return next(each for each in fillable_lists(DEFAULT_BASE)[name].columns if each.title == title)


def test_every_inventory_is_a_list_with_the_first_line_of_its_file_as_columns() -> None:
    lists = fillable_lists(DEFAULT_BASE)
    for name in ("projects", "consortia", "theme_links"):
        first = (DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
        assert lists[name].header == f"{first}\n"
    assert {f"{name}.csv" for name in lists} == {each.file for each in lists.values()}


@pytest.mark.parametrize(
    ("name", "title", "takes", "words", "lists"),
    [
        ("projects", "id", "key", (), ()),
        ("projects", "sited_in", "keys", (), ("cities",)),
        ("projects", "label_nl", "text", (), ()),
        ("projects", "source_lines", "lines", (), ()),
        ("events", "date_from", "date", (), ()),
        ("events", "count", "number", (), ()),
        ("cities", "named_in_document", "words", ("true", "false"), ()),
        ("consortia", "status", "words", ("selected",), ()),
        ("areas", "area_type", "words", ("land", "gewest", "provincie"), ()),
    ],
)
def test_a_column_says_what_it_takes(
    name: str, title: str, takes: str, words: tuple[str, ...], lists: tuple[str, ...]
) -> None:
    found = column(name, title)
    assert (found.takes, found.words, found.lists) == (takes, words, lists)


def test_words_may_come_from_a_map_that_reads_the_column() -> None:
    assert {"studiedag", "slotevent"} <= set(column("events", "event_type").words)


def test_a_key_has_its_prefix_and_several_values_their_separator() -> None:
    assert (column("projects", "id").prefix, column("projects", "source_lines").separator) == ("prj:", ";")
    assert column("projects", "id").required
    assert not column("projects", "lead_id").required
