"""Rows and their statements are written and read back."""

import hashlib

from pyoxigraph import Literal, NamedNode, Triple

from loaders.check.rows import Cut, Row
from loaders.map.provenance import Record, RowTexts, Statements, Words, digest

BASE = "https://kennisgraaf.example/"
WORDS = Words(BASE)
S, P = NamedNode("urn:s"), NamedNode("urn:p")


def test_the_digest_is_that_of_terms_and_a_suffix() -> None:
    def sha(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    assert digest(Triple(S, P, NamedNode("urn:o"))) == sha("urn:s urn:p urn:o ")
    string, lang = "http://www.w3.org/2001/XMLSchema#string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    assert digest(Triple(S, P, Literal("é"))) == sha(f"urn:s urn:p é {string}@")
    assert digest(Triple(S, P, Literal("é", language="nl"))) == sha(f"urn:s urn:p é {lang}@nl")


def record() -> Record:
    states = frozenset({"a", "b"})
    return Record(NamedNode(f"{BASE}row/x/1"), "x", 7, "hash", states, 3, frozenset({"date: 1 mei 2020"}))


def test_a_record_comes_back_as_it_was_written() -> None:
    for each in (record(), record().made_stale(4, "bad-date")):
        assert WORDS.records(WORDS.record_triples(each)) == {each.node: each}


def test_the_texts_of_a_new_row_are_its_triples() -> None:
    stated, cells = [digest(Triple(S, P, Literal(each))) for each in "ab"], ['date: "1" mei\n2020', "n: é"]
    row = Row("prj:a", 7, ["a"], Cut({"id": 0}, (None,), 1))
    node = NamedNode(f"{BASE}row/x/prj:a")
    record = Record(node, "x", 7, row.hash, frozenset(stated), 3, frozenset(cells))

    found = RowTexts(WORDS, "x", 3).of(row, cells, map(bytes.fromhex, stated))
    assert sorted(found) == sorted(map(str, WORDS.record_triples(record)))


def test_a_row_stays_stale_since_it_first_was() -> None:
    again = record().made_stale(4, "bad-date").made_stale(6, "required")
    assert (again.stale_since, again.stale_reason) == (4, "required")


def test_files_are_no_rows() -> None:
    files = list(WORDS.file_triples("x", "x.csv", "00"))
    assert [str(each.object.value) for each in files if isinstance(each.object, Literal)] == ["x.csv", "00"]
    assert WORDS.records(files) == {}


def test_the_facts_of_a_row_are_found_by_their_digests() -> None:
    one, other = Triple(S, P, Literal("1")), Triple(S, P, Literal("2"))
    facts = Statements({"source/x": {one, other}, "reference": {one}})
    row = Record(S, "x", 1, "", frozenset({digest(one), "gone"}), 1)
    assert sorted(facts.of(row), key=str) == [("reference", one), ("source/x", one)]
