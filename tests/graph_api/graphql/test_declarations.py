"""The declaration of types to strawberry at run time."""

from typing import Any

from graph_api.graphql.declarations import choice, conditions, enumeration, fill, key, output
from graph_api.graphql.schema import schema

TYPES: Any = schema()._schema.type_map


def declared(name: str) -> Any:
    """Return the class that a type of the schema was made from."""
    return TYPES[name].extensions["strawberry-definition"].origin


def test_a_class_has_the_fields_of_those_above_it_as_the_same_objects() -> None:
    above = {field.name: field for field in declared("Municipality").__strawberry_definition__.fields}
    below = {field.name: field for field in declared("CentreCity").__strawberry_definition__.fields}
    assert below["hosts"] is above["hosts"]


def test_an_input_holds_what_a_question_gives_and_no_more() -> None:
    assert vars(declared("ProjectFilter")(exists=True)) == {"exists": True}


def test_a_field_of_an_interface_stands_in_the_schema_once() -> None:
    assert TYPES["CentreCity"].fields["hosts"] is TYPES["Municipality"].fields["hosts"]


def test_a_type_knows_its_interfaces_from_near_to_far() -> None:
    definition = declared("CentreCity").__strawberry_definition__
    assert [each.name for each in definition.interfaces][:2] == ["Municipality", "Organisation"]


def test_a_field_of_its_own_replaces_an_inherited_one_in_its_place() -> None:
    above, below = conditions("Above", ""), conditions("Below", "")
    fill(above, [key("a", int), key("b", int)])
    lower: Any = type("Lower", (above,), {"__strawberry_definition__": below.__strawberry_definition__})
    fill(lower, [key("a", str)])
    assert [field.python_name for field in lower.__strawberry_definition__.fields] == ["a", "b"]


def test_a_choice_takes_one_key_and_an_enum_any_names() -> None:
    assert choice("C", "").__strawberry_definition__.is_one_of
    assert [each.value for each in enumeration("E", "Said.", {"dark_green": "dark green"})] == ["dark green"]


def test_an_interface_is_implemented_by_the_types_below_it() -> None:
    above = output("A", "", is_interface=True)
    assert [each.name for each in output("B", "", [above]).__strawberry_definition__.interfaces] == ["A"]
