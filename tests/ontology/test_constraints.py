"""The triple patterns that each shape reads."""

from ontology.constraints import shape_rules
from ontology.namespaces import RDF_TYPE, kg


def rule(name: str):  # type: ignore[no-untyped-def]
    return next(each for each in shape_rules() if each.name == name)


def test_shapes_of_one_number_are_one_rule() -> None:
    assert {each.o for each in rule("S12").targets} == {kg("Action"), kg("ActionPlan"), kg("Indicator")}
    assert rule("S6").nodes == {kg("CentreCity")}


def test_a_class_of_values_is_read_of_each_value() -> None:
    found = [(each.s, each.p, each.o) for each in rule("S3").constraints[0]]
    (value,) = (o for s, p, o in found if p == kg("directPartOf"))
    assert (value, RDF_TYPE, kg("Call")) in found


def test_each_rule_brings_the_triples_of_its_shapes_alone() -> None:
    assert not any("S4" in str(triple) for triple in rule("S3").triples)
    assert all(str(triple.subject) != str(triple.object) for triple in rule("S3").triples)
