import pytest

from tests.graph_api.hints.conftest import Told

LABEL = "?x a kg:Project ; rdfs:label ?l"


@pytest.mark.parametrize(
    ("group", "sentence"),
    [
        (
            f'{LABEL} FILTER(STRSTARTS(?l, "corex"))',
            'rdfs:label of members of kg:Project never begins with the text "corex". Did you mean "Bomarbre Corex"@en?',
        ),
        (
            f'{LABEL} FILTER(STRENDS(?l, "zzz"))',
            'rdfs:label of members of kg:Project never ends with the text "zzz".',
        ),
        (
            f'{LABEL} FILTER(REGEX(?l, "zzz", "i"))',
            'rdfs:label of members of kg:Project never contains the text "zzz".',
        ),
        (
            f'{LABEL} FILTER(UCASE(?l) = "corex")',
            'UCASE never gives a text with "corex" in it, because of the case. Use "COREX".',
        ),
        (
            f'{LABEL} FILTER(LANGMATCHES(LANG(?l), "fr"))',
            "rdfs:label of members of kg:Project never has a text in the language fr. The values are en, nl.",
        ),
        (
            "?x a kg:Call ; kg:year ?y FILTER(YEAR(?y) = 2018)",
            "YEAR of kg:year of members of kg:Call is never 2018. Values are for example 2018, 2019.",
        ),
        (
            '?x a kg:Call ; kg:year ?y FILTER(?y < "2019-01-01"^^xsd:date)',
            'kg:year of members of kg:Call has no values that can be compared with "2019-01-01"^^xsd:date. '
            "Values are for example 2018, 2019.",
        ),
        (
            '?x a kg:Call ; kg:year ?y FILTER(CONTAINS(?y, "2018"))',
            "CONTAINS reads texts only, and kg:year has values such as 2018. Use STR.",
        ),
        (
            '?x a kg:Project ; kg:sitedIn ?city FILTER(?city = "Gent")',
            'kg:sitedIn of members of kg:Project leads to things, not to a value such as "Gent". '
            "Did you mean <https://kennisgraaf.example/id/mun/gent>?",
        ),
        (
            "?x a kg:Organisation ; kg:helix ?h FILTER(?h IN (kg:Role, kg:Project))",
            "kg:helix of members of kg:Organisation has texts or numbers as values, not things such as kg:Role. "
            'The values are "bedrijf", "kennisinstelling", "overheid".',
        ),
        (
            "?x a kg:Call ; kg:year ?y FILTER(?y IN (1990, 1991))",
            "kg:year of members of kg:Call never has the value 1990. The values are 2018, 2019.",
        ),
    ],
)
def test_a_comparison_that_no_value_meets_has_a_hint(told: Told, group: str, sentence: str) -> None:
    assert sentence in told(f"SELECT * {{ {group} }}")


@pytest.mark.parametrize(
    "group",
    [
        f'{LABEL} FILTER(CONTAINS(?l, "Corex"))',
        f'{LABEL} FILTER(CONTAINS(?l, "zzz"@fr))',
        f"{LABEL} FILTER(STRLEN(?l) > 1000)",
        f'{LABEL} FILTER(REGEX(?l, "^zzz.*"))',
        "?x a kg:Call ; kg:year ?y FILTER(?y != 2018)",
        '?x kg:sitedIn ?city FILTER(CONTAINS(STR(?city), "zzz"))',
        "?x a kg:Project ; kg:sitedIn ?city FILTER(?city = <https://kennisgraaf.example/id/mun/aalst>)",
        'GRAPH kg:none { ?x kg:year ?y } FILTER(?y = "a")',
    ],
)
def test_a_comparison_that_is_met_or_not_understood_has_none(told: Told, group: str) -> None:
    assert not [each for each in told(f"SELECT * {{ {group} }}") if "graph" not in each]
