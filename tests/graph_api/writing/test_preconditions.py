from pathlib import Path

import pytest

from graph_api.writing.preconditions import see, tag_of
from graph_api.writing.task import PUT, WriteTask
from graph_store.errors import PreconditionFailed
from graph_store.versions import State

G = "http://example.org/g"


def expecting(match: str | None = None, none_match: str | None = None) -> WriteTask:
    base = State(Path()).base
    return WriteTask(PUT, ".", base, 5, True, 1, [], "t", "one", G, if_match=match, if_none_match=none_match)


def may_be_written(task: WriteTask, *, is_there: bool) -> bool:
    try:
        see(task, 3, is_there=is_there)
    except PreconditionFailed:
        return False
    return True


@pytest.mark.parametrize(
    ("match", "there", "absent"),
    [
        (None, True, True),
        ("*", True, False),
        (tag_of(3, G, "turtle-gzip"), True, False),
        (f'"else", {tag_of(3, G, "nt")}', True, False),
        (tag_of(2, G, "turtle"), False, False),
        (tag_of(33, G, "turtle"), False, False),
        (tag_of(3, f"{G}2", "turtle"), False, False),
        (f"W/{tag_of(3, G, 'turtle')}", False, False),
        ("", False, False),
    ],
)
def test_if_match_asks_that_the_graph_is_as_it_was_read(match: str | None, there: bool, absent: bool) -> None:
    found = [may_be_written(expecting(match), is_there=is_there) for is_there in (True, False)]
    assert found == [there, absent]


@pytest.mark.parametrize(
    ("none_match", "there"),
    [
        ("*", False),
        (tag_of(3, G, "turtle"), False),
        (f"W/{tag_of(3, G, 'turtle')}", False),
        (tag_of(2, G, "turtle"), True),
        ("", True),
    ],
)
def test_if_none_match_asks_that_it_is_not_there_yet(none_match: str, there: bool) -> None:
    found = [may_be_written(expecting(none_match=none_match), is_there=is_there) for is_there in (True, False)]
    assert found == [there, True]
