"""The declaration of generated classes to strawberry."""

from typing import Any

from graph_api.graphql import generated
from graph_api.graphql.schema import schema

DECLARED: Any = generated


def test_a_class_has_the_fields_of_those_above_it_as_the_same_objects() -> None:
    above = {field.name: field for field in DECLARED.Municipality.__strawberry_definition__.fields}
    below = {field.name: field for field in DECLARED.CentreCity.__strawberry_definition__.fields}
    assert below["hosts"] is above["hosts"]


def test_an_input_holds_what_a_question_gives_and_no_more() -> None:
    assert vars(DECLARED.ProjectFilter(exists=True)) == {"exists": True}


def test_a_field_of_an_interface_stands_in_the_schema_once() -> None:
    types: Any = schema()._schema.type_map
    assert types["CentreCity"].fields["hosts"] is types["Municipality"].fields["hosts"]


def test_a_type_knows_its_interfaces_from_near_to_far() -> None:
    definition = DECLARED.CentreCity.__strawberry_definition__
    assert [each.name for each in definition.interfaces][:2] == ["Municipality", "LocalGovernment"]
