"""Names of properties in queries."""

import pytest

from graph_api.graphql.property_names import name_of, predicate_named
from graph_api.graphql.version_facts import Facts
from graph_store import State
from graph_store.errors import BadRequest
from graph_store.graphs import Scope
from loaders import SyncReport
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, kg
from ontology.vocabulary import Vocabulary


@pytest.mark.parametrize("name", ["sitedIn", "kg:sitedIn", "https://kennisgraaf.example/ns#sitedIn"])
def test_a_property_has_three_names(name: str) -> None:
    assert predicate_named(Vocabulary.load(), name) == kg("sitedIn")


@pytest.mark.parametrize("name", ["type", "a", "rdf:type"])
def test_the_property_of_classes_has_short_names(name: str) -> None:
    assert predicate_named(Vocabulary.load(), name) == RDF_TYPE


def test_a_name_that_is_none_of_these_is_refused() -> None:
    with pytest.raises(BadRequest, match="'gelegen in' is not a property"):
        predicate_named(Vocabulary.load(), "gelegen in")


def test_a_property_is_named_as_its_field(synced_once: tuple[State, SyncReport]) -> None:
    facts = Facts(synced_once[0].newest(), Scope(), Vocabulary.load(), {})
    assert name_of(kg("sitedIn"), facts) == "sitedIn"
    assert name_of(RDF_TYPE, facts) == "type"
    assert name_of(DCT_IDENTIFIER, facts) == "key"
    assert name_of(kg("nothing"), facts) == "https://kennisgraaf.example/ns#nothing"
