import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.owl_terms import TYPE, Term, term
from ontology.reasoning.reported_keys import ReportedKeys
from ontology.reasoning.rule import Name

BUILTIN = [term(name) for name in ("Thing", "Nothing", "Class", "domain", "subClassOf", "sameAs", "hasValue")]
NAMED = [*BUILTIN, TYPE, *(NamedNode(f"urn:x:{name}") for name in ("a", "b", "_c", "_d"))]
named = st.sampled_from(NAMED)
triples = st.sets(
    st.builds(Triple, named, named, st.one_of(named, st.just(Literal("1")))).filter(
        lambda triple: triple.predicate != TYPE or isinstance(triple.object, NamedNode)
    ),
    max_size=20,
)


def is_nameless(node: Term) -> bool:
    """Return whether a class is only an expression. In these tests its name starts with an underscore."""
    return ":_" in str(node)


@given(triples)
def test_the_facts_reported_by_number_are_those_reported_one_by_one(facts: set[Triple]) -> None:
    terms = Dictionary()
    encoded = terms.encode(facts)
    reported = ReportedKeys(terms, is_nameless)

    found = {terms.triple(name, key) for name, keys in encoded.items() for key in reported.among(name, keys).tolist()}
    assert found == {fact for fact in facts if is_reported(fact, is_nameless)}


def test_a_fact_about_a_literal_is_no_rdf() -> None:
    terms = Dictionary()
    literal, thing = terms.number(Literal("1")), terms.number(NamedNode("urn:x:a"))
    reported = ReportedKeys(terms, is_nameless)

    assert reported.among(Name(NamedNode("urn:x:p"), 2), np.array([literal << 32 | thing])).tolist() == []
    assert reported.among(Name(NamedNode("urn:x:C"), 1), np.array([literal, thing])).tolist() == [thing]
