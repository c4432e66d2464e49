"""Texts in the languages of the product."""

import pytest

from ontology.language_texts import in_language, listed


def test_a_text_is_in_the_language_or_else_in_english() -> None:
    texts = {"nl": "boom", "en": "tree"}
    assert [in_language(texts, language) for language in ("nl", "en", "fr")] == ["boom", "tree", "tree"]


@pytest.mark.parametrize(
    ("parts", "language", "text"),
    [
        ([], "en", ""),
        (["oak"], "en", "oak"),
        (["oak", "pond"], "en", "oak and pond"),
        (["eik", "vijver", "pad"], "nl", "eik, vijver en pad"),
    ],
)
def test_parts_are_a_list_in_a_sentence(parts: list[str], language: str, text: str) -> None:
    assert listed(parts, language) == text
