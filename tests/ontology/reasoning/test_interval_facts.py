import numpy as np

from ontology.reasoning import Closure
from ontology.reasoning.verbalisation import fact_words
from tests.ontology.reasoning.small import closed, turtle

SCHEMA = """
    :Event :temporalKind "occurrence" . :onDate :intervalRole "both" ; rdfs:domain :Event .
    :on rdfs:subPropertyOf :onDate .
"""


def numbers(closure: Closure, thing: str) -> list[int]:
    (triple,) = turtle(f"{thing} a :Thing2 .")
    number = closure.engine.terms.known(triple.subject)  # type: ignore[arg-type]
    return [] if number is None else [number]


def test_what_is_concluded_is_known_by_its_keys_and_tells_why() -> None:
    closure = closed(SCHEMA, ":fair :on 2020 . :talk :onDate 2021 .")
    places = [(name, int(key)) for name, keys in closure.interval_facts.keys.items() for key in keys]

    assert len(places) == 4
    for place in places:
        conclusion = closure.interval_facts.conclusion_of(place)
        assert conclusion is not None
        assert conclusion.fact == closure.engine.terms.triple(*place)
        assert closure.interval_facts.premises(place) is not None


def test_other_facts_are_no_conclusions() -> None:
    closure = closed(SCHEMA, ":fair :on 2020 .")
    (fact,) = turtle(":fair :onDate 2020 .")
    place = closure.engine.terms.find(fact)

    assert place is not None
    assert closure.interval_facts.conclusion_of(place) is None
    assert closure.interval_facts.premises(place) is None


def test_a_conclusion_has_a_rank_above_its_premises() -> None:
    closure = closed(SCHEMA, ":fair :on 2020 . :talk a :Event ; :onDate 2021 .")
    ranks = {
        fact_words(closure.engine.terms.triple(name, key)): int(closure.engine.relation(name).ranks_of(keys)[at])
        for name, keys in closure.interval_facts.keys.items()
        for at, key in enumerate(keys.tolist())
    }

    assert ranks['fair earliest "2020-01-01"'] == 2
    assert ranks['talk earliest "2021-01-01"'] == 1


def test_only_things_whose_dates_changed_are_looked_at_again() -> None:
    closure = closed(SCHEMA, ":fair :onDate 2020 . :talk :onDate 2021 .")
    gone, fresh = closure.interval_facts.recompute(np.array(numbers(closure, ":fair")))

    assert sum(map(len, gone.values())) == 0
    assert sum(len(keys) for keys, _ in fresh.values()) == 0
