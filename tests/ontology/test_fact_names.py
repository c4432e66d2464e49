"""Names in facts that no version has yet."""

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph_store.graphs import DEFAULT_BASE
from graph_store.terms import Term
from ontology.fact_names import FactNames, sentences_about
from ontology.namespaces import kg, row_base, thing

TEXT = """
@prefix kg: <https://kennisgraaf.example/ns#> .
@prefix id: <https://kennisgraaf.example/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
id:body\\/board a kg:Body ; rdfs:label "beheerscomité"@nl, "management committee"@en .
id:mun\\/gent rdfs:label "Gent"@nl .
id:role\\/1 kg:role "voorzitter" .
kg:Row rdfs:label "row"@en .
kg:ChairRole rdfs:label "voorzitter"@nl, "chair"@en ; skos:notation "chair" ; kg:codeOf kg:roleClass .
"""


class Some:
    """The facts of a text."""

    def __init__(self) -> None:
        self._facts = [quad.triple for quad in parse(TEXT, format=RdfFormat.TURTLE)]

    def triples(
        self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None
    ) -> Iterator[Triple]:
        for each in self._facts:
            wanted = ((s, each.subject), (p, each.predicate), (o, each.object))
            if all(asked is None or asked == found for asked, found in wanted):
                yield each


def names(language: str) -> FactNames:
    return FactNames(Some(), DEFAULT_BASE, language)


@pytest.mark.parametrize(
    ("language", "board", "gent", "row"),
    [
        ("nl", "beheerscomité", "Gent", "row (beheerscomité)"),
        ("en", "management committee", "Gent", "row (management committee)"),
    ],
)
def test_a_name_is_in_the_language_or_in_another(language: str, board: str, gent: str, row: str) -> None:
    found = names(language)
    assert found.name(thing("body:board")) == board
    assert found.name(thing("mun:gent")) == gent
    assert found.name(NamedNode(f"{row_base()}bodies/body:board")) == row
    assert found.name(thing("mun:never")) == "mun:never"
    assert found.name(kg("unknownTerm")) == "unknownTerm"
    assert found.name(thing("role:1")) == "voorzitter"


def test_a_code_has_the_name_that_the_ontology_gives_it() -> None:
    assert names("en").name(Literal("chair"), kg("roleClass")) == "chair"
    assert names("nl").name(Literal("chair"), kg("roleClass")) == "voorzitter"
    assert names("nl").name(Literal("chair"), kg("status")) == "chair"


def test_sentences_have_these_names_with_their_articles() -> None:
    fact = Triple(thing("body:board"), kg("partOf"), thing("mun:gent"))
    assert sentences_about(Some(), DEFAULT_BASE, "nl").fact(fact) == "Het beheerscomité is deel van Gent"
    assert sentences_about(Some(), DEFAULT_BASE, "en").fact(fact) == "The management committee is part of Gent"
