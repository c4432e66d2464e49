from pyoxigraph import Literal

from ontology.namespaces import XSD
from ontology.reasoning.owl_terms import THING, term
from ontology.reasoning.rule_templates import Form, templates


def test_a_line_has_a_name_a_schema_part_a_head_and_a_body() -> None:
    (template,) = templates("prp-trp | TransitiveProperty(P) | P(x, z) <- P(x, y) P(y, z)")

    assert template.name == "prp-trp"
    assert template.schema == (Form(term("TransitiveProperty"), ("P",)),)
    assert template.head == Form("P", ("x", "z"))
    assert template.body == (Form("P", ("x", "y")), Form("P", ("y", "z")))
    assert template.unequal is None


def test_numbers_and_words_are_constants() -> None:
    (template,) = templates("cls-maxc1 | maxCardinality(R, 0) onClass(R, Thing) | ! <- R(x)")

    assert template.schema[0].args[1].value == "0"  # type: ignore[union-attr]
    assert isinstance(template.schema[0].args[1], Literal)
    assert template.schema[0].args[1].datatype.value == f"{XSD}nonNegativeInteger"
    assert template.schema[1].args[1] == THING


def test_a_contradiction_has_no_head() -> None:
    assert templates("cls-nothing2 | | ! <- Nothing(x)")[0].head is None


def test_two_variables_may_be_set_apart() -> None:
    assert templates("prp-fp | F(P) | sameAs(y, z) <- P(x, y) P(x, z) y/z")[0].unequal == ("y", "z")


def test_an_indented_line_goes_on() -> None:
    (template,) = templates("prp-trp | TransitiveProperty(P) | P(x, z) <-\n    P(x, y) P(y, z)")

    assert len(template.body) == 2
