from ontology.reasoning import compile_rules
from ontology.reasoning.rule_catalogue import catalogue
from ontology.turtle_files import ontology_triples
from tests.ontology.reasoning.docs import coverage
from tests.ontology.reasoning.small import turtle

W3C = {
    "eq-ref", "eq-sym", "eq-trans", "eq-rep-s", "eq-rep-p", "eq-rep-o", "eq-diff1", "eq-diff2", "eq-diff3", "prp-ap",
    "prp-dom", "prp-rng", "prp-fp", "prp-ifp", "prp-irp", "prp-symp", "prp-asyp", "prp-trp", "prp-spo1", "prp-spo2",
    "prp-eqp1", "prp-eqp2", "prp-pdw", "prp-adp", "prp-inv1", "prp-inv2", "prp-key", "prp-npa1", "prp-npa2",
    "cls-thing", "cls-nothing1", "cls-nothing2", "cls-int1", "cls-int2", "cls-uni", "cls-com", "cls-svf1",
    "cls-svf2", "cls-avf", "cls-hv1", "cls-hv2", "cls-maxc1", "cls-maxc2", "cls-maxqc1", "cls-maxqc2", "cls-maxqc3",
    "cls-maxqc4", "cls-oo", "cax-sco", "cax-eqc1", "cax-eqc2", "cax-dw", "cax-adc", "dt-type1", "dt-type2", "dt-eq",
    "dt-diff", "dt-not-type", "scm-cls", "scm-sco", "scm-eqc1", "scm-eqc2", "scm-op", "scm-dp", "scm-spo",
    "scm-eqp1", "scm-eqp2", "scm-dom1", "scm-dom2", "scm-rng1", "scm-rng2", "scm-hv", "scm-svf1", "scm-svf2",
    "scm-avf1", "scm-avf2", "scm-int", "scm-uni",
}  # fmt: skip
"""The rules of tables 4 to 9 of https://www.w3.org/TR/owl2-profiles/."""


def test_every_w3c_rule_is_accounted_for() -> None:
    assert set(coverage()) == W3C


def test_the_catalogue_names_no_rule_that_the_w3c_does_not_but_our_own() -> None:
    names = {entry.name for entry in catalogue(compile_rules(ontology_triples()))}

    assert names - W3C == {"kg-closed-world", "kg-interval"}


def test_checks_come_after_rules() -> None:
    schema = ":A owl:disjointWith :B ; rdfs:subClassOf :C ."
    checks = [entry.check for entry in catalogue(compile_rules(turtle(schema)))]

    assert checks == sorted(checks)
    assert True in checks
