"""owlrl as the oracle, and random ontologies with data."""

import warnings
from collections.abc import Iterable

import owlrl
import rdflib
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Triple

from ontology.reasoning import RuleSet
from ontology.reasoning.axiomatic import is_reported
from tests.conformance.owl2rl import to_rdflib, to_triple
from tests.ontology.reasoning.small import turtle

CLASSES = [f":C{number}" for number in range(6)]
PROPERTIES = [f":p{number}" for number in range(5)]
THINGS = [f":i{number}" for number in range(8)]

DECLARED = "".join(f"{name} a owl:Class .\n" for name in CLASSES)
DECLARED += "".join(f"{name} a owl:ObjectProperty .\n" for name in PROPERTIES)
"""Every term declared, as OWL 2 RL asks: owlrl leaves out `C ⊑ C` of an undeclared class, and what follows from it."""


def owlrl_closure(triples: Iterable[Triple]) -> set[Triple]:
    """All that owlrl makes of the triples, itself axiomatic or not."""
    graph = rdflib.Graph()
    for triple in triples:
        graph.add(to_rdflib(triple))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return {to_triple(nodes) for nodes in graph if not isinstance(nodes[0], rdflib.Literal)}


def expected(rules: RuleSet, facts: frozenset[Triple]) -> set[Triple]:
    """What owlrl infers from schema and facts and a reader should hear of."""
    stated = facts.union(rules.stated)
    return {
        triple
        for triple in owlrl_closure(stated) - stated
        if is_reported(triple, rules.is_anonymous) and not isinstance(triple.subject, BlankNode) and _is_ours(triple)
    }


def _is_ours(triple: Triple) -> bool:
    return isinstance(triple.subject, NamedNode) and triple.subject.value.startswith("urn:x:")


classes, properties, things = st.sampled_from(CLASSES), st.sampled_from(PROPERTIES), st.sampled_from(THINGS)


def _form(text: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda values: text.format(*values))


def _listed(members: st.SearchStrategy[str], least: int = 2) -> st.SearchStrategy[str]:
    return st.lists(members, min_size=least, max_size=3).map(" ".join)


def _deeper(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        _form("[ a owl:Restriction ; owl:onProperty {} ; owl:someValuesFrom {} ]", properties, inner),
        _form("[ a owl:Restriction ; owl:onProperty {} ; owl:hasValue {} ]", properties, things),
        _form("[ a owl:Class ; owl:intersectionOf ( {} ) ]", _listed(inner)),
        _form("[ a owl:Class ; owl:unionOf ( {} ) ]", _listed(inner)),
    )


expressions = st.recursive(classes, _deeper, max_leaves=4)

axioms = st.one_of(
    _form("{} rdfs:subClassOf {} .", expressions, classes),
    _form(
        "{} rdfs:subClassOf [ a owl:Restriction ; owl:onProperty {} ; owl:allValuesFrom {} ] .",
        classes,
        properties,
        classes,
    ),
    _form(
        "{} rdfs:subClassOf [ a owl:Restriction ; owl:onProperty {} ; owl:hasValue {} ] .", classes, properties, things
    ),
    _form("{} owl:equivalentClass {} .", classes, expressions),
    _form("{} owl:equivalentProperty {} .", properties, properties),
    _form("{} rdfs:subPropertyOf {} .", properties, properties),
    _form("{} owl:inverseOf {} .", properties, properties),
    _form("{} rdfs:domain {} .", properties, classes),
    _form("{} rdfs:range {} .", properties, classes),
    _form("{} a owl:TransitiveProperty .", properties),
    _form("{} a owl:SymmetricProperty .", properties),
    _form("{} owl:propertyChainAxiom ( {} ) .", properties, _listed(properties)),
    _form("{} owl:equivalentClass [ a owl:Class ; owl:oneOf ( {} ) ] .", classes, _listed(things, 1)),
)

facts = st.one_of(
    _form("{} {} {} .", things, properties, things),
    _form("{} {} {} .", things, properties, things),
    _form("{} a {} .", things, classes),
)

ontologies = st.lists(axioms, min_size=2, max_size=10).map(lambda lines: turtle(DECLARED + "\n".join(lines)))
datasets = st.lists(facts, min_size=4, max_size=20).map("\n".join).map(turtle)

equalities = st.lists(
    st.one_of(
        _form("{} a owl:FunctionalProperty .", properties),
        _form("{} a owl:InverseFunctionalProperty .", properties),
        _form(
            "{} rdfs:subClassOf [ a owl:Restriction ; owl:onProperty {} ; owl:maxCardinality 1 ] .", classes, properties
        ),
    ),
    max_size=2,
).map("\n".join)
aliases = st.lists(_form("{} owl:sameAs {} .", things, things), max_size=2).map("\n".join)
"""Axioms that make things equal, and things that are said to be."""

clashing = (
    st.lists(
        st.one_of(
            _form("{} owl:disjointWith {} .", classes, classes),
            _form("{} owl:propertyDisjointWith {} .", properties, properties),
            _form("{} a owl:AsymmetricProperty .", properties),
            _form("{} a owl:IrreflexiveProperty .", properties),
            _form("{} a owl:FunctionalProperty .", properties),
            _form("{} rdfs:range xsd:integer .", properties),
        ),
        max_size=4,
    )
    .map("\n".join)
    .map(turtle)
)
"""Axioms that facts may contradict."""

dates = st.lists(_form('{} :onDate "{}" .', things, st.sampled_from(["2019", "2019-05", "2020"])), max_size=5).map(
    lambda lines: "\n".join((':onDate :intervalRole "both" . :earliest rdfs:subPropertyOf :p0 .', *lines))
)
"""Dates of things, with the axioms that make them dates."""
