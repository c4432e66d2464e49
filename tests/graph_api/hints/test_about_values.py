import pytest

from tests.graph_api.hints.conftest import Told


@pytest.mark.parametrize(
    ("group", "sentence"),
    [
        ('?x rdfs:label "Gent"', 'rdfs:label never has the value "Gent". Did you mean "Gent"@nl?'),
        ('?x rdfs:label "gent"@nl', 'rdfs:label never has the value "gent"@nl. Did you mean "Gent"@nl?'),
        ('?x rdfs:label "Kortrik"@en', 'rdfs:label never has the value "Kortrik"@en. Did you mean "Kortrijk"@en?'),
        ("?x kg:nisCode 44021", 'kg:nisCode never has the value 44021. Did you mean "44021"?'),
        ('?x kg:year "2018"', 'kg:year never has the value "2018". Did you mean 2018?'),
        ('?x kg:helix "state"', 'kg:helix never has the value "state". The values are "'),
        (
            '?x a kg:GovernmentActor ; kg:helix "bedrijf"',
            'kg:helix of members of kg:GovernmentActor never has the value "bedrijf".',
        ),
        (
            '?x kg:sitedIn "Gent"',
            'kg:sitedIn leads to things, not to a value such as "Gent". '
            "Did you mean <https://kennisgraaf.example/id/mun/gent>?",
        ),
        ("VALUES ?n { 'Gent' } ?x rdfs:label ?n", 'rdfs:label never has the value "Gent". Did you mean "Gent"@nl?'),
    ],
)
def test_a_value_that_the_property_does_not_have_has_a_hint(told: Told, group: str, sentence: str) -> None:
    assert any(each.startswith(sentence) for each in told(f"SELECT * {{ {group} }}")), told(f"ASK {{ {group} }}")


@pytest.mark.parametrize(
    "group", ['?x rdfs:label "Gent"@nl', "?x kg:year 02018", '?x ?p "nowhere"', '?x a kg:Project ; kg:hosts "Gent"']
)
def test_a_value_that_some_fact_has_or_a_property_without_values_has_none(told: Told, group: str) -> None:
    assert not [each for each in told(f"SELECT * {{ {group} }}") if "value" in each]
