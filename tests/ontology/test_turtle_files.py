"""The ontology and shapes as triples, with IRIs for the blank nodes of the files."""

import pytest
from pyoxigraph import BlankNode, NamedNode

from graph_store.graphs import DEFAULT_BASE
from ontology.turtle_files import ontology_triples, shape_triples, skolemised

TWO = "[] <urn:p> [ <urn:q> 1 ] . [] <urn:p> [ <urn:q> 2 ] ."


@pytest.mark.parametrize("triples", [ontology_triples, shape_triples], ids=["ontology", "shapes"])
def test_the_files_hold_no_blank_node_once_read(triples: object) -> None:
    assert callable(triples)
    found = triples()
    assert len(found) > 100
    assert [triple for triple in found for term in triple if isinstance(term, BlankNode)] == []


def test_a_name_follows_from_content_and_not_from_order() -> None:
    backwards = ". ".join(reversed(TWO.strip(" .").split(" . "))) + " ."
    assert set(skolemised(TWO, DEFAULT_BASE)) == set(skolemised(backwards, DEFAULT_BASE))


def test_different_content_has_different_names() -> None:
    assert len({triple.subject for triple in skolemised(TWO, DEFAULT_BASE)}) == 4


def test_names_stand_under_the_base() -> None:
    subjects = [triple.subject for triple in skolemised(TWO, "https://data.gent.be/")]
    assert all(isinstance(name, NamedNode) and "data.gent.be/.well-known/genid/" in name.value for name in subjects)


def test_a_cycle_of_blank_nodes_cannot_be_named() -> None:
    with pytest.raises(ValueError, match="cycle"):
        skolemised("_:a <urn:p> _:b . _:b <urn:p> _:a .", DEFAULT_BASE)


def test_another_base_replaces_the_base_of_the_files() -> None:
    assert not any(DEFAULT_BASE in str(triple) for triple in ontology_triples("https://data.gent.be/"))
