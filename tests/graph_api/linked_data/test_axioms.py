"""Axioms in words."""

import pytest
from pyoxigraph import NamedNode, Triple

from graph_api.linked_data.axioms import DISJOINT_WITH, excluded, sentences
from graph_api.linked_data.term_descriptions import said_of
from graph_api.site.labels import Labels
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.namespaces import kg


def told(snapshot: Snapshot, language: str) -> dict[str, list[tuple[str, str]]]:
    labels = Labels(snapshot, Scope(), (language,), language)
    found = sentences(said_of(snapshot), labels, language)
    return {term.value.rpartition("#")[2]: each for term, each in found.items() if isinstance(term, NamedNode)}


@pytest.mark.parametrize(
    ("language", "term", "sentence"),
    [
        ("nl", "Mayor", ("sufficient", "persoon met ‘burgemeester van’ een gemeente")),
        ("en", "Mayor", ("sufficient", "person with ‘mayor of’ some municipality")),
        ("en", "locatedIn", ("chain", "‘located in’, then ‘within’")),
        ("nl", "locatedIn", ("chain", "‘gelegen in’, dan ‘binnen’")),
        ("en", "InterweavingProject", ("definition", "project with ‘part of’ prog:rr-2")),
    ],
)
def test_definitions_and_chains_are_told_in_the_language_of_the_reader(
    snapshot: Snapshot, language: str, term: str, sentence: tuple[str, str]
) -> None:
    assert sentence in told(snapshot, language)[term]


def test_several_conditions_hold_together(snapshot: Snapshot) -> None:
    ((_, text),) = told(snapshot, "en")["QuadrupleHelixProject"]
    assert text.count("with ‘has partner’ some") == 4
    assert text.count(" and ") == 3


def test_no_class_expression_of_the_ontology_is_left_out(snapshot: Snapshot) -> None:
    words = [text for each in told(snapshot, "en").values() for _, text in each]
    assert len(words) >= 22
    assert not [text for text in words if "genid" in text or not text.strip()]


def test_exclusion_goes_both_ways(snapshot: Snapshot) -> None:
    graph = snapshot.graphs.ontology
    stated = {q.triple for q in snapshot.quads(None, DISJOINT_WITH, None, graph)}
    assert Triple(kg("Programme"), DISJOINT_WITH, kg("Project")) in stated
    found = excluded(said_of(snapshot))
    assert kg("Project") in found[kg("Programme")]
    assert kg("Programme") in found[kg("Project")]
    assert kg("Person") in found[kg("Tool")]
