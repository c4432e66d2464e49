import os
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Triple

from graph_store.errors import RejectedMetadata
from ontology.reasoning import compile_rules
from ontology.reasoning.verbalisation import fact_words
from tests.ontology.reasoning.small import closed, turtle, why

EXAMPLES = int(os.environ.get("FUZZ_CASES", "400")) // 4

SCHEMA = """
    :startsOn :intervalRole "start" ; :qualifiedBy :dateQualifier .
    :endsOn :intervalRole "end" ; :qualifiedBy :dateQualifier .
    :onDate :intervalRole "both" .
    :earliest rdfs:subPropertyOf :firstDay .
    :Event :temporalKind "occurrence" . :Fair rdfs:subClassOf :Event . :Membership :temporalKind "state" .
"""


def days(data: str) -> set[str]:
    """Return the inferred first and last days."""
    found = closed(SCHEMA, data).inferred()
    return {fact_words(triple) for triple in found if not triple.predicate.value.endswith("#type")}


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
    data = ':call a :Event ; :onDate "2019-04-23"^^xsd:date, 2019, "2019-04" .'
    derivation = why(SCHEMA, data, ':call :latest "2019-04-23"^^xsd:date .')

    assert {fact_words(triple) for triple in closed(SCHEMA, data).inferred()} == {
        'call earliest "2019-04-23"',
        'call latest "2019-04-23"',
        'call firstDay "2019-04-23"',
    }
    assert set(derivation.leaves) == turtle(':call a :Event ; :onDate "2019-04-23"^^xsd:date .')
    assert derivation.axiom == (
        "latest: 2019-04-23 = 2019-04-23 – 2019-04-23, within 2019, 2019-04, Event is an occurrence"
    )


def test_dates_that_overlap_are_both_taken() -> None:
    found = days(':fair a :Event ; :onDate "2019/2020", "2020/2021" .')

    assert {'fair earliest "2019-01-01"', 'fair latest "2021-12-31"'} <= found


@pytest.mark.parametrize("role", [":startsOn", ":endsOn", ":onDate"])
def test_one_date_gives_an_occurrence_both_bounds(role: str) -> None:
    assert {'fair earliest "2019-01-01"', 'fair latest "2019-12-31"'} <= days(f":fair a :Event ; {role} 2019 .")


def test_a_subclass_is_what_its_superclass_is_marked_as() -> None:
    derivation = why(SCHEMA, ":fair a :Fair ; :startsOn 2019 .", ':fair :latest "2019-12-31"^^xsd:date .')

    assert set(derivation.leaves) == turtle(":fair a :Fair ; :startsOn 2019 .")


@pytest.mark.parametrize("kind", [":m a :Membership .", ":m a :Unmarked .", ""])
@pytest.mark.parametrize(
    ("role", "follows"),
    [
        (":startsOn", {'m earliest "2018-01-01"', 'm firstDay "2018-01-01"'}),
        (":endsOn", {'m latest "2018-12-31"'}),
        (":onDate", set()),
    ],
)
def test_a_bound_that_nobody_states_stays_open(kind: str, role: str, follows: set[str]) -> None:
    assert days(f"{kind} :m {role} 2018 .") == follows


def test_a_start_needs_no_mark_to_be_explained() -> None:
    data = ":m a :Membership ; :startsOn 2018 ."
    derivation = why(SCHEMA, data, ':m :earliest "2018-01-01"^^xsd:date .')

    assert set(derivation.leaves) == turtle(":m :startsOn 2018 .")


@pytest.mark.parametrize(
    "axioms",
    [
        ":earliest rdfs:subPropertyOf :startsOn .",
        ":latest rdfs:domain :Event .",
        ':Event :closedWorldRule "?this a kg:Thing2 . FILTER NOT EXISTS { ?this kg:in ?whole }" .',
    ],
)
def test_days_may_not_rest_on_what_follows_from_days_or_from_an_absence(axioms: str) -> None:
    with pytest.raises(RejectedMetadata, match="its own conclusions"):
        compile_rules(turtle(SCHEMA + axioms))


_YEARS = st.integers(1995, 2030)
_DAYS = st.dates(date(1995, 1, 1), date(2030, 12, 31))


def _written_day(day: date) -> tuple[str, date, date]:
    return day.isoformat(), day, day


def _written_month(day: date) -> tuple[str, date, date]:
    first = day.replace(day=1)
    return f"{first:%Y-%m}", first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _written_year(year: int) -> tuple[str, date, date]:
    return str(year), date(year, 1, 1), date(year, 12, 31)


_WRITTEN = st.one_of(_DAYS.map(_written_day), _DAYS.map(_written_month), _YEARS.map(_written_year))
"""A written date, with its first and last day by the calendar."""


@pytest.mark.slow
@settings(max_examples=EXAMPLES)
@given(
    kind=st.sampled_from(["Event", "Fair", "Membership", "Unmarked"]),
    start=st.none() | _WRITTEN,
    end=st.none() | _WRITTEN,
    both=st.none() | _WRITTEN,
)
def test_bounds_are_those_of_the_calendar(
    kind: str,
    start: tuple[str, date, date] | None,
    end: tuple[str, date, date] | None,
    both: tuple[str, date, date] | None,
) -> None:
    """With one date for each role, an occurrence uses its other dates for a bound without its own date.

    A state does not.
    """
    once = kind in {"Event", "Fair"}
    stated = [("startsOn", start), ("endsOn", end), ("onDate", both)]
    data = f":x a :{kind} . " + "".join(f':x :{name} "{each[0]}" . ' for name, each in stated if each)
    firsts = [each for each in (start, both if once else None) if each] or [each for each in (end,) if each and once]
    lasts = [each for each in (end, both if once else None) if each] or [each for each in (start,) if each and once]

    expected = {f'x earliest "{min(each[1] for each in _inner(firsts))}"'} if firsts else set()
    expected |= {f'x latest "{max(each[2] for each in _inner(lasts))}"'} if lasts else set()
    assert {words for words in days(data) if "firstDay" not in words} == expected


def _inner(dates: list[tuple[str, date, date]]) -> list[tuple[str, date, date]]:
    """Return the dates that contain no other date."""
    return [
        one
        for one in dates
        if not any(one[1:] != other[1:] and one[1] <= other[1] and other[2] <= one[2] for other in dates)
    ]


def test_the_qualifier_narrows_and_is_a_premise() -> None:
    data = ':fair a :Event ; :startsOn "2018" ; :dateQualifier "eind" .'
    derivation = why(SCHEMA, data, ':fair :latest "2018-12-31"^^xsd:date .')

    assert derivation.rule == "kg-interval"
    assert set(derivation.leaves) == turtle(data)


def test_a_qualifier_that_does_not_narrow_is_no_premise() -> None:
    derivation = why(
        SCHEMA, ':fair :startsOn "2018" ; :dateQualifier "vanaf" .', ':fair :earliest "2018-01-01"^^xsd:date .'
    )

    assert set(derivation.leaves) == turtle(':fair :startsOn "2018" .')


def test_what_follows_from_a_day_is_explained_through_it() -> None:
    derivation = why(SCHEMA, ":fair a :Event ; :onDate 2019 .", ':fair :firstDay "2019-01-01"^^xsd:date .')

    assert [step.rule for step in derivation.steps()] == ["prp-spo1", "kg-interval", None, None]


def test_a_text_that_is_no_date_gives_no_day() -> None:
    assert days(':fair :startsOn "soon" .') == set()


def test_stated_days_are_not_inferred_again() -> None:
    stated: frozenset[Triple] = turtle(':fair :earliest "2019-01-01"^^xsd:date .')
    closure = closed(SCHEMA, ':fair a :Event ; :onDate 2019 ; :earliest "2019-01-01"^^xsd:date .')

    assert not stated & closure.inferred()
