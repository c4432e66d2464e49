from hypothesis import given, settings
from pyoxigraph import RdfFormat, Triple, parse

from ontology.files import ontology_triples
from ontology.reasoning import Closure, compile_rules, materialise
from ontology.reasoning.reporting import Report
from tests.ontology.reasoning.oracle import datasets, ontologies
from tests.ontology.reasoning.small import closed


def read(closure: Closure) -> set[Triple]:
    return {quad.triple for quad in parse(b"".join(Report(closure).lines()), format=RdfFormat.N_TRIPLES)}


def test_what_is_written_is_what_is_inferred_days_and_texts_included() -> None:
    schema = ':onDate :intervalRole "both" . :says rdfs:subPropertyOf :tells . :C rdfs:subClassOf :D .'
    closure = closed(schema, ':x a :C ; :onDate 2020 ; :says "a\\n\\"b\\""@nl .')

    assert read(closure) == closure.inferred()
    assert len(read(closure)) == 4


def test_what_is_inferred_of_the_ontology_is_written_too() -> None:
    closure = materialise(compile_rules(ontology_triples()), frozenset())

    assert read(closure) == closure.inferred() != set()


@settings(max_examples=100, deadline=None)
@given(ontologies, datasets)
def test_it_is_so_for_any_ontology_without_blank_nodes_as_things(
    ontology: frozenset[Triple], facts: frozenset[Triple]
) -> None:
    closure = materialise(compile_rules(ontology), facts)
    report, texts = Report(closure), sorted(map(str, closure.inferred()))

    assert sorted(b"".join(report.lines()).decode().splitlines()) == [f"{text} ." for text in texts]
    assert list(map(str, report)) == texts
    assert len(report) == len(texts)
