"""Tests of our annotation properties."""

import pytest

from graph_store.errors import RejectedMetadata
from loaders.csvw.annotations import (
    Choice,
    annotations,
    as_list,
    read_basis,
    read_classes,
    read_lines,
    read_map,
    read_name,
)

BASE = "https://kennisgraaf.example/"
OTHER = "https://example.org/kb/"


def test_annotations_are_known_by_full_iri_under_any_base_and_by_short_name() -> None:
    for key in (f"{BASE}load#graph", f"{OTHER}load#graph", "load:graph"):
        assert annotations({key: {"@value": "reference"}, "titles": "x"}, "here", OTHER) == {"graph": "reference"}
    assert annotations({"load:references": [{"load:resource": "a.csv"}, "b.csv"]}, "here", BASE) == {
        "references": ["a.csv", "b.csv"]
    }


def test_a_misspelt_annotation_is_refused() -> None:
    with pytest.raises(RejectedMetadata, match="here: load:grpah is not an annotation; known: basis, class"):
        annotations({"load:grpah": "x"}, "here", BASE)


def test_a_map_matches_whole_values_then_prefixes_without_case() -> None:
    entries = [
        {"load:value": ["Partner", "lid"], "load:property": {"@id": "urn:p"}, "load:reverse": True},
        {"load:prefix": "prog", "load:class": {"@id": "urn:C"}},
        {"load:value": "geen"},
    ]
    found = read_map(entries, "here", BASE)
    assert found.choose("PARTNER") == found.choose("lid") == Choice("urn:p", None, True)
    assert found.choose("prog:sc-1") == Choice(None, "urn:C")
    assert (found.choose("prog"), found.choose("x")) == (None, None)
    assert [each.silent for each in found.choices()] == [False, False, True, False]
    assert found.accepted() == "Partner, lid, geen, prog:…"
    assert found.spelled("partner") == "Partner"


def test_a_map_needs_a_value_or_a_prefix() -> None:
    with pytest.raises(RejectedMetadata):
        read_map([{"load:property": "urn:p"}], "here", BASE)


def test_a_class_cell_names_a_class_or_a_composition() -> None:
    entries = [{"load:value": "class:A", "load:class": {"@id": "urn:A"}}, {"load:value": "class:B"}]
    assert read_classes(entries, "here", BASE) == {"class:A": "urn:A", "class:B": None}


def test_lines_need_from_to_and_text() -> None:
    lines = read_lines({"from": "a", "load:to": "b", "load:text": "t.txt"}, "here", BASE)
    assert (lines.first, lines.last, lines.text, lines.corrections) == ("a", "b", "t.txt", None)
    with pytest.raises(RejectedMetadata, match="'to'"):
        read_lines({"from": "a"}, "here", BASE)


def test_anything_is_a_list() -> None:
    assert (as_list(None), as_list("a"), as_list(["a"])) == ([], ["a"], ["a"])


def test_a_name_of_a_table_is_written_as_in_iris() -> None:
    for name in ("steden", "2020_steden-b", None):
        assert read_name(name, "a.csv") == name
    for wrong in ("", "Steden", "-a", "a b", "a/b", "a\n", 7, ["a"]):
        with pytest.raises(RejectedMetadata, match=r"a\.csv: load:name is .*; give lower-case letters a-z, digits, _"):
            read_name(wrong, "a.csv")


def test_a_basis_is_one_of_the_known_ones() -> None:
    assert (read_basis(None, "t.csv, column a"), read_basis("translation", "t.csv, column a")) == (None, "translation")
    with pytest.raises(
        RejectedMetadata, match=r"t\.csv, column a: load:basis is 'guess'; give one of stated, context,"
    ):
        read_basis("guess", "t.csv, column a")
