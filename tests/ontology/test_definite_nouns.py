"""Names with their article, from the nouns of their classes."""

import pytest
from pyoxigraph import NamedNode

from graph_store.graphs import DEFAULT_BASE
from ontology.definite_nouns import DefiniteNouns, Named
from tests.ontology.reasoning.small import turtle

SCHEMA = """
    @prefix kg: <https://kennisgraaf.example/ns#> .
    :body kg:kindNoun "het orgaan"@nl, "the body"@en ; kg:noun "het comité"@nl, "de groep"@nl, "the committee"@en ;
        kg:pluralNoun "de steden"@nl .
    :board rdfs:subClassOf :body ; kg:kindNoun "het bestuur"@nl .
    :theme kg:kindNoun "het thema"@nl .
    :organ kg:kindNoun "het orgaan van de stad"@nl .
    :call kg:kindNoun "de oproep"@nl .
"""
NOUNS = DefiniteNouns(turtle(SCHEMA), DEFAULT_BASE)


def named(name: str, *classes: str, language: str = "nl", before: str = "") -> Named:
    return NOUNS.named(name, [NamedNode(f"urn:x:{each}") for each in classes], language, before)


@pytest.mark.parametrize(
    ("name", "classes", "text"),
    [
        ("beheerscomité", ["body"], "het beheerscomité"),
        ("project- en adviesgroep plannen", ["body"], "de project- en adviesgroep plannen"),
        ("Comité van de Regio’s", ["body"], "het Comité van de Regio’s"),
        ("werking van het comité", ["body"], "het orgaan ‘werking van het comité’"),
        ("het comité zelf", ["body"], "het orgaan ‘het comité zelf’"),
        ("raad voor ‘het comité’", ["body"], "het orgaan “raad voor ‘het comité’”"),
        ("raad", ["body", "board"], "het bestuur ‘raad’"),
        ("eerste oproep verweving", ["call"], "de eerste oproep verweving"),
        ("Eerste Oproep", ["call"], "Eerste Oproep"),
        ("Gent", ["body"], "Gent"),
        ("rechten", ["theme"], "het thema ‘rechten’"),
        ("rechten", [], "‘rechten’"),
        ("orgaan van de stad (Gent · raad)", ["organ"], "het orgaan van de stad (Gent · raad)"),
    ],
)
def test_a_name_has_the_article_of_its_noun_or_that_of_its_kind(name: str, classes: list[str], text: str) -> None:
    assert named(name, *classes) == Named(text)


def test_a_noun_is_not_said_twice() -> None:
    assert named("rechten", "theme", before="heeft als thema").text == "‘rechten’"
    assert named("orgaan van de stad (raad · Gent)", "organ", before="is orgaan van de stad").text == "‘raad · Gent’"
    assert named("oproep City of Things", "call", before="is de oproep").text == "‘oproep City of Things’"


def test_each_language_has_its_own_nouns() -> None:
    assert named("management committee", "body", language="en").text == "the management committee"
    assert named("beheerscomité", "body", language="fr").text == "‘beheerscomité’"


def test_a_plural_name_says_so() -> None:
    assert named("Vlaamse steden", "body") == Named("de Vlaamse steden", plural=True)
