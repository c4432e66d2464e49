"""On the yearly plan, our closure equals owlrl's, and every inferred triple is traced to rows and the ontology."""

import pytest
from pyoxigraph import Triple

from graph_store.versions import State
from graph_store.views import stated
from loaders import sync
from ontology.reasoning import Closure, compile_rules, materialise
from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.closed_world import ANNOTATION
from ontology.reasoning.interval_rule import RULE as INTERVAL
from ontology.reasoning.owl_terms import local_name
from ontology.reasoning.schema_axioms import is_schema
from ontology.turtle_files import ontology_triples
from tests.ontology.reasoning.oracle import owlrl_closure
from tests.service import DATA

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> frozenset[Triple]:
    state = State(tmp_path_factory.mktemp("reasoning") / "state")
    sync(DATA, state)
    snapshot = state.newest()
    words = {quad.triple for quad in snapshot.quads(g=snapshot.graphs.ontology)}
    return frozenset(quad.triple for quad in stated(snapshot.store(), snapshot.graphs)) - words


@pytest.fixture(scope="module")
def closure(facts: frozenset[Triple]) -> Closure:
    return materialise(compile_rules({*ontology_triples(), *filter(is_schema, facts)}), facts)


@pytest.mark.slow
def test_the_closure_is_what_owlrl_infers(facts: frozenset[Triple]) -> None:
    """Closed-world rules and days of dates are left out, because owlrl does not support them."""
    schema = {*ontology_triples(), *filter(is_schema, facts)}
    closure = materialise(compile_rules(triple for triple in schema if not _is_closed_world(triple)), facts)
    stated = facts.union(closure.rules.stated)
    expected = {triple for triple in owlrl_closure(stated) - stated if is_reported(triple, closure.rules.is_anonymous)}
    dated = {conclusion.fact for conclusion in closure.interval_facts}

    assert closure.inferred() - dated == expected


def _is_closed_world(triple: Triple) -> bool:
    return local_name(triple.predicate) == ANNOTATION


def test_every_inferred_triple_explains_itself(closure: Closure, facts: frozenset[Triple]) -> None:
    stated = facts.union(closure.rules.stated)
    inferred = closure.inferred()
    explained = [derivation for triple in inferred if (derivation := closure.explain(triple))]

    assert len(explained) == len(inferred) > 4000
    for derivation in explained:
        assert derivation.rule
        assert set(derivation.leaves) <= stated
        assert set(derivation.grounds) <= stated


def test_no_step_of_an_explanation_shows_a_nameless_class(closure: Closure) -> None:
    for triple in closure.inferred():
        derivation = closure.explain(triple)
        assert derivation is not None
        assert not any("genid" in str(step.fact) or "genid" in (step.axiom or "") for step in derivation.steps())


def test_the_shipped_data_is_consistent(closure: Closure) -> None:
    assert closure.violations() == []


def test_dates_give_first_and_last_days(closure: Closure) -> None:
    rules = {conclusion.rule for conclusion in closure.interval_facts}

    assert rules == {INTERVAL}
    assert sum(map(len, closure.interval_facts.keys.values())) > 100
