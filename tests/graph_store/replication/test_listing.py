"""A listing arrives as it was sent, and nothing else is accepted as one."""

import json
from typing import Any

import pytest

from graph_store.errors import PrimaryFailed
from graph_store.replication.listing import ListedVersion, Listing, decode

ONE = ListedVersion("000001", "a" * 64, "2026-01-01T00:00:00Z")
TWO = ListedVersion("000002r1", "b" * 64, "2026-01-02T00:00:00Z", before="a" * 64, withdrawn="wrong")
LISTING = Listing("https://x.example/", 2, (ONE, TWO), {"first": 1}, {"gone": "c" * 64}, {"release": "1"})


def test_it_arrives_as_it_was_sent() -> None:
    found = decode(LISTING.encoded)
    assert found == LISTING
    assert found.tag == LISTING.tag
    assert [each.number for each in found.versions] == [1, 2]


def test_another_listing_has_another_tag() -> None:
    assert Listing("https://x.example/", 1, (ONE,)).tag != LISTING.tag


WRONG: dict[str, dict[str, Any]] = {
    "a path": {"versions": [{**json.loads(LISTING.encoded)["versions"][0], "folder": "../../000001"}]},
    "no folder of a version": {"versions": [{**json.loads(LISTING.encoded)["versions"][0], "folder": "tmp"}]},
    "no digest": {"versions": [{**json.loads(LISTING.encoded)["versions"][0], "digest": "0"}]},
    "a version twice": {"versions": json.loads(LISTING.encoded)["versions"][:1] * 2},
    "a newest version that is not listed": {"current": 9},
    "another file": {"files": {"tokens.json": "c" * 64}},
    "a name of no version": {"pins": {"x": 17}},
    "a number for a text": {"base": 7},
    "a list for a table": {"settings": []},
    "a truth for a number": {"current": True},
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_right_is_refused(name: str) -> None:
    with pytest.raises(PrimaryFailed):
        decode(json.dumps({**json.loads(LISTING.encoded), **WRONG[name]}).encode())


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b"7", b"{}", b"\xff", b"[" * 100_000, LISTING.encoded[:-9]])
def test_an_answer_that_is_no_listing_is_refused(content: bytes) -> None:
    with pytest.raises(PrimaryFailed):
        decode(content)
