"""Conditional requests: lists of tags, weak tags and `*`."""

import pytest
from starlette.requests import Request

from graph_api.http.conditional import FOREVER, content_tag, entity_tags, is_held, lifetime, unchanged


def request(held: str = "") -> Request:
    return Request({"type": "http", "headers": [(b"if-none-match", held.encode())]})


def test_only_a_held_representation_is_not_sent_again() -> None:
    carried = {"ETag": '"2-a"', "Vary": "Accept"}
    for held in ('"2-a"', 'W/"2-a"', '"1-z", "2-a"', "*"):
        answer = unchanged(request(held=held), carried)
        assert answer is not None
        assert (answer.status_code, answer.headers["etag"]) == (304, '"2-a"')
    assert unchanged(request(held='"1-z"'), carried) is None
    assert unchanged(request(), carried) is None


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ("", []),
        ("*", ["*"]),
        (" * ", ["*"]),
        ('"a"', ['"a"']),
        ('"a", W/"b","c,d"', ['"a"', 'W/"b"', '"c,d"']),
        ("a, b", []),
        ('"a", *', ['"a"']),
        ('W/"' * 3_000, ['W/"W/"'] * 1_500),
    ],
)
def test_a_header_is_read_as_a_list_of_tags(header: str, tags: list[str]) -> None:
    assert entity_tags(header) == tags


def test_a_tag_inside_another_is_not_held() -> None:
    assert not is_held('"12-a"', '"2-a"')
    assert not is_held('"1-z 2-a"', "2-a")


def test_a_body_has_a_strong_tag_and_data_of_a_numbered_version_never_changes() -> None:
    assert content_tag(b"a") == content_tag(b"a") != content_tag(b"b")
    assert (lifetime(by_number=True), lifetime(by_number=False)) == (FOREVER, "no-cache")
