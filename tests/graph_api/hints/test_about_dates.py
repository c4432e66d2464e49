import pytest

from tests.graph_api.hints.conftest import Told

BOUNDS = "Compare kg:earliest, kg:latest, which are always whole days."


@pytest.mark.parametrize(
    "test", ["YEAR(?d) = 1999", "MONTH(?d) > 12", '?d < "1999-01-01"^^xsd:date', '?d = "1999"^^xsd:gYear']
)
def test_a_vague_date_that_is_read_as_a_day_has_a_hint(told: Told, test: str) -> None:
    [sentence] = told(f"SELECT ?e {{ ?e a kg:Event ; kg:startsOn ?d FILTER({test}) }}")
    assert "kg:startsOn has vague dates (EDTF), such as " in sentence
    assert sentence.endswith(BOUNDS)


def test_a_year_that_bind_reads_has_a_hint(told: Told) -> None:
    [sentence] = told("SELECT ?e { ?e a kg:Event ; kg:startsOn ?d BIND(YEAR(?d) AS ?y) FILTER(?y = 1999) }")
    assert "YEAR cannot read them" in sentence


def test_whole_days_and_texts_are_not_vague(told: Told) -> None:
    assert not [each for each in told("SELECT ?e { ?e kg:earliest ?d FILTER(YEAR(?d) = 1800) }") if "vague" in each]
    assert not [each for each in told('SELECT ?e { ?e kg:startsOn ?d FILTER(?d = "noon") }') if "vague" in each]
