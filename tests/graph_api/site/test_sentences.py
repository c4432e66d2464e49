"""Statements in names."""

from starlette.testclient import TestClient


def test_the_statements_of_a_row_are_by_name_and_link(small: TestClient) -> None:
    text = small.get("/row/projects/prj:p?lang=nl", headers={"Accept": "text/html"}).text
    assert "Kaai" in text
    assert 'href="/doc/mun/x?lang=nl"' in text
