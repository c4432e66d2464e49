"""Read-only addresses."""

import pytest
from starlette.testclient import TestClient

PATHS = ["/doc/mun/x", "/id/mun/x", "/ns", "/graph/inferred", "/row/projects/prj:p", "/catalog", "/dump/", "/query"]


@pytest.mark.parametrize("path", PATHS)
def test_options_says_what_a_document_can_be_asked(small: TestClient, path: str) -> None:
    answer = small.options(path)
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", PATHS)
def test_head_has_the_headers_of_get_and_no_body(small: TestClient, path: str) -> None:
    head, whole = small.head(path), small.get(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers.get("etag") == whole.headers.get("etag")


def test_nothing_is_written_at_an_address_that_is_read(small: TestClient) -> None:
    assert small.put("/doc/mun/x", content=b"x").status_code == 405


def test_any_page_may_read(small: TestClient) -> None:
    answer = small.get("/doc/mun/x", headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
