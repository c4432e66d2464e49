import pytest
from hypothesis import given, settings
from pyoxigraph import RdfFormat, Triple, parse

from ontology.reasoning import Closure, compile_rules, materialise
from ontology.reasoning.inferred_triples import InferredTriples
from ontology.turtle_files import ontology_triples
from tests.ontology.reasoning.oracle import datasets, ontologies
from tests.ontology.reasoning.small import closed, turtle


def read(closure: Closure, but: frozenset[Triple] = frozenset()) -> set[Triple]:
    text = "".join(f"{each} .\n" for piece in InferredTriples(closure, but).texts() for each in piece)
    return {quad.triple for quad in parse(text, format=RdfFormat.N_TRIPLES)}


def test_what_is_written_is_what_is_inferred_days_and_texts_included() -> None:
    schema = """:onDate :intervalRole "both" . :C :temporalKind "occurrence" .
        :says rdfs:subPropertyOf :tells . :C rdfs:subClassOf :D ."""
    closure = closed(schema, ':x a :C ; :onDate 2020 ; :says "a\\n\\"b\\""@nl .')

    assert read(closure) == closure.inferred()
    assert len(read(closure)) == 4


@pytest.mark.slow
def test_what_is_inferred_of_the_ontology_is_written_too() -> None:
    closure = materialise(compile_rules(ontology_triples()), frozenset())

    assert read(closure) == closure.inferred() != set()


def test_what_is_known_otherwise_is_left_out_whether_of_the_schema_or_of_things() -> None:
    schema = ":C rdfs:subClassOf :D . :D rdfs:subClassOf :E ."
    closure = closed(schema, ":x a :C . :y a :C .")
    of_the_schema, of_a_thing, follows_not = turtle(":C rdfs:subClassOf :E . :x a :E . :z a :E .")
    but = frozenset({of_the_schema, of_a_thing, follows_not})

    assert read(closure, but) == closure.inferred() - but
    assert len(closure.inferred() - but) == len(closure.inferred()) - 2


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(ontologies, datasets)
def test_it_is_so_for_any_ontology_without_blank_nodes_as_things(
    ontology: frozenset[Triple], facts: frozenset[Triple]
) -> None:
    closure = materialise(compile_rules(ontology), facts)
    report, texts = InferredTriples(closure), sorted(map(str, closure.inferred()))

    assert sorted(each for piece in report.texts() for each in piece) == texts
    assert list(map(str, report)) == texts
    assert len(report) == len(texts)
