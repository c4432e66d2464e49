"""The closure of a version, for explanations."""

from graph_store.snapshot import Snapshot
from graph_store.views import stated
from ontology.reasoning import Closure, compile_rules, materialise
from ontology.reasoning.schema_axioms import axioms_among


def closure_of(snapshot: Snapshot, *, synthetic: bool = False) -> Closure:
    """Return the asserted facts of a version with all that follows; `synthetic` adds those made for tests."""
    ontology = {quad.triple for quad in snapshot.quads(g=snapshot.graphs.ontology)}
    facts = {quad.triple for quad in stated(snapshot.store(), snapshot.graphs)} - ontology
    if synthetic:
        facts |= {quad.triple for quad in snapshot.quads(g=snapshot.graphs.synthetic)}
    return materialise(compile_rules(ontology | axioms_among(facts)), facts)
