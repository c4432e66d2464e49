"""Tests of values and refusals."""

from loaders.values.readings import Reading, Refused


def test_a_reading_is_plain_text_unless_it_says_otherwise() -> None:
    assert Reading("a") == ("a", None, None, None)


def test_a_refusal_has_a_code_and_details() -> None:
    assert (Refused("bad-date").code, Refused("bad-format", {"format": "x"}).details) == ("bad-date", {"format": "x"})
