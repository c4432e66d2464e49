"""Ranges of files."""

import pytest
from starlette.testclient import TestClient

DUMP = "/dump/kennisgraaf.ttl"


@pytest.mark.parametrize(
    "asked", ["bytes=999999999-", "bytes=-0", "bytes=999999999-999999999999, 888888888-", "BYTES = 999999999-"]
)
def test_a_range_beyond_the_end_is_a_problem_that_says_how_much_there_is(small: TestClient, asked: str) -> None:
    size = len(small.get(DUMP).content)
    answer = small.get(DUMP, headers={"Range": asked})
    assert (answer.status_code, answer.json()["code"]) == (416, "RANGE_NOT_SATISFIABLE")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-range"] == f"bytes */{size}"


@pytest.mark.parametrize("asked", ["lines=1-2", "bytes", "bytes=", "bytes=a-b", "bytes=5-2", "x" * 5000])
def test_a_range_that_is_none_is_passed_over(small: TestClient, asked: str) -> None:
    answer = small.get(DUMP, headers={"Range": asked})
    assert (answer.status_code, answer.content) == (200, small.get(DUMP).content)


def test_of_several_ranges_those_that_are_there_are_given(small: TestClient) -> None:
    whole = small.get(DUMP).content
    one = small.get(DUMP, headers={"Range": "bytes=0-4, 999999999-"})
    assert (one.status_code, one.content) == (206, whole[:5])
    two = small.get(DUMP, headers={"Range": "bytes=0-4, 10-14"})
    assert two.headers["content-type"].startswith("multipart/byteranges")
    assert whole[:5] in two.content


def test_a_range_of_another_state_of_the_file_gives_the_whole(small: TestClient) -> None:
    answer = small.get(DUMP, headers={"Range": "bytes=999999999-", "If-Range": '"older"'})
    assert (answer.status_code, answer.content) == (200, small.get(DUMP).content)


def test_a_person_who_asks_beyond_the_end_gets_a_page(small: TestClient) -> None:
    answer = small.get(DUMP, headers={"Range": "bytes=999999999-", "Accept": "text/html"})
    assert answer.status_code == 416
    assert answer.headers["content-type"].startswith("text/html")
