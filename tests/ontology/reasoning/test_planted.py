"""Every rule of the profile that ends in `false` finds exactly the planted contradictions."""

import re
from collections import defaultdict

import pytest

from ontology.reasoning import Closure
from tests.ontology.reasoning.small import closed

LIMITED = ":Few rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :seat ; owl:{} {}^^xsd:nonNegativeInteger {} ] ."
QUALIFIED = LIMITED.format("maxQualifiedCardinality", '"0"', "; owl:onClass {}")
DIFFERENT = "[ a owl:AllDifferent ; owl:{} ( {} ) ] ."
DENIED = "[ a owl:NegativePropertyAssertion ; owl:sourceIndividual :x{} ; owl:assertionProperty :p ; owl:{} {} ] ."

MANY, SOME = 1000, 20
"""Number of times a kind is planted. The second is for kinds where each contradiction has its own axiom."""

KINDS = {
    "eq-diff1": (MANY, "", ":x{0} owl:sameAs :y{0} ; owl:differentFrom :y{0} .", ":ok{0} owl:sameAs :y{0}a ."),
    "eq-diff2": (SOME, DIFFERENT.format("members", ":x{0} :y{0} :ok{0}"), ":x{0} owl:sameAs :y{0} .", ""),
    "eq-diff3": (SOME, DIFFERENT.format("distinctMembers", ":x{0} :y{0} :ok{0}"), ":x{0} owl:sameAs :y{0} .", ""),
    "prp-irp": (MANY, ":p a owl:IrreflexiveProperty .", ":x{0} :p :x{0} .", ":ok{0} :p :x{0} ."),
    "prp-asyp": (MANY, ":p a owl:AsymmetricProperty .", ":x{0} :p :y{0} . :y{0} :p :x{0} .", ":ok{0} :p :z{0} ."),
    "prp-pdw": (MANY, ":p owl:propertyDisjointWith :q .", ":x{0} :p :y ; :q :y .", ":ok{0} :p :y ; :q :z ."),
    "prp-adp": (MANY, "[ a owl:AllDisjointProperties ; owl:members ( :p :q :r ) ] .", ":x{0} :q :y ; :r :y .",
                ":ok{0} :p :y ; :q :z ; :r :w ."),
    "prp-npa1": (SOME, DENIED.format("{0}", "targetIndividual", ":y"), ":x{0} :p :y .", ":ok{0} :p :y ."),
    "prp-npa2": (SOME, DENIED.format("{0}", "targetValue", "1"), ":x{0} :p 1 .", ":ok{0} :p 1 ."),
    "cls-nothing2": (MANY, ":Unicorn rdfs:subClassOf owl:Nothing .", ":x{0} a :Unicorn .", ":ok{0} a :Horse ."),
    "cls-com": (MANY, ":A owl:complementOf :B .", ":x{0} a :A, :B .", ":ok{0} a :A . :ok{0}b a :B ."),
    "cls-maxc1": (MANY, LIMITED.format("maxCardinality", '"0"', ""), ":x{0} a :Few ; :seat :y .", ":ok{0} :seat :y ."),
    "cls-maxqc1": (MANY, QUALIFIED.format(":Chair"), ":x{0} a :Few ; :seat :y . :y a :Chair .",
                   ":ok{0} a :Few ; :seat :stool ."),
    "cls-maxqc2": (MANY, QUALIFIED.format("owl:Thing"), ":x{0} a :Few ; :seat :y .", ":ok{0} :seat :y ."),
    "cax-dw": (MANY, ":A owl:disjointWith :B .", ":x{0} a :A, :B .", ":ok{0} a :A, :C ."),
    "cax-adc": (MANY, "[ a owl:AllDisjointClasses ; owl:members ( :A :B :C ) ] .", ":x{0} a :B, :C .",
                ":ok{0} a :A . :ok{0}b a :C ."),
    "dt-not-type": (MANY, ":age rdfs:range xsd:integer .", ':x{0} :age "old {0}" .', ":ok{0} :age 7 ."),
}  # fmt: skip
"""For each rule: the number of copies, the axiom, facts that break it, and similar facts that do not."""


def planted(kind: str) -> tuple[Closure, set[str]]:
    """Return a closure with planted contradictions of one kind, and the expected ones.

    The closure has as many similar facts that do not contradict each other.
    """
    many, axiom, broken, clean = KINDS[kind]
    own = many == SOME
    schema = "\n".join(axiom.format(number) for number in range(many)) if own else axiom
    data = "\n".join(text.format(number) for text in (broken, clean) for number in range(many))
    return closed(schema, data), {f"x{number}" for number in range(many)}


def test_the_rules_of_the_profile_that_end_in_false_are_all_here() -> None:
    """https://www.w3.org/TR/owl2-profiles/, tables 4 to 8."""
    assert len(KINDS) == 17


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_planted_is_found_and_nothing_is_invented(kind: str) -> None:
    closure, broken = planted(kind)
    found = defaultdict(list)
    for violation in closure.violations():
        assert violation.rule == kind
        found[next(iter(re.findall(r"urn:x:((?:x|ok)\d+)", " ".join(map(str, violation.triples)))))].append(violation)

    assert set(found) == broken
    assert {len(each) for each in found.values()} == {1}


@pytest.mark.parametrize("kind", KINDS)
def test_each_clash_is_reported_with_the_proof_of_its_facts(kind: str) -> None:
    closure, _ = planted(kind)
    for violation in closure.violations()[:SOME]:
        proofs = [closure.explain(triple) for triple in violation.triples]
        assert all(proof and closure.facts.issuperset(proof.leaves) for proof in proofs)  # type: ignore[attr-defined]
