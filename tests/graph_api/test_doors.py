"""Every interface refuses in one way: a problem document for programs, a page for people, with a stable code."""

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

DOORS = [
    "/doc/mun/x",
    "/row/projects/prj:p",
    "/source/projects",
    "/graph/inferred",
    "/ns",
    "/catalog",
    "/.well-known/void",
    "/versions",
    "/versions/2",
    "/versions/1..2",
    "/changes?from=1&to=2",
    "/dump/",
    "/query",
    "/query/cq-001",
    "/search?q=stad",
    "/explain?s=mun:x&p=kg:hosts&o=prj:p",
    "/sparql?query=ASK%7B%7D",
]
ABSENT = [
    "/id/mun/never",
    "/doc/mun/never",
    "/doc/mun/never.ttl",
    "/row/projects/prj:never",
    "/source/never",
    "/graph/never",
    "/versions/9",
    "/versions/1..9",
    "/versions/latest",
    "/changes?from=1&to=9",
    "/changes?from=plan:never&to=1",
    "/dump/never.nq",
    "/query/never",
    "/explain?s=mun:x&p=kg:hosts&o=prj:never",
    "/doc/mun/x?version=9",
    "/catalog?version=9",
    "/ns?version=9",
    "/search?q=x&version=9",
    "/dump/kennisgraaf.nq?version=9",
    "/query/cq-001?version=9",
]
HOSTILE = [
    "/id//evil.example",
    "/id/%5Cevil.example",
    "/id/%2f%2fevil.example",
    "/id/mun/%0D%0ALocation:%20https:%2F%2Fevil.example",
    "/doc/mun/%0D%0ASet-Cookie:%20a=b",
    "/id/" + "x" * 10_000,
    "/doc/mun/" + "x" * 10_000,
    "/row/projects/" + "%2e%2e/" * 40,
    "/graph/" + "x" * 10_000,
    "/source/%00",
    "/id/mun/%FF%FE",
    "/query/" + "x" * 10_000,
    "/versions/" + "9" * 10_000,
    "/dump/" + "..%2f" * 40,
]


def is_problem(answer: Response) -> bool:
    """Tell whether a refusal is a problem document without a redirect."""
    is_one = answer.headers["content-type"] == "application/problem+json" and "location" not in answer.headers
    return is_one and {"type", "title", "status", "detail", "code"} <= set(answer.json())


@pytest.mark.parametrize("path", DOORS)
def test_what_no_form_of_a_door_satisfies_is_not_acceptable_and_the_forms_are_named(
    small: TestClient, path: str
) -> None:
    for accept in ("image/png", "image/png;q=1, application/x-none"):
        refused = small.get(path, headers={"Accept": accept})
        assert refused.status_code == 406
        assert is_problem(refused)
    answer = small.get(f"{path}{'&' if '?' in path else '?'}format=nonsense", headers={"Accept": "image/png"})
    assert (answer.status_code, answer.json()["code"]) == (406, "NOT_ACCEPTABLE")
    assert "(" in answer.json()["detail"]


@pytest.mark.parametrize("path", ABSENT)
@pytest.mark.parametrize("accept", ["*/*", "application/json"])
def test_what_is_not_there_is_not_found(small: TestClient, path: str, accept: str) -> None:
    answer = small.get(path, headers={"Accept": accept})
    assert answer.status_code == 404
    assert is_problem(answer)


@pytest.mark.parametrize("path", ABSENT)
def test_a_person_gets_a_page_for_it(small: TestClient, path: str) -> None:
    answer = small.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", HOSTILE)
@pytest.mark.parametrize("accept", ["*/*", "text/html"])
def test_a_hostile_name_is_not_found_and_leads_nowhere(small: TestClient, path: str, accept: str) -> None:
    answer = small.get(path, headers={"Accept": accept})
    assert answer.status_code == 404, path[:60]
    assert "evil" not in str(answer.headers)
    assert "set-cookie" not in answer.headers
    assert len(answer.content) < 40_000  # a page may repeat the request in each language
    assert 'href="//' not in answer.text


@pytest.mark.parametrize("path", DOORS)
def test_a_door_can_be_asked_for_its_head_its_methods_and_from_another_page(small: TestClient, path: str) -> None:
    whole = small.get(path, headers={"Origin": "https://elsewhere.example"})
    assert whole.status_code == 200
    assert whole.headers["access-control-allow-origin"] == "*"
    head = small.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert "GET" in small.options(path).headers["allow"]
    assert small.delete(path).status_code == 405


@pytest.mark.parametrize("path", [path for path in DOORS if not path.startswith("/dump/")])
def test_who_holds_an_answer_is_told_so(small: TestClient, path: str) -> None:
    tag = small.get(path).headers["etag"]
    for held in (tag, f'W/{tag}, "other"', "*"):
        answer = small.get(path, headers={"If-None-Match": held})
        assert (answer.status_code, answer.content) == (304, b""), path
