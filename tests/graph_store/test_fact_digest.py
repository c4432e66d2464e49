"""The digest of a fact, as SPARQL can compute it."""

import hashlib

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.fact_digest import fact_digest, joined, parted

S, P = NamedNode("urn:s"), NamedNode("urn:p")


def sha(text: str) -> bytes:
    """Return the first half of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).digest()[:16]


def test_a_digest_tells_iris_and_every_kind_of_literal_apart() -> None:
    string = "http://www.w3.org/2001/XMLSchema#string"
    lang = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    assert fact_digest(Triple(S, P, NamedNode("urn:o"))) == sha("urn:s urn:p urn:o ")
    assert fact_digest(Triple(S, P, Literal("é"))) == sha(f"urn:s urn:p é {string}@")
    assert fact_digest(Triple(S, P, Literal("é", language="nl"))) == sha(f"urn:s urn:p é {lang}@nl")


def test_digests_end_to_end_are_the_same_in_every_order() -> None:
    one, two = sha("one"), sha("two")
    assert joined([two, one, two]) == joined((one, two))
    assert parted(joined([one, two])) == {one, two}
    assert parted(b"") == frozenset()
