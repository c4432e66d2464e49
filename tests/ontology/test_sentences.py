"""Facts and rules as sentences, on small ontologies."""

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_store.graphs import DEFAULT_BASE
from ontology.namespaces import XSD
from ontology.reasoning.owl_terms import Term, local_name
from ontology.sentences import Sentences
from ontology.wording import Wording
from tests.ontology.reasoning.small import turtle, why

PREFIX = "@prefix kg: <https://kennisgraaf.example/ns#> .\n"
SCHEMA = (
    PREFIX
    + """
    :hosts kg:phrase "huisvest"@nl, "hosts"@en ; rdfs:subPropertyOf :takesPartIn .
    :takesPartIn kg:phrase "neemt deel aan"@nl, "takes part in"@en ;
        kg:sentence "Wie aan een deel deelneemt, neemt deel aan het geheel."@nl ;
        owl:propertyChainAxiom ( :takesPartIn :partOf ) .
    :partOf kg:phrase "is deel van"@nl, "is part of"@en ; a owl:TransitiveProperty .
    :citizens kg:phrase "is een groep burgers"@nl, "is a group of citizens"@en ; rdfs:subClassOf :agent .
    [ a owl:Class ; owl:intersectionOf ( :city
        [ a owl:Restriction ; owl:onProperty :hosts ; owl:someValuesFrom :project ] ) ;
      kg:sentence "Een stad die een project huisvest, is een gastheer."@nl ] rdfs:subClassOf :host .
    :city rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :uses ; owl:hasValue :Atlas ] .
    [ a owl:Restriction ; owl:onProperty :partOf ; owl:hasValue :Lab ] rdfs:subClassOf :labwork .
"""
)
NAMES = {"gent": "Gent", "shed": "Loods", "top": "Top", "lab": "lab"}


def words(language: str) -> Sentences:
    def name(term: Term, _predicate: NamedNode | None) -> str:
        text = term.value if isinstance(term, Literal) else local_name(term)
        return NAMES.get(text, text)

    return Sentences(Wording(turtle(SCHEMA), DEFAULT_BASE), language, name)


def reason(data: str, fact: str, language: str = "nl") -> str:
    return words(language).reason(why(SCHEMA, data, fact))


@pytest.mark.parametrize(
    ("fact", "dutch", "english"),
    [
        (":gent :hosts :shed .", "Gent huisvest Loods", "Gent hosts Loods"),
        (":gent :partOf :lab .", "Gent is deel van ‘lab’", "Gent is part of ‘lab’"),
        (":gent a :city .", "Gent is een city", "Gent is a city"),
        (":gent a :agent .", "Gent is een agent", "Gent is an agent"),
        (":gent a :citizens .", "Gent is een groep burgers", "Gent is a group of citizens"),
        (":gent :budget 3 .", "Gent heeft ‘budget’: 3", "Gent has ‘budget’: 3"),
        (':gent :motto "Samen" .', "Gent heeft ‘motto’: ‘Samen’", "Gent has ‘motto’: ‘Samen’"),
    ],
)
def test_a_fact_is_a_sentence(fact: str, dutch: str, english: str) -> None:
    (triple,) = turtle(fact)
    assert (words("nl").fact(triple), words("en").fact(triple)) == (dutch, english)


def test_another_language_falls_back_to_english_words() -> None:
    (triple,) = turtle(":gent a :city .")
    assert words("fr").fact(triple) == "Gent is a city"


def test_a_chain_and_a_definition_have_the_sentence_of_the_ontology() -> None:
    chain = reason(":gent :takesPartIn :shed . :shed :partOf :top .", ":gent :takesPartIn :top .")
    defined = reason(":gent a :city ; :hosts :shed . :shed a :project .", ":gent a :host .")
    assert chain == "Wie aan een deel deelneemt, neemt deel aan het geheel."
    assert defined == "Een stad die een project huisvest, is een gastheer."


def test_a_rule_without_a_sentence_is_told_with_letters() -> None:
    hosts, chain = ":gent :hosts :shed .", ":gent :partOf :shed . :shed :partOf :top ."
    assert reason(hosts, ":gent :takesPartIn :shed .") == (
        "Als “X huisvest Y” geldt, dan geldt ook “X neemt deel aan Y”."
    )
    assert reason(chain, ":gent :partOf :top .", "en") == (
        "If “X is part of Y” and “Y is part of Z” hold, then “X is part of Z” holds too."
    )


def test_a_thing_that_the_rule_itself_names_keeps_its_name() -> None:
    assert reason(":gent :partOf :Lab .", ":gent a :labwork .", "en") == (
        "If “X is part of Lab” holds, then “X is a labwork” holds too."
    )


def test_a_subclass_and_a_fixed_value_are_said_of_every_member() -> None:
    assert reason(":gent a :citizens .", ":gent a :agent .") == "Een groep burgers is altijd ook een agent."
    assert reason(":gent a :citizens .", ":gent a :agent .", "en") == "Every group of citizens is also an agent."
    assert reason(":gent a :city .", ":gent :uses :Atlas .", "en") == "Every city has ‘uses’: Atlas."


def test_a_stated_fact_has_no_rule() -> None:
    assert reason(":gent :hosts :shed .", ":gent :hosts :shed .") == ""


def test_a_date_stands_without_quotes() -> None:
    date = Literal("2020", datatype=NamedNode(f"{XSD}gYear"))
    assert words("en").fact(Triple(NamedNode("urn:x:gent"), NamedNode("urn:x:since"), date)) == "Gent has ‘since’: 2020"
