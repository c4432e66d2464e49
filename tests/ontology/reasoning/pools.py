"""Facts and axioms added and removed one by one in random histories. Each class expression has a name."""

from typing import Final

from pyoxigraph import RdfFormat, Triple, parse

from tests.service import PREFIXES

FACTS: Final = """
evt:a kg:directPartOf prog:a . evt:b kg:directPartOf prog:b . prog:a kg:directPartOf prog:b .
prog:b kg:directPartOf prog:c .
prog:b kg:partOf prog:d . evt:a kg:organisedBy org:a, org:b . evt:b kg:organisedBy org:c .
org:a kg:subOrganisationOf org:b . org:b kg:subOrganisationOf org:c .
org:a kg:usesTool tool:a . tool:a kg:derivedFrom tool:b . tool:b kg:derivedFrom tool:c .
evt:a a kg:Seminar . evt:b a kg:Seminar . prog:a a kg:Programme . prog:d a kg:Programme . org:b a kg:Organisation .
org:c a kg:Organisation . evt:a <urn:x:p> evt:b . evt:b <urn:x:p> prog:a . evt:a <urn:x:q> prog:b .
prog:a <urn:x:q> evt:a .
evt:b <urn:x:q> evt:b . prog:d a <urn:x:C0> . evt:b a <urn:x:C1> . evt:a a <urn:x:r0> . prog:a a <urn:x:r1> .
org:a owl:sameAs <urn:x:alias> . org:c owl:sameAs <urn:x:alias> . tool:c owl:sameAs tool:d .
tool:c kg:derivedFrom tool:d . evt:a owl:sameAs evt:b .
"""
AXIOMS: Final = """
<urn:x:r0> a owl:Restriction ; owl:onProperty kg:partOf ; owl:someValuesFrom kg:Programme .
<urn:x:r1> a owl:Restriction ; owl:onProperty <urn:x:p> ; owl:allValuesFrom <urn:x:C0> .
<urn:x:r2> a owl:Restriction ; owl:onProperty <urn:x:q> ; owl:hasValue prog:b .
<urn:x:r3> a owl:Restriction ; owl:onProperty kg:relationToOf ; owl:someValuesFrom kg:Seminar .
kg:Seminar rdfs:subClassOf <urn:x:r3>, <urn:x:r0>, <urn:x:C2> . <urn:x:r0> rdfs:subClassOf <urn:x:C1> .
<urn:x:C0> rdfs:subClassOf <urn:x:r2>, <urn:x:C1> ; owl:equivalentClass <urn:x:r0> .
<urn:x:C2> owl:equivalentClass <urn:x:r2> .
<urn:x:C1> rdfs:subClassOf <urn:x:r1> ; owl:disjointWith <urn:x:C2> . <urn:x:C0> owl:disjointWith kg:Tool .
<urn:x:p> rdfs:subPropertyOf kg:directPartOf ; owl:inverseOf <urn:x:q> ; a owl:TransitiveProperty .
<urn:x:p> rdfs:range <urn:x:C1> .
<urn:x:q> a owl:SymmetricProperty, owl:FunctionalProperty ; rdfs:domain <urn:x:C2> .
<urn:x:q> owl:equivalentProperty kg:partOf .
kg:partOf rdfs:subPropertyOf <urn:x:s> . <urn:x:s> rdfs:range <urn:x:C0> ; a owl:AsymmetricProperty .
<urn:x:s> owl:propertyChainAxiom <urn:x:l0> . <urn:x:l0> rdf:first <urn:x:q> ; rdf:rest <urn:x:l1> .
<urn:x:l1> rdf:first kg:partOf ; rdf:rest rdf:nil .
<urn:x:C3> owl:intersectionOf <urn:x:l2> . <urn:x:l2> rdf:first kg:Seminar ; rdf:rest <urn:x:l3> .
<urn:x:l3> rdf:first <urn:x:r0> ; rdf:rest rdf:nil .
<urn:x:C4> owl:unionOf <urn:x:l4> ; rdfs:subClassOf <urn:x:C0> .
<urn:x:l4> rdf:first <urn:x:C2> ; rdf:rest <urn:x:l5> .
<urn:x:l5> rdf:first <urn:x:C3> ; rdf:rest rdf:nil .
<urn:x:C5> owl:oneOf <urn:x:l6> ; rdfs:subClassOf kg:Endeavour . <urn:x:l6> rdf:first evt:a ; rdf:rest <urn:x:l7> .
<urn:x:l7> rdf:first prog:a ; rdf:rest rdf:nil .
"""


def pool(text: str) -> list[Triple]:
    """Return the triples of a pool, in the order of the text."""
    prefixes = PREFIXES + "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n"
    return [quad.triple for quad in parse(prefixes + text, format=RdfFormat.TURTLE)]
