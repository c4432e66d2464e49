import pytest
from pyoxigraph import Literal

from graph_api.hints.ends import Described
from graph_api.hints.facts import Facts
from graph_api.hints.values_of import Values, labelled, languages_of, like, values_of, written_otherwise
from graph_store.snapshot import Snapshot
from ontology.namespaces import RDFS_LABEL, kg, thing
from tests.graph_api.hints.conftest import Ask


def literals(*texts: str) -> Values:
    return Values([Literal(text) for text in texts], are_all=True)


def test_values_are_those_of_all_things_or_of_those_described(plan_snapshot: Snapshot) -> None:
    every = values_of(Facts(plan_snapshot), kg("helix"), None)
    some = values_of(Facts(plan_snapshot), kg("helix"), Described(kg("GovernmentActor")))
    assert [each.value for each in every.literals] == ["bedrijf", "kennisinstelling", "overheid"]
    assert [each.value for each in some.literals] == ["overheid"]
    assert every.are_all


def test_too_many_values_are_not_all(plan_snapshot: Snapshot) -> None:
    assert not values_of(Facts(plan_snapshot), RDFS_LABEL, None).are_all


@pytest.mark.parametrize(
    ("values", "asked", "expected"),
    [
        (["Gent", "Genk"], "gent", ("near", ["Gent"])),
        (["opdrachtnemer", "partner"], "opdrachtnemr", ("near", ["opdrachtnemer"])),
        (["a", "b"], "zz", ("all_values", ["a", "b"])),
        ([*"abcdefgh"], "zz", ("values", ["a", "b", "c"])),
    ],
)
def test_the_values_most_like_the_asked_one_are_advised(
    values: list[str], asked: str, expected: tuple[str, list[str]]
) -> None:
    assert like(literals(*values), Literal(asked)) == (expected[0], [Literal(text) for text in expected[1]])


def test_a_value_written_otherwise_is_looked_up(plan_snapshot: Snapshot) -> None:
    facts = Facts(plan_snapshot)
    assert written_otherwise(facts, RDFS_LABEL, Literal("GENT")) == [Literal("Gent", language="nl")]
    assert written_otherwise(facts, kg("year"), Literal("2018")) == [Literal(2018)]
    assert written_otherwise(facts, kg("year"), Literal("1918")) == []


def test_a_thing_is_found_by_its_label(ask: Ask) -> None:
    asked = ask("ASK {}")
    assert labelled(asked, "Gent") == [thing("mun:gent")]
    assert labelled(asked, "Nowhere") == []


def test_languages_are_listed() -> None:
    texts = [Literal("a", language="nl"), Literal("b", language="en"), Literal("c")]
    assert languages_of(texts) == "en, nl"
