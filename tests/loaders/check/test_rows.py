"""Tests of rows and their fingerprints."""

from loaders.check.cells import Cell
from loaders.check.rows import Cut, Row, fingerprint, packed
from loaders.values.readings import XSD, Reading

CUT = Cut({"id": 0, "n": 1, "when": 2, "word": 3}, (None, f"{XSD}integer", None, None), 3)
ROW = Row("a", 2, ["a", "5", Cell("eind 2018", [Reading("2018", qualifier="eind")], "2018"), "eind"], CUT)


def test_a_cell_that_is_a_text_alone_has_the_usual_datatype_of_its_column() -> None:
    assert ROW.readings("n") == (Reading("5", f"{XSD}integer"),)
    assert list(ROW.readings("when")) == [Reading("2018", qualifier="eind")]
    assert (list(ROW.readings("elsewhere")), ROW.text("elsewhere")) == ([], "")


def test_a_row_has_canonical_texts_and_what_its_file_has_written() -> None:
    assert ROW.texts == {"id": "a", "n": "5", "when": "2018", "word": "eind"}
    assert ROW.raw == {"id": "a", "n": "5", "when": "eind 2018"}


def test_the_hash_is_the_same_in_any_order_of_columns() -> None:
    moved = Row("a", 7, ["eind", "5", "2018", "a"], Cut({"word": 0, "n": 1, "when": 2, "id": 3}, [None] * 4, 4))
    assert moved.hash == ROW.hash == fingerprint(ROW.texts)


def test_empty_cells_do_not_count_in_the_hash() -> None:
    assert Row("a", 2, ["a", "", Cell("n.v.t.", [], ""), ""], CUT).hash == fingerprint({"id": "a"})


def test_a_row_that_cannot_be_cut_has_no_texts_and_is_known_by_its_record() -> None:
    one, other = (Row("-", 2, (), CUT, good=False, packed=[text]) for text in ('"x', '"y'))
    assert (one.texts, one.text("id"), list(one.readings("id"))) == ({}, "", [])
    assert one.raw_hash != other.raw_hash


def test_a_record_is_kept_as_one_text_unless_that_would_blur_its_cells() -> None:
    for record in (["a", " 5", ""], ["a"], [], ["a\x1fb", "c"]):
        row = Row("-", 2, (), CUT, packed=packed(record))
        assert list(row.record) == record
    assert isinstance(packed(["a", "b"]), str)
