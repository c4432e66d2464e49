"""The OWL 2 RL rules as the W3C lists them: name, schema part, and the conclusion for the data.

A line reads `name | schema | head <- body`. A capital letter is a class, property or value named by the schema; a
small letter is any thing. `!` is a contradiction, and `y/z` requires that both differ. Lines without a schema part
are about the schema itself (scm-…) or about data alone. An indented line continues the previous one. `LIST(l, x)`
holds for each member of a list; the rules over data that depend on the length of a list are in `lists.py`.
Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules (tables 4 to 9)
"""

from typing import Final

DATA: Final = """
cls-int2   | intersectionOf(C, L) LIST(L, D)        | D(x) <- C(x)
cls-uni    | unionOf(C, L) LIST(L, D)               | C(x) <- D(x)
cls-oo     | oneOf(C, L) LIST(L, V)                 | C(V) <- oneOf(C, L)
prp-dom    | domain(P, C)                           | C(x) <- P(x, y)
prp-rng    | range(P, C)                            | C(y) <- P(x, y)
prp-symp   | SymmetricProperty(P)                   | P(y, x) <- P(x, y)
prp-trp    | TransitiveProperty(P)                  | P(x, z) <- P(x, y) P(y, z)
prp-eqp1   | equivalentProperty(P, Q)               | Q(x, y) <- P(x, y)
prp-eqp2   | equivalentProperty(P, Q)               | P(x, y) <- Q(x, y)
prp-spo1   | subPropertyOf(P, Q)                    | Q(x, y) <- P(x, y)
prp-inv1   | inverseOf(P, Q)                        | Q(y, x) <- P(x, y)
prp-inv2   | inverseOf(P, Q)                        | P(y, x) <- Q(x, y)
cls-svf1   | someValuesFrom(R, C) onProperty(R, P)  | R(x) <- P(x, y) C(y)
cls-svf2   | someValuesFrom(R, Thing) onProperty(R, P) | R(x) <- P(x, y)
cls-avf    | allValuesFrom(R, C) onProperty(R, P)   | C(y) <- R(x) P(x, y)
cls-hv1    | hasValue(R, V) onProperty(R, P)        | P(x, V) <- R(x)
cls-hv2    | hasValue(R, V) onProperty(R, P)        | R(x) <- P(x, V)
cax-eqc1   | equivalentClass(C, D)                  | D(x) <- C(x)
cax-eqc2   | equivalentClass(C, D)                  | C(x) <- D(x)
cax-sco    | subClassOf(C, D)                       | D(x) <- C(x)
"""

EQUALITY: Final = """
prp-fp     | FunctionalProperty(P)                  | sameAs(y, z) <- P(x, y) P(x, z) y/z
prp-ifp    | InverseFunctionalProperty(P)           | sameAs(x, z) <- P(x, y) P(z, y) x/z
cls-maxc2  | maxCardinality(R, 1) onProperty(R, P)  | sameAs(y, z) <- R(x) P(x, y) P(x, z) y/z
cls-maxqc3 | maxQualifiedCardinality(R, 1) onProperty(R, P) onClass(R, C) | sameAs(y, z) <-
    R(x) P(x, y) C(y) P(x, z) C(z) y/z
cls-maxqc4 | maxQualifiedCardinality(R, 1) onProperty(R, P) onClass(R, Thing) | sameAs(y, z) <-
    R(x) P(x, y) P(x, z) y/z
"""

RENAMED: Final = """
eq-rep-p   | sameAs(P, Q)                           | Q(x, y) <- P(x, y)
eq-rep-p   | sameAs(P, Q)                           | P(x, y) <- Q(x, y)
eq-rep-o   | sameAs(C, D)                           | D(x) <- C(x)
eq-rep-o   | sameAs(C, D)                           | C(x) <- D(x)
"""

FALSE: Final = """
eq-diff1   |                                        | ! <- sameAs(x, y) differentFrom(x, y)
eq-diff1   |                                        | ! <- differentFrom(x, x)
prp-irp    | IrreflexiveProperty(P)                 | ! <- P(x, x)
prp-asyp   | AsymmetricProperty(P)                  | ! <- P(x, y) P(y, x)
prp-pdw    | propertyDisjointWith(P, Q)             | ! <- P(x, y) Q(x, y)
prp-npa1   | sourceIndividual(N, A) assertionProperty(N, P) targetIndividual(N, B) | ! <- P(A, B)
prp-npa2   | sourceIndividual(N, A) assertionProperty(N, P) targetValue(N, B) | ! <- P(A, B)
cls-nothing2 |                                      | ! <- Nothing(x)
cls-com    | complementOf(C, D)                     | ! <- C(x) D(x)
cls-maxc1  | maxCardinality(R, 0) onProperty(R, P)  | ! <- R(x) P(x, y)
cls-maxqc1 | maxQualifiedCardinality(R, 0) onProperty(R, P) onClass(R, C) | ! <- R(x) P(x, y) C(y)
cls-maxqc2 | maxQualifiedCardinality(R, 0) onProperty(R, P) onClass(R, Thing) | ! <- R(x) P(x, y)
cax-dw     | disjointWith(C, D)                     | ! <- C(x) D(x)
"""

SCHEMA: Final = """
scm-cls    | | subClassOf(c, c) <- Class(c)
scm-cls    | | equivalentClass(c, c) <- Class(c)
scm-cls    | | subClassOf(c, Thing) <- Class(c)
scm-cls    | | subClassOf(Nothing, c) <- Class(c)
scm-sco    | | subClassOf(c, e) <- subClassOf(c, d) subClassOf(d, e)
scm-eqc1   | | subClassOf(c, d) <- equivalentClass(c, d)
scm-eqc1   | | subClassOf(d, c) <- equivalentClass(c, d)
scm-eqc2   | | equivalentClass(c, d) <- subClassOf(c, d) subClassOf(d, c)
scm-op     | | subPropertyOf(p, p) <- ObjectProperty(p)
scm-op     | | equivalentProperty(p, p) <- ObjectProperty(p)
scm-dp     | | subPropertyOf(p, p) <- DatatypeProperty(p)
scm-dp     | | equivalentProperty(p, p) <- DatatypeProperty(p)
scm-spo    | | subPropertyOf(p, r) <- subPropertyOf(p, q) subPropertyOf(q, r)
scm-eqp1   | | subPropertyOf(p, q) <- equivalentProperty(p, q)
scm-eqp1   | | subPropertyOf(q, p) <- equivalentProperty(p, q)
scm-eqp2   | | equivalentProperty(p, q) <- subPropertyOf(p, q) subPropertyOf(q, p)
scm-dom1   | | domain(p, d) <- domain(p, c) subClassOf(c, d)
scm-dom2   | | domain(p, c) <- domain(q, c) subPropertyOf(p, q)
scm-rng1   | | range(p, d) <- range(p, c) subClassOf(c, d)
scm-rng2   | | range(p, c) <- range(q, c) subPropertyOf(p, q)
scm-int    | | subClassOf(c, d) <- intersectionOf(c, l) LIST(l, d)
scm-uni    | | subClassOf(d, c) <- unionOf(c, l) LIST(l, d)
scm-hv     | | subClassOf(r, s) <- hasValue(r, v) hasValue(s, v) onProperty(r, p) onProperty(s, q) subPropertyOf(p, q)
scm-svf1   | | subClassOf(r, s) <-
    onProperty(r, p) onProperty(s, p) someValuesFrom(r, c) someValuesFrom(s, d) subClassOf(c, d)
scm-svf2   | | subClassOf(r, s) <-
    someValuesFrom(r, c) someValuesFrom(s, c) onProperty(r, p) onProperty(s, q) subPropertyOf(p, q)
scm-avf1   | | subClassOf(r, s) <-
    onProperty(r, p) onProperty(s, p) allValuesFrom(r, c) allValuesFrom(s, d) subClassOf(c, d)
scm-avf2   | | subClassOf(s, r) <-
    allValuesFrom(r, c) allValuesFrom(s, c) onProperty(r, p) onProperty(s, q) subPropertyOf(p, q)
"""
