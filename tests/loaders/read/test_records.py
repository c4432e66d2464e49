"""Tests of splitting text into records."""

import pytest

from loaders.read.content import in_utf_8
from loaders.read.records import layout
from tests.loaders.conftest import column, key, one_table

TABLE = one_table(key("mun"), column("naam"), column("nota"))


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id;naam;nota\n", ";"),
        ("id\tnaam\tnota\n", "\t"),
        ("id|naam\n", "|"),
        ("sep=,\nid,naam\n", ","),
        ("id\n", "\x1f"),
    ],
)
def test_the_delimiter_is_the_one_that_finds_most_titles(text: str, delimiter: str) -> None:
    assert layout(in_utf_8(text), TABLE).delimiter == delimiter


def test_records_know_their_lines_and_their_bare_quotes() -> None:
    text = 'id;naam\na;"x\ny"\nb;zei "ja"\nc;"d" e\n'
    found = [(each.line, each.last, each.open, each.bare) for each in layout(in_utf_8(text), TABLE).records()]
    assert found == [(1, 1, False, ()), (2, 3, False, ()), (4, 4, False, (1,)), (5, 5, True, ())]


def test_lines_before_the_records_count() -> None:
    skipping = one_table(key("mun"), column("naam"), dialect={"skipRows": 2})
    split = layout(in_utf_8("Titel\n\nid;naam\na;x\n"), skipping)
    assert [(each.line, each.cells) for each in split.records()] == [(3, ["id", "naam"]), (4, ["a", "x"])]
