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


def owlrl_closure(triples: Iterable[Triple]) -> set[Triple]:
    """Return everything that owlrl infers from the triples, axiomatic or not."""
    graph = rdflib.Graph()
    for triple in triples:
        graph.add(to_rdflib(triple))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return {to_triple(nodes) for nodes in graph if not isinstance(nodes[0], rdflib.Literal)}


def expected(rules: RuleSet, facts: frozenset[Triple]) -> set[Triple]:
    """Return the triples owlrl infers from schema and facts that our reasoner should report."""
    stated = facts.union(rules.stated)
    return {
        triple
        for triple in owlrl_closure(stated) - stated
        if is_reported(triple, rules.is_anonymous) and not isinstance(triple.subject, BlankNode) and _is_ours(triple)
    }


def _is_ours(triple: Triple) -> bool:
    return isinstance(triple.subject, NamedNode) and triple.subject.value.startswith("urn:x:")


def _form(text: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda values: text.format(*values))


def _listed(members: st.SearchStrategy[str], least: int = 2) -> st.SearchStrategy[str]:
    return st.lists(members, min_size=least, max_size=3).map(" ".join)


def _lines(lines: st.SearchStrategy[str], most: int, least: int = 0) -> st.SearchStrategy[str]:
    return st.lists(lines, min_size=least, max_size=most).map("\n".join)


class Vocabulary:
    """Random ontologies and data over a number of classes, properties and things.

    Every term is declared, as OWL 2 RL requires: owlrl leaves out `C ⊑ C` of an undeclared class and its consequences.
    """

    def __init__(self, classes: int, properties: int, things: int, *, axioms: int, facts: int) -> None:
        names = [f":C{number}" for number in range(classes)], [f":p{number}" for number in range(properties)]
        declared = "".join(f"{name} a owl:Class .\n" for name in names[0])
        declared += "".join(f"{name} a owl:ObjectProperty .\n" for name in names[1])
        self.classes, self.properties = map(st.sampled_from, names)
        self.things = st.sampled_from([f":i{number}" for number in range(things)])
        self.ontologies = _lines(self._axioms(), axioms, 2).map(lambda lines: turtle(declared + lines))
        self.datasets = _lines(self._facts(), facts, 4).map(turtle)
        self.equalities = _lines(self._equalities(), 2)
        self.aliases = _lines(_form("{} owl:sameAs {} .", self.things, self.things), 2)
        self.worlds = st.tuples(self.ontologies, self.datasets)
        self.worlds_with_equality = st.tuples(self.ontologies, self.datasets, self.equalities, self.aliases)

    def _axioms(self) -> st.SearchStrategy[str]:
        classes, properties, things = self.classes, self.properties, self.things
        expressions = st.recursive(classes, self._deeper, max_leaves=4)
        restricted = "{} rdfs:subClassOf [ a owl:Restriction ; owl:onProperty {} ; "
        return st.one_of(
            _form("{} rdfs:subClassOf {} .", expressions, classes),
            _form(restricted + "owl:allValuesFrom {} ] .", classes, properties, classes),
            _form(restricted + "owl:hasValue {} ] .", classes, properties, things),
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

    def _deeper(self, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        properties, things = self.properties, self.things
        return st.one_of(
            _form("[ a owl:Restriction ; owl:onProperty {} ; owl:someValuesFrom {} ]", properties, inner),
            _form("[ a owl:Restriction ; owl:onProperty {} ; owl:hasValue {} ]", properties, things),
            _form("[ a owl:Class ; owl:intersectionOf ( {} ) ]", _listed(inner)),
            _form("[ a owl:Class ; owl:unionOf ( {} ) ]", _listed(inner)),
        )

    def _facts(self) -> st.SearchStrategy[str]:
        link = _form("{} {} {} .", self.things, self.properties, self.things)
        return st.one_of(link, link, _form("{} a {} .", self.things, self.classes))

    def _equalities(self) -> st.SearchStrategy[str]:
        """Return axioms that make things equal."""
        single = "{} rdfs:subClassOf [ a owl:Restriction ; owl:onProperty {} ; owl:maxCardinality 1 ] ."
        return st.one_of(
            _form("{} a owl:FunctionalProperty .", self.properties),
            _form("{} a owl:InverseFunctionalProperty .", self.properties),
            _form(single, self.classes, self.properties),
        )


LARGE = Vocabulary(6, 5, 8, axioms=10, facts=20)
SMALL = Vocabulary(3, 3, 4, axioms=4, facts=8)
"""A size at which owlrl takes a third of the time. Most faults appear here and are easier to see."""

ontologies, datasets = LARGE.ontologies, LARGE.datasets
worlds = st.one_of(*[SMALL.worlds] * 3, LARGE.worlds)
worlds_with_equality = st.one_of(*[SMALL.worlds_with_equality] * 3, LARGE.worlds_with_equality)

clashing = _lines(
    st.one_of(
        _form("{} owl:disjointWith {} .", LARGE.classes, LARGE.classes),
        _form("{} owl:propertyDisjointWith {} .", LARGE.properties, LARGE.properties),
        _form("{} a owl:AsymmetricProperty .", LARGE.properties),
        _form("{} a owl:IrreflexiveProperty .", LARGE.properties),
        _form("{} a owl:FunctionalProperty .", LARGE.properties),
        _form("{} rdfs:range xsd:integer .", LARGE.properties),
    ),
    4,
).map(turtle)
"""Axioms that facts may contradict."""

dates = _lines(
    st.one_of(
        _form(
            '{} {} "{}" .', LARGE.things, st.sampled_from([":onDate", ":from"]), st.sampled_from(["2019", "2019-05"])
        ),
        _form("{} a :Event .", LARGE.things),
    ),
    8,
).map(
    lambda lines: (
        ':Event :temporalKind "occurrence" . :onDate :intervalRole "both" . :from :intervalRole "start" .\n'
        f":earliest rdfs:subPropertyOf :p0 .\n{lines}"
    )
)
"""Dates of things, with the axioms that make them dates. Some of the things are occurrences."""
