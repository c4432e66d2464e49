"""Whole numbers and the bounds of their datatypes."""

import pytest
from pyoxigraph import Literal, NamedNode

from ontology.integers import INTEGERS, is_within
from ontology.reasoning.literal_values import holds

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize("base", INTEGERS)
@pytest.mark.parametrize("number", [-(2**63) - 1, -129, -1, 0, 1, 127, 128, 255, 256, 2**31, 2**64])
def test_a_number_is_within_a_datatype_when_its_value_space_holds_it(base: str, number: int) -> None:
    literal = Literal(str(number), datatype=NamedNode(f"{XSD}integer"))
    assert is_within(number, base) == holds(NamedNode(XSD + base), literal)
