"""Choices in a request."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from pyoxigraph import DefaultGraph, Quad
from starlette.requests import Request

from graph_api.moments import NOW, Moment
from graph_api.service import ServiceSettings
from graph_api.site.request_view import page_number, request_view
from graph_store.errors import BadRequest, UnknownDocument, UnknownVersion
from graph_store.graphs import Include, Scope
from graph_store.versions import State
from loaders import as_of
from ontology.namespaces import ENDED_BY, RDF_TYPE, kg, thing


def request(state: State, query: str) -> Request:
    def snapshot(version: int | None, document: str) -> object:
        return as_of(state.newest() if version is None else state.open(version), document, 10**9)

    service = SimpleNamespace(settings=ServiceSettings(data=state.root), snapshot=snapshot)
    app = SimpleNamespace(state=SimpleNamespace(service=service))
    return Request({"type": "http", "query_string": query.encode(), "headers": [], "app": app})


def test_without_choices_it_is_all_of_the_newest_version(small_state: State) -> None:
    view = request_view(request(small_state, ""))
    assert (view.snapshot.version, view.scope, view.moment, view.addresses.kept) == (2, Scope(), NOW, {})


def test_choices_are_read_and_kept(small_state: State) -> None:
    view = request_view(request(small_state, "version=1&include=ASSERTED&synthetic=true&ended=true&lang=en&q=x"))
    assert (view.snapshot.version, view.scope, view.moment) == (1, Scope(Include.ASSERTED, synthetic=True), Moment(1))
    assert view.ended
    assert set(view.addresses.kept) == {"version", "include", "synthetic", "ended", "lang"}


def test_lists_leave_out_what_has_ended_unless_asked(tmp_path: Path) -> None:
    state, (old, new) = State(tmp_path), (thing("prog:old"), thing("prog:new"))
    with state.writer("test", 1) as writer:
        facts = [Quad(each, RDF_TYPE, kg("Programme"), DefaultGraph()) for each in (old, new)]
        writer.publish([], [*facts, Quad(old, kg(ENDED_BY), thing("plan:2021"), DefaultGraph())], sources={})
    for query, shown in (("", [new]), ("include=inferred", []), ("ended=true", [new, old])):
        view = request_view(request(state, query))
        assert view.members(kg("Programme")) == shown
        assert view.endings == {old: [thing("plan:2021")]}


def test_a_version_that_is_not_there_is_unknown(small_state: State) -> None:
    with pytest.raises(UnknownVersion):
        request_view(request(small_state, "version=7"))


def test_a_document_that_the_version_does_not_know_is_unknown(small_state: State) -> None:
    with pytest.raises(UnknownDocument, match="plan:1999"):
        request_view(request(small_state, "version=1&document=plan:1999"))


def test_the_page_is_a_positive_number(small_state: State) -> None:
    assert page_number(request(small_state, "")) == 1
    assert page_number(request(small_state, "page=3")) == 3
    for wrong in ("0", "-1", "x", "9" * 13, "٣"):
        with pytest.raises(BadRequest, match="page="):
            page_number(request(small_state, f"page={wrong}"))
