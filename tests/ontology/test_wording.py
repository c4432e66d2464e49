"""The phrases and sentences of an ontology."""

from graph_store.graphs import DEFAULT_BASE
from ontology.namespaces import RDFS_LABEL, kg
from ontology.wording import Wording
from tests.ontology.reasoning.small import turtle

BASE = DEFAULT_BASE
TEXT = """
    @prefix kg: <https://kennisgraaf.example/ns#> .
    kg:shades kg:phrase "geeft schaduw aan"@nl ; kg:sentence "Een zin."@nl .
    kg:plants kg:phrase "no tag" .
"""
WORDING = Wording(turtle(TEXT), BASE)


def test_a_phrase_is_found_in_its_language_only() -> None:
    assert WORDING.phrase(kg("shades"), "nl") == "geeft schaduw aan"
    assert WORDING.phrase(kg("shades"), "en") is None
    assert WORDING.phrase(kg("plants"), "en") is None


def test_a_sentence_is_found_in_its_language_only() -> None:
    assert WORDING.sentence(kg("shades"), "nl") == "Een zin."
    assert WORDING.sentence(kg("shades"), "en") is None


def test_a_term_of_a_standard_has_a_phrase_of_its_own() -> None:
    assert WORDING.phrase(RDFS_LABEL, "nl") == "heet"


def test_the_graph_folder_is_read_once() -> None:
    assert Wording.load(BASE) is Wording.load(BASE)
    assert Wording.load(BASE).phrase(kg("replaces"), "en") == "replaces"
