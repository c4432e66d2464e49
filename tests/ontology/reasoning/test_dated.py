from pyoxigraph import Triple

from ontology.reasoning.words import fact_words
from tests.ontology.reasoning.small import closed, turtle, why

SCHEMA = """
    :startsOn :intervalRole "start" ; :qualifiedBy :dateQualifier .
    :endsOn :intervalRole "end" ; :qualifiedBy :dateQualifier .
    :onDate :intervalRole "both" .
    :earliest rdfs:subPropertyOf :firstDay .
"""


def days(data: str) -> set[str]:
    """What follows about first and last days."""
    return {fact_words(triple) for triple in closed(SCHEMA, data).inferred()}


def test_an_event_lasts_from_its_first_to_its_last_day() -> None:
    assert days(':fair :startsOn "2020-03-20"^^xsd:date ; :endsOn "2020-03-21"^^xsd:date .') == {
        'fair earliest "2020-03-20"',
        'fair latest "2020-03-21"',
        'fair firstDay "2020-03-20"',
    }


def test_of_several_dates_the_first_and_the_last_count() -> None:
    found = days(':fair :startsOn "2020-05", "2020-03" ; :endsOn "2020-06", "2020-08" .')

    assert {'fair earliest "2020-03-01"', 'fair latest "2020-08-31"'} <= found


def test_of_dates_within_one_another_the_narrowest_counts() -> None:
    data = ':call :onDate "2019-04-23"^^xsd:date, 2019, "2019-04" .'
    derivation = why(SCHEMA, data, ':call :latest "2019-04-23"^^xsd:date .')

    assert {fact_words(triple) for triple in closed(SCHEMA, data).inferred()} == {
        'call earliest "2019-04-23"',
        'call latest "2019-04-23"',
        'call firstDay "2019-04-23"',
    }
    assert set(derivation.leaves) == turtle(':call :onDate "2019-04-23"^^xsd:date .')
    assert derivation.axiom == "latest: 2019-04-23 = 2019-04-23 – 2019-04-23, within 2019, 2019-04"


def test_dates_that_overlap_are_both_taken() -> None:
    found = days(':fair :onDate "2019/2020", "2020/2021" .')

    assert {'fair earliest "2019-01-01"', 'fair latest "2021-12-31"'} <= found


def test_without_an_end_the_start_gives_both() -> None:
    assert {'fair earliest "2019-01-01"', 'fair latest "2019-12-31"'} <= days(":fair :startsOn 2019 .")


def test_without_a_start_the_end_gives_both() -> None:
    assert {'study earliest "2019-01-01"', 'study latest "2019-12-31"'} <= days(":study :endsOn 2019 .")


def test_the_qualifier_narrows_and_is_a_premise() -> None:
    data = ':fair :startsOn "2018" ; :dateQualifier "eind" .'
    derivation = why(SCHEMA, data, ':fair :latest "2018-12-31"^^xsd:date .')

    assert derivation.rule == "kg-interval"
    assert set(derivation.leaves) == turtle(data)


def test_a_qualifier_that_does_not_narrow_is_no_premise() -> None:
    derivation = why(
        SCHEMA, ':fair :startsOn "2018" ; :dateQualifier "vanaf" .', ':fair :latest "2018-12-31"^^xsd:date .'
    )

    assert set(derivation.leaves) == turtle(':fair :startsOn "2018" .')


def test_what_follows_from_a_day_is_explained_through_it() -> None:
    derivation = why(SCHEMA, ":fair :onDate 2019 .", ':fair :firstDay "2019-01-01"^^xsd:date .')

    assert [step.rule for step in derivation.steps()] == ["prp-spo1", "kg-interval", None]


def test_a_text_that_is_no_date_gives_no_day() -> None:
    assert days(':fair :startsOn "soon" .') == set()


def test_stated_days_are_not_inferred_again() -> None:
    stated: frozenset[Triple] = turtle(':fair :earliest "2019-01-01"^^xsd:date .')
    closure = closed(SCHEMA, ':fair :onDate 2019 ; :earliest "2019-01-01"^^xsd:date .')

    assert not stated & closure.inferred()
