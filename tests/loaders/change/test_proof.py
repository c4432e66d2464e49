"""The content of a graph is compared with what follows."""

import pytest
from pyoxigraph import Triple

from graph_store.graphs import Graphs
from graph_store.terms import quad_in
from loaders.change.closures import Kept
from loaders.change.proof import Mismatch, Proved, differ, mismatches, wrong_merge
from loaders.change.proposal import Statements
from loaders.dataset.dataset import Changed
from loaders.dataset.diff import Diff, Gathered
from loaders.dataset.membership import Places
from ontology.namespaces import RDF_TYPE, kg
from tests.loaders.anew import anew
from tests.loaders.conftest import iri
from tests.loaders.memory import Memory

pytestmark = pytest.mark.slow

GRAPHS = Graphs()
PLACES = Places(GRAPHS)
CITY, INVENTED = iri("id/mun/gent"), iri("id/mun/nergens")
IS_CENTRE, IS_CITY = Triple(CITY, RDF_TYPE, kg("CentreCity")), Triple(CITY, RDF_TYPE, kg("Municipality"))
IS_INVENTED = Triple(INVENTED, RDF_TYPE, kg("CentreCity"))


@pytest.fixture
def dataset() -> Memory:
    """A city and a synthetic city, with their inferences."""
    found, change = Memory(), Gathered()
    change.add(GRAPHS.source("a"), IS_CENTRE)
    change.add(GRAPHS.synthetic, IS_INVENTED)
    found.take(anew(found, PLACES, Statements.of(found).net(change.diff())))
    return found


def test_what_follows_is_proved(dataset: Memory) -> None:
    assert mismatches(dataset, PLACES) == wrong_merge(dataset, PLACES) == []


def test_what_does_not_follow_and_what_is_missing_are_named(dataset: Memory) -> None:
    wrong = Triple(CITY, RDF_TYPE, kg("Person"))
    dataset.store.add(quad_in(GRAPHS.inferred, wrong))
    dataset.store.remove(quad_in(GRAPHS.inferred, IS_CITY))
    further = Triple(INVENTED, RDF_TYPE, kg("Municipality"))
    dataset.store.remove(quad_in(GRAPHS.inferred_synthetic, further))

    assert mismatches(dataset, PLACES) == [
        Mismatch(GRAPHS.inferred.value, 1, 1, (str(wrong),), (str(IS_CITY),)),
        Mismatch(GRAPHS.inferred_synthetic.value, 0, 1, (), (str(further),)),
    ]
    assert [(each.surplus, each.missing) for each in wrong_merge(dataset, PLACES)] == [(1, 1)]
    assert mismatches(dataset, PLACES)[0].sentence == (
        f"{GRAPHS.inferred.value}: 1 triples that do not belong there, such as ({wrong}), "
        f"1 triples are missing, such as ({IS_CITY})"
    )


def test_a_change_is_proved_as_it_leaves_the_dataset(dataset: Memory) -> None:
    assert mismatches(Changed(dataset, Diff()), PLACES) == []
    change = Gathered()
    change.remove(GRAPHS.source("a"), IS_CENTRE)
    assert [each.graph for each in mismatches(Changed(dataset, change.diff()), PLACES)] == [GRAPHS.inferred.value]
    change.take(Diff())
    for graph in (GRAPHS.inferred, GRAPHS.inferred_synthetic):
        for triple in dataset.graph(graph):
            if triple.subject == CITY:
                change.remove(graph, triple)
    assert mismatches(Changed(dataset, change.diff()), PLACES) == []


def test_closures_that_hold_other_facts_differ(dataset: Memory) -> None:
    made = Kept.read(PLACES, dataset)
    assert not differ(Kept.read(PLACES, dataset), made)
    dataset.store.remove(quad_in(GRAPHS.source("a"), IS_CENTRE))
    assert differ(Kept.read(PLACES, dataset), made)
    dataset.store.remove(quad_in(GRAPHS.synthetic, IS_INVENTED))
    assert differ(Kept.read(PLACES, dataset), made)


@pytest.mark.parametrize(("version", "worked_s", "due"), [(2, 1.0, False), (2, 21.0, True), (21, 1.0, True)])
def test_a_proof_is_due_when_it_is_cheap_or_long_ago(version: int, worked_s: float, due: bool) -> None:
    assert Proved(1, 2.0).is_due(version, worked_s) is due
    assert Proved.of(None) is None
    assert Proved.of([1, 2.0]) == Proved(1, 2.0)
