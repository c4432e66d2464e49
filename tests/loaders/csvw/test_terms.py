"""Tests of the names that metadata may use."""

from loaders.csvw.terms import resolved, unprefixed


def test_a_prefix_of_csvw_is_written_out_and_any_other_is_a_scheme() -> None:
    assert unprefixed("dc:title") == "http://purl.org/dc/terms/title"
    assert unprefixed("http://e.org/") == "http://e.org/"
    assert resolved("x", "http://e.org/a/") == "http://e.org/a/x"
