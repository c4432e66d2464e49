"""Headers of every page of a version."""

import pytest
from starlette.testclient import TestClient

PAGES = ["/class", "/programmes", "/themes", "/questions", "/map", "/timeline", "/compare", "/syncs"]


@pytest.mark.parametrize("path", PAGES)
def test_a_held_page_is_not_sent_again(small: TestClient, path: str) -> None:
    tag = small.get(path).headers["etag"]
    again = small.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert small.get(f"{path}?lang=en", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_its_canonical_address(small: TestClient, path: str) -> None:
    link = small.get(f"{path}?lang=en&version=1").headers["link"]
    assert f'<https://kennisgraaf.example{path}>; rel="canonical"' in link


@pytest.mark.parametrize("path", PAGES)
def test_a_page_tells_where_it_is_in_the_other_language_and_what_it_is_about(small: TestClient, path: str) -> None:
    answer = small.get(f"{path}?lang=nl")
    text = answer.text
    assert f'<https://kennisgraaf.example{path}?lang=en>; rel="alternate"; hreflang="en"' in answer.headers["link"]
    assert '<meta property="og:title"' in text
    assert '<meta name="description"' in text
