"""Everything worked out anew; the graphs themselves are looked at in test_commit, and beside a change in
test_touching."""

from pyoxigraph import Triple

from graph_store import State
from graph_store.graphs import Graphs
from loaders.change.anew import anew
from loaders.change.dataset import Published
from loaders.change.membership import Places
from loaders.diff import Gathered
from ontology.terms import RDF_TYPE, kg
from tests.loaders.conftest import iri


def test_synthetic_facts_have_a_closure_of_their_own(state: State) -> None:
    graphs, change = Graphs(), Gathered()
    change.add(graphs.synthetic, Triple(iri("id/mun/gent"), RDF_TYPE, kg("CentreCity")))
    found = anew(Published(state), Places(graphs), change.diff())

    follows = Triple(iri("id/mun/gent"), RDF_TYPE, kg("Municipality"))
    assert follows in found.diff.of(graphs.inferred_synthetic).added
    assert follows not in found.diff.of(graphs.inferred).added
    assert found.kept is not None
    assert found.kept.synthetic is not None
    assert found.whole
