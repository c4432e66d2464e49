"""Things by key."""

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("key", ["mun:nergens", "<>", 'a"b', "x" * 5000, "\x00"])
def test_a_key_that_nothing_has_is_not_found(small: TestClient, key: str) -> None:
    assert small.get("/network", params={"of": key}).status_code == 404


def test_a_key_finds_its_thing(small: TestClient) -> None:
    page = small.get("/network", params={"of": "mun:x", "lang": "en"})
    assert page.status_code == 200
    assert "City X" in page.text
