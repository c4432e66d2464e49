from pyoxigraph import NamedNode, Triple

from ontology.reasoning.provo import WAS_DERIVED_FROM, WAS_GENERATED_BY, as_prov, statement
from tests.ontology.reasoning.small import turtle, why

ROW = NamedNode("urn:row")


def test_a_fact_is_derived_from_its_premises_and_these_from_their_rows() -> None:
    data = ":a :in :b . :b :in :c ."
    found = as_prov(why(":in a owl:TransitiveProperty .", data, ":a :in :c ."), lambda _: [ROW])
    (fact,) = turtle(":a :in :c .")
    premises = turtle(data)

    assert {t.object for t in found if t.subject == statement(fact) and t.predicate == WAS_DERIVED_FROM} == {
        *map(statement, premises),
        ROW,
    }
    assert all(Triple(statement(premise), WAS_DERIVED_FROM, ROW) in found for premise in premises)
    assert [str(t.object) for t in found if "label" in t.predicate.value] == ['"prp-trp: in ∘ in → in"']
    assert sum(t.predicate == WAS_GENERATED_BY for t in found) == 1


def test_the_name_of_a_statement_is_that_of_its_fact() -> None:
    one, other = turtle(":a :in :b . :b :in :c .")

    assert statement(one) == statement(one) != statement(other)
