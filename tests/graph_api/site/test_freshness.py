"""Tags of answers."""

from pathlib import Path

import pytest
from starlette.requests import Request

from graph_api.moments import NOW
from graph_api.site.addresses import Addresses
from graph_api.site.freshness import configured, etag
from graph_api.site.language import Reader
from graph_api.site.request_view import RequestView
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from ontology.graph_folder import FILE, VARIABLE
from tests.graph_api.small import BASE


def request(path: str = "/x", query: str = "") -> Request:
    headers = [(b"host", b"here")]
    return Request({"type": "http", "path": path, "query_string": query.encode(), "headers": headers, "scheme": "http"})


def view(snapshot: Snapshot, scope: Scope = Scope(), *order: str) -> RequestView:  # noqa: B008
    return RequestView(snapshot, scope, Reader("nl", order), Addresses(BASE), NOW)


def test_whatever_selects_a_representation_is_in_its_tag(snapshot: Snapshot) -> None:
    tags = {
        etag(request(), view(snapshot), "turtle"),
        etag(request("/y"), view(snapshot), "turtle"),
        etag(request("/x", "page=2"), view(snapshot), "turtle"),
        etag(request(), view(snapshot), "jsonld"),
        etag(request(), view(snapshot, Scope(Include.ASSERTED)), "turtle"),
        etag(request(), view(snapshot, Scope(), "en"), "turtle"),
    }
    assert len(tags) == 6
    assert all(tag.startswith('"2-') for tag in tags)


def test_the_same_question_has_the_same_tag(snapshot: Snapshot) -> None:
    assert etag(request(), view(snapshot), "turtle") == etag(request(), view(snapshot), "turtle")


def test_a_change_of_the_folder_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for name, text in (("one", "[site]"), ("two", '[site]\nheading = "x"'), ("three", "[site]")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / FILE).write_text(text)
        monkeypatch.setenv(VARIABLE, str(folder))
        found.append(configured())
    assert found[0] == found[2] != found[1]
