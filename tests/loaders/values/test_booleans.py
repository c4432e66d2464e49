"""Tests of booleans."""

import pytest

from loaders.values.booleans import STANDARD, USUAL, boolean_words, booleans
from loaders.values.readings import Refused


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [("Y|N", "Y", "true"), ("Y|N", "n", "false"), ("0|1", "0", "true"), ("a|A", "A", "false"), (USUAL, "ja", "true"),
     (None, "onwaar", "false")],
)  # fmt: skip
def test_a_format_names_its_two_words(form: str | None, text: str, value: str) -> None:
    assert booleans(form)(text).text == value


@pytest.mark.parametrize(("form", "text"), [("Y|N", "ja"), ("Y|N", "true"), ("Y|N", "1"), (None, "misschien")])
def test_another_word_is_refused(form: str | None, text: str) -> None:
    with pytest.raises(Refused):
        booleans(form)(text)


@pytest.mark.parametrize("form", ["Y", "Y|N|M", "Y|Y", 5])
def test_a_format_has_two_different_words(form: object) -> None:
    with pytest.raises(ValueError, match="two different words"):
        boolean_words(form)


def test_the_standard_has_words_and_digits() -> None:
    assert STANDARD["1"] == STANDARD["true"] == "true"
