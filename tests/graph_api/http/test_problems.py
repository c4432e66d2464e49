import errno
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from graph_api.http.problems import HANDLERS, problem_fields
from graph_api.site.error_page import error_page
from graph_store.errors import BadRequest, GraphError, MalformedQuery, QueryTimeout, Unauthorized, WriterBusy
from graph_store.text import Text

RAISED: dict[str, Exception] = {
    "spoken": BadRequest(Text.spoken({"en": "Not this.", "nl": "Dit niet."}.__getitem__)),
    "malformed": MalformedQuery("Not <SPARQL>.", 2, 3),
    "timeout": QueryTimeout("Too slow."),
    "busy": WriterBusy("A sync is running."),
    "unknown": Unauthorized("Who are you?"),
    "fault": RuntimeError("secret of the house"),
    "gone": ClientDisconnect(),
    "full": OSError(errno.ENOSPC, "No space left on device", "/elsewhere/body"),
    "denied": PermissionError(errno.EACCES, "Permission denied", "/elsewhere/body"),
}


async def fail(request: Request) -> Response:
    raise RAISED[request.path_params["name"]]


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = Starlette(routes=[Route("/{name}", fail, methods=["GET"])], exception_handlers=HANDLERS)
    app.state.error_page = error_page
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def test_a_program_gets_a_problem_document(client: TestClient) -> None:
    response = client.get("/malformed")
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert response.json() == {
        "type": "/docs/errors#malformed_query",
        "title": "Malformed query",
        "status": 400,
        "detail": "Not <SPARQL>.",
        "code": "MALFORMED_QUERY",
        "line": 2,
        "column": 3,
    }


@pytest.mark.parametrize(
    ("address", "wished", "language", "detail"),
    [
        ("/spoken", "", "en", "Not this."), ("/spoken", "nl-BE,en;q=0.5", "nl", "Dit niet."),
        ("/spoken", "fr", "en", "Not this."), ("/spoken?lang=nl", "en", "nl", "Dit niet."),
        ("/malformed", "nl", "nl", "Not <SPARQL>."),
    ],
)  # fmt: skip
def test_a_program_gets_the_message_in_the_language_that_it_asks_for(
    client: TestClient, address: str, wished: str, language: str, detail: str
) -> None:
    response = client.get(address, headers={"Accept-Language": wished})
    assert (response.json()["detail"], response.headers["content-language"]) == (detail, language)
    assert response.headers["vary"] == "Accept, Accept-Language"


def test_a_page_has_the_message_in_its_language_or_marks_it_as_english(client: TestClient) -> None:
    wanted = {"Accept": "text/html", "Accept-Language": "nl"}
    assert '<p lang="nl"><bdi>Dit niet.' in client.get("/spoken", headers=wanted).text
    assert '<p lang="en"><bdi>Not &lt;SPARQL&gt;.' in client.get("/malformed", headers=wanted).text


@pytest.mark.parametrize("accept", ["text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"])
def test_a_person_gets_a_page_that_escapes_what_was_sent(client: TestClient, accept: str) -> None:
    response = client.get("/malformed", headers={"Accept": accept, "Accept-Language": "en"})
    assert response.status_code == 400
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "Not &lt;SPARQL&gt;." in response.text
    assert "line 2, column 3" in response.text


@pytest.mark.parametrize("accept", ["", "*/*", "application/json", "image/png", "text/html;q=0.5, application/json"])
def test_whoever_does_not_prefer_a_page_gets_a_problem_document(client: TestClient, accept: str) -> None:
    response = client.get("/malformed", headers={"Accept": accept, "Accept-Language": "en"})
    assert response.headers["content-type"] == "application/problem+json"


def test_an_error_nobody_meant_is_masked_and_logged_under_an_id(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    response = client.get("/fault")
    assert response.status_code == 500
    assert response.json()["code"] == "INTERNAL"
    assert "secret" not in response.text
    error_id = response.json()["instance"].removeprefix("urn:uuid:")
    logged = capsys.readouterr().out
    assert error_id in logged
    assert "secret of the house" in logged


def test_a_client_that_leaves_is_no_fault(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    assert client.get("/gone").status_code == 499
    assert capsys.readouterr().out == ""


def test_a_client_is_told_when_to_come_back_and_how_to_say_who_it_is(client: TestClient) -> None:
    assert client.get("/busy").headers["retry-after"] == "5"
    assert "retry-after" not in client.get("/timeout").headers
    assert client.get("/unknown").headers["www-authenticate"] == "Bearer"


def test_unknown_paths_and_methods_are_problems_too(client: TestClient) -> None:
    missing, method = client.get("/no/such/path"), client.put("/malformed")
    assert (missing.status_code, missing.json()["code"]) == (404, "NOT_FOUND")
    assert "/no/such/path" in missing.json()["detail"]
    assert (method.status_code, method.json()["code"]) == (405, "METHOD_NOT_ALLOWED")
    assert "GET" in method.headers["allow"]
    assert "GET" in method.json()["detail"]


def test_each_error_of_the_tree_has_a_title_and_its_own_code() -> None:
    def tree(error: type[GraphError]) -> Iterator[type[GraphError]]:
        yield error
        for child in error.__subclasses__():
            yield from tree(child)

    fields = [problem_fields(error("why")) for error in tree(GraphError)]
    assert len({each["code"] for each in fields}) == len({each["title"] for each in fields}) == len(fields)


def test_a_full_disk_is_told_and_another_fault_of_the_system_is_masked(client: TestClient) -> None:
    full, denied = client.get("/full"), client.get("/denied")
    assert (full.status_code, full.json()["code"]) == (507, "STORE_FULL")
    assert "free in /elsewhere" in full.json()["detail"]
    assert (denied.status_code, denied.json()["code"]) == (500, "INTERNAL")
