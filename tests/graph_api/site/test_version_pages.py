"""Versions and the changes between them."""

from starlette.testclient import TestClient

HTML = {"Accept": "text/html", "Accept-Language": "en"}


def test_the_list_has_the_versions_newest_first(small: TestClient) -> None:
    text = small.get("/versions", headers=HTML).text
    assert text.index("/versions/2") < text.index(">no. 1<")
    assert 'href="/versions/1..2"' in text


def test_what_changed_is_told_by_thing_and_by_name(small: TestClient) -> None:
    text = small.get("/versions/1..2", headers=HTML).text
    assert "Laat" in text
    assert "Facts: 1 added and 0 removed" in text
    assert "No fact changed" in small.get("/versions/1..1", headers=HTML).text


def test_backwards_the_same_fact_goes(small: TestClient) -> None:
    assert "Facts: 0 added and 1 removed" in small.get("/versions/2..1", headers=HTML).text


def test_a_version_that_is_not_kept_is_not_found(small: TestClient) -> None:
    assert small.get("/versions/99", headers=HTML).status_code == 404
    assert small.get("/versions/x", headers=HTML).status_code == 404


def test_a_version_without_files_says_so(small: TestClient) -> None:
    assert "did not come from files" in small.get("/syncs", headers=HTML).text
