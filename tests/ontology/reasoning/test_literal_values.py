import pytest

from ontology.reasoning.literal_values import same_value
from tests.ontology.reasoning.small import turtle


def same(one: str, other: str) -> bool:
    (first,), (second,) = turtle(f":x :p {one} ."), turtle(f":x :p {other} .")
    return same_value(first.object, second.object)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", '"01"^^xsd:integer'),
        ("1", '"1.0"^^xsd:decimal'),
        ('"1"^^xsd:byte', '"+1"^^xsd:long'),
        ("true", '"1"^^xsd:boolean'),
        ('"Gent"@nl', '"Gent"@NL'),
        ('"a"', '"a"^^xsd:string'),
    ],
)
def test_two_spellings_of_one_value(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("1", "2"), ('"1"', "1"), ('"Gent"@nl', '"Gent"@en'), ("true", "false"), ('"Gent"@nl', '"Gent"')]
)
def test_two_values(one: str, other: str) -> None:
    assert not same(one, other)
