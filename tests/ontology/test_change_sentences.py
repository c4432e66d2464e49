"""Changes of facts as sentences, on a small ontology."""

from collections.abc import Sequence

import pytest
from pyoxigraph import Literal, NamedNode

from graph_store.graphs import DEFAULT_BASE
from ontology.change_sentences import ChangeSentences, told_text
from ontology.reasoning.owl_terms import TYPE, Term, local_name
from ontology.sentences import Sentences
from ontology.wording import Wording
from tests.ontology.reasoning.small import turtle

SCHEMA = """
    @prefix kg: <https://kennisgraaf.example/ns#> .
    :hosts kg:phrase "huisvest"@nl, "hosts"@en .
    :city kg:pluralNoun "de steden"@nl, "the cities"@en ; kg:kindNoun "de stad"@nl, "the city"@en .
"""


def node(name: str) -> NamedNode:
    return NamedNode(f"urn:x:{name}")


def words(language: str) -> ChangeSentences:
    def name(term: Term, _predicate: NamedNode | None) -> str:
        return term.value if isinstance(term, Literal) else local_name(term)

    made = Sentences(Wording(turtle(SCHEMA), DEFAULT_BASE), language, name, lambda _: [node("city")])
    return ChangeSentences(made, made)


def values(language: str, before: Sequence[Term], after: Sequence[Term], thing: str = "Gent") -> list[str]:
    return [told_text(each) for each in words(language).values(node(thing), node("hosts"), before, after)]


def test_a_value_in_place_of_another_names_both() -> None:
    assert values("nl", [node("A")], [node("B")]) == ["Gent huisvest B (voorheen A)."]
    assert values("en", [node("A")], [node("B")]) == ["Gent hosts B (previously A)."]


def test_values_that_came_and_went_are_lists() -> None:
    three = [node("A"), node("B"), node("C")]
    assert values("nl", [], three) == ["Nieuw: Gent huisvest A, B en C."]
    assert values("nl", three[:2], []) == ["Niet meer vermeld: Gent huisvest A en B."]
    assert values("en", [], three) == ["New: Gent hosts A, B and C."]
    assert values("en", three[:1], []) == ["No longer mentioned: Gent hosts A."]


def test_a_plural_name_has_a_plural_verb() -> None:
    assert values("nl", [], [node("A")], "alle-steden") == ["Nieuw: de alle-steden huisvesten A."]
    assert told_text(words("nl").gone(node("Waalse-steden"))) == "De Waalse-steden worden niet meer vermeld."
    assert told_text(words("en").gone(node("Walloon-cities"))) == "The Walloon-cities are no longer mentioned."


@pytest.mark.parametrize(
    ("language", "new", "unknown", "gone", "dropped"),
    [
        ("nl", "Nieuw: Gent is een city.", "Nieuw: Gent.", "Gent wordt niet meer vermeld.", "Gent is geschrapt."),
        ("en", "New: Gent is a city.", "New: Gent.", "Gent is no longer mentioned.", "Gent was dropped."),
    ],
)
def test_things_come_and_go(language: str, new: str, unknown: str, gone: str, dropped: str) -> None:
    said, gent = words(language), node("Gent")
    told = said.new(gent, node("city")), said.new(gent, None), said.gone(gent), said.dropped(gent)
    assert [told_text(each) for each in told] == [new, unknown, gone, dropped]


def test_a_text_in_another_language_says_which() -> None:
    shed, loods = Literal("Shed", language="en"), Literal("Loods", language="nl")
    assert values("nl", [loods], [shed]) == ["Gent huisvest ‘Shed’ (en) (voorheen ‘Loods’)."]


def test_the_parts_of_a_sentence_name_their_terms() -> None:
    told = words("en").fact(node("Gent"), node("hosts"), node("A"))
    assert [each.term for each in told if each.term] == [node("Gent"), node("A")]
    kinds = next(iter(words("en").values(node("Gent"), TYPE, [], [node("city")])))
    assert told_text(kinds) == "New: Gent is a city."
