"""The facts of a version, as columns."""

from pathlib import Path

import pytest

from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.version_facts import Facts
from graph_store.graphs import Include, Scope
from graph_store.versions import State
from ontology.vocabulary import Vocabulary

ID = "https://kennisgraaf.example/id/"


@pytest.fixture
def facts(folder: Path) -> Facts:
    return Facts(State(folder).newest(), Scope(), Vocabulary.load(), {})


def test_values_are_coerced_and_in_order(facts: Facts) -> None:
    assert facts.of("hosts")[f"{ID}mun/gent"] == (f"{ID}prj/bakkersite", f"{ID}prj/dok")
    assert facts.of("startYear")[f"{ID}agr/1"] == (2007,)
    assert facts.of("namedInDocument")[f"{ID}mun/oostende"] == (False,)


@pytest.mark.parametrize(
    ("thing", "declared", "name"),
    [
        ("mun/gent", "Thing", "CentreCity"),
        ("mun/eeklo", "Thing", "OtherMunicipality"),
        ("org/kvs", "Thing", "OtherOrganisation"),
        ("org/kvs", "Organisation", "OtherOrganisation"),
        ("org/both", "Thing", "Consortium"),
        ("org/both", "Consortium", "Consortium"),
        ("org/both", "UnnamedGroup", "UnnamedGroup"),
        ("plat/a", "Thing", "Platform"),
        ("nothing/here", "Thing", "OtherThing"),
    ],
)
def test_the_type_of_a_thing_is_its_most_specific_class_with_a_type_that_fits(
    facts: Facts, thing: str, declared: str, name: str
) -> None:
    assert facts.typename(ID + thing, declared) == name


def test_each_scope_has_its_own_facts(folder: Path) -> None:
    cache, snapshot, words = FactsCache(), State(folder).newest(), Vocabulary.load()
    asserted = cache.get(snapshot, Scope(Include.ASSERTED), words)
    assert len(asserted.of("hosts")[f"{ID}mun/gent"]) == 2
    assert f"{ID}mun/gent" not in cache.get(snapshot, Scope(Include.INFERRED), words).of("hosts")
    assert len(cache.get(snapshot, Scope(synthetic=True), words).of("hosts")[f"{ID}mun/gent"]) == 3
    assert cache.get(snapshot, Scope(Include.ASSERTED), words) is asserted


def test_a_label_may_be_stated_as_a_preferred_label_alone(folder: Path) -> None:
    asserted = Facts(State(folder).newest(), Scope(Include.ASSERTED), Vocabulary.load(), {})
    assert asserted.of("label")[f"{ID}thm/smart"][0].value == "slim"
