"""The page for staff: a form, a report, and a button that publishes."""

import re
from typing import Any

import pytest

from graph_api.auth import Tokens
from tests.writable import ROW, Writable

pytestmark = pytest.mark.slow

HTML = {"Accept": "text/html", "Accept-Language": "nl"}


def sent(writable: Writable, text: str, name: str = "libraries.csv", token: str | None = None, **fields: str) -> Any:
    """Send the form as a browser does: its fields in their order."""
    given = {"token": writable.token if token is None else token, "inventory": "", **fields}
    files: list[Any] = [(field, (None, value)) for field, value in given.items()]
    files.append(("file", (name, text.encode(), "text/csv")))
    return writable.client.post("/upload?lang=nl", files=files, headers=HTML)


def decided(writable: Writable, page: Any, do: str, **fields: Any) -> Any:
    """Press a button of the page with the report."""
    address = re.search(r'action="(/upload/[0-9a-f]+\?lang=nl)"', page.text)
    key = re.search(r'name="key" value="([^"]+)"', page.text)
    assert address
    assert key
    return writable.client.post(address[1], data={"key": key[1], "do": do, **fields}, headers=HTML)


def test_the_form_is_in_two_languages_and_linked_from_the_check(looked: Writable) -> None:
    for language, title in (("nl", "Laad een lijst op"), ("en", "Upload a list")):
        page = looked.client.get("/upload", params={"lang": language}, headers={"Accept": "text/html"})
        assert (page.status_code, f"<h1>{title}</h1>" in page.text) == (200, True)
        assert '<option value="licences.csv">Licences (licences.csv)</option>' in page.text
        assert page.headers["cache-control"] == "no-store"
    assert 'href="/upload' in looked.client.get("/check", headers={"Accept": "text/html"}).text


def test_a_list_is_read_in_sentences_and_published_with_one_button(writable: Writable) -> None:
    new = writable.text("libraries.csv") + ROW
    page = sent(writable, new)
    assert (page.status_code, writable.state.versions()) == (200, [1])
    assert "Dit wordt versie 2 als je het publiceert." in page.text
    assert "Nieuw: ‘zebra’ is een " in page.text
    assert writable.token not in page.text
    done = decided(writable, page, "publish")
    assert (done.status_code, done.headers["location"]) == (303, "/upload?lang=nl&published=2")
    assert "Versie 2 is gepubliceerd." in writable.client.get(done.headers["location"], headers=HTML).text
    assert (writable.text("libraries.csv"), writable.state.versions()) == (new, [1, 2])
    again = decided(writable, page, "publish")
    assert (again.status_code, writable.state.versions()) == (410, [1, 2])


def test_what_changed_since_the_report_was_shown_is_shown_again(writable: Writable) -> None:
    new = writable.text("libraries.csv") + ROW
    page = sent(writable, new)
    assert writable.publish("licences", writable.text("licences.csv") + "licence:own,Own\n").status_code == 201
    again = decided(writable, page, "publish")
    assert (again.status_code, "zebra" in writable.text("libraries.csv")) == (200, False)
    assert "Intussen zijn de gegevens veranderd" in again.text
    assert decided(writable, again, "publish").status_code == 303
    assert writable.state.versions() == [1, 2, 3]


def test_a_guard_is_confirmed_on_the_page(writable: Writable) -> None:
    few = "".join(writable.text("libraries.csv").splitlines(keepends=True)[:50])
    page = sent(writable, few)
    assert "Publiceer als nieuwe versie" not in page.text
    assert "--allow-mass-delete" not in page.text
    refused = decided(writable, page, "publish")
    assert (refused.status_code, writable.state.versions()) == (422, [1])
    confirmed = decided(writable, page, "look", allow="mass-delete")
    assert "Publiceer als nieuwe versie" in confirmed.text
    assert decided(writable, confirmed, "publish").status_code == 303
    assert writable.text("libraries.csv") == few


def test_the_token_is_looked_at_before_the_file(looked: Writable) -> None:
    reader, _ = Tokens(looked.state.root).new(["store"])
    for token, status in (("", 401), ("wrong", 401), (reader, 403)):
        page = sent(looked, "id\n", token=token)
        assert (page.status_code, "Er is niets gepubliceerd." in page.text) == (status, True)
        assert token == "" or token not in page.text
    first: list[Any] = [("file", ("a.csv", b"id\n" * 5_000)), ("token", (None, looked.token))]
    assert looked.client.post("/upload", files=first, headers=HTML).status_code == 401


def test_a_list_that_nothing_describes_is_asked_for_again(looked: Writable) -> None:
    page = sent(looked, "id\n", "mine.csv")
    assert (page.status_code, "Kies hieronder welke lijst het is." in page.text) == (404, True)
    assert sent(looked, looked.text("licences.csv"), "mine.csv", inventory="licences.csv").status_code == 200


def test_a_page_of_another_site_can_do_nothing(writable: Writable) -> None:
    page = sent(writable, writable.text("libraries.csv") + ROW)
    address = re.search(r'action="(/upload/[0-9a-f]+)', page.text)
    assert address
    forged = writable.client.post(address[1], data={"do": "publish", "key": "x"}, headers=HTML)
    assert (forged.status_code, writable.state.versions()) == (410, [1])
    other = {**HTML, "Origin": "https://evil.example"}
    answer = writable.client.post("/upload", files={"file": ("a.csv", b"")}, headers=other)
    assert "access-control-allow-origin" not in answer.headers
    assert writable.client.get("/upload?published=99", headers=HTML).text.count("gepubliceerd.") == 0


def test_a_token_that_was_revoked_meanwhile_publishes_nothing(writable: Writable) -> None:
    page = sent(writable, writable.text("libraries.csv") + ROW)
    tokens = Tokens(writable.state.root)
    tokens.revoke(tokens.all()[0].id)
    assert (decided(writable, page, "publish").status_code, writable.state.versions()) == (401, [1])


def test_text_in_a_file_is_no_markup(looked: Writable) -> None:
    page = sent(looked, looked.text("libraries.csv") + ROW.replace("zebra,1", "<script>alert(1)</script>,1"))
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
