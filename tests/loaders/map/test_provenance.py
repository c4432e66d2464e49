"""Rows and their statements are written and read back."""

from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.fact_digest import fact_digest, joined
from graph_store.stating_rows import StatingRows
from graph_store.stating_rows_writing import rows_in
from loaders.map.provenance import Record, Statements, Words

BASE = "https://kennisgraaf.example/"
WORDS = Words(BASE)
S, P = NamedNode("urn:s"), NamedNode("urn:p")


def record() -> Record:
    states = frozenset({b"a" * 16, b"b" * 16})
    return Record(NamedNode(f"{BASE}row/x/1"), "x", 7, "hash", states, 3, frozenset({"date: 1 mei 2020"}))


def test_a_record_comes_back_as_it_was_written(tmp_path: Path) -> None:
    rows = rows_in([(record().node.value, joined(record().states))], tmp_path / "rows")
    for each in (record(), record().made_stale(4, "bad-date")):
        assert WORDS.records(WORDS.record_triples(each), rows) == {each.node: each}


def test_the_texts_of_a_row_are_its_triples() -> None:
    plain = replace(record(), as_written=frozenset({'date: "1" mei\n2020', "n: é"}))
    for each in (plain, plain.made_stale(4, "bad-date")):
        assert sorted(WORDS.record_texts(each)) == sorted(map(str, WORDS.record_triples(each)))


def test_a_row_stays_stale_since_it_first_was() -> None:
    again = record().made_stale(4, "bad-date").made_stale(6, "required")
    assert (again.stale_since, again.stale_reason) == (4, "required")


def test_files_are_no_rows() -> None:
    files = list(WORDS.file_triples("x", "x.csv", "00"))
    assert [str(each.object.value) for each in files if isinstance(each.object, Literal)] == ["x.csv", "00"]
    assert WORDS.records(files, StatingRows()) == {}


def test_the_facts_of_a_row_are_found_by_their_digests() -> None:
    one, other = Triple(S, P, Literal("1")), Triple(S, P, Literal("2"))
    facts = Statements({"source/x": {one, other}, "reference": {one}})
    row = Record(S, "x", 1, "", frozenset({fact_digest(one), b"gone"}), 1)
    assert sorted(facts.of(row), key=str) == [("reference", one), ("source/x", one)]
