"""The documentation as the service serves it."""

import re

import pytest
from starlette.testclient import TestClient

HTML = {"Accept": "text/html"}


def test_it_answers_where_people_look_for_it(small: TestClient) -> None:
    assert small.get("/docs").headers["location"] == "/docs/"
    assert small.get("/docs/", headers=HTML).status_code == 200
    assert small.get("/docs/errors").headers["location"] == "/docs/errors/"


def test_every_link_of_every_page_leads_somewhere(small: TestClient) -> None:
    seen, open_ends = set(), ["/docs/"]
    while open_ends:
        path = open_ends.pop()
        answer = small.get(path, headers=HTML)
        assert answer.status_code == 200, path
        if path in seen or "html" not in answer.headers["content-type"]:
            continue
        seen.add(path)
        for href in re.findall(r'(?:href|src)="([^"#:]+)(?:#[^"]*)?"', answer.text):
            target = str(answer.url.join(href).path)
            if target.startswith("/docs/") and target not in seen:
                open_ends.append(target)
    assert len(seen) > 12


def test_a_page_runs_its_own_scripts_only_and_names_no_other_host(small: TestClient) -> None:
    answer = small.get("/docs/errors/", headers=HTML)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == len(re.findall("<script>", answer.text)) > 0
    assert re.findall(r'<(?:link|script|img)[^>]*"https?://', answer.text) == []


def test_a_problem_document_names_a_place_that_there_is(small: TestClient) -> None:
    where = small.get("/nope").json()["type"]
    page, _, place = where.partition("#")
    assert f'id="{place}"' in small.get(f"{page}/", headers=HTML).text


@pytest.mark.parametrize("name", ["nope", "../pages.py", "%2e%2e/words.json"])
def test_nothing_else_is_shown(small: TestClient, name: str) -> None:
    assert small.get(f"/docs/{name}").status_code == 404


def test_a_held_page_is_not_sent_again(small: TestClient) -> None:
    tag = small.get("/docs/").headers["etag"]
    assert small.get("/docs/", headers={"If-None-Match": tag}).status_code == 304
