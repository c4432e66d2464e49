"""Texts and names from the terms of an ontology."""

from graph_api.graphql.descriptions import as_words, described, with_article
from ontology.vocabulary import Vocabulary


def test_a_description_is_the_english_comment_and_the_dutch_label() -> None:
    assert described(Vocabulary.load().properties["label"]) == "The name shown to people, for each language. (nl: naam)"


def test_a_class_name_becomes_words_with_an_article() -> None:
    assert as_words("CentreCity") == "centre city"
    assert (with_article("area"), with_article("call")) == ("an area", "a call")
