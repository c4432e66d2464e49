"""Validation of the nodes that a change affects gives the same result as validation of the whole graph."""

import os
from collections.abc import Iterable, Sequence
from random import Random

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from ontology import incremental_validation
from ontology.constraints import shape_rules
from ontology.incremental_validation import validate_all, validate_change
from ontology.namespaces import RDF_TYPE, RDFS_SUB_CLASS_OF, kg
from ontology.validation import Finding, validate
from tests.ontology.test_validation import FAILING, graph
from tests.service import Service

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))


class Graph:
    """A graph in memory, as a change sees it."""

    def __init__(self, triples: set[Triple]) -> None:
        self.all = triples
        self._store = Store()
        self._store.extend(Quad(*triple) for triple in triples)

    def triples(self, s: NamedNode | None = None, p: NamedNode | None = None, o: object = None) -> list[Triple]:
        return [quad.triple for quad in self._store.quads_for_pattern(s, p, o)]  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def closed(service: Service) -> frozenset[Triple]:
    """Return the shipped facts without the class hierarchy.

    The graphs that the tests make from them are not closed under it.
    """
    facts = service.state.newest().quads(g=DefaultGraph())
    return frozenset(quad.triple for quad in facts if quad.predicate != RDFS_SUB_CLASS_OF)


def told(found: Iterable[Finding]) -> set[tuple[object, ...]]:
    return {
        (each.shape, each.severity, each.focus, each.path, each.value, *sorted(each.message.items())) for each in found
    }


def judged(before: set[Triple], after: set[Triple], standing: list[Finding]) -> set[tuple[object, ...]]:
    """Return the findings on the nodes that a change affects, and earlier findings on other nodes."""
    result = validate_change(Graph(after), Graph(before), before ^ after)
    return told([*result.findings, *(each for each in standing if not result.covers(each))])


def moved(facts: Sequence[Triple], graph: set[Triple], random: Random) -> set[Triple]:
    """Return the graph with a few triples removed and a few added that combine the ends of others."""
    after = graph - set(random.sample(facts, random.randrange(6)))
    for one, other in zip(random.sample(facts, 4), random.sample(facts, 4), strict=True):
        after.add(Triple(one.subject, other.predicate, other.object))
        after.add(Triple(one.subject, one.predicate, random.choice([other.object, one.object])))
    return after


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(max(2, ROUNDS // 30)))
def test_a_change_is_judged_as_the_whole_graph_would_be(closed: frozenset[Triple], seed: int) -> None:
    random = Random(seed)
    read = {pattern.p for rule in shape_rules() for pattern in rule.patterns}
    facts = sorted((each for each in closed if each.predicate in read and "/ns#" not in str(each.subject)), key=str)
    before, standing, violated = set(closed), validate(closed), 0
    for _ in range(8):
        after = moved(facts, before, random)
        whole = validate(after)
        assert judged(before, after, standing) == told(whole)
        before, standing, violated = after, whole, violated + len(whole)
    assert violated


@pytest.mark.parametrize("shape", FAILING)
def test_every_triple_of_a_faulty_record_leads_to_the_fault(shape: str) -> None:
    record = set(graph(FAILING[shape]))
    for triple in record:
        others = record - {triple}
        assert judged(others, record, validate(others)) == told(validate(record))
        assert judged(record, others, validate(record)) == told(validate(others))


def test_a_thing_that_is_replaced_is_no_longer_judged() -> None:
    lasting = set(graph(FAILING["S6"]))
    faults = validate(lasting)
    on = "kg:replacedOn '2021-01-01'^^xsd:date ."
    replaced = lasting | {each for fault in faults for each in graph(f"{fault.focus} {on}")}
    assert judged(lasting, replaced, faults) == set()
    assert judged(replaced, lasting, []) == told(faults)


@pytest.mark.parametrize("shape", FAILING)
def test_a_thing_that_ends_is_no_longer_judged_and_one_that_comes_back_is(shape: str) -> None:
    lasting = set(graph(FAILING[shape]))
    faults = validate(lasting)
    ended = lasting | {each for fault in faults for each in graph(f"{fault.focus} kg:endedBy <urn:plan> .")}
    assert judged(lasting, ended, faults) == told(validate_all(Graph(ended)).findings) == set()
    assert judged(ended, lasting, []) == told(faults)


@pytest.mark.slow
@pytest.mark.parametrize("piece", [3, 20_000])
def test_all_is_judged_by_what_the_shapes_read_at_once_or_piece_by_piece(
    closed: frozenset[Triple], piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incremental_validation, "PIECE_FOCI", piece)
    spoilt = closed - {each for each in closed if each.predicate in (kg("directPartOf"), kg("nisCode"))}
    assert validate(spoilt)
    assert told(validate_all(Graph(set(spoilt))).findings) == told(validate(spoilt))


def test_nodes_without_a_name_are_judged_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incremental_validation, "PIECE_FOCI", 1)
    parts = graph("[] a kg:Package . [] a kg:Package . <urn:k> a kg:Package .")
    found, whole = validate_all(Graph(set(parts))).findings, validate(parts)
    assert len({each.focus for each in whole}) == 3
    assert sorted((each.shape, each.path) for each in found) == sorted((each.shape, each.path) for each in whole)


def test_a_change_that_no_shape_reads_asks_nothing() -> None:
    class Silent:
        def triples(self, *_: object) -> list[Triple]:
            raise AssertionError

    strange = Triple(NamedNode("urn:a"), NamedNode("urn:p"), NamedNode("urn:b"))
    assert validate_change(Silent(), Silent(), {strange}).checked == {}


def test_no_shape_of_ours_has_to_look_at_everything() -> None:
    assert not [rule.name for rule in shape_rules() if rule.opaque]
    assert {rule.name for rule in shape_rules()} >= FAILING.keys()


def test_a_type_leads_to_what_has_a_value_of_it() -> None:
    part = graph("<urn:k> a kg:Package ; kg:directPartOf <urn:c> ; kg:bundles <urn:p> . <urn:c> a kg:Call .")
    (call,) = (each for each in part if each.predicate == RDF_TYPE and each.object == kg("Call"))
    result = validate_change(Graph(set(part) - {call}), Graph(set(part)), {call})
    assert result.checked["S3"] == frozenset({"<urn:k>"})
    assert {each.shape for each in result.findings} == {"S3"}
