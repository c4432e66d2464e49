"""OWL 2 RL without equality as a logic program over triples, run by clingo. It shares no code with the engine.

The rules are written by hand from the tables of the W3C, over `t(subject, predicate, object)`, without compilation.
Closed-world rules are written by hand in Python and applied to the closure of the others.
Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules
"""

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

import clingo
from pyoxigraph import Literal, NamedNode, Triple

from ontology.reasoning.axiomatic import is_reported

Closed: TypeAlias = Callable[[set[Triple]], Iterable[Triple]]
"""The conclusions of closed-world rules from everything that holds under the other rules."""

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
}

RULES = """
t(X,P,Y) :- given(X,P,Y).
new(X,P,Y) :- t(X,P,Y), not given(X,P,Y).
#show new/3.
#show clash/1.
t(X,a,C) :- t(P,rdfs:domain,C), t(X,P,Y).
t(Y,a,C) :- t(P,rdfs:range,C), t(X,P,Y).
t(Y,P,X) :- t(P,a,owl:SymmetricProperty), t(X,P,Y).
t(X,P,Z) :- t(P,a,owl:TransitiveProperty), t(X,P,Y), t(Y,P,Z).
t(X,Q,Y) :- t(P,rdfs:subPropertyOf,Q), t(X,P,Y), P != Q.
t(X,Q,Y) :- t(P,owl:equivalentProperty,Q), t(X,P,Y), P != Q.
t(X,P,Y) :- t(P,owl:equivalentProperty,Q), t(X,Q,Y), P != Q.
t(Y,Q,X) :- t(P,owl:inverseOf,Q), t(X,P,Y).
t(Y,P,X) :- t(P,owl:inverseOf,Q), t(X,Q,Y).
t(X,a,D) :- t(C,rdfs:subClassOf,D), t(X,a,C), C != D.
t(X,a,D) :- t(C,owl:equivalentClass,D), t(X,a,C), C != D.
t(X,a,C) :- t(C,owl:equivalentClass,D), t(X,a,D), C != D.
t(U,a,X) :- t(X,owl:someValuesFrom,Y), t(X,owl:onProperty,P), Y != owl:Thing, t(U,P,V), t(V,a,Y).
t(U,a,X) :- t(X,owl:someValuesFrom,owl:Thing), t(X,owl:onProperty,P), t(U,P,V).
t(V,a,Y) :- t(X,owl:allValuesFrom,Y), t(X,owl:onProperty,P), t(U,a,X), t(U,P,V).
t(U,P,Y) :- t(X,owl:hasValue,Y), t(X,owl:onProperty,P), t(U,a,X).
t(U,a,X) :- t(X,owl:hasValue,Y), t(X,owl:onProperty,P), t(U,P,Y).
t(Y,a,C) :- t(C,owl:oneOf,L), member(L,Y).
t(Y,a,C) :- t(C,owl:unionOf,L), member(L,D), t(Y,a,D).
t(Y,a,D) :- t(C,owl:intersectionOf,L), member(L,D), t(Y,a,C).
t(Y,a,C) :- t(C,owl:intersectionOf,L), each(Y,L).
t(X,P,Y) :- t(P,owl:propertyChainAxiom,L), path(L,X,Y).

whole(rdf:nil).
whole(L) :- t(L,rdf:first,F), t(L,rdf:rest,R), whole(R).
member(L,X) :- whole(L), t(L,rdf:first,X).
member(L,X) :- t(L,rdf:rest,R), whole(L), member(R,X).
inner(L) :- t(C,owl:intersectionOf,L), whole(L).
inner(R) :- inner(L), t(L,rdf:rest,R).
each(Y,L) :- inner(L), t(L,rdf:first,D), t(L,rdf:rest,rdf:nil), t(Y,a,D).
each(Y,L) :- inner(L), t(L,rdf:first,D), t(Y,a,D), t(L,rdf:rest,R), R != rdf:nil, each(Y,R).
chain(L) :- t(P,owl:propertyChainAxiom,L), whole(L).
chain(R) :- chain(L), t(L,rdf:rest,R), R != rdf:nil.
path(L,X,Y) :- chain(L), t(L,rdf:first,P), t(L,rdf:rest,rdf:nil), t(X,P,Y).
path(L,X,Z) :- chain(L), t(L,rdf:first,P), t(L,rdf:rest,R), R != rdf:nil, t(X,P,Y), path(R,Y,Z).

t(C,rdfs:subClassOf,E) :- t(C,rdfs:subClassOf,D), t(D,rdfs:subClassOf,E).
t(C,rdfs:subClassOf,D) :- t(C,owl:equivalentClass,D).
t(D,rdfs:subClassOf,C) :- t(C,owl:equivalentClass,D).
t(C,owl:equivalentClass,D) :- t(C,rdfs:subClassOf,D), t(D,rdfs:subClassOf,C).
t(P,rdfs:subPropertyOf,R) :- t(P,rdfs:subPropertyOf,Q), t(Q,rdfs:subPropertyOf,R).
t(P,rdfs:subPropertyOf,Q) :- t(P,owl:equivalentProperty,Q).
t(Q,rdfs:subPropertyOf,P) :- t(P,owl:equivalentProperty,Q).
t(P,owl:equivalentProperty,Q) :- t(P,rdfs:subPropertyOf,Q), t(Q,rdfs:subPropertyOf,P).
t(P,rdfs:domain,D) :- t(P,rdfs:domain,C), t(C,rdfs:subClassOf,D).
t(P,rdfs:domain,C) :- t(Q,rdfs:domain,C), t(P,rdfs:subPropertyOf,Q).
t(P,rdfs:range,D) :- t(P,rdfs:range,C), t(C,rdfs:subClassOf,D).
t(P,rdfs:range,C) :- t(Q,rdfs:range,C), t(P,rdfs:subPropertyOf,Q).
t(C,rdfs:subClassOf,D) :- t(C,owl:hasValue,I), t(D,owl:hasValue,I), t(C,owl:onProperty,P),
    t(D,owl:onProperty,Q), sub(P,Q).
t(C,rdfs:subClassOf,D) :- t(C,owl:someValuesFrom,X), t(C,owl:onProperty,P), t(D,owl:onProperty,P),
    t(D,owl:someValuesFrom,Y), below(X,Y).
t(C,rdfs:subClassOf,D) :- t(C,owl:someValuesFrom,Y), t(D,owl:someValuesFrom,Y), t(C,owl:onProperty,P),
    t(D,owl:onProperty,Q), sub(P,Q).
t(C,rdfs:subClassOf,D) :- t(C,owl:allValuesFrom,X), t(C,owl:onProperty,P), t(D,owl:onProperty,P),
    t(D,owl:allValuesFrom,Y), below(X,Y).
t(D,rdfs:subClassOf,C) :- t(C,owl:allValuesFrom,Y), t(D,owl:allValuesFrom,Y), t(C,owl:onProperty,P),
    t(D,owl:onProperty,Q), sub(P,Q).
t(C,rdfs:subClassOf,D) :- t(C,owl:intersectionOf,L), member(L,D).
t(D,rdfs:subClassOf,C) :- t(C,owl:unionOf,L), member(L,D).
sub(P,Q) :- t(P,rdfs:subPropertyOf,Q).
sub(P,P) :- t(P,a,owl:ObjectProperty).
sub(P,P) :- t(P,a,owl:DatatypeProperty).
below(C,D) :- t(C,rdfs:subClassOf,D).
below(C,C) :- t(C,a,owl:Class).
below(C,owl:Thing) :- t(C,a,owl:Class).
below(owl:Nothing,C) :- t(C,a,owl:Class).
"""

CHECKS = """
clash(X) :- t(C,owl:disjointWith,D), t(X,a,C), t(X,a,D).
clash(X) :- t(C,owl:complementOf,D), t(X,a,C), t(X,a,D).
clash(X) :- t(N,a,owl:AllDisjointClasses), t(N,owl:members,L), member(L,C), member(L,D), C != D, t(X,a,C), t(X,a,D).
clash(X) :- t(X,a,owl:Nothing).
clash(X) :- t(P,owl:propertyDisjointWith,Q), t(X,P,Y), t(X,Q,Y).
clash(X) :- t(P,a,owl:AsymmetricProperty), t(X,P,Y), t(Y,P,X).
clash(X) :- t(P,a,owl:IrreflexiveProperty), t(X,P,X).
clash(X) :- t(P,a,owl:FunctionalProperty), t(X,P,Y), t(X,P,Z), Y != Z.
clash(X) :- t(P,a,owl:InverseFunctionalProperty), t(X,P,Y), t(Z,P,Y), X != Z.
"""
"""The contradictions.

Two values of a functional property contradict each other, because things are never equal here.
"""


RESTRICTION, ON_PROPERTY = NamedNode(f"{NAMESPACES['owl']}Restriction"), NamedNode(f"{NAMESPACES['owl']}onProperty")


def reported(found: set[Triple], stated: set[Triple]) -> set[Triple]:
    """Return the new triples of a closure that are reported. Those about class expressions are not."""
    expressions = {each.subject for each in stated if each.predicate == ON_PROPERTY or each.object == RESTRICTION}

    def is_anonymous(term: object) -> bool:
        return not isinstance(term, NamedNode) or term in expressions or "/.well-known/genid/" in term.value

    return {triple for triple in found - stated if is_reported(triple, is_anonymous)}


class Program:
    """The rules over numbers for terms, which stay the same from one closure to the next."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._terms: list[object] = []
        self._triples: dict[str, Triple | None] = {}
        self._rules = re.sub(r"\b(rdf|rdfs|owl):(\w+)|(?<=,)a(?=,)", self._word, RULES + CHECKS)

    def closure(self, stated: Iterable[Triple], closed: Closed | None = None) -> tuple[set[Triple], bool]:
        """Return all triples that hold, without literals as subjects, and whether there is a contradiction."""
        known = set(stated)
        while True:
            found, clashes = self._run(known)
            more = set(closed(found)) - found if closed else set[Triple]()
            if not more:
                return found, clashes
            known |= more

    def _run(self, stated: set[Triple]) -> tuple[set[Triple], bool]:
        facts = "".join(f"given({s},{p},{o})." for s, p, o in (map(self._number, triple) for triple in stated))
        control = clingo.Control(["--warn=none"])
        control.add("base", [], self._rules + facts)
        control.ground([("base", [])])
        shown: list[str] = []
        control.solve(on_model=lambda model: shown.extend(str(model).split()))
        follows = (self._triple(atom) for atom in shown if atom.startswith("new"))
        return stated.union(filter(None, follows)), any(atom.startswith("clash") for atom in shown)

    def _triple(self, atom: str) -> Triple | None:
        """Return the triple of an atom `new(1,2,3)`, or None if RDF does not allow it."""
        if atom not in self._triples:
            subject, predicate, value = (self._terms[int(number)] for number in atom[4:-1].split(","))
            allowed = not isinstance(subject, Literal)
            self._triples[atom] = Triple(subject, predicate, value) if allowed else None  # type: ignore[arg-type]
        return self._triples[atom]

    def _word(self, match: re.Match[str]) -> str:
        prefix, name = (match[1], match[2]) if match[1] else ("rdf", "type")
        return str(self._number(NamedNode(NAMESPACES[prefix] + name)))

    def _number(self, term: object) -> int:
        if term not in self._numbers:
            self._numbers[term] = len(self._terms)
            self._terms.append(term)
        return self._numbers[term]
