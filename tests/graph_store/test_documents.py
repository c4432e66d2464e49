"""A version lists its documents oldest first, and one is chosen by key or IRI."""

from dataclasses import replace

import pytest

from graph_store.documents import KnownDocument, carried_documents, chosen, documents_of, known_document
from graph_store.errors import UnknownDocument
from tests.graph_store.test_manifest import ONE

OLD = {"key": "plan:2020", "iri": "https://kennisgraaf.example/id/plan/2020", "date": "2020-06-29"}
NEW = {"key": "plan:2021", "iri": "https://kennisgraaf.example/id/plan/2021", "date": "2021-06-28"}
TWO = replace(ONE, note={"documents": [OLD, NEW]})


def test_a_version_lists_its_documents_oldest_first() -> None:
    assert documents_of(TWO) == (KnownDocument(**OLD), KnownDocument(**NEW))
    assert documents_of(ONE) == ()


@pytest.mark.parametrize("name", [OLD["key"], OLD["iri"]])
def test_an_older_document_is_chosen_by_key_or_iri(name: str) -> None:
    assert chosen(TWO, name) == "plan:2020"


@pytest.mark.parametrize("name", ["", NEW["key"], NEW["iri"]])
def test_no_name_and_the_newest_document_give_the_version_itself(name: str) -> None:
    assert chosen(TWO, name) == ""


def test_an_unknown_document_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownDocument, match=r"knows no document plan:2019\. .*oldest first: plan:2020, plan:2021\."):
        chosen(TWO, "plan:2019")
    with pytest.raises(UnknownDocument, match=r"It knows no documents\."):
        chosen(ONE, "plan:2020")


def test_the_documents_are_carried_over_to_another_note() -> None:
    assert carried_documents(TWO.note) == {"documents": [OLD, NEW]}
    assert carried_documents(ONE.note) == {}


@pytest.mark.parametrize("document", [OLD, NEW])
def test_a_document_is_known_by_its_key_and_by_its_iri(document: dict[str, str]) -> None:
    assert [known_document(TWO, document[name]) for name in ("key", "iri")] == [KnownDocument(**document)] * 2
    assert known_document(TWO, "plan:2019") is known_document(ONE, document["key"]) is None
