"""Texts of the catalogue pages."""

import pytest

from graph_api.catalogue.catalogue_texts import words
from graph_api.site.texts import INTERFACE


@pytest.mark.parametrize("language", INTERFACE)
def test_each_key_has_words_in_each_language(language: str) -> None:
    assert words(language)("dumps")
    assert words("nl")("questions") != words("en")("questions")
