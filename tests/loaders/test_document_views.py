"""A version can be read as of each document that it knows."""

import pytest

from graph_store import State
from graph_store.errors import UnknownDocument, ViewBuilding
from loaders import as_of

OLD = {"key": "plan:2020", "iri": "https://kennisgraaf.example/id/plan/2020", "date": "2020-06-29"}
NEW = {"key": "plan:2021", "iri": "https://kennisgraaf.example/id/plan/2021", "date": "2021-06-28"}


@pytest.fixture
def known(state: State) -> State:
    with state.writer("test", 1) as writer:
        writer.publish([], [], sources={}, note={"documents": [OLD, NEW]})
    return state


def test_the_newest_document_gives_the_version_itself(known: State) -> None:
    newest = known.newest()
    assert as_of(newest, "plan:2021") is as_of(newest, NEW["iri"]) is as_of(newest, "") is newest
    assert newest.document == ""


def test_an_unknown_document_is_refused(known: State) -> None:
    with pytest.raises(UnknownDocument, match="plan:2020, plan:2021"):
        as_of(known.newest(), "plan:2022")


def test_an_older_document_cannot_be_read_yet(known: State) -> None:
    with pytest.raises(ViewBuilding, match="plan:2020"):
        as_of(known.newest(), "plan:2020")
